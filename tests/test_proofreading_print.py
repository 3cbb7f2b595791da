"""What would print otherwise than it looks in Word is found, with its place; the shipped templates have nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.convert.rules import RULES as ENGINE_RULES
from generator.problems import Problem, Severity
from generator.proofreading import printing
from generator.rules import RULES
from generator.word import draft, wordfile
from generator.word.draft import Draft
from tests.raw_word import field, p, raw_word, run, table

SHIPPED = sorted((Path(__file__).parents[1] / "templates").glob("*.docx"))
OTHERS = Path(__file__).parents[2] / "shared/data/templates"
CHECKS: tuple[Callable[[Draft], Iterator[Problem]], ...] = (printing.check,)
WHOLE = "<w:trPr><w:cantSplit/></w:trPr>"
NEXT = "<w:keepNext/>"
SIGNERS = ("Naam: {{ bestuur.naam }}", "Datum:", "Handtekening: {{ bestuur.handtekening }}")


@pytest.fixture
def found(tmp_path: Path) -> Callable[..., list[Problem]]:
    """Return what the checks of print find in a Word file of these blocks."""

    def of(*blocks: str, **parts: str) -> list[Problem]:
        path = tmp_path / "proef.docx"
        path.write_bytes(raw_word(*blocks, **parts))
        opened = draft.read(path)
        return list(printing.check(opened))

    return of


Found = Callable[..., list[Problem]]


def rules(problems: list[Problem]) -> list[str]:
    return [problem.rule for problem in problems]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__module__.rpartition(".")[2])
def test_the_shipped_templates_have_nothing(check: Callable[[Draft], Iterator[Problem]], path: Path) -> None:
    assert list(check(draft.read(path))) == []


@pytest.mark.skipif(not OTHERS.is_dir(), reason="other people's templates are not on this computer")
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__module__.rpartition(".")[2])
def test_no_template_is_too_odd_to_check_and_all_that_is_found_is_in_the_catalogue(
    check: Callable[[Draft], Iterator[Problem]],
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
