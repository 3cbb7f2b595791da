"""What would print otherwise than it looks in Word is found, with its place; the shipped templates have nothing."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.convert import embedded
from generator.convert.rules import RULES as ENGINE_RULES
from generator.problems import Problem, Severity
from generator.proofreading import accessible, fonts, printing, weight
from generator.proofreading.letters import contrast
from generator.rules import RULES
from generator.templates import draft
from generator.templates.draft import Draft
from generator.word import wordfile
from tests.raw_word import field, p, raw_word, run, table
from tests.word_files import changed, word_file

SHIPPED = sorted((Path(__file__).parents[1] / "templates").glob("*.docx"))
OTHERS = Path(__file__).parents[2] / "shared/data/templates"
Check = Callable[[Draft], Iterator[Problem]]
CHECKS: tuple[Check, ...] = (printing.check, fonts.check, accessible.check, weight.check)
TITLED = '<w:style w:type="paragraph" w:styleId="Kop{0}"><w:name w:val="heading {0}"/></w:style>'
WHOLE = "<w:trPr><w:cantSplit/></w:trPr>"
NEXT = "<w:keepNext/>"
SIGNERS = ("Naam: {{ bestuur.naam }}", "Datum:", "Handtekening: {{ bestuur.handtekening }}")


@pytest.fixture
def found(tmp_path: Path) -> Callable[..., list[Problem]]:
    """Return what a check finds in a Word file of these blocks; of a file without a title that is not told."""

    def of(*blocks: str, check: Check = printing.check, name: str = "proef.docx", **parts: str) -> list[Problem]:
        path = tmp_path / name
        path.write_bytes(raw_word(*blocks, **parts))
        return [problem for problem in check(draft.read(path)) if problem.rule != "access-title"]

    return of


Found = Callable[..., list[Problem]]


def rules(problems: list[Problem]) -> list[str]:
    return [problem.rule for problem in problems]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__module__.rpartition(".")[2])
def test_the_shipped_templates_have_nothing(check: Check, path: Path) -> None:
    assert list(check(draft.read(path))) == []


@pytest.mark.skipif(not OTHERS.is_dir(), reason="other people's templates are not on this computer")
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__module__.rpartition(".")[2])
def test_no_template_is_too_odd_to_check_and_all_that_is_found_is_in_the_catalogue(
    check: Check,
) -> None:
    for path in sorted(OTHERS.glob("*.docx")):
        try:
            opened = draft.read(path)
        except wordfile.Refused:
            continue
        for problem in check(opened):
            assert problem.severity in RULES[problem.rule].severities
            assert problem.place.file == path.name


def test_every_rule_of_the_engine_has_a_name_here() -> None:
    """A document type is refused before anything else is looked at."""
    assert {rule.id for rule in ENGINE_RULES} - {"entities"} == set(printing.NAMES)
    assert set(printing.NAMES.values()) <= set(RULES)


def test_what_the_engine_cant_do_is_told_once_per_paragraph_with_its_place(found: Found) -> None:
    small = run("Klein", "<w:smallCaps/>")
    problems = found("Eerst", p(small + small), p(small), header=p("rechts", "<w:bidi/>"))
    assert [(problem.rule, str(problem.place)) for problem in problems] == [
        ("print-small-caps", "proef.docx, tekst, alinea 2"),
        ("print-small-caps", "proef.docx, tekst, alinea 3"),
        ("print-right-to-left", "proef.docx, koptekst, alinea 1"),
    ]
    assert problems[0].severity is Severity.WARNING
    assert problems[0].message.startswith("Dit stuk heeft LibreOffice nodig")
    assert problems[0].mend == "Gebruik gewone letters."
    assert problems[0].value == "KleinKlein"


def test_what_is_mended_on_its_way_to_the_engine_is_a_notice(found: Found) -> None:
    mended = p(f"<w:smartTag>{run('slim')}</w:smartTag>")
    unknown = p(run('<w:sym w:font="Webdings" w:char="F0AA"/>'))
    problems = found(mended, unknown)
    assert [(problem.rule, problem.severity, problem.place.cell) for problem in problems] == [
        ("print-smart-tag", Severity.NOTICE, "alinea 1"),
        ("print-symbol-font", Severity.WARNING, "alinea 2"),
    ]
    assert problems[0].mend == "U hoeft niets te doen."


def test_small_capitals_of_a_style_are_told_too(found: Found) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="Klein"><w:rPr><w:smallCaps/></w:rPr></w:style>'
    problems = found("Eerst", p("klein", '<w:pStyle w:val="Klein"/>'), styles=styles)
    assert [(problem.rule, problem.severity, problem.place.cell) for problem in problems] == [
        ("print-small-caps", Severity.NOTICE, "alinea 2")
    ]


def test_a_table_and_the_last_section_have_a_place_too(found: Found) -> None:
    kept = table((p("a", NEXT), p("b", NEXT)), ("c", "d"))
    section = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906"/></w:sectPr></w:pPr></w:p>'
    problems = found(kept, section, "Slot", section='<w:type w:val="continuous"/>')
    assert [(problem.rule, problem.place.cell) for problem in problems] == [
        ("print-section-kind", "alinea 6"),
        ("print-kept-table", "alinea 1 (tabel 1, rij 1, kolom 1)"),
    ]


@pytest.mark.parametrize(
    ("rule", "block"),
    [
        ("print-symbol-run", p("☐ ja")),
        ("print-hyphen", p(run("e") + run("<w:noBreakHyphen/>") + run("mail"))),
        ("print-hyphen", p("e\u2011mail")),
        ("print-typed-line", p("Plaats: ____________")),
        ("print-page-number", p(run("Bladzijde ") + field("PAGE", "1") + run(" van 4"))),
        ("print-inner-link", p(f'<w:hyperlink w:anchor="x">{run("artikel 3")}</w:hyperlink>')),
    ],
)
def test_what_comes_out_a_little_different_is_a_notice(found: Found, rule: str, block: str) -> None:
    problems = found("Eerst", block, block)
    assert [(problem.rule, problem.severity) for problem in problems] == [(rule, Severity.NOTICE)]
    assert problems[0].place.cell == "alinea 2"
    assert problems[0].message.endswith("Ook op 1 andere plaats.")


@pytest.mark.parametrize(
    "block",
    [
        p(run("☐") + run(" ja")),
        p("{% if a == '☐' %}ja{% endif %}"),
        p("☐{% if a %} ☒{% endif %}"),
        p("Gecontroleerd op: ________ door: ________"),
        p(run("Bladzijde ") + field("PAGE", "1")),
        p(field("PAGE", "1") + run("<w:tab/>") + run("editie 2026")),
        p('<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>' + run(" van 4")),
    ],
)
def test_what_comes_out_right_is_not_told(found: Found, block: str) -> None:
    assert found(block) == []


@pytest.mark.parametrize(
    "blocks",
    [
        (table(*((label,) for label in SIGNERS)),),
        (table(("Gemeente Ede",), ("{{ gemeente.handtekening }}",)),),
        (table(("".join(map(p, SIGNERS)), "x")),),
        tuple(map(p, SIGNERS)),
        (p("Naam:", NEXT), p("Datum:"), p("Handtekening:")),
    ],
    ids=["rows", "name above", "row that splits", "paragraphs", "one paragraph loose"],
)
def test_a_place_to_sign_that_may_part_is_told_at_its_line(found: Found, blocks: tuple[str, ...]) -> None:
    problems = found("Voor akkoord", *blocks)
    assert rules(problems) == ["print-signature-splits"]
    assert "andtekening" in problems[0].value


@pytest.mark.parametrize(
    "blocks",
    [
        (table(("".join(map(p, SIGNERS)), "x")).replace("<w:tr>", f"<w:tr>{WHOLE}"),),
        (f"<w:tbl><w:tr>{WHOLE}<w:tc>{table(*((label,) for label in SIGNERS))}<w:p/></w:tc></w:tr></w:tbl>",),
        (table(("Naam", "Datum", "Handtekening"), ("{{ b.naam }}", " ", "{{ b.handtekening }}"), header=True),),
        (p("Naam:", NEXT), p("Datum:", NEXT), p("Handtekening:")),
        ("De handtekening van elk schoolbestuur is nodig.", "Datum: 1 maart 2026"),
        ("Handtekening:",),
    ],
    ids=["whole row", "in a whole row", "a row each", "kept", "prose", "alone"],
)
def test_a_place_to_sign_that_stays_together_is_not(found: Found, blocks: tuple[str, ...]) -> None:
    assert found(*blocks) == []


ODD = (
    p(run("a", '<w:sz w:val="x"/><w:color w:val="rood"/><w:shd w:fill="geenkl"/><w:lang/><w:rFonts/>')),
    p(run('<w:drawing><wp:inline xmlns:wp="x"><wp:extent cy="hoog"/></wp:inline></w:drawing>')),
    "<w:tbl><w:tr/><w:tr><w:tc/></w:tr></w:tbl>",
    '<w:tbl><w:tr><w:tc><w:tcPr><w:tcW w:w="∞"/><w:gridSpan w:val="1e999"/></w:tcPr>'
    + p("{{ a.naam }}")
    + "</w:tc></w:tr></w:tbl>",
    '<w:p><w:pPr><w:pStyle w:val="A"/><w:sectPr><w:pgMar w:top="hoog"/><w:cols w:num="veel"/></w:sectPr></w:pPr></w:p>',
    '<w:sym w:font="Wingdings"/>',
)
CIRCLE = (
    '<w:style w:styleId="A" w:type="paragraph"><w:basedOn w:val="B"/></w:style>'
    '<w:style w:styleId="B" w:type="paragraph"><w:basedOn w:val="A"/></w:style>'
)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__module__.rpartition(".")[2])
def test_nothing_that_is_written_oddly_stops_a_check(found: Found, check: Check) -> None:
    chain = "".join(
        f'<w:style w:styleId="S{n}" w:type="paragraph"><w:basedOn w:val="S{n + 1}"/></w:style>' for n in range(3000)
    )
    for problem in found(*ODD, p("x", '<w:pStyle w:val="S0"/>'), check=check, styles=CIRCLE + chain, header=ODD[0]):
        assert problem.rule in RULES


def test_a_header_or_footer_that_does_not_fit_its_margin_is_told(found: Found) -> None:
    lines = "".join(map(p, "abcdef"))
    problems = found("Tekst", header=lines, footer=lines + lines)
    assert rules(problems) == ["print-margin-full", "print-margin-full"]
    assert [problem.place.sheet for problem in problems] == ["koptekst", "voettekst"]
    assert "ongeveer 79 punten hoog, en er is plaats voor 35" in problems[0].message
    assert found("Tekst", header=p("Kop") + p("regel"), footer=p("Voet")) == []


def test_a_narrow_cell_for_an_address_is_told(found: Found) -> None:
    row = ("{{ bestuur.e_mail }}", "{{ bestuur.nummer }}")
    assert rules(found(table(row, width=1500))) == ["print-narrow-cell"]
    assert found(table(row, width=4000)) == []


def in_font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


@pytest.mark.parametrize("name", [*fonts.TWINS, *fonts.SUBSTITUTES, "Aptos", "arial"])
def test_the_engine_prints_with_the_font_that_is_named(name: str) -> None:
    pdf = embedded.to_pdf(raw_word(p(run("Tekst", in_font(name)))))
    taken = {found.decode() for found in re.findall(rb"/BaseFont\s*/([A-Za-z]+)", pdf)}
    expected = {**fonts.TWINS, **fonts.SUBSTITUTES}.get(name, fonts.OTHERWISE)
    assert taken == {expected.replace(" ", "")}


def test_a_font_the_engine_has_not_got_is_named_once_with_what_it_takes(found: Found) -> None:
    verdana = run("Tekst", in_font("Verdana"))
    styles = f'<w:style w:type="character" w:styleId="Fijn"><w:rPr>{in_font("Calibri Light")}</w:rPr></w:style>'
    problems = found(
        "Gewoon", p(verdana), p(verdana), p(run("x", '<w:rStyle w:val="Fijn"/>')), check=fonts.check, styles=styles
    )
    assert [(problem.severity, problem.place.cell) for problem in problems] == [
        (Severity.NOTICE, "alinea 4"),
        (Severity.WARNING, "alinea 2"),
    ]
    assert "Calibri Light" in problems[0].message
    assert "Verdana" in problems[1].message
    assert "Liberation Sans" in problems[1].message
    assert "Ook op 1 andere plaats." in problems[1].message


def test_a_font_in_which_nothing_is_set_is_not_named(found: Found) -> None:
    styles = f'<w:style w:type="paragraph" w:styleId="Los"><w:rPr>{in_font("Verdana")}</w:rPr></w:style>'
    symbol = p(run("☐", in_font("MS Gothic")))
    steering = p(run("{%p if a %}", in_font("Verdana")))
    assert found("Gewoon", symbol, steering, check=fonts.check, styles=styles) == []


def test_a_font_of_the_theme_is_named_by_its_own_name(tmp_path: Path) -> None:
    path = word_file(tmp_path / "thema.docx", "# Kop", "Tekst")
    set_in = {"word/theme/theme1.xml": lambda xml: xml.replace(b'typeface="Cambria"', b'typeface="Garamond"')}
    problems = list(fonts.check(draft.read(changed(path, set_in))))
    assert [(problem.rule, problem.value) for problem in problems] == [("print-font", "Tekst")]
    assert "Garamond" in problems[0].message
    assert "Caladea" in problems[0].message


def heading(level: int, text: str) -> str:
    return p(text, f'<w:pStyle w:val="Kop{level}"/>')


HEADINGS = "".join(TITLED.format(level) for level in (1, 2, 3))
BOLD, GREY = "<w:b/>", '<w:color w:val="999999"/>'
PICTURE = (
    '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="1" name="Logo"{}</wp:inline></w:drawing>'
)
DECORATIVE = '><a:decorative xmlns:a="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></wp:docPr>'
MERGED = table(("a", "b"), ("c", "d"), header=True).replace("<w:tcPr>", "<w:tcPr><w:vMerge/>")
MERGED = MERGED.replace("<w:vMerge/>", "", 2)  # none in the row of headings
ENGLISH = '<w:lang w:val="en-US"/>'


@pytest.mark.parametrize(
    ("rule", "cell", "blocks"),
    [
        ("access-language", "", (p(run("Het bestuur heeft een lange zin in het Engels gezet.", ENGLISH)), "Kort")),
        ("access-language-part", "alinea 1", (p(run("van het bestuur", ENGLISH)), "Veel meer Nederlands")),
        ("access-picture", "alinea 2", ("Logo", p(run(PICTURE.format("/>"))))),
        ("access-heading-order", "alinea 2 (onder ‘Te diep’)", (heading(1, "Kop"), heading(3, "Te diep"))),
        ("access-heading-order", "alinea 1 (onder ‘Te laag’)", (heading(2, "Te laag"),)),
        ("access-no-headings", "", ("Een lange zin. " * 600,)),
        ("access-fake-heading", "alinea 1", (p(run("Doel van het overleg", BOLD)), "Het overleg dient een doel.")),
        ("access-empty-paragraphs", "alinea 2", ("a", p(""), p(""), p(""), p(""), "b")),
        ("access-contrast", "alinea 1", (p(run("grijs", GREY)),)),
        ("access-small-letters", "alinea 1", (p(run("klein", '<w:sz w:val="16"/>')),)),
        (
            "access-table-header",
            "alinea 1 (tabel 1, rij 1, kolom 1)",
            (table((p(run("Naam", BOLD)), p(run("Plaats", BOLD))), ("{{ bestuur.naam }}", "{{ bestuur.plaats }}")),),
        ),
        (
            "access-table-header",
            "alinea 1 (tabel 1, rij 1, kolom 1)",
            (table(("{%tr for b in besturen %}", "", ""), ("{{ b.naam }}", "1", "2"), ("{%tr endfor %}", "", "")),),
        ),
        ("access-table-merged", "alinea 3 (tabel 1, rij 2, kolom 1)", (MERGED,)),
    ],
)  # fmt: skip
def test_what_keeps_people_from_reading_is_told(found: Found, rule: str, cell: str, blocks: tuple[str, ...]) -> None:
    problems = found(*blocks, check=accessible.check, styles=HEADINGS)
    assert [(problem.rule, problem.place.cell) for problem in problems][:1] == [(rule, cell)]
    assert set(rules(problems)) == {rule}


@pytest.mark.parametrize(
    "blocks",
    [
        (p(run("A short English text", ENGLISH)), "En veel meer Nederlands eromheen"),
        (p(run(PICTURE.format(' descr="Logo van de regio"/>'))),),
        (p(run(PICTURE.format(DECORATIVE))),),
        (heading(1, "Kop"), heading(2, "Lager"), heading(3, "Laagst"), heading(1, "Weer hoog")),
        (p(run("Let op: alles is vet.", BOLD)), "Gewone tekst."),
        (p(run("Vet", BOLD)), p(run("Ook vet", BOLD))),
        ("a", p(""), p(""), "b"),
        (p(run("grijs", GREY + '<w:sz w:val="40"/>').replace("999999", "888888")),),
        (p(run("wit op zwart", '<w:color w:val="FFFFFF"/><w:shd w:fill="000000"/>')),),
        (table(("Naam", "{{ bestuur.naam }}"), ("Plaats", "{{ bestuur.plaats }}")),),
        (table((p(run("Naam", BOLD)), p(run("Handtekening", BOLD))), ("{{ a.naam }}", "")),),
        (table(("Naam", "Plaats"), ("{{ a.naam }}", "{{ a.plaats }}"), header=True),),
    ],
)
def test_what_can_be_read_is_not(found: Found, blocks: tuple[str, ...]) -> None:
    assert found(*blocks, check=accessible.check, styles=HEADINGS) == []


def test_a_consent_form_in_small_letters_is_told_but_not_another(found: Found) -> None:
    text = "Mogen hulpverleners hierover praten?"
    assert rules(found(text, check=accessible.check, name="toestemming.docx")) == ["access-consent-letters"]
    assert found(text, check=accessible.check, name="volmacht.docx") == []


def test_a_file_without_a_title_is_told(tmp_path: Path) -> None:
    path = word_file(tmp_path / "zonder.docx", "Tekst")
    assert "access-title" in rules(list(accessible.check(draft.read(path))))
    word_file(path, "Tekst", also=lambda document: setattr(document.core_properties, "title", "Volmacht"))
    assert "access-title" not in rules(list(accessible.check(draft.read(path))))


@pytest.mark.parametrize(("one", "other", "ratio"), [("000000", "FFFFFF", 21), ("777777", "FFFFFF", 4.48)])
def test_contrast_is_counted_as_the_guideline_does(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == ratio
    assert contrast(one, other) == contrast(other, one)


FLOATING = (
    '<w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><wp:anchor><wp:docPr id="1" name="logo" '
    'descr="logo van de regio"/><pic:pic/></wp:anchor></w:drawing></w:r>'
)
WATERMARK = (
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="CONCEPT"/></v:shape></w:pict>'
    "</w:r>"
)


def test_a_floating_picture_and_a_watermark_are_found_where_they_stand(found: Found) -> None:
    problems = found(p("Een"), f"<w:p>{FLOATING}</w:p>", f"<w:p>{WATERMARK}</w:p>")
    told = {(one.rule, one.severity, one.place.cell) for one in problems}
    assert told == {
        ("print-floating-picture", Severity.NOTICE, "alinea 2"),
        ("print-watermark", Severity.WARNING, "alinea 3"),
    }


def test_fonts_that_are_packed_into_the_file_are_told_once(tmp_path: Path) -> None:
    fonts_ = '<w:fonts xmlns:w="x"><w:font w:name="Huis"><w:embedRegular r:id="rId1" xmlns:r="y"/></w:font></w:fonts>'
    path = changed(word_file(tmp_path / "a.docx", "Een"), {"word/fontTable.xml": lambda _: fonts_.encode()})
    assert rules([one for one in fonts.check(draft.read(path)) if "embedded" in one.rule]) == ["print-font-embedded"]
