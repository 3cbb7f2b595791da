"""What proofreading finds in the words of a template: each fault with its paragraph and its mend, and nothing more."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx.document import Document as Word
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from lxml import etree

from generator import specimen
from generator.documents import KIND_OF, TEMPLATE_OF, TEXT, templates_in
from generator.model import TemplateKind
from generator.problems import Problem, Severity
from generator.proofreading.every import proofread
from generator.proofreading.names import ONLY_IN
from generator.proofreading.needs import NEEDS
from generator.proofreading.suggesting import meant_by
from generator.templates import draft
from generator.word import wordfile
from generator.word.places import Spot
from tests.word_files import W, changed, table, with_notes, word_file

TEMPLATES = Path(__file__).parents[1] / "templates"
REAL = Path(__file__).parents[2] / "shared" / "data" / "templates"
ABOUT_WORDS = ("leftover-", "esign-", "field-", "loop-", "block-", "branches-", "test-", "template-unknown")


def problems(path: Path, kind: TemplateKind = "mandate") -> tuple[Problem, ...]:
    return proofread(draft.read(path), kind, specimen.names(kind), specimen.names(kind, bare=True))


def found(
    tmp_path: Path, *paragraphs: str, kind: TemplateKind = "mandate", also: Callable[[Word], object] | None = None
) -> list[Problem]:
    """Return what is wrong with these paragraphs; that much is missing in so short a template is left out."""
    path = word_file(tmp_path / "sjabloon.docx", *paragraphs, also=also)
    return [one for one in problems(path, kind) if one.rule.startswith(ABOUT_WORDS)]


def rules(
    tmp_path: Path, *paragraphs: str, kind: TemplateKind = "mandate", also: Callable[[Word], object] | None = None
) -> list[str]:
    return [one.rule for one in found(tmp_path, *paragraphs, kind=kind, also=also)]


# --- what we ship, and what others made ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", templates_in(TEMPLATES))
def test_the_templates_we_ship_have_no_fault(name: str) -> None:
    found = [one.rule for one in problems(TEMPLATES / name, KIND_OF[name])]
    assert found == (["aid-unreviewed"] if KIND_OF[name] == "reading_aid" else [])


@pytest.mark.skipif(not REAL.is_dir(), reason="the templates of others are not here")
def test_templates_of_others_are_proofread_whatever_they_hold() -> None:
    read = 0
    for path in sorted(REAL.glob("*.docx")):
        try:
            seen = draft.read(path)
        except wordfile.Refused:
            continue
        read += 1
        told = proofread(seen, "covenant", specimen.names("covenant"), specimen.names("covenant", bare=True))
        assert told, path.name  # none of them is a covenant
        assert all(one.message and one.mend and isinstance(one.place, Spot) for one in told)
    assert read > 40


def test_problems_come_in_the_order_of_the_text_each_with_its_paragraph(tmp_path: Path) -> None:
    told = found(tmp_path, "# Wie tekent", "Etc.", "de {NAAM SWV} en [datum]", "{{ bestuur.namm }}")
    assert [one.rule for one in told] == [
        "leftover-etc",
        "leftover-placeholder",
        "leftover-placeholder",
        "template-unknown-name",
    ]
    place = told[1].place
    assert isinstance(place, Spot)
    assert (place.sheet, place.paragraph) == ("tekst", 3)
    assert "onder ‘Wie tekent’" in place.cell


# --- leftovers -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("gevestigd bij {NAAM SWV}", "{{ swv.naam }}"),
        ("gevestigd bij {naam schoolbestuur A}", "{{ bestuur.naam }}"),
        ("ingeschreven onder [KvK-nummer bestuur]", "{{ bestuur.kvk }}"),
        ("vertegenwoordigd door <directeur>", "{{ swv.directeur }}"),
        ("voor de regio «regio»", "{{ convenant.regio }}"),
    ],
)
def test_a_place_to_fill_in_is_an_error_with_the_field_that_was_meant(tmp_path: Path, text: str, tag: str) -> None:
    (told,) = found(tmp_path, text)
    assert (told.rule, told.severity) == ("leftover-placeholder", Severity.ERROR)
    assert told.mend == f"Bedoelde u {tag}?"
    assert told.value == text


@pytest.mark.parametrize(
    "text",
    [
        "[naam]",
        "[INVULLEN]",
        "Klik of tik om tekst in te voeren.",
        "Click or tap here to enter text.",
    ],
)
def test_other_places_to_fill_in_are_told_too(tmp_path: Path, text: str) -> None:
    assert rules(tmp_path, f"Op {text}") == ["leftover-placeholder"]


def test_a_tag_in_single_braces_is_told_once(tmp_path: Path) -> None:
    path = word_file(tmp_path / "s.docx", "Het bestuur { bestuur.naam } tekent.")
    told = [*draft.read(path).problems, *problems(path)]
    assert sum("bestuur.naam }" in one.value for one in told) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Zie voetnoot [1] en [2, 3].",
        "De wet zegt: ‘het college […] besluit’, of [....] zoals men wil.",
        "Kleiner dan 3 < 4 en 5 > 4.",
        "Mail naar <info@zilvermeer.example> of kijk op <https://zilvermeer.example>.",
        "Het woord ‘sic’ staat zo [sic] in de brief.",
        "Zo drukt men accolades af: {_{ naam }_}.",
    ],
)
def test_brackets_that_are_meant_are_left_alone(tmp_path: Path, text: str) -> None:
    assert rules(tmp_path, text) == []


def test_other_words_between_square_brackets_may_be_meant(tmp_path: Path) -> None:
    (told,) = found(tmp_path, "De partijen [in overleg met ouders] besluiten.")
    assert (told.rule, told.severity) == ("leftover-placeholder", Severity.WARNING)


def test_dots_within_a_sentence_are_an_error(tmp_path: Path) -> None:
    for text in (
        "gevestigd te ……, hierna te noemen",
        "vertegenwoordigd door ........",
        "besluit van ____ met nummer 3",
    ):
        (told,) = found(tmp_path, text)
        assert (told.rule, told.severity) == ("leftover-dots", Severity.ERROR), text


def test_a_line_to_write_on_is_no_fault_and_dots_without_a_label_are_a_warning(tmp_path: Path) -> None:
    lines = ("Naam: ………………", "☐ Gezag gecontroleerd op: ________ door: ________", "Is dat zo? ______")
    assert rules(tmp_path, *lines, kind="consent", also=table(("Datum", "………………"))) == []
    (told,) = found(tmp_path, "Handtekening ________")
    assert (told.rule, told.severity) == ("leftover-dots", Severity.WARNING)


def test_etc_closes_no_list_of_parties(tmp_path: Path) -> None:
    told = found(tmp_path, "Schoolbestuur De Lelie, Etc.", "enz.", "{{ bestuur.naam }}, enz.")
    assert [(one.rule, one.severity) for one in told] == [
        ("leftover-etc", Severity.ERROR),
        ("leftover-etc", Severity.ERROR),
        ("leftover-etc", Severity.WARNING),
    ]
    assert rules(tmp_path, "Contact per brief, telefoon enz. kan altijd.") == []


@pytest.mark.parametrize(
    "text",
    [
        "(gebruik functietoets F11 om naar het volgende veld te gaan)",
        "Instructie: kies een van beide teksten.",
        "Dit artikel n.v.t. verwijderen",
        "Verwijder deze toelichting voordat u tekent.",
        "Doorhalen wat niet van toepassing is.",
        "Vul hier de naam in.",
    ],
)
def test_an_instruction_is_an_error(tmp_path: Path, text: str) -> None:
    (told,) = found(tmp_path, text)
    assert (told.rule, told.severity) == ("leftover-instruction", Severity.ERROR)


def test_a_form_for_the_pen_may_say_how_it_is_filled_in(tmp_path: Path) -> None:
    (told,) = found(tmp_path, "Doorhalen wat niet van toepassing is.", kind="consent")
    assert told.severity is Severity.WARNING
    (told,) = found(tmp_path, "(Indien één gemeente meedoet:)")
    assert told.severity is Severity.WARNING
    assert rules(tmp_path, "De leraar geeft instructie aan de groep.", "In te vullen door de school") == []


def test_stand_ins_are_errors(tmp_path: Path) -> None:
    assert (
        rules(tmp_path, "Editie XXX", "TODO: nog nakijken", "Lorem ipsum dolor", "hoofdstuk XXX")
        == ["leftover-dummy"] * 3
    )


def test_leftovers_are_found_in_headers_notes_text_boxes_and_cells(tmp_path: Path) -> None:
    def everywhere(document: Word) -> None:
        document.sections[0].header.paragraphs[0].text = "regio {REGIO}"
        table(("{NAAM SWV}", "x"))(document)
        box = etree.fromstring(
            f'<w:r xmlns:w="{W[1:-1]}"><w:pict><w:txbxContent><w:p><w:r><w:t>[naam]</w:t></w:r></w:p>'
            "</w:txbxContent></w:pict></w:r>"
        )
        document.paragraphs[0]._p.append(box)

    path = with_notes(word_file(tmp_path / "s.docx", "Tekst", also=everywhere), "footnotes", "zie «naam»")
    told = [one for one in problems(path) if one.rule == "leftover-placeholder"]
    assert {one.place.sheet.split()[0] for one in told} == {"tekst", "koptekst", "voetnoten"}
    assert len(told) == 4


# --- singular and plural ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "word",
    ["gemeente(n)", "heeft/hebben", "college/colleges", "ondergetekende(n)", "zet(ten)", "hij/zij", "de heer/mevrouw"],
)
def test_a_word_that_says_both_is_a_warning(tmp_path: Path, word: str) -> None:
    (told,) = found(tmp_path, f"Verklaard wordt dat {word} dit weet.")
    assert (told.rule, told.severity) == ("leftover-both-forms", Severity.WARNING)
    assert f"‘{word}’" in told.message


def test_a_label_to_write_after_may_say_both(tmp_path: Path) -> None:
    assert rules(tmp_path, "Werkt in opdracht van de gemeente(n):", "ja/nee", "in en/of na school") == []


ONE = "Het college van burgemeester en wethouders van de gemeente Zilverdam, hierna: ‘Gemeente’;"
MORE = "De colleges van burgemeester en wethouders van de gemeenten hieronder, hierna: ‘Gemeenten’;"


def test_both_branches_as_paragraphs_are_an_error(tmp_path: Path) -> None:
    short = "De colleges van burgemeester en wethouders van de gemeenten:"
    for text in ((ONE, MORE), (ONE, "of", MORE), (ONE, short), ("{%p if swvs %}", ONE, MORE, "{%p endif %}")):
        (told,) = found(tmp_path, *text)
        assert (told.rule, told.severity) == ("leftover-both-branches", Severity.ERROR)


def test_both_branches_in_a_choice_are_right(tmp_path: Path) -> None:
    chosen = ("{%p if gemeenten|length == 1 %}", ONE, "{%p else %}", MORE, "{%p endif %}")
    assert rules(tmp_path, *chosen) == []
    assert rules(tmp_path, "De gemeente volgt de wet en haar eigen regels.", "De besturen volgen de wet ook.") == []


# --- traces of working on it -----------------------------------------------------------------------------------------


def test_marker_and_hidden_text_are_told(tmp_path: Path) -> None:
    def add(document: Word) -> None:
        document.add_paragraph().add_run("nog nakijken").font.highlight_color = WD_COLOR_INDEX.YELLOW
        document.add_paragraph().add_run("oude aanwijzing").font.hidden = True
        document.add_paragraph().add_run("{%p if swvs %}").font.hidden = True
        document.add_paragraph("{%p endif %}")

    told = {one.rule: one for one in found(tmp_path, "Tekst", also=add)}
    assert "nog nakijken" in told["leftover-highlight"].message
    assert "oude aanwijzing" in told["leftover-hidden"].message


def test_tracked_changes_are_told_once_for_each_part(tmp_path: Path) -> None:
    def add(document: Word) -> None:
        for text in ("een", "twee"):
            inserted = OxmlElement("w:ins")
            paragraph = document.add_paragraph()
            inserted.append(paragraph.add_run(text)._r)
            paragraph._p.append(inserted)

    (told,) = found(tmp_path, "Tekst", also=add)
    assert told.rule == "leftover-change"
    assert "nog in 1 andere alinea" in told.message
    assert told.value == "een"


def test_a_word_comment_is_told_where_it_stands(tmp_path: Path) -> None:
    def add(document: Word) -> None:
        paragraph = document.add_paragraph("Artikel 3 geldt.")
        document.add_comment(paragraph.runs, text="Klopt dit nog?", author="Iemand")

    (told,) = found(tmp_path, "Tekst", also=add)
    assert told.rule == "leftover-comment"
    assert "Klopt dit nog?" in told.message
    assert told.value == "Artikel 3 geldt."


def test_signs_of_a_signing_service_are_told(tmp_path: Path) -> None:
    assert rules(tmp_path, "Getekend: [sig|req|signer1]", r"\s1\ ", "zie artikel 3/4") == ["esign-tag"] * 2
    seen = draft.read(word_file(tmp_path / "s.docx", "{{Sig_es_:signer1:signature}}", "{{signature, r1}}"))
    assert [one.rule for one in seen.problems] == ["esign-tag"] * 2
    assert not [one for one in problems(tmp_path / "s.docx") if one.rule == "template-unknown-name"]


# --- fields ----------------------------------------------------------------------------------------------------------


def test_only_these_names_are_not_everywhere() -> None:
    seen = {kind: set(specimen.names(kind)) for kind in TEMPLATE_OF}
    everywhere = set.intersection(*seen.values())
    differing = set.union(*seen.values()) - everywhere
    assert {name: tuple(kind for kind in TEMPLATE_OF if name in seen[kind]) for name in differing} == ONLY_IN


@pytest.mark.parametrize(
    ("text", "kind", "message", "mend"),
    [
        ("{{ bestuur.namm }}", "mandate", "‘bestuur.namm’ bestaat niet", "Bedoelde u bestuur.naam?"),
        ("{{ bestuur.naam }}", "cover", "bestaat in de omslag alleen binnen {% for bestuur", "{% endfor %} erachter"),
        (
            "{{ leerling.naam }}",
            "cover",
            "‘leerling’ bestaat in de omslag niet; het hoort bij elk stuk van een",
            "Kijk",
        ),
        ("{{ pakket.voor }}", "mandate", "‘pakket’ bestaat in de volmacht niet; het hoort bij de omslag", "Kijk"),
        (
            "{%p for bestuur in bestuur %}{{ bestuur.naam }}{%p endfor %}",
            "covenant",
            "‘bestuur’ is geen lijst",
            "{%p for bestuur in schoolbesturen %}",
        ),
        ("{{ beztuur.naam }}", "mandate", "‘beztuur’ bestaat niet", "Bedoelde u bestuur?"),
        ("{{ swvs.naam }}", "mandate", "‘swvs’ is een lijst", "{% for … in swvs %}"),
        ("{{ swv.naam.eerste }}", "mandate", "is een tekst of getal", "Noem het veld"),
        ("{{ swv.editie }}", "mandate", "‘swv.editie’ bestaat niet", "Bedoelde u convenant.editie? Kijk goed"),
        ("{{ editie }}", "cover", "‘editie’ bestaat niet", "Bedoelde u convenant.editie?"),
        ("{% for s in swv.naam %}{{ s }}{% endfor %}", "mandate", "‘swv.naam’ is een tekst", "Noem het veld"),
        ("{% for s in swvs %}{{ s.besturen[0].volmacht.einddatm }}{% endfor %}", "covenant", "einddatm", "einddatum?"),
    ],
)
def test_a_field_that_is_not_there_is_told_with_the_one_that_was_meant(
    tmp_path: Path, text: str, kind: TemplateKind, message: str, mend: str
) -> None:
    (told,) = [one for one in found(tmp_path, text, kind=kind) if one.rule == "template-unknown-name"]
    assert message in told.message
    assert mend in told.mend


def test_only_words_that_fit_few_fields_give_a_guess() -> None:
    full = specimen.names("mandate")
    assert meant_by("naam", full) == ""
    assert meant_by("iets anders", full) == ""
    assert meant_by("vul hier de naam van het samenwerkingsverband in", full) == "{{ swv.naam }}"
    assert meant_by("naam gemeente", full) == "{{ gemeente.naam }} binnen {% for gemeente in gemeenten %}"
    assert meant_by("naam directeur", full) == "{{ swv.directeur }}"
    assert meant_by("editie", full) == "{{ convenant.editie }} of {{ document.editie }} of {{ volmacht.editie }}"


# --- what must be there ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", TEMPLATE_OF)
def test_every_need_can_be_met_by_a_field_that_is_there(kind: TemplateKind) -> None:
    known = {".".join(path) for path, _ in specimen.leaves(specimen.names(kind))}
    assert {need.paths[0] for need in NEEDS[kind]} <= known
    assert all(set(need.paths) & known == set(need.paths) for need in NEEDS[kind])


def missing(path: Path, kind: TemplateKind = "mandate") -> list[Problem]:
    return [one for one in problems(path, kind) if one.rule == "missing-field"]


def test_a_mandate_must_name_who_is_given_power(tmp_path: Path) -> None:
    path = word_file(tmp_path / "v.docx", "{{ bestuur.naam }} geeft volmacht.", "{% if swv.naam %}ja{% endif %}")
    told = {one.message.split(":")[0]: one for one in missing(path)}
    holder = told["In de volmacht ontbreekt wie gevolmachtigde is"]
    assert (holder.severity, holder.mend) == (Severity.ERROR, "Zet op de goede plaats: {{ swv.functie }}")
    assert "3:60 BW" in holder.message
    assert "In de volmacht ontbreekt de naam van het samenwerkingsverband" in told  # asking after it prints nothing
    assert "In de volmacht ontbreekt de naam van het schoolbestuur" not in told


def test_a_field_counts_wherever_and_however_it_is_printed(tmp_path: Path) -> None:
    def footer(document: Word) -> None:
        document.sections[0].footer.paragraphs[0].text = "{{ bestuur.kvk }}"

    text = (
        "{% for p in bestuur.ondertekenaars %}{{ p.naam|hoofdletter }}{% endfor %} {{ volmacht.reikwijdte|opsomming }}"
    )
    told = " ".join(one.message for one in missing(word_file(tmp_path / "v.docx", text, also=footer)))
    for shown in ("het KvK-nummer", "wie het bestuur vertegenwoordigen", "wijzigingen mag ondertekenen"):
        assert shown not in told
    assert "de functie van wie tekent" in told


def test_what_is_there_but_misspelt_is_told_once(tmp_path: Path) -> None:
    path = word_file(tmp_path / "v.docx", "{{ bestuur.kvkk }} {{ swv.naam }}", "{{ bestuur.vestigingsplaats | upper }}")
    told = " ".join(one.message for one in missing(path))
    assert "het KvK-nummer" not in told
    assert "de vestigingsplaats" not in told


def test_another_kind_of_file_is_told_in_one_sentence(tmp_path: Path) -> None:
    (told,) = missing(word_file(tmp_path / "v.docx", "Een brief."))
    assert "het lijkt een ander sjabloon" in told.message


def test_the_covenant_needs_its_bookmark(tmp_path: Path) -> None:
    path = changed(word_file(tmp_path / "c.docx", "{{ convenant.regio }}"), {"word/document.xml": lambda old: old})
    assert [one.rule for one in problems(path, "covenant")].count("covenant-text") == 1
    mark = f'<w:bookmarkStart w:id="7" w:name="{TEXT}"/><w:bookmarkEnd w:id="7"/>'.encode()
    changed(path, {"word/document.xml": lambda old: old.replace(b"</w:p>", mark + b"</w:p>", 1)})
    assert [one.rule for one in problems(path, "covenant")].count("covenant-text") == 0


# --- fields that can be empty ----------------------------------------------------------------------------------------


def test_a_field_that_can_be_empty_is_told_with_the_sentence_as_it_would_read(tmp_path: Path) -> None:
    (told,) = found(tmp_path, "Het bestuur houdt kantoor te {{ bestuur.plaats }} aan de haven. Het weet dit.")
    assert (told.rule, told.severity) == ("field-can-be-empty", Severity.WARNING)
    assert "Dan staat er: ‘Het bestuur houdt kantoor te aan de haven.’" in told.message
    assert told.mend.startswith("Zet {% if bestuur.plaats %} vóór")
    assert told.value == "{{ bestuur.plaats }}"


@pytest.mark.parametrize(
    "text",
    [
        "{% if bestuur.plaats %}Het houdt kantoor te {{ bestuur.plaats }} aan zee.{% endif %}",
        "{% if not bestuur.plaats %}Geen.{% else %}Het houdt kantoor te {{ bestuur.plaats }} aan zee.{% endif %}",
        "Het houdt kantoor te {{ bestuur.plaats or bestuur.vestigingsplaats }} aan zee.",
        "Het houdt kantoor te {{ bestuur.plaats if bestuur.plaats else 'onbekend' }} aan zee.",
        "{{ bestuur.plaats }}",
        "Plaats: {{ bestuur.plaats }}",
        "De naam {{ bestuur.naam }} is statutair.",
        "{% if swvs|length > 1 %}De {{ swvs|length }} verbanden zijn partij.{% endif %}",
        "{% if volmacht.is_getekend %}De volmacht is getekend op {{ volmacht.getekend_op }} door hen.{% endif %}",
    ],
)
def test_a_field_that_is_asked_after_or_stands_alone_is_no_fault(tmp_path: Path, text: str) -> None:
    assert rules(tmp_path, text) == []


def test_a_question_around_paragraphs_or_rows_guards_what_is_inside(tmp_path: Path) -> None:
    rows = table(
        ("{%tr if bestuur.e_mail %}", ""), ("E-mail", "mail naar {{ bestuur.e_mail }} graag"), ("{%tr endif %}", "")
    )
    inside = ("{%p if bestuur.plaats %}", "Het houdt kantoor te {{ bestuur.plaats }} aan zee.", "{%p endif %}")
    assert rules(tmp_path, *inside, also=rows) == []
    assert rules(tmp_path, *inside, "En te {{ bestuur.plaats }} aan zee.") == ["field-can-be-empty"]


def test_a_question_that_another_field_can_answer_guards_nothing(tmp_path: Path) -> None:
    text = "{% if bestuur.plaats or bestuur.adres %}Kantoor te {{ bestuur.plaats }} aan zee.{% endif %}"
    assert rules(tmp_path, text) == ["field-can-be-empty"]


def test_a_field_of_an_item_and_punctuation_alone_count_too(tmp_path: Path) -> None:
    told = found(
        tmp_path,
        "{% for g in gemeenten %}{{ g.naam }} ({{ g.e_mail }}){% endfor %}",
        "{{ bestuur.adres }}, {{ swv.naam }}",
    )
    assert [one.value for one in told] == ["{{ g.e_mail }}", "{{ bestuur.adres }}"]
    assert "{% if g.e_mail %}" in told[0].mend


def test_the_copy_for_publication_has_no_names(tmp_path: Path) -> None:
    text = "{%p for swv in swvs %}"
    line = "vertegenwoordigd door {{ swv.directeur }}, directeur;"
    (told,) = found(tmp_path, text, line, "{%p endfor %}", kind="covenant")
    assert "In het exemplaar voor publicatie is ‘swv.directeur’ leeg" in told.message
    guarded = line.replace(
        "{{ swv.directeur }}", "{% if convenant.publicatie %}–{% else %}{{ swv.directeur }}{% endif %}"
    )
    assert rules(tmp_path, text, guarded, "{%p endfor %}", kind="covenant") == []
    asked = "{% if swv.directeur %}vertegenwoordigd door {{ swv.directeur }}, directeur;{% endif %}"
    assert rules(tmp_path, text, asked, "{%p endfor %}", kind="covenant") == []
    assert rules(tmp_path, "vertegenwoordigd door {{ swv.directeur }}, directeur;") == []  # a mandate is not published


# --- loops and choices -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("{% for s in swvs %}{{ swv.naam }}{% endfor %}", "loop-unused"),
        ("{% for s in swvs %}een verband{% endfor %}", "loop-unused"),
        ("{% for g in gemeenten %}{% for g in swvs %}{{ g.naam }}{% endfor %}{{ g.naam }}{% endfor %}", "loop-shadows"),
        ("{% for swv in swvs %}{{ swv.naam }}{% endfor %}", "loop-shadows"),
        ("{% if bestuur.adres %}{% endif %}", "block-empty"),
        ("{% for s in swvs %}{% endfor %}", "block-empty"),
        ("{% if bestuur.adres %}kantoor{% else %}kantoor{% endif %}", "branches-equal"),
        ("{% if true %}ja{% endif %}", "test-constant"),
        ("{% if 'po' %}ja{% else %}nee{% endif %}", "test-constant"),
    ],
)
def test_a_block_that_can_not_be_meant_is_a_warning(tmp_path: Path, text: str, rule: str) -> None:
    (told,) = found(tmp_path, text)
    assert (told.rule, told.severity) == (rule, Severity.WARNING)
    assert told.value.startswith("{%")


@pytest.mark.parametrize(
    "text",
    [
        "{% for s in swvs %}{% if loop.first %}{% elif loop.last %} en {% else %}, {% endif %}{{ s.naam }}{% endfor %}",
        "{% for s in swvs if s.sector == 'po' %}{% if loop.first %}primair{% endif %}{% endfor %}",
        "{% if bestuur.adres %}{% else %}geen adres{% endif %}",
        "{% for g in gemeenten %}{% for s in swvs %}{{ g.naam }} – {{ s.naam }}{% endfor %}{% endfor %}",
    ],
)
def test_a_block_that_does_something_is_no_fault(tmp_path: Path, text: str) -> None:
    assert rules(tmp_path, text) == []


def test_blocks_of_paragraphs_and_rows_are_judged_with_their_layout(tmp_path: Path) -> None:
    assert rules(tmp_path, "{%p if bestuur.adres %}", "{%p endif %}") == ["block-empty"]
    same = ("{%p if bestuur.adres %}", "Kantoor.", "{%p else %}", "Kantoor.", "{%p endif %}")
    assert rules(tmp_path, *same) == ["branches-equal"]
    assert rules(tmp_path, *same[:3], "# Kantoor.", same[-1]) == []
    rows = (("{%tr if bestuur.adres %}", ""), ("a", "b"), ("{%tr else %}", ""), ("a", "b"), ("{%tr endif %}", ""))
    assert rules(tmp_path, "Tekst", also=table(*rows)) == ["branches-equal"]
    assert rules(tmp_path, "Tekst", also=table(rows[0], rows[-1])) == ["block-empty"]


def test_faulty_blocks_still_let_the_rest_be_told(tmp_path: Path) -> None:
    told = rules(tmp_path, "{% if bestuur.adres %}kantoor", "{%p endfor %}", "{NAAM SWV}", "{{ bestuur.namm }}")
    assert told == ["leftover-placeholder", "template-unknown-name"]
