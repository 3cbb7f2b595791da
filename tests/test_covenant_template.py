"""The covenant as a reader finds it: its wording for these parties, its 21 articles, and nothing left over."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from generator.dutch import capitalised, listing
from tools.templates.covenant import FIXED_TEXT, covenant

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TITLES = """Definities
Afzonderlijke verwerkingsverantwoordelijken
Doel verwerking persoonsgegevens
Grondslagen voor het verwerken en uitwisselen van persoonsgegevens
Verwerking en uitwisseling type persoonsgegevens
Verwerking (bijzondere) persoonsgegevens en geheimhouding
Dataminimalisatie
Kwaliteit
Bewaren en vernietigen
Beveiliging
Geheimhouding
Informatieverstrekking aan betrokkenen
Rechten van de betrokkenen
Verstrekking aan derden
Verwerkingsregister en functionaris gegevensbescherming
Aansprakelijkheid
Wijzigingen
Toetreding
Duur, opzegging, beëindiging
Monitoring, toezicht, audit, wetenschappelijk onderzoek en evaluatie
Toepasselijk recht""".splitlines()

Values = dict[str, Any]


def agreement(**changes: object) -> Values:
    return {
        "regio": "Kustdal & Merenveld",
        "editie": "2026-1",
        "ingangsdatum": "1 maart 2026",
        "einddatum": "",
        "opzegtermijn_maanden": 3,
        "evaluatie": "",
        "tekenplaats": "Kustdal",
        "tekendatum": "12 februari 2026",
        "convenantbeheerder": "mevrouw B. Beheer",
        "beheerder_e_mail": "b.beheer@voorbeeld.example",
        "aanduiding_jongere": "leerling",
        "aanduiding_jongeren": "leerlingen",
        "lidwoord_jongere": "de",
        "toestemmingsbeleid": "praktijk",
        "toestemmingsregels": ("jonger dan 12 jaar: iedere Ouder", "12 jaar en ouder: de Leerling"),
        "publicatie": False,
        **changes,
    }


def mandate(**changes: object) -> Values:
    return {
        "gevolmachtigde": "functie",
        "persoon": "",
        "reikwijdte": ["tekenen"],
        "is_getekend": True,
        "getekend_op": "2 februari 2026",
        "einddatum": "",
        "ingetrokken_op": "",
        **changes,
    }


def board(number: int, name: str = "", **changes: object) -> Values:
    return {
        "nummer": f"{number:05}",
        "naam": name or f"Stichting Onderwijs {number}",
        "rechtsvorm": "stichting",
        "kvk": "01234567",
        "vestigingsplaats": "’s-Gravendijk",
        "adres": "Dijk 1",
        "postcode": "1234 AB",
        "plaats": "’s-Gravendijk",
        "e_mail": "",
        "voorheen": "",
        "tekent_zelf": False,
        "gezamenlijk": False,
        "is_gemeente": False,
        "ondertekenaars": [{"naam": "de heer B. Bestuurder", "functie": "bestuurder", "handtekening": ""}],
        "volmacht": mandate(),
        **changes,
    }


def signers(*codes: str) -> list[Values]:
    names = ("mevrouw Z. Zelf", "de heer T. Tweede")
    return [
        {"naam": name, "functie": "lid college van bestuur", "handtekening": code}
        for name, code in zip(names, codes, strict=False)
    ]


def partnership(number: str, *boards: Values, **changes: object) -> Values:
    return {
        "nummer": number,
        "naam": f"Samenwerkingsverband {number}",
        "noemer": f"SWV {number}",
        "rechtsvorm": "stichting",
        "kvk": "07654321",
        "vestigingsplaats": "Kustdal",
        "adres": "Kade 2",
        "postcode": "1234 CD",
        "plaats": "Merenveld",
        "directeur": "mevrouw D. Directeur",
        "functie": "directeur-bestuurder",
        "e_mail": "",
        "sector_naam": "",
        "besturen": list(boards),
        "handtekening": f"H{number[-1]}1",
        "handtekening_besturen": f"H{number[-1]}2" if boards else "",
        **changes,
    }


def municipality(name: str, **changes: object) -> Values:
    return {
        "naam": name,
        "adres": "Plein 3",
        "postcode": "1234 EF",
        "plaats": name,
        "ondertekenaar": "de heer M. Meester",
        "functie": "burgemeester",
        "krachtens_volmacht": False,
        "volmacht_kenmerk": "",
        "collegebesluit_datum": "",
        "collegebesluit_nummer": "",
        "e_mail": "",
        "handtekening": f"G{name[:2]}",
        **changes,
    }


def provider(name: str, *, party: bool) -> Values:
    return {
        "naam": name,
        "kvk": "11223344",
        "vestigingsplaats": "Kustdal",
        "getekend_op": "1 april 2026",
        "bekendgemaakt_op": "8 april 2026",
        "e_mail": "",
        "is_partij": party,
    }


def meeting(name: str, sector: str) -> Values:
    return {
        "naam": name,
        "sector": sector,
        "doel": "Samen bepalen welke hulp nodig is",
        "deelnemers": "School, wijkteam en JGZ",
        "voorzitter": "intern begeleider",
        "verslag": "",
        "bewaartermijn": "twee jaar",
    }


def one_of_each(**changes: object) -> Values:
    only = board(1)
    return {
        "convenant": agreement(),
        "document": {"id": "convenant", "soort": "covenant", "editie": "2026-1", "datum": "", "sha256": ""},
        "swvs": [partnership("PO1", only)],
        "schoolbesturen": [only],
        "gemeenten": [municipality("Kustdal")],
        "aanbieders": [],
        "overlegvormen": [],
        **changes,
    }


def several() -> Values:
    """A region with two partnerships, a board in both, a gemeente that is a board, and three that sign themselves."""
    both = board(1, "Vereniging Water & Wijs", rechtsvorm="vereniging", voorheen="De Golf")
    own = board(2, "gemeente Kustdal", rechtsvorm="gemeente", is_gemeente=True)
    unsigned = board(3, volmacht=mandate(is_getekend=False, getekend_op="", gevolmachtigde="persoon", persoon="P. Pen"))
    alone = board(4, "Alleen", tekent_zelf=True, ondertekenaars=signers("H41"))
    pair = board(5, "Samen", tekent_zelf=True, gezamenlijk=True, ondertekenaars=signers("H51", "H52"))
    vocational = board(
        6, "Vakschool", rechtsvorm="mbo-instelling", tekent_zelf=True, ondertekenaars=signers("H61"), e_mail="i@v.nl"
    )
    deputy = municipality(
        "Merenveld",
        ondertekenaar="mevrouw W. Houder",
        functie="wethouder Jeugd",
        krachtens_volmacht=True,
        volmacht_kenmerk="BM/26-07",
        collegebesluit_datum="9 januari 2026",
        collegebesluit_nummer="B-12",
    )
    return {
        "convenant": agreement(
            einddatum="28 februari 2030", evaluatie="voor 1 maart 2028", aanduiding_jongere="jongere"
        )
        | {
            "aanduiding_jongeren": "jongeren",
            "opzegtermijn_maanden": 1,
        },
        "document": one_of_each()["document"] | {"datum": "5 januari 2026"},
        "swvs": [
            partnership("PO1", both, own, sector_naam="primair onderwijs"),
            partnership("VO2", both, unsigned, directeur="de heer E. Bouwer"),
            partnership("VO3", directeur="mevrouw F. Vos"),
        ],
        "schoolbesturen": [both, own, unsigned, alone, pair, vocational],
        "gemeenten": [municipality("’t Zand"), municipality("Kustdal"), deputy],
        "aanbieders": [provider("Hulp aan Huis", party=True), provider("Nog Niet", party=False)],
        "overlegvormen": [meeting("Zorgteam", "po"), meeting("Verzuimtafel", "vo"), meeting("Thuiszitterstafel", "")],
    }


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("covenant") / "convenant.docx"
    covenant().save(made)
    return made


class Reader:
    """The covenant for some values, read back: its paragraphs in order, those of tables among them."""

    def __init__(self, path: Path, values: Values) -> None:
        word = DocxTemplate(path)
        environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
        environment.filters |= {"opsomming": listing, "hoofdletter": capitalised}
        word.render(values, environment, autoescape=True)
        self.body: etree._Element = word.docx.element.body
        self.paragraphs = [(_style(p), _words(p)) for p in self.body.iter(f"{W}p")]
        self.text = "\n".join(words for _, words in self.paragraphs if words)

    def styled(self, *styles: str) -> list[str]:
        return [words for style, words in self.paragraphs if style in styles]

    def part(self, heading: str, until: str) -> str:
        """Return what stands from a heading of level 1 or 2 until another."""
        headings = [at for at, (style, _) in enumerate(self.paragraphs) if style in {"Heading1", "Heading2"}]
        first = next(at for at in headings if self.paragraphs[at][1].startswith(heading))
        last = next(at for at in headings if at > first and self.paragraphs[at][1].startswith(until))
        return "\n".join(words for _, words in self.paragraphs[first:last] if words)

    def fixed_text(self) -> str:
        start = next(mark for mark in self.body.iter(f"{W}bookmarkStart") if mark.get(f"{W}name") == FIXED_TEXT)
        end = next(m for m in self.body.iter(f"{W}bookmarkEnd") if m.get(f"{W}id") == start.get(f"{W}id"))
        return "\n".join(_words(p) for p in _between(start, end))

    def signatures(self) -> list[tuple[str, bool]]:
        """Return, per place to sign in the signature pages, who signs and whether it stays with the words before it."""
        tables = [t for t in self.body.iter(f"{W}tbl") if any(_style(p) == "SignatureLine" for p in t.iter(f"{W}p"))]
        return [(" ".join(_words(p) for p in table.iter(f"{W}p")), _kept(table)) for table in tables]


def _between(start: etree._Element, end: etree._Element) -> Iterator[etree._Element]:
    for sibling in start.itersiblings():
        if sibling is end:
            return
        yield from sibling.iter(f"{W}p")


def _kept(table: etree._Element) -> bool:
    """Return whether a table is one row that cannot split, and the paragraph before it stays on its page."""
    before = table.getprevious()
    rows = table.findall(f"{W}tr")
    unsplit = len(rows) == 1 and rows[0].find(f"{W}trPr/{W}cantSplit") is not None
    return unsplit and before is not None and before.find(f"{W}pPr/{W}keepNext") is not None


def _style(paragraph: etree._Element) -> str:
    mark = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if mark is None else str(mark.get(f"{W}val"))


def _words(paragraph: etree._Element) -> str:
    parts = (node.text or "" if node.tag == f"{W}t" else " " for node in paragraph.iter(f"{W}t", f"{W}tab"))
    return "".join(parts).replace("\N{NO-BREAK SPACE}", " ").strip()


@pytest.fixture(scope="module")
def single(path: Path) -> Reader:
    return Reader(path, one_of_each())


@pytest.fixture(scope="module")
def many(path: Path) -> Reader:
    return Reader(path, several())


def test_the_21_articles_stand_in_order_under_their_titles_each_with_clauses(many: Reader) -> None:
    assert many.styled("Article") == TITLES
    numbered = [style for style, _ in many.paragraphs if style in {"Article", "Clause1"}]
    assert all(pair != ("Article", "Article") for pair in pairwise(numbered))
    assert numbered[0] == "Article"
    assert numbered[-1] == "Clause1"


@pytest.mark.parametrize("values", [one_of_each, several], ids=["one", "several"])
def test_nothing_of_the_template_is_left_over(path: Path, values: Callable[[], Values]) -> None:
    given = values()
    for published in (False, True):
        reader = Reader(path, given | {"convenant": given["convenant"] | {"publicatie": published}})
        assert not re.findall(r"[{}«»]|\(\s*\)|\bNone\b|n\.t\.b|\betc\b|\*| [,;.:]|[,;:]{2}|,\.|\.\.", reader.text)
        prose = [words for style, words in reader.paragraphs if style not in {"TOC1", "FillLine"}]
        assert [words for words in prose if "  " in words] == []


def test_one_of_each_is_worded_in_the_singular(single: Reader) -> None:
    block = single.part("Partijen", "Overwegingen")
    assert "het college van burgemeester en wethouders en de burgemeester van de gemeente Kustdal, ieder voor" in block
    assert "hierna: ‘Gemeente’;" in block
    assert "het samenwerkingsverband passend onderwijs:" in block
    assert "het schoolbestuur hieronder, bij volmacht rechtsgeldig vertegenwoordigd door mevrouw D. Directeur" in block
    assert "hierna: ‘Schoolbestuur’;" in block
    assert not re.search("Gemeenten|Samenwerkingsverbanden|Schoolbesturen|colleges|zelf", block)


def test_several_are_worded_in_the_plural_and_listed(many: Reader) -> None:
    block = many.part("Partijen", "Overwegingen")
    assert "de colleges van burgemeester en wethouders en de burgemeesters van de gemeenten hieronder" in block
    assert "hierna afzonderlijk: ‘Gemeente’, en gezamenlijk: ‘Gemeenten’;" in block
    assert "de samenwerkingsverbanden passend onderwijs:" in block
    assert "vertegenwoordigd, staat bij elk daarvan genoemd en is één Partij" in block
    assert (
        "mevrouw W. Houder, wethouder Jeugd, krachtens schriftelijke volmacht van de burgemeester met kenmerk "
        "BM/26-07, ter uitvoering van het besluit van het college van 9 januari 2026, nummer B-12;"
    ) in block


def test_boards_stand_under_the_partnership_that_represents_them_and_those_that_sign_themselves_apart(
    many: Reader,
) -> None:
    block = many.part("3. Schoolbesturen", "4. Jeugdhulpaanbieders")
    primary, secondary = (f"volmacht rechtsgeldig vertegenwoordigd door {who}" for who in ("mevrouw D.", "de heer E."))
    first, second = block.index(primary), block.index(secondary)
    alone = block.index("de schoolbesturen hieronder, die zelf tekenen:")
    assert "mevrouw F. Vos" not in block
    assert "Vereniging Water & Wijs (voorheen De Golf)" in block[first:second]
    assert "gemeente, als bevoegd gezag" in block[first:second]
    assert "Vereniging Water & Wijs (voorheen De Golf)" in block[second:alone]
    assert "Stichting Onderwijs 3" in block[second:alone]
    assert not re.search("Alleen|Samen |Vakschool", block[:alone])
    assert (
        "vertegenwoordigd door mevrouw Z. Zelf, lid college van bestuur, en de heer T. Tweede, lid college van "
        "bestuur, gezamenlijk bevoegd;"
    ) in block[alone:]
    assert "bij volmacht" not in block[alone:]


def test_where_no_board_stands_yet_nothing_is_empty(path: Path) -> None:
    text = Reader(path, one_of_each(swvs=[partnership("PO1")], schoolbesturen=[])).text
    assert "de schoolbesturen die op de wijze van artikel 18 Partij worden;\nhierna: ‘Schoolbestuur’;" in text
    assert "0 schoolbesturen" not in text
    assert "Tekenblad school" not in text


def test_a_care_provider_is_named_once_it_is_a_party(single: Reader, many: Reader) -> None:
    assert "aan deze voorwaarden voldaan" not in single.text
    text = many.text
    assert "Hulp aan Huis, gevestigd te Kustdal, KvK 11223344, bekendgemaakt op 8 april 2026;" in text
    assert "Nog Niet" not in text


def test_the_fixed_text_is_the_same_whoever_the_parties_are(path: Path) -> None:
    one, many = one_of_each(), several()
    same = Reader(path, one).fixed_text()
    assert same == Reader(path, many | {"convenant": one["convenant"] | {"publicatie": True}}).fixed_text()
    assert same.startswith("Overwegingen")
    assert all(title in same for title in TITLES)
    assert "Toelichting" not in same


def test_the_fixed_text_follows_what_the_region_has_agreed(single: Reader, many: Reader) -> None:
    open_ended, limited = single.fixed_text(), many.fixed_text()
    assert "voor onbepaalde tijd" in open_ended
    assert "een opzegtermijn van 3 maanden" in open_ended
    assert "Over de evaluatie" not in open_ended
    assert re.search(r"\bde Leerling\b", open_ended)
    assert not re.search("jongere", open_ended, re.IGNORECASE)
    assert "Het eindigt op 28 februari 2030" in limited
    assert "een opzegtermijn van 1 maand," in limited
    assert "is afgesproken: voor 1 maart 2028." in limited
    assert not re.search("leerling(?!dossier)", limited, re.IGNORECASE)


def test_the_publication_copy_names_functions_and_no_persons(path: Path, many: Reader) -> None:
    values = several() | {"convenant": several()["convenant"] | {"publicatie": True}}
    reader = Reader(path, values)
    people = "Meester|Houder|Directeur|Bouwer|Vos|Zelf|Tweede|Bestuurder|Beheer\\b|Pen\\b|@"
    assert re.findall(people, re.sub("Convenantbeheerder", "", reader.text)) == []
    assert "(naam niet gepubliceerd), wethouder Jeugd" in reader.text
    assert not re.search(r"\bH\d\d\b", reader.text)
    assert "exemplaar voor publicatie" in reader.text
    assert "publicatie" not in many.text


def test_every_capacity_signs_once_on_a_page_of_its_own(many: Reader) -> None:
    blocks = [(words, kept) for words, kept in many.signatures() if "handtekening" in words][2:]
    codes = [match.group() if (match := re.search(r"[GH]\S\S?$", words)) else "" for words, _ in blocks]
    assert codes == ["G’t", "GKu", "GMe", "H11", "H21", "H31", "H12", "H22", "H41", "H51", "H52", "H61"]
    assert all(kept for words, kept in blocks if not words.endswith("H52"))
    assert [
        words
        for words, _ in blocks
        if "namens de schoolbesturen genoemd onder 3, krachtens schriftelijke volmacht" in words
    ] == [blocks[6][0], blocks[7][0]]
    sheets = [p for p in many.body.iter(f"{W}p") if _words(p).startswith("Tekenblad ")]
    assert len(sheets) == 11
    assert all(sheet.find(f"{W}pPr/{W}pageBreakBefore") is not None for sheet in sheets)


def test_the_second_signature_of_the_director_lists_the_mandates(many: Reader) -> None:
    text = many.part("Tekenblad schoolbesturen, vertegenwoordigd door SWV VO2", "Tekenblad Alleen")
    assert "Vereniging Water & Wijs (voorheen De Golf)\n00001\n2 februari 2026" in text
    assert "Stichting Onderwijs 3\n00003\nnog niet getekend" in text
    assert "gemeente Kustdal" not in text


def test_the_list_of_parties_tells_who_holds_each_mandate(many: Reader) -> None:
    text = many.part("Bijlage 4", "Bijlage 5")
    assert "gemeente Kustdal (00002)\nde directeur-bestuurder\ntekenen\n2 februari 2026" in text
    assert "Stichting Onderwijs 3 (00003)\nP. Pen\ntekenen\nnog niet getekend" in text


def test_a_mandate_that_was_revoked_or_ends_is_not_shown_as_if_it_simply_held(path: Path) -> None:
    revoked = board(1, volmacht=mandate(ingetrokken_op="20 februari 2026"))
    limited = board(2, volmacht=mandate(einddatum="31 december 2026"))
    values = one_of_each(swvs=[partnership("PO1", revoked, limited)], schoolbesturen=[revoked, limited])
    text = Reader(path, values).text
    for shown in (text[text.rindex("Bijlage 4") : text.rindex("Bijlage 5")], text[text.index("Tekenblad school") :]):
        assert "ingetrokken op 20 februari 2026" in shown
        assert "2 februari 2026, geldt tot en met 31 december 2026" in shown


def test_headings_and_capacities_over_one_board_are_in_the_singular(path: Path, single: Reader) -> None:
    assert "Schoolbestuur, krachtens volmacht vertegenwoordigd door SWV PO1" in single.text
    assert "Tekenblad schoolbestuur, vertegenwoordigd door SWV PO1" in single.text
    assert "namens het schoolbestuur genoemd onder 3, krachtens schriftelijke volmacht" in single.text
    alone = board(1, tekent_zelf=True, ondertekenaars=signers("H31"))
    itself = Reader(path, one_of_each(swvs=[partnership("PO1")], schoolbesturen=[alone]))
    assert "het schoolbestuur hieronder, dat zelf tekent:" in itself.part("3. Schoolbestuur", "4. ")
    assert "Schoolbestuur dat zelf tekent" in itself.text
    assert not re.search("bij volmacht|namens de schoolbesturen genoemd|Tekenblad schoolbe", itself.text)


def test_annex_2_says_who_consents_under_the_policy_of_the_region(path: Path) -> None:
    text = Reader(path, one_of_each(convenant=agreement())).text
    assert "Casusoverleg:\njonger dan 12 jaar: iedere Ouder;\n12 jaar en ouder: de Leerling.\nDaarbij geldt:\n" in text


def test_kinds_of_meeting_stand_per_sector_and_say_nothing_where_nothing_is_given(single: Reader, many: Reader) -> None:
    text = many.part("Bijlage 3", "Bijlage 4")
    order = ["Primair onderwijs", "Zorgteam", "Voortgezet onderwijs", "Verzuimtafel", "Beide sectoren", "Thuiszitters"]
    assert sorted(order, key=text.index) == order
    assert "Wat wordt vastgelegd" not in text
    assert "geen afzonderlijke Overlegvormen" in single.part("Bijlage 3", "Bijlage 4")
