"""A model's placeholders become tags, as the reader of the new template sees them."""

from pathlib import Path
from random import Random
from typing import cast

import pytest

from generator import specimen
from generator.adopting.adopt import MOST, Adopted, adopt
from generator.adopting.report import report
from generator.adopting.vocabulary import Vocabulary
from generator.documents import TEXT
from generator.model import TemplateKind
from generator.templates import compiling, render
from generator.word import wordfile
from generator.word.places import Spot
from generator.word.words import text_within
from tests.raw_word import field, p, raw_word, run, table
from tests.word_files import changed, lines, members, word_file

GEMEENTEN = (
    "{% for gemeente in gemeenten %}{% if not loop.first %}{% if loop.last %} en {% else %}, {% endif %}{% endif %}"
    "{{ gemeente.naam }}{% endfor %}"
)
GREY = '<w:rStyle w:val="PlaceholderText"/>'
BEGIN, SEPARATE = '<w:fldChar w:fldCharType="begin"/>', run('<w:fldChar w:fldCharType="separate"/>')
YELLOW = '<w:highlight w:val="yellow"/>'


def person(path: str) -> str:
    """Return how the covenant names a person, which the copy for publication does not."""
    return f"{{% if convenant.publicatie %}}(naam niet gepubliceerd){{% else %}}{{{{ {path} }}}}{{% endif %}}"


def made(*blocks: str, kind: TemplateKind = "covenant", **parts: str) -> Adopted:
    return adopt(raw_word(*blocks, **parts), "model.docx", kind, specimen.names(kind))


def after(*blocks: str, kind: TemplateKind = "covenant", **parts: str) -> list[str]:
    return lines(made(*blocks, kind=kind, **parts).docx)


def loaded(adopted: Adopted, folder: Path) -> compiling.Template:
    """Return the template, which has no fault and asks for nothing that is not there."""
    path = folder / "model.docx"
    path.write_bytes(adopted.docx)
    template, problems = compiling.load(path)
    assert template is not None
    assert problems == ()
    assert template.unknown(specimen.names(adopted.kind)) == ()
    return template


# --- what is found, and what it stands for ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("Regio {REGIO}, editie [editie]", "Regio {{ convenant.regio }}, editie {{ convenant.editie }}"),
        ("<<naam bestuur>> en «Naam SWV» en <naam swv>", "{{ bestuur.naam }} en {{ swv.naam }} en {{ swv.naam }}"),
        ("{Naam_Schoolbestuur}, [statutaire naam schoolbestuur]", "{{ bestuur.naam }}, {{ bestuur.naam }}"),
        ("{NAAM DIRECTEUR}, {functie directeur swv}", "{{ swv.directeur }}, {{ swv.functie }}"),
        (
            "Het schoolbestuur {NAAM SCHOOLBESTUUR}, gevestigd te ………, KvK-nummer ________.",
            "Het schoolbestuur {{ bestuur.naam }}, gevestigd te {{ bestuur.vestigingsplaats }}, KvK-nummer "
            "{{ bestuur.kvk }}.",
        ),
        (
            "het samenwerkingsverband XXX, gevestigd te XXX, kantoorhoudend te [plaats] aan [adres]",
            "het samenwerkingsverband {{ swv.naam }}, gevestigd te {{ swv.vestigingsplaats }}, kantoorhoudend te "
            "{{ swv.plaats }} aan {{ swv.adres }}",
        ),
        (
            "SWV {NAAM SWV}, kantoorhoudend te {ADRES, POSTCODE, PLAATS}, te dezen vertegenwoordigd door haar "
            "{FUNCTIE}, de heer/mevrouw {NAAM}, ingeschreven in het handelsregister onder nummer {NUMMER}",
            "SWV {{ swv.naam }}, kantoorhoudend te {{ swv.adres }}, {{ swv.postcode }}, {{ swv.plaats }}, te dezen "
            "vertegenwoordigd door haar {{ swv.functie }}, de heer/mevrouw {{ swv.directeur }}, ingeschreven in het "
            "handelsregister onder nummer {{ swv.kvk }}",
        ),
        ("[naam van het schoolbestuur invullen]", "{{ bestuur.naam }}"),
        ("Naam samenwerkingsverband: ……………", "Naam samenwerkingsverband: {{ swv.naam }}"),
        ("KvK-nummer schoolbestuur: ……………", "KvK-nummer schoolbestuur: {{ bestuur.kvk }}"),
    ],
)
def test_a_placeholder_becomes_the_field_it_stands_for(before: str, now: str) -> None:
    escaped = before.replace("<", "&lt;").replace(">", "&gt;")
    assert after(p(escaped), kind="mandate") == [now]


def test_words_that_are_not_in_the_table_are_left_with_what_comes_nearest() -> None:
    adopted = made("Contact: {NAAM WEBSITE}, met {KORTE NAMEN SWV} als afkorting.")
    assert lines(adopted.docx) == ["Contact: {NAAM WEBSITE}, met {KORTE NAMEN SWV} als afkorting."]
    first, second = adopted.findings
    assert first.value == "{NAAM WEBSITE}"
    assert first.mend == "Kies het veld zelf, of schrijf de tekst uit."
    assert second.mend.startswith("Kies het veld zelf. Het meest lijkt: {{ swv.korte_naam }}")
    assert isinstance(first.place, Spot)
    assert (first.place.sheet, first.place.paragraph) == ("tekst", 1)


def test_what_may_be_of_two_is_left() -> None:
    adopted = made("De duur loopt van {INGANGSDATUM} tot {EINDDATUM}.", kind="mandate")
    assert lines(adopted.docx) == ["De duur loopt van {INGANGSDATUM} tot {EINDDATUM}."]
    assert "{{ convenant.ingangsdatum }}" in adopted.findings[0].mend
    assert "{{ volmacht.ingangsdatum }}" in adopted.findings[0].mend


@pytest.mark.parametrize(
    "text",
    [
        "De heer/mevrouw {NAAM} is contactpersoon.",
        "{NAAM GEMEENTE, IETS ANDERS}",
        "De gemeente en het schoolbestuur overleggen. Zij kiezen {ADRES GEBOUW}.",
    ],
)
def test_whoever_is_not_told_is_not_guessed(text: str) -> None:
    adopted = made("Het samenwerkingsverband {NAAM SWV} en de gemeente {NAAM GEMEENTE}", text)
    assert lines(adopted.docx)[-1] == text
    assert len(adopted.findings) == 1


def test_place_and_day_of_signing_are_those_of_the_covenant() -> None:
    text = "Aldus overeengekomen met gemeente {NAAM GEMEENTE} te {PLAATS} op {DATUM}"
    assert after(text)[0].endswith("te {{ convenant.tekenplaats }} op {{ convenant.tekendatum }}")
    assert after(text, kind="mandate")[0].endswith("te {PLAATS} op {DATUM}")


def test_numbers_between_brackets_and_an_ellipsis_are_no_placeholders() -> None:
    adopted = made("Zie voetnoot [1] en [2, 3] … en verder.", "U kunt (schriftelijk) bezwaar maken…")
    assert (adopted.changes, adopted.findings, adopted.instructions) == ((), (), ())


def test_a_word_in_yellow_is_a_placeholder_and_the_yellow_goes() -> None:
    adopted = made(p(run("Regio ") + run("naam regio", YELLOW) + run(", gemeente ") + run("Utrecht", YELLOW)))
    assert lines(adopted.docx) == ["Regio {{ convenant.regio }}, gemeente Utrecht"]
    assert members(adopted.docx)["word/document.xml"].count(b"w:highlight") == 1
    assert [found.value for found in adopted.findings] == ["Utrecht"]


def test_a_placeholder_over_several_runs_takes_the_formatting_of_the_first() -> None:
    adopted = made(p(run("Regio {NA", "<w:b/>") + run("AM RE", '<w:color w:val="FF0000"/>') + run("GIO}, punt")))
    assert lines(adopted.docx) == ["Regio {{ convenant.regio }}, punt"]
    xml = members(adopted.docx)["word/document.xml"]
    assert b'<w:b/></w:rPr><w:t xml:space="preserve">Regio {{ convenant.regio }}</w:t>' in xml
    assert b"FF0000" not in xml


def test_a_content_control_and_a_merge_field_leave_nothing_around_the_tag() -> None:
    control = (
        '<w:sdt><w:sdtPr><w:alias w:val="Naam regio"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>'
        f"{run('Klik om tekst in te voeren.', GREY)}</w:sdtContent></w:sdt>"
    )
    simple = f'<w:fldSimple w:instr=" MERGEFIELD Editie ">{run("«Editie»")}</w:fldSimple>'
    adopted = made(p(run("Regio ") + control + run(", editie ") + simple + run(", te ") + field(
        " MERGEFIELD Tekenplaats \\* MERGEFORMAT ", "«Tekenplaats»")))  # fmt: skip
    assert lines(adopted.docx) == [
        "Regio {{ convenant.regio }}, editie {{ convenant.editie }}, te {{ convenant.tekenplaats }}"
    ]
    xml = members(adopted.docx)["word/document.xml"]
    assert not any(name in xml for name in (b"w:sdt", b"fldSimple", b"fldChar", b"instrText", b"PlaceholderText"))


def test_the_fields_of_old_models_become_tags_too() -> None:
    button = field("MACROBUTTON NoMacro [naam regio]", "").replace(SEPARATE, "").replace(run(""), "")
    simple = '<w:fldSimple w:instr="MACROBUTTON AcceptAllChangesShown Klik en typ iets anders"/>'
    form = field(" FORMTEXT ", "\u2002\u2002\u2002\u2002\u2002")
    named = form.replace(BEGIN, f'{BEGIN[:-2]}><w:ffData><w:name w:val="NaamBeheerder"/></w:ffData></w:fldChar>')
    adopted = made(p(run("Regio ") + button), p(run("Editie: ") + form + run(", door ") + named), p(simple))
    assert lines(adopted.docx) == [
        "Regio {{ convenant.regio }}",
        "Editie: {{ convenant.editie }}, door {{ convenant.convenantbeheerder }}",
        "[Klik en typ iets anders]",
    ]
    assert not any(name in members(adopted.docx)["word/document.xml"] for name in (b"fldChar", b"MACROBUTTON"))
    assert [found.value for found in (*adopted.findings, *adopted.instructions)] == ["[Klik en typ iets anders]"]


def test_headers_footers_notes_and_text_boxes_are_read_too(tmp_path: Path) -> None:
    box = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>{p("Regio {REGIO}")}</w:txbxContent>'
        f"</mc:Choice><mc:Fallback><w:pict><w:txbxContent>{p('Regio {REGIO}')}</w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    note = f'<w:footnote w:id="1">{p("Editie {EDITIE}")}</w:footnote>'
    adopted = made(p(box), header="Regio {REGIO}", footer="Editie {EDITIE}", footnotes=note)
    assert lines(adopted.docx)[1:] == ["Regio {{ convenant.regio }}"] * 2
    assert lines(adopted.docx, "word/header.xml") == ["Regio {{ convenant.regio }}"]
    assert lines(adopted.docx, "word/footer.xml") == ["Editie {{ convenant.editie }}"]
    assert lines(adopted.docx, "word/footnotes.xml") == ["Editie {{ convenant.editie }}"]
    assert [change.spot.sheet for change in adopted.changes] == ["tekst", "voetnoten", "koptekst", "voettekst"]


# --- one and several -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "before",
    [
        "tussen {NAAM GEMEENTE A}, {NAAM GEMEENTE B}, Etc. en anderen",
        "tussen {NAAM GEMEENTE A}, {NAAM GEMEENTE B} en {NAAM GEMEENTE C} en anderen",
        "tussen [naam gemeente 1], [naam gemeente 2], … en anderen",
        "tussen {NAAM GEMEENTE}, enz. en anderen",
        "tussen {NAAM GEMEENTE} en anderen",
    ],
)
def test_a_list_in_a_sentence_is_one_loop(before: str) -> None:
    assert after(before) == [f"tussen {GEMEENTEN} en anderen"]


def test_what_is_said_with_every_name_of_a_list_is_said_in_the_loop() -> None:
    assert after("tussen gemeente {NAAM GEMEENTE A} (code {CODE}), gemeente {NAAM GEMEENTE B} (code {CODE}), etc.") == [
        "tussen {% for gemeente in gemeenten %}{% if not loop.first %}{% if loop.last %} en {% else %}, {% endif %}"
        "{% endif %}gemeente {{ gemeente.naam }} (code {{ gemeente.code }}){% endfor %}"
    ]


def test_a_list_of_paragraphs_is_one_loop_whatever_stands_between() -> None:
    assert after("De besturen:", "{NAAM SCHOOLBESTUUR A};", "", "{NAAM SCHOOLBESTUUR B};", "", "Etc.", "Slot.") == [
        "De besturen:",
        "{%p for bestuur in schoolbesturen %}",
        "{{ bestuur.naam }};",
        "",
        "{%p endfor %}",
        "Slot.",
    ]


def test_numbers_that_were_typed_are_counted() -> None:
    assert after("1. {NAAM SWV A};", "2. {NAAM SWV B}.")[1] == "{{ loop.index }}. {{ swv.naam }};"


def test_rows_of_a_table_are_one_loop() -> None:
    rows = (("Naam", "Gevestigd te"), ("{NAAM SCHOOLBESTUUR A}", "……………"), ("{NAAM SCHOOLBESTUUR B}", "……………"))
    assert after(table(*rows, ("Etc.", ""), header=True)) == [
        "Naam",
        "Gevestigd te",
        "{%tr for bestuur in schoolbesturen %}",
        "",
        "{{ bestuur.naam }}",
        "{{ bestuur.vestigingsplaats }}",
        "{%tr endfor %}",
        "",
    ]


def test_a_schoolbestuur_that_is_told_with_its_swv_stands_within_the_loop_of_that_swv() -> None:
    text = "{NAAM SCHOOLBESTUUR A}, bij volmacht vertegenwoordigd door {NAAM DIRECTEUR SWV};"
    assert after(text, text.replace(" A}", " B}")) == [
        "{%p for swv in swvs if swv.besturen %}",
        "{%p for bestuur in swv.besturen %}",
        f"{{{{ bestuur.naam }}}}, bij volmacht vertegenwoordigd door {person('swv.directeur')};",
        "{%p endfor %}",
        "{%p endfor %}",
    ]


def test_boards_listed_under_their_swv_are_the_boards_of_that_swv() -> None:
    block = ("Voor {NAAM SWV A}:", "{NAAM SCHOOLBESTUUR A}", "{NAAM SCHOOLBESTUUR B}", "Etc.")
    assert after(*block, block[0].replace(" A}", " B}"), *block[1:]) == [
        "{%p for swv in swvs %}",
        "Voor {{ swv.naam }}:",
        "{%p for bestuur in swv.besturen %}",
        "{{ bestuur.naam }}",
        "{%p endfor %}",
        "{%p endfor %}",
    ]


def test_a_second_of_a_list_that_is_no_list_is_left_and_told() -> None:
    adopted = made("Tekenblad van {NAAM GEMEENTE A}", "# Kop", "Bijlage over {NAAM GEMEENTE B}")
    assert lines(adopted.docx)[-1] == "Bijlage over {NAAM GEMEENTE B}"
    assert [(found.rule, found.value) for found in adopted.findings] == [("adopt-unsure", "{NAAM GEMEENTE B}")]
    assert "volgende in een rij" in adopted.findings[0].message


def test_one_gemeente_and_several_are_chosen_between() -> None:
    one = "het college van burgemeester en wethouders van de gemeente {NAAM GEMEENTE}"
    many = "de colleges van burgemeester en wethouders van de gemeenten {NAAM GEMEENTE A}, {NAAM GEMEENTE B}, Etc."
    for between in ((), ("OF",), ("",)):
        assert [line for line in after(one, *between, many, "het samenwerkingsverband") if line] == [
            "{%p if gemeenten|length == 1 %}",
            f"het college van burgemeester en wethouders van de gemeente {GEMEENTEN}",
            "{%p else %}",
            f"de colleges van burgemeester en wethouders van de gemeenten {GEMEENTEN}",
            "{%p endif %}",
            "het samenwerkingsverband",
        ]


def test_two_wordings_in_one_paragraph_are_left_and_told() -> None:
    adopted = made("het college van B&amp;W van {NAAM GEMEENTE} OF de colleges van B&amp;W van de gemeenten hieronder")
    assert [found.rule for found in adopted.findings] == ["adopt-branches"]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("de gemeente(n)", ("de gemeente", "de gemeenten")),
        ("Het college/de colleges", ("Het college", "De colleges")),
        ("het samenwerkingsverband(en)", ("het samenwerkingsverband", "de samenwerkingsverbanden")),
        ("burgemeester/burgemeesters", ("burgemeester", "burgemeesters")),
    ],
)
def test_a_double_word_is_chosen_by_how_many_there_are(before: str, now: tuple[str, str]) -> None:
    name = "swvs" if "verband" in before else "gemeenten"
    one, many = now
    assert after(f"Zo doet {before} dat.") == [
        f"Zo doet {{% if {name}|length == 1 %}}{one}{{% else %}}{many}{{% endif %}} dat."
    ]


# --- instructions ----------------------------------------------------------------------------------------------------


def test_an_instruction_to_the_author_is_no_longer_printed_and_is_told(tmp_path: Path) -> None:
    adopted = made(
        "(gebruik functietoets F11 om naar het volgende veld te gaan)",
        "Instructie: vul de namen in.",
        "De regio {REGIO} [vul hier de naam van de regio in] doet mee.",
    )
    assert [found.value for found in adopted.instructions] == [
        "(gebruik functietoets F11 om naar het volgende veld te gaan)",
        "Instructie: vul de namen in.",
        "[vul hier de naam van de regio in]",
    ]
    filled = render.render(loaded(adopted, tmp_path), specimen.names("covenant"))
    assert isinstance(filled, bytes)
    assert [" ".join(line.split()) for line in lines(filled)] == ["De regio Zilvermeer doet mee."]


def test_a_line_about_a_function_key_is_an_instruction_without_brackets_too() -> None:
    adopted = made(p("Gebruik functietoets F11 om naar het volgende invulveld te springen."), p("Artikel 1"))
    assert [found.rule for found in adopted.instructions] == ["adopt-instruction"]
    assert lines(adopted.docx)[0].startswith("{#")


def test_an_instruction_to_who_signs_stays_and_is_told() -> None:
    adopted = made("Ik teken als ouder / voogd (doorhalen wat niet van toepassing is).", kind="consent")
    assert lines(adopted.docx) == ["Ik teken als ouder / voogd (doorhalen wat niet van toepassing is)."]
    assert [found.rule for found in adopted.instructions] == ["adopt-instruction"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Let op: u kunt uw toestemming altijd intrekken.", "consent"),
        ("Ik geef toestemming (vul hier de naam van uw kind in).", "consent"),
        ("(kies wat u goed vindt)", "consent"),
        ("Partijen overleggen (en kiezen daarbij voor de minst ingrijpende weg).", "covenant"),
        ("De regels (zoals in te vullen door de inspectie) gelden.", "covenant"),
        ("Dit is een [kies: stichting / vereniging].", "covenant"),
    ],
)
def test_what_may_be_meant_for_the_reader_stays(text: str, kind: TemplateKind) -> None:
    assert after(text, kind=kind) == [text]


# --- signing ---------------------------------------------------------------------------------------------------------


def test_a_block_to_sign_gets_names_and_the_code_and_keeps_the_lines_for_a_pen() -> None:
    block = ("Naam: ………………", "Functie: ………………", "Plaats: ………………", "Datum: ………………", "Handtekening: ………………")
    assert after("Namens gemeente {NAAM GEMEENTE}", *block) == [
        "{%p for gemeente in gemeenten %}",
        "Namens gemeente {{ gemeente.naam }}",
        f"Naam: {person('gemeente.ondertekenaar')}",
        "Functie: {{ gemeente.functie }}",
        "Plaats: {{ convenant.tekenplaats }}",
        "Datum: ………………",
        "Handtekening: ……………… {% if gemeente.handtekening %}{{ gemeente.handtekening }}{% endif %}",
        "{%p endfor %}",
    ]


def test_lines_for_a_pen_in_a_form_stay_and_are_not_told() -> None:
    adopted = made("Gecontroleerd door: ………………", "Toelichting:", "………………………………", kind="consent")
    assert (adopted.changes, adopted.findings) == ((), ())


def test_the_text_that_mandates_refer_to_gets_its_bookmark() -> None:
    text = ("Overwegende dat", "Artikel 1 Doel", "Zo is het.", "Artikel 2 Duur", "Altijd.", "Ondertekening", "Namens")
    adopted = made("Partijen", *text)
    assert text_within(adopted.docx, TEXT).splitlines() == list(text[:5])
    assert adopted.changes[-1].after == "bladwijzer ‘convenanttekst’ tussen ‘Overwegende dat’ en ‘Ondertekening’"
    for unclear in (text[:5], ("Artikel 3 Doel", "Ondertekening"), text[2:3]):
        assert made(*unclear).changes == ()
    assert made(*text, kind="mandate").changes == ()


# --- the file --------------------------------------------------------------------------------------------------------


def test_what_is_a_tag_already_stays_and_its_loop_is_known() -> None:
    text = "{% for verband in swvs %}{NAAM SWV} en {{ verband.kvk }}{% endfor %}, gemeente {{ convenant.regio }}"
    assert after(text) == [text.replace("{NAAM SWV}", "{{ verband.naam }}")]


def test_a_column_of_the_users_own_is_known_by_its_name() -> None:
    names = specimen.names("mandate")
    own = {**names, "swv": {**names["swv"], "telefoon_balie": "0123"}}  # type: ignore[dict-item]
    adopted = adopt(raw_word("Bel {TELEFOON BALIE SWV}"), "model.docx", "mandate", own)
    assert lines(adopted.docx) == ["Bel {{ swv.telefoon_balie }}"]


def test_parts_in_which_nothing_is_found_stay_byte_for_byte(tmp_path: Path) -> None:
    path = word_file(tmp_path / "model.docx", "Regio {REGIO}")
    old = members(path.read_bytes())
    new = members(adopt(path.read_bytes(), path.name, "covenant", specimen.names("covenant")).docx)
    assert new.keys() == old.keys()
    assert {name for name in old if old[name] != new[name]} == {"word/document.xml"}


def test_the_same_model_gives_the_same_bytes() -> None:
    assert made("Regio {REGIO}").docx == made("Regio {REGIO}").docx


@pytest.mark.parametrize("kind", ["covenant", "mandate", "consent", "accession", "cover"])
def test_whatever_the_tables_know_gives_a_field_that_is_there(kind: TemplateKind, tmp_path: Path) -> None:
    vocabulary = Vocabulary(specimen.names(kind))
    asked = [f"{{{said} {party}}}".upper() for party, said in sorted(
        (party, said) for party, phrases in vocabulary.phrases.items() for said in phrases)]  # fmt: skip
    adopted = made(*(p(f"Dit is {one}.") for one in asked), kind=kind)
    template = loaded(adopted, tmp_path)
    assert len(template.tags) > 100


PIECES = (
    *("{NAAM GEMEENTE}", "{NAAM GEMEENTE A}", "{NAAM GEMEENTE B}", "{NAAM SWV}", "{NAAM SWV A}", "{NAAM SWV B}"),
    *("{NAAM SCHOOLBESTUUR A}", "{NAAM SCHOOLBESTUUR B}", "{KVK}", "{PLAATS}", "…………", "{NAAM ONDERTEKENAAR}"),
    *(
        "[naam burgemeester]",
        "{NAAM DIRECTEUR}",
        "{REGIO}",
        "{GETEKEND OP VOLMACHT}",
        "{X}",
        "OF",
        "Etc.",
        ", ",
        " en ",
    ),
    *("het college van de gemeente ", "de colleges van de gemeenten ", "gemeente(n) ", "Handtekening: ……………", "1. "),
    *("[Indien één gemeente:]", "[Indien meerdere gemeenten:]", "Artikel 1 Doel", "Ondertekening", "(F11 voor meer)"),
)


@pytest.mark.parametrize("seed", range(40))
def test_whatever_stands_beside_whatever_the_template_is_sound(seed: int, tmp_path: Path) -> None:
    chance = Random(seed)
    kind: TemplateKind = chance.choice(("covenant", "mandate", "consent", "accession"))

    def line() -> str:
        return p("".join(chance.choices(PIECES, k=chance.randint(0, 4))))

    def block() -> str:
        if chance.random() < 0.1:
            return f"<w:sdt><w:sdtPr/><w:sdtContent>{line()}{line()}</w:sdtContent></w:sdt>"
        width = chance.randint(1, 3)
        rows = [tuple(line() for _ in range(width)) for _ in range(chance.randint(1, 4))]
        return table(*rows) if chance.random() < 0.3 else line()

    blocks = [block() for _ in range(chance.randint(1, 12))] * chance.randint(1, 2)
    template = loaded(made(*blocks, kind=kind), tmp_path)
    names = specimen.names(kind)
    one = {**names, "gemeenten": cast(tuple[object, ...], names["gemeenten"])[:1]}
    assert isinstance(render.render(template, names), bytes)
    assert isinstance(render.render(template, one), bytes)


def test_a_file_that_is_no_word_file_is_refused() -> None:
    for content in (b"", b"PK\x03\x04 en verder niets", b"Beste mensen,"):
        with pytest.raises(wordfile.Refused) as refused:
            adopt(content, "model.docx", "covenant", specimen.names("covenant"))
        assert refused.value.problems[0].place.file == "model.docx"


def test_a_file_with_a_dtd_is_refused(tmp_path: Path) -> None:
    entity = b'<!DOCTYPE w:document [<!ENTITY naam "{NAAM SWV}">]>'
    path = changed(
        word_file(tmp_path / "model.docx", "Regio {REGIO}"),
        {"word/document.xml": lambda xml: xml.replace(b"<w:document", entity + b"<w:document", 1)},
    )
    with pytest.raises(wordfile.Refused):
        adopt(path.read_bytes(), path.name, "covenant", specimen.names("covenant"))


def test_a_file_that_is_far_too_long_is_refused_at_once() -> None:
    content = raw_word("<w:p/>" * (MOST + 1))
    with pytest.raises(wordfile.Refused) as refused:
        adopt(content, "model.docx", "covenant", specimen.names("covenant"))
    assert refused.value.problems[0].rule == "template-too-large"


def test_the_report_says_what_was_done_what_is_left_and_what_was_told() -> None:
    told = report(made("Regio {REGIO}", "{IETS ANDERS}", "[vul hieronder de namen in en kies de juiste regel]"))
    assert told[:4] == [
        "Wat is ingevuld",
        "  tekst, alinea 1",
        "    was:   Regio {REGIO}",
        "    wordt: Regio {{ convenant.regio }}",
    ]
    assert told[told.index("Wat u zelf moet doen") + 1] == "  tekst, alinea 2"
    assert told[told.index("Aanwijzingen in de tekst") + 1] == "  tekst, alinea 3"
    assert told[-1].startswith("2 alinea’s herschreven, 1 plek voor u, 1 aanwijzing gevonden.")


def test_the_report_of_a_file_without_placeholders_says_so() -> None:
    told = report(made("Gewone tekst."))
    assert "  Niets: er is geen invulplek gevonden waarvan zeker is wat er hoort." in told
    assert "  Er stonden geen aanwijzingen in." in told


BLOCK = ("Naam: …………", "Functie: ………", "Handtekening: …………")


def test_who_signs_a_document_made_for_one_has_the_code_at_the_line() -> None:
    assert after(p("Namens {NAAM AANBIEDER}"), *map(p, BLOCK), kind="accession") == [
        "Namens {{ aanbieder.naam }}",
        "Naam: {{ aanbieder.ondertekenaar }}",
        "Functie: {{ aanbieder.functie }}",
        "Handtekening: ………… {{ aanbieder.handtekening }}",
    ]


def test_a_line_of_which_it_is_not_known_who_signs_there_is_left() -> None:
    adopted = made(p("Namens {NAAM GEMEENTE}"), *map(p, BLOCK), kind="accession")
    assert [(one.rule, one.value) for one in adopted.findings] == [("adopt-signature", "Handtekening: …………")]
    assert lines(adopted.docx)[-1] == "Handtekening: …………"
