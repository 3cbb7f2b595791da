"""Tags that docxtpl would lose, tear or fill out of sight: each told with its paragraph; and those that are mended."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.problems import Problem
from generator.templates import compiling
from generator.templates.render import render
from generator.word.places import Spot
from tests.raw_word import field, p, raw_word, run, table
from tests.word_files import changed, lines, relationship

NAME = "{{ naam }}"
WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
MATHS = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
PICTURE = f'<w:drawing {WP}><wp:inline><wp:docPr id="1" name="a"{{}}/></wp:inline></w:drawing>'
VALUES: dict[str, object] = {"naam": "Zoë & <Co>", "lijst": ["a", "b"]}


def written(tmp_path: Path, *blocks: str) -> Path:
    path = tmp_path / "a.docx"
    path.write_bytes(raw_word("boven", *blocks))
    return path


def faults(tmp_path: Path, *blocks: str) -> list[Problem]:
    template, problems = compiling.load(written(tmp_path, *blocks))
    assert template is None
    return list(problems)


def one_fault(tmp_path: Path, *blocks: str) -> Problem:
    (problem,) = faults(tmp_path, *blocks)
    return problem


def paragraph(problem: Problem) -> int:
    assert isinstance(problem.place, Spot)
    assert problem.place.member == "word/document.xml"
    return problem.place.paragraph


@pytest.mark.parametrize(
    ("block", "words"),
    [
        (p(field(f"HYPERLINK mailto:{NAME}", "x")), "veldcode"),
        (p(run("<w:instrText>REF {</w:instrText>") + run("<w:instrText>{ naam }}</w:instrText>")), "veldcode"),
        (p(f'<w:fldSimple w:instr="REF {NAME}">{run("x")}</w:fldSimple>'), "veldcode"),
        (p(run(PICTURE.format(f' descr="logo {NAME}"'))), "alternatieve tekst"),
        (table(("a",)).replace("<w:tblPr>", f'<w:tblPr><w:tblDescription w:val="{NAME}"/>'), "alternatieve tekst"),
        (p(f"<w:del>{run(f'<w:delText>{NAME}</w:delText>')}</w:del>"), "verwijderde tekst"),
        (p(f"<m:oMath {MATHS}><m:r><m:t>{NAME}</m:t></m:r></m:oMath>"), "formule"),
        (p('<w:bookmarkStart w:id="1" w:name="{{ naam"/>' + run("x")), "bladwijzer"),
        (f"<!-- {NAME} -->{p('x')}", "verborgen onderdeel"),
        (run(NAME) + p("x"), "verborgen onderdeel"),
    ],
)
def test_a_tag_out_of_sight_is_told_with_its_paragraph(tmp_path: Path, block: str, words: str) -> None:
    problem = one_fault(tmp_path, NAME, block)
    assert problem.rule == "template-structure"
    assert words in problem.message
    assert "{{ naam" in problem.value
    assert paragraph(problem) in ((1, 3) if words == "verborgen onderdeel" else (3,))


def test_a_tag_out_of_sight_is_told_beside_other_faults(tmp_path: Path) -> None:
    found = faults(tmp_path, "{% if naam %}", p(run(PICTURE.format(f' title="{NAME}"'))))
    assert [(problem.rule, paragraph(problem)) for problem in found] == [
        ("template-block", 2),
        ("template-structure", 3),
    ]


@pytest.mark.parametrize(
    ("blocks", "value"),
    [
        (["{% if naam %}a", "{% else %}b", "{% elif naam %}c", "{% endif %}"], "{% elif naam %}"),
        (["{% if naam %}", "{% else %}a", "{% else %}b{% endif %}"], "{% else %}"),
    ],
)
def test_tags_that_do_not_fit_together_are_told_at_the_tag(tmp_path: Path, blocks: list[str], value: str) -> None:
    problem = one_fault(tmp_path, *blocks)
    assert (problem.rule, problem.value, paragraph(problem)) == ("template-syntax", value, 4)


def test_a_dash_that_tears_a_table_is_told_at_its_tag(tmp_path: Path) -> None:
    problem = one_fault(tmp_path, "{% if naam -%}", table(("x",)), "{% endif %}")
    assert (problem.rule, problem.value, paragraph(problem)) == ("template-structure", "{% if naam -%}", 2)
    assert "streepje" in problem.message


@pytest.mark.parametrize(
    ("blocks", "tag"),
    [
        (["{% if naam %}a{% endif -%} weg", "b"], "{% endif -%}"),
        (["a", "weg {%- if naam %}b{% endif %}"], "{%- if naam %}"),
        (["a", "{% if naam -%} b {%- endif %}"], "{% if naam -%}"),
        (["a", p(run(PICTURE.format(""))), "{%- if naam %}b{% endif %}"], "{%- if naam %}"),
        (["{% if naam -%}", table(("a",)), "{% else -%}", table(("b",)), "{% endif %}"], "{% if naam -%}"),
    ],
    ids=["text behind", "text before", "a tag before", "a picture before", "a branch that is no whole table"],
)
def test_a_dash_that_loses_something_is_told_at_its_tag(tmp_path: Path, blocks: list[str], tag: str) -> None:
    found = faults(tmp_path, *blocks)
    assert {problem.rule for problem in found} == {"template-structure"}
    assert all("streepje" in problem.message and paragraph(problem) for problem in found)
    assert found[0].value == tag


def test_a_dash_that_joins_paragraphs_does_as_docxtpl_does(tmp_path: Path) -> None:
    path = written(tmp_path, "Het is", "{%- if naam -%}", " waar", "{%- else -%}", " onwaar", "{%- endif -%}", ".")
    template, problems = compiling.load(path)
    assert template, problems
    made = render(template, VALUES)
    assert isinstance(made, bytes)
    assert lines(made) == ["boven", "Het is waar."]


def test_a_merging_cell_that_would_be_torn_is_told_at_its_tag(tmp_path: Path) -> None:
    tabs = '<w:tabs><w:tab w:val="left" w:pos="100"/></w:tabs>'
    rows = (("{%tr for n in lijst %}",), (p(run(f"{{% vm %}}{NAME}"), tabs),), ("{%tr endfor %}",))
    problem = one_fault(tmp_path, table(*rows))
    assert (problem.rule, problem.value, paragraph(problem)) == ("template-structure", "{% vm %}", 3)


def test_a_table_without_columns_is_told_at_the_table(tmp_path: Path) -> None:
    grid = "<w:tblGrid>" + '<w:gridCol w:w="2900"/>' + "</w:tblGrid>"
    problem = one_fault(tmp_path, table(("a",)), table((NAME,)).replace(grid, ""))
    assert (problem.rule, paragraph(problem)) == ("template-structure", 3)


@pytest.mark.parametrize(
    ("between", "words"),
    [
        ('<w:fldChar w:fldCharType="begin"/>', "een veld"),
        ('<w:footnoteReference w:id="1"/>', "een voetnoot"),
        (PICTURE.format(""), "een afbeelding"),
    ],
)
def test_what_stands_in_the_middle_of_a_tag_is_not_lost(tmp_path: Path, between: str, words: str) -> None:
    problem = one_fault(tmp_path, p(run("{{ na") + run(between) + run("am }}")))
    assert (problem.rule, problem.value, paragraph(problem)) == ("template-tag-split", NAME, 2)
    assert words in problem.message


@pytest.mark.parametrize(
    ("block", "words"),
    [
        (p(run("{%p if naam %}"), "<w:sectPr/>"), "een sectie-einde"),
        (p(run(PICTURE.format("")) + run("{%p if naam %}")), "een afbeelding"),
        (p(run('<w:br w:type="page"/>') + run("{%p if naam %}")), "een pagina-einde"),
        (p(run("{%p if naam %}"), "<w:pageBreakBefore/>"), "een pagina-einde"),
    ],
)
def test_what_a_tag_takes_away_with_its_paragraph_is_told(tmp_path: Path, block: str, words: str) -> None:
    problem = one_fault(tmp_path, block, "tekst", "{%p endif %}")
    assert (problem.rule, problem.value, paragraph(problem)) == ("template-tag-alone", "{%p if naam %}", 2)
    assert words in problem.message


def test_a_table_within_the_row_of_a_tag_is_told(tmp_path: Path) -> None:
    nested = p("{%tr for n in lijst %}") + table(("",)) + p("")
    problem = one_fault(tmp_path, table((nested,), ("{{ n }}",), ("{%tr endfor %}",)))
    assert (problem.rule, paragraph(problem)) == ("template-tag-alone", 2)
    assert "een tabel" in problem.message


@pytest.mark.parametrize("tag", ["{% vm %}", "{% hm %}"])
def test_cells_are_merged_within_a_loop_only(tmp_path: Path, tag: str) -> None:
    problem = one_fault(tmp_path, table((f"{tag}{NAME}",)))
    assert (problem.rule, problem.value, paragraph(problem)) == ("template-forbidden", tag, 2)


@pytest.mark.parametrize("hidden", ["{{ lijst.geheim }}", "{{ lijst.__class__ }}", "{{ 'a' * 9 }}"])
def test_cells_that_merge_let_no_unjudged_tag_through(tmp_path: Path, hidden: str) -> None:
    cell = p(run(PICTURE.format(f' descr="{hidden}"')) + run(f"{{% vm %}}{NAME}"))
    problem = one_fault(tmp_path, table(("{%tr for n in lijst %}",), (cell,), ("{%tr endfor %}",)))
    assert (problem.rule, problem.value, paragraph(problem)) == ("template-structure", hidden, 3)


def test_a_span_that_is_no_number_is_told_at_its_tag(tmp_path: Path) -> None:
    template, _ = compiling.load(written(tmp_path, table((f"{{% colspan naam %}}{NAME}",))))
    assert template
    made = render(template, VALUES)
    assert not isinstance(made, bytes)
    assert [(problem.value, paragraph(problem)) for problem in made] == [("{% colspan naam %}", 2)]


def test_a_tag_in_the_address_of_a_link_is_told_with_its_paragraph(tmp_path: Path) -> None:
    link = p('<w:hyperlink r:id="rXhyperlink">' + run("mail") + "</w:hyperlink>")
    path = written(tmp_path, "twee", link)
    target = relationship("hyperlink", "mailto:%7B%7Bnaam%7D%7D", external=True)
    template, problems = compiling.load(changed(path, {"word/_rels/document.xml.rels": target}))
    assert template
    assert [(problem.rule, problem.value, paragraph(problem)) for problem in problems] == [
        ("template-tag-unfilled", "mailto:{{naam}}", 3)
    ]


@pytest.mark.parametrize(
    ("member", "words"),
    [("customXml/item1.xml", "inhoudsbesturingselement"), ("docProps/app.xml", "eigenschappen van het bestand")],
)
def test_a_tag_in_what_is_no_text_is_told_by_name(tmp_path: Path, member: str, words: str) -> None:
    path = changed(written(tmp_path), {member: lambda _: f"<a>{NAME}</a>".encode()})
    _, problems = compiling.load(path)
    assert [problem.rule for problem in problems] == ["template-tag-unfilled"]
    assert words in problems[0].message


def _spelling(text: str) -> str:
    return f'<w:proofErr w:type="spellStart"/>{text}<w:proofErr w:type="spellEnd"/>'


@pytest.mark.parametrize(
    "wrap",
    [
        lambda a, b, c: run(a) + _spelling(run(b)) + run(c),
        lambda a, b, c: run(a) + run(b, '<w:lang w:val="en-US"/>') + run(c, "<w:noProof/>"),
        lambda a, b, c: run(a).replace("<w:r>", '<w:r w:rsidR="00AB12CD">') + run(b) + run(c),
        lambda a, b, c: (
            f'{run(a)}<w:bookmarkStart w:id="7" w:name="_GoBack"/>{run(b)}<w:bookmarkEnd w:id="7"/>{run(c)}'
        ),
        lambda a, b, c: f'<w:hyperlink w:anchor="x">{run(a)}{_spelling(run(b))}{run(c)}</w:hyperlink>',
        lambda a, b, c: run(a) + f"<w:r><w:lastRenderedPageBreak/><w:t>{b}</w:t></w:r>" + run(c),
        lambda a, b, c: f"{run(a)}<w:ins w:id='9' w:author='x'>{run(b)}</w:ins>{run(c)}",
        lambda a, b, c: f'{run(a)}<w:r><w:t xml:space="preserve"/></w:r>{run(b)}<w:r><w:t/></w:r>{run(c)}',
        lambda a, b, c: f"{run(a)}<w:sdt><w:sdtContent>{run(b)}</w:sdtContent></w:sdt>{run(c)}",
    ],
    ids=[
        "spelling",
        "language",
        "revision ids",
        "bookmark",
        "hyperlink",
        "page break seen",
        "tracked",
        "empty runs",
        "control",
    ],
)
@pytest.mark.parametrize(("first", "second"), [(1, 5), (2, 8), (3, 9)])
def test_a_tag_that_word_has_split_is_mended_in_silence(
    tmp_path: Path, wrap: Callable[[str, str, str], str], first: int, second: int
) -> None:
    path = written(tmp_path, p(run("[") + wrap(NAME[:first], NAME[first:second], NAME[second:]) + run("]")))
    template, problems = compiling.load(path)
    assert template, problems
    assert problems == ()
    made = render(template, VALUES)
    assert isinstance(made, bytes)
    assert lines(made) == ["boven", "[Zoë & <Co>]"]
