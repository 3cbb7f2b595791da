"""The mandate, the accession form and the cover sheet as their readers find them, filled in and read back."""

from typing import Any

import pytest
from lxml import etree

from generator.templates import compiling
from tools.templates.__main__ import FOLDER
from tools.templates.covenant_articles import ARTICLES

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NUMBERS = {"kvk": "01234567", "vestigingsplaats": "Zoutdam", "adres": "Kade 1", "plaats": "Zoutdam"}
SWV = {
    **NUMBERS,
    "naam": "SWV Kustdal",
    "nummer": "PO2507",
    "rechtsvorm": "",
    "directeur": "mevrouw J. de Wit",
    "functie": "directeur-bestuurder",
}
COVENANT = {
    "regio": "Kustdal & Merenveld",
    "editie": "2026-1",
    "ingangsdatum": "1 maart 2026",
    "convenantbeheerder": "",
    "gelijk_aan_model": "",
    "sha256_model": "",
    "aanduiding_jongeren": "leerlingen",
}
Values = dict[str, Any]


def filled(name: str, values: Values) -> list[str]:
    """Return the paragraphs of a template's body, filled in by the program itself."""
    template, problems = compiling.load(FOLDER / f"{name}.docx")
    assert template is not None
    assert problems == ()
    assert template.unknown(values) == ()
    (body,) = (part for part in template.parts if part.is_body)
    root = etree.fromstring(body.fill(values))
    lines = ("".join(text.text or "" for text in line.iter(f"{W}t")) for line in root.iter(f"{W}p"))
    return [line.replace("\u00a0", " ") for line in lines if line]


def mandate(form: str = "stichting", signers: int = 1, name: str = "Stichting De Golf", **changes: object) -> Values:
    people = [
        {"naam": f"mevrouw {letter}. Vos", "functie": "bestuurder", "handtekening": f"H{number}"}
        for number, letter in enumerate("AB"[:signers], 1)
    ]
    board = {
        **NUMBERS,
        "naam": name,
        "nummer": "41234",
        "rechtsvorm": form,
        "is_gemeente": form == "gemeente",
        "gezamenlijk": signers == 2,
    }
    power = {
        "gevolmachtigde": "functie",
        "persoon": "",
        "ingangsdatum": "1 maart 2026",
        "einddatum": "",
        "editie": "",
        "bestuursbesluit_datum": "2 februari 2026",
        "bestuursbesluit_nummer": "B7",
        "tekenen": True,
        "wijzigen": False,
        "toetreden": False,
        "opzeggen": False,
        "ondervolmacht": False,
    } | changes
    return {
        "convenant": COVENANT,
        "swvs": [SWV],
        "gemeenten": [{"naam": "Zoutdam"}, {"naam": "Rietveen"}],
        "document": {"sha256": "0f" * 32},
        "bestuur": board,
        "swv": SWV,
        "volmacht": power,
        "ondertekenaars": people,
    }


def said(values: Values) -> str:
    return "\n".join(filled("volmacht", values))


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("stichting", "Stichting De Golf, een stichting, statutair gevestigd te Zoutdam"),
        ("vereniging", "Stichting De Golf, een vereniging, statutair gevestigd te Zoutdam"),
        ("coöperatie", "een coöperatie, statutair gevestigd te Zoutdam"),
        ("stichting openbaar onderwijs", "(stichting openbaar onderwijs), statutair gevestigd te Zoutdam"),
        ("openbare rechtspersoon", "een openbare rechtspersoon, bij gemeentelijke verordening ingesteld"),
        ("mbo-instelling", "een instelling voor middelbaar beroepsonderwijs in stand houdt"),
    ],
)
def test_a_board_gives_its_mandate_in_the_words_of_its_legal_form(form: str, words: str) -> None:
    text = said(mandate(form))
    assert words in text
    assert "rechtsgeldig vertegenwoordigd door mevrouw A. Vos, bestuurder, die alleen en zelfstandig bevoegd is" in text
    assert "college" not in text


def test_a_municipality_gives_it_as_competent_authority_through_its_college() -> None:
    text = said(mandate("gemeente", name="Zoutdam"))
    assert (
        "De gemeente Zoutdam, als bevoegd gezag van het openbaar onderwijs, vertegenwoordigd door het college van "
        "burgemeester en wethouders" in text
    )
    assert "namens het college tekent mevrouw A. Vos, bestuurder; hierna: de volmachtgever" in text
    assert "Het college van burgemeester en wethouders heeft tot deze volmacht besloten op 2 februari 2026" in text
    assert "De gemeente Gemeente" not in said(mandate("gemeente", name="Gemeente Zoutdam"))


def test_two_signatories_are_jointly_competent_and_each_has_a_place_to_sign() -> None:
    lines = filled("volmacht", mandate(signers=2))
    assert any(
        "mevrouw A. Vos, bestuurder, en mevrouw B. Vos, bestuurder, die gezamenlijk bevoegd zijn" in line
        for line in lines
    )
    assert [line for line in lines if line.startswith("handtekening")] == ["handtekeningH1", "handtekeningH2"]


@pytest.mark.parametrize(
    ("holder", "words"),
    [
        ("functie", "De volmacht hoort bij de functie en geldt ook voor een opvolger"),
        ("persoon", "De volmacht is aan deze persoon gegeven"),
        ("swv", "De volmacht wordt uitgeoefend door wie het samenwerkingsverband volgens de statuten"),
    ],
)
def test_the_holder_is_a_function_a_person_or_the_swv(holder: str, words: str) -> None:
    text = said(mandate(gevolmachtigde=holder, persoon="mevrouw J. de Wit"))
    assert text.count("hierna: de gevolmachtigde") == 1
    assert words in text


def test_each_act_is_ticked_or_not_and_what_is_not_ticked_is_not_allowed() -> None:
    lines = filled("volmacht", mandate(toetreden=True))
    boxes = [line[0] for line in lines if line[0] in "☐☒"]
    assert boxes == ["☒", "☐", "☒", "☐"]
    text = "\n".join(lines)
    assert "Wat niet is aangekruist, mag de gevolmachtigde niet." in text
    assert "Voor een nieuwe editie van het convenant is een nieuwe volmacht nodig." in text
    assert "ondervolmacht (artikel 3:64 BW) is uitgesloten" in text
    assert "BW) is uitgesloten" not in said(mandate(ondervolmacht=True))


def test_a_mandate_without_a_recorded_decision_leaves_room_to_write_it() -> None:
    lines = filled("volmacht", mandate(bestuursbesluit_datum="", bestuursbesluit_nummer=""))
    assert "Datum van het besluit:" in lines
    assert "Datum van het besluit:" not in filled("volmacht", mandate())


def test_its_term_and_its_text_are_named() -> None:
    text = said(mandate(einddatum="31 juli 2030"))
    assert "geldt vanaf 1 maart 2026 tot en met 31 juli 2030, of zoveel eerder als zij wordt ingetrokken of" in text
    assert "geldt vanaf 1 maart 2026 tot zij wordt ingetrokken" in said(mandate())
    assert "0f" * 32 in text
    assert (
        "de gemeenten Zoutdam en Rietveen, het samenwerkingsverband SWV Kustdal, en de schoolbesturen die daarin zijn "
        "genoemd" in text
    )


def test_a_mandate_for_one_edition_says_that_amending_it_is_about_the_annexes_only() -> None:
    one = said(mandate(editie="2026-1", wijzigen=True))
    assert (
        "Zij geldt alleen voor editie 2026-1; wijzigen betreft dan alleen de bijlagen (artikel 17.4). "
        "Voor een nieuwe editie van het convenant is een nieuwe volmacht nodig." in one
    )
    fixed = said(mandate(editie="2026-1"))
    assert "Zij geldt alleen voor editie 2026-1. Voor een nieuwe editie" in fixed
    assert "bijlagen (artikel" not in fixed
    every = said(mandate(wijzigen=True))
    assert "Zij geldt alleen voor editie" not in every
    assert "Voor een nieuwe editie" not in every


def test_article_17_4_of_the_covenant_is_about_keeping_the_annexes() -> None:
    amending = ARTICLES[16]
    assert amending.title == "Wijzigingen"
    assert "houdt de bijlagen 3 tot en met 6 bij" in amending.clauses[3].text


def test_acting_for_both_sides_covers_an_amendment_where_the_mandate_does() -> None:
    same = "Dit geldt ook voor een wijziging die voor alle schoolbesturen gelijk is."
    amending = said(mandate(wijzigen=True))
    assert f"omdat de tekst van deze editie vastligt en voor alle schoolbesturen gelijk is. {same}" in amending
    assert same not in said(mandate())


def test_the_annexes_are_the_text_and_the_proof_of_who_may_sign() -> None:
    assert "(2) een recent uittreksel uit het handelsregister." in said(mandate())
    mayor = mandate("gemeente")
    mayor["ondertekenaars"][0]["functie"] = "burgemeester"
    assert "dat de ondertekenaar bevoegd is." in said(mayor)
    deputy = mandate("gemeente")
    deputy["ondertekenaars"][0]["functie"] = "wethouder Onderwijs"
    assert "bevoegd is; (3) de schriftelijke volmacht van de burgemeester aan wie hieronder tekent." in said(deputy)
    assert "burgemeester" not in said(mandate())


def accession(**changes: str) -> Values:
    provider = {
        **NUMBERS,
        "naam": "De Brug",
        "ondertekenaar": "de heer A. el Amrani",
        "functie": "directeur",
        "e_mail": "",
        "deelname_sinds": "1 april 2026",
        "getekend_op": "",
        "bekendgemaakt_op": "",
        "handtekening": "H1",
    } | changes
    return {
        "convenant": COVENANT,
        "gemeente": {"naam": "Zoutdam"},
        "aanbieder": provider,
        "document": {"sha256": "0f" * 32},
    }


def test_the_accession_form_names_the_text_by_its_number_where_that_is_known() -> None:
    known = filled("toetreding", accession())
    assert known[known.index("0f" * 32) - 1].endswith("is te herkennen aan dit controlegetal (SHA-256):")
    unknown = {**accession(), "document": {"sha256": ""}}
    assert not any("controlegetal" in line for line in filled("toetreding", unknown))


def test_the_accession_form_shows_which_of_the_three_conditions_are_met() -> None:
    lines = filled("toetreding", accession())
    assert [line[0] for line in lines if line[0] in "☐☒"] == ["☒", "☐", "☐"]
    assert "E-mail" not in lines
    done = filled("toetreding", accession(getekend_op="2 april 2026", bekendgemaakt_op="9 april 2026"))
    assert [line[0] for line in done if line[0] in "☐☒"] == ["☒", "☒", "☒"]
    assert any(line.endswith("aan de deelnemers bekendgemaakt, op 9 april 2026.") for line in done)


def packet(kind: str, **changes: object) -> Values:
    place = {"wie": "mevrouw A. Vos", "hoedanigheid": "bestuurder", "titel": "Volmacht", "bladzijde": 5}
    values = {
        "titel": "Tekenpakket",
        "voor": "Stichting De Golf",
        "adresregels": ["Kade 1", "1234 AB Zoutdam"],
        "soort": kind,
        "toelichting": "",
        "tekent_op": "pagina 5",
        "te_tekenen": [place],
        "originelen": 1,
        "documenten": [{"titel": "Volmacht", "eerste_pagina": 3, "laatste_pagina": 4, "paginas": 2}],
        "zonder_tekenbladen": False,
        "ontbreekt": [],
        "volmachten": [],
        "enveloppen": [],
        "paginas": 6,
        "vellen": 3,
        "dubbelzijdig": True,
        "terug_te_sturen": "",
        "te_bewaren": "",
        "retouradres": "Stationsplein 1, 1234 AB Zoutdam",
        "reactiedatum": "1 mei 2026",
        "contact": "mevrouw L. Jansen",
        "contact_e_mail": "",
        "geheim_adres": False,
    } | changes
    return {"convenant": COVENANT, "pakket": values}


def test_a_cover_says_what_to_sign_on_which_page_and_how_to_return_it_by_when() -> None:
    lines = filled("omslag", packet("bestuur"))
    assert lines[:4] == [
        "Retouradres: Stationsplein 1, 1234 AB Zoutdam",
        "Stichting De Golf",
        "Kade 1",
        "1234 AB Zoutdam",
    ]
    assert any(line.startswith("U tekent op pagina 5, bij de pijl in de kantlijn.") for line in lines)
    at = lines.index("Wie tekent wat")
    assert lines[at + 1 : at + 4] == ["5", "Volmacht", "mevrouw A. Vos, bestuurder"]
    assert any("terug naar Stationsplein 1, 1234 AB Zoutdam, uiterlijk 1 mei 2026." in line for line in lines)
    assert "Vragen? Neem contact op met mevrouw L. Jansen." in lines
    assert lines[lines.index("Inhoud") + 1] == "pagina 3–4Volmacht"  # a tab between them


def test_many_documents_get_a_table_with_a_heading_row() -> None:
    papers = [{"titel": f"Volmacht {n}", "eerste_pagina": n, "laatste_pagina": n, "paginas": 1} for n in range(7)]
    lines = filled("omslag", packet("bestuur", documenten=papers))
    assert lines[lines.index("Inhoud") + 1 :][:6] == ["Pagina", "Document", "0", "Volmacht 0", "1", "Volmacht 1"]
    assert lines.count("Inhoud") == 1


def test_a_cover_says_what_goes_back_and_what_stays() -> None:
    back = {"terug_te_sturen": "het eerste exemplaar van de volmacht", "te_bewaren": "De rest is voor uw bestuur."}
    (said,) = [line for line in filled("omslag", packet("bestuur", **back)) if line.startswith("Stuur")]
    assert said.startswith("Stuur het eerste exemplaar van de volmacht terug naar Stationsplein 1, 1234 AB Zoutdam,")
    assert said.endswith(
        "uiterlijk 1 mei 2026. De rest is voor uw bestuur. Een afschrift volgt na de laatste handtekening."
    )
    (less,) = [line for line in filled("omslag", packet("gemeente", zonder_tekenbladen=True)) if "Stuur" in line]
    assert less.startswith("Stuur het ondertekende pakket terug")
    assert "De tekenbladen van andere partijen zijn in dit pakket weggelaten" in less


def test_a_director_gets_a_checklist_and_the_mandates_with_what_they_lack() -> None:
    given = [
        {"naam": "De Golf", "nummer": "00001", "getekend_op": "2 februari 2026", "in_orde": True, "ontbreekt": ""},
        {"naam": "De Eb", "nummer": "00002", "getekend_op": "", "in_orde": False, "ontbreekt": "nog niet getekend"},
    ]
    lines = filled("omslag", packet("tekensessie", volmachten=given))
    at = lines.index("Wat u tekent, en in welke hoedanigheid")
    assert lines[at + 1 : at + 5] == ["☐", "5", "Volmacht", "mevrouw A. Vos, bestuurder"]
    at = lines.index("In orde")
    assert lines[at + 1 : at + 5] == ["De Golf", "00001", "2 februari 2026", "ja"]
    assert lines[at + 5 : at + 9] == ["De Eb", "00002", "–", "nee: nog niet getekend"]
    assert "Inhoud" not in lines, "the checklist is all of it"


def test_the_batch_sheet_counts_envelopes_pages_and_sheets() -> None:
    def envelope(rank: int, *, originals: int, in_person: bool = False) -> dict[str, object]:
        return {
            "nummer": rank,
            "titel": f"Pakket {rank}",
            "eerste_pagina": 5,
            "laatste_pagina": 8,
            "paginas": 4,
            "vellen": 2,
            "originelen": originals,
            "persoonlijk": in_person,
        }

    both = [envelope(1, originals=2), envelope(2, originals=0, in_person=True)]
    lines = filled("omslag", packet("drukwerk", te_tekenen=[], enveloppen=both))
    assert any(line.startswith("2 enveloppen, 6 pagina’s op 3 vellen papier, dubbelzijdig") for line in lines)
    at = lines.index("Originelen")
    assert lines[at + 1 : at + 6] == ["1", "Pakket 1", "5–8 (4)", "2", "2"]
    assert lines[at + 7] == "Pakket 2 – persoonlijk overhandigen"
    assert lines[at + 10] == "–"
    alone = filled("omslag", packet("drukwerk", te_tekenen=[], enveloppen=both[:1], vellen=1, dubbelzijdig=False))
    assert any(line.startswith("1 envelop, 6 pagina’s op 1 vel papier, enkelzijdig") for line in alone)


def test_a_cover_of_a_packet_to_read_says_that_nothing_is_to_be_signed() -> None:
    lines = filled("omslag", packet("dossier", te_tekenen=[], ontbreekt=["Volmacht van De Eb: niet getekend"]))
    assert any(line.startswith("In dit pakket is niets te ondertekenen.") for line in lines)
    assert "Terugsturen" not in lines
    assert lines[lines.index("Wat nog niet in dit pakket zit") + 1] == "Volmacht van De Eb: niet getekend"


def test_a_cover_for_a_family_is_plain_and_fits_parent_and_pupil() -> None:
    lines = filled("omslag", packet("casus", adresregels=[], geheim_adres=True))
    text = " ".join(lines)
    assert "Persoonlijk overhandigen." in text
    assert "Retouradres" not in text
    assert "Tekenen hoeft niet." in text
    assert "Doe dat vóór het gesprek van 1 mei 2026." in text
    assert not {"u", "uw", "je", "jou", "jouw"} & set(text.lower().replace(".", " ").replace(",", " ").split())


@pytest.mark.parametrize("name", ["volmacht", "toetreding", "omslag"])
def test_the_header_and_footer_hold_only_fields_that_every_document_has(name: str) -> None:
    values = {"volmacht": mandate(), "toetreding": accession(), "omslag": packet("bestuur")}[name]
    template, _ = compiling.load(FOLDER / f"{name}.docx")
    assert template is not None
    outside = [etree.fromstring(part.fill(values)) for part in template.parts if not part.is_body]
    assert len(outside) == 2
    assert any("Privacyconvenant Kustdal & Merenveld" in "".join(map(str, root.itertext())) for root in outside)
