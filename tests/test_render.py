"""What comes out of a template: the same as docxtpl, only faster, and never a broken file."""

import io
import re
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from docx.document import Document as Word
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.office.package import ON_EVERY_RUN
from generator.problems import Problem
from generator.templates import compiling
from generator.templates.compiling import Template
from generator.templates.render import render
from generator.word import wordfile
from tests.example_values import TRICKY, example_values
from tests.raw_word import raw_word
from tests.raw_word import table as raw_table
from tests.word_files import W, lines, members, table, with_notes, word_file
from tools.same_document import by_docxtpl, differing

SHIPPED = sorted((Path(__file__).parent.parent / "templates").glob("*.docx"))


def loaded(path: Path) -> Template:
    template, problems = compiling.load(path)
    assert template, problems
    return template


PARTS = ("document", "header1", "footer1", "footnotes", "endnotes", "comments")
TITLE = "{http://purl.org/dc/elements/1.1/}title"


def everywhere(path: Path) -> Path:
    """Write a template with a tag in each kind of part, and in the body in a cell too."""

    def fill(document: Word) -> None:
        section = document.sections[0]
        section.header.paragraphs[0].text = "[{{ naam }}]"
        section.footer.paragraphs[0].text = "[{{ naam }}]"
        document.core_properties.title = "[{{ naam }}]"
        document.add_comment(document.paragraphs[0].runs, text="[{{ naam }}]")
        table(("[{{ naam }}]", "x"))(document)

    word_file(path, "[{{ naam }}]", also=fill)
    for kind in ("footnotes", "endnotes"):
        with_notes(path, kind, "[{{ naam }}]")
    return path


def _everywhere() -> Template:
    with TemporaryDirectory() as folder:
        return loaded(everywhere(Path(folder) / "a.docx"))


EVERYWHERE = _everywhere()
_UNPRINTABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def rendered(path: Path, **values: object) -> bytes:
    made = render(loaded(path), values)
    assert isinstance(made, bytes), made
    return made


def refused(path: Path, **values: object) -> list[Problem]:
    made = render(loaded(path), values)
    assert not isinstance(made, bytes)
    return list(made)


def assert_same_as_docxtpl(path: Path, text: str) -> None:
    template = loaded(path)
    values = example_values(template, text)
    made = render(template, values)
    assert isinstance(made, bytes), made
    assert differing(made, by_docxtpl(path, values)) == ()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
@pytest.mark.parametrize("text", [TRICKY, f"{TRICKY}\nregel twee\tna de tab"], ids=["een regel", "meer regels"])
def test_shipped_templates_come_out_as_docxtpl_makes_them(path: Path, text: str) -> None:
    assert_same_as_docxtpl(path, text)


def test_values_are_text_and_never_markup(tmp_path: Path) -> None:
    path = word_file(tmp_path / "a.docx", "Bestuur {{ naam }}.", "{{ adres }}")
    made = rendered(path, naam=TRICKY, adres="Kerkstraat 1\r\n1234 AB\tEde")
    assert lines(made) == [f"Bestuur {TRICKY}.", "Kerkstraat 1\n1234 AB\tEde"]


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_text_comes_out_as_it_went_in_wherever_it_stands(text: str) -> None:
    seen = "[" + _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")) + "]"
    made = render(EVERYWHERE, {"naam": text})
    assert isinstance(made, bytes)
    assert [lines(made, f"word/{part}.xml") for part in PARTS] == [[seen, seen, "x"], *[[seen]] * 5]
    assert wordfile.parse(members(made)["docProps/core.xml"]).findtext(TITLE) == seen


def test_braces_can_be_printed_as_docxtpl_does(tmp_path: Path) -> None:
    path = word_file(tmp_path / "a.docx", "{_{ {{ naam }} }_} {_% %_}")
    assert lines(rendered(path, naam="{_{x}_}")) == ["{{ {_{x}_} }} {% %}"]


def test_braces_are_printed_where_nothing_else_is_filled_in(tmp_path: Path) -> None:
    assert lines(rendered(word_file(tmp_path / "a.docx", "schrijf {_{ naam }_}"))) == ["schrijf {{ naam }}"]


def test_a_control_character_never_breaks_the_file(tmp_path: Path) -> None:
    made = rendered(word_file(tmp_path / "a.docx", "[{{ naam }}]"), naam="a\x00b\x07c\x0cd\x1be\ud800f\uffff")
    assert lines(made) == ["[abcdef]"]


def test_lists_read_as_dutch(tmp_path: Path) -> None:
    path = word_file(
        tmp_path / "a.docx",
        "{{ namen|opsomming|hoofdletter }}; {{ namen|join(' / ') }}; {{ namen|length }}",
        "{%p for n in namen if n != 'B&B' %}",
        "{{ loop.index }}. {{ n }}{% if not loop.last %},{% else %}.{% endif %}",
        "{%p endfor %}",
        "{% if 'B&B' in namen and aantal > 1 %}{{ 'één' if aantal == 1 else 'meer' }}{% endif %}",
    )
    assert lines(rendered(path, namen=["alfa", "B&B", "C"], aantal=2)) == [
        "Alfa, B&B en C; alfa / B&B / C; 3",
        "1. alfa,",
        "2. C.",
        "meer",
    ]


def test_the_same_values_give_the_same_bytes_and_the_rest_is_untouched(tmp_path: Path) -> None:
    path = word_file(tmp_path / "a.docx", "{{ naam }}")
    made = rendered(path, naam="A")
    assert made == rendered(path, naam="A")
    before, after = members(path.read_bytes()), members(made)
    assert before.keys() == after.keys()
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert {(info.date_time, info.create_system) for info in archive.infolist()} == {(ON_EVERY_RUN, 0)}


@pytest.mark.parametrize("columns", [1, 3])
def test_columns_made_by_a_tag_are_counted_as_docxtpl_counts_them(tmp_path: Path, columns: int) -> None:
    path = tmp_path / "a.docx"
    loop = ("{%tc for k in koppen %}", "{{ k }}", "{%tc endfor %}")
    path.write_bytes(raw_word(raw_table(("a",) * columns, loop)))
    assert not loaded(path).parts[0].keeps_tables
    made = rendered(path, koppen=["1", "2", "3", "4", "5"])
    assert "word/document.xml" not in differing(made, by_docxtpl(path, {"koppen": ["1", "2", "3", "4", "5"]}))
    grid = wordfile.parse(members(made)["word/document.xml"]).findall(f".//{W}gridCol")
    assert len(grid) == 5


def test_rows_that_fill_their_grid_need_no_counting(tmp_path: Path) -> None:
    path = word_file(
        tmp_path / "a.docx", also=table(("{%tr for n in namen %}", ""), ("{{ n }}", "x"), ("{%tr endfor %}", ""))
    )
    assert loaded(path).parts[0].keeps_tables
    assert_same_as_docxtpl(path, TRICKY)


def test_a_cell_or_table_left_empty_stays_a_whole_word_file(tmp_path: Path) -> None:
    def document(word: Word) -> None:
        table(("{%tr for n in namen %}", ""), ("{{ n }}", "x"), ("{%tr endfor %}", ""))(word)
        word.add_paragraph("tussen")
        table(("blijft", "x"))(word)
        cell = word.tables[1].cell(0, 1)
        cell.text = "{%p if namen %}"
        cell.add_paragraph("alleen met namen")
        cell.add_paragraph("{%p endif %}")

    made = rendered(word_file(tmp_path / "a.docx", also=document), namen=[])
    assert lines(made) == ["tussen", "blijft", ""]
    root = wordfile.parse(members(made)["word/document.xml"])
    assert all(table.findall(f"{W}tr") for table in root.iter(f"{W}tbl"))
    assert all(cell[-1].tag == f"{W}p" for cell in root.iter(f"{W}tc"))


def test_a_field_may_have_the_name_of_something_in_python(tmp_path: Path) -> None:
    path = word_file(
        tmp_path / "a.docx", "{{ rij.items }} {{ rij.copy }} {% for i in rij['keys'] %}{{ i }}{% endfor %}"
    )
    assert lines(rendered(path, rij={"items": "A", "copy": "B", "keys": ["C"]})) == ["A B C"]


def test_an_unknown_name_is_told_with_its_place(tmp_path: Path) -> None:
    path = word_file(
        tmp_path / "a.docx", "# Partijen", "{{ bestuur.namm }}", "{% if bestuur.naam %}{{ bestur }}{% endif %}"
    )
    told = refused(path, bestuur={"naam": ""})
    assert [(str(problem.place), problem.value, problem.mend) for problem in told] == [
        ("a.docx, tekst, alinea 2 (onder ‘Partijen’)", "{{ bestuur.namm }}", "Bedoelde u naam?"),
        ("a.docx, tekst, alinea 3 (onder ‘Partijen’)", "{{ bestur }}", "Bedoelde u bestuur?"),
    ]


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("{{ waar }}", "ja/nee"),
        ("{{ namen }}", "lijst"),
        ("{{ rij }}", "geen tekst"),
        ("{{ naam|opsomming }}", "lijst van teksten"),
        ("{{ naam|length }}", "geen lijst"),
        ("{{ namen|hoofdletter }}", "alleen op tekst"),
        ("{% if naam > 3 %}", "niet in te vullen"),
        ("{{ namen[7] }}", "niet in te vullen"),
    ],
)
def test_what_would_print_as_python_is_told_with_its_place(tmp_path: Path, tag: str, words: str) -> None:
    path = word_file(
        tmp_path / "a.docx", "{{ naam }}{{ naam }}", f"{{{{ naam }}}} {tag}" + "{% endif %}" * tag.startswith("{%")
    )
    (told,) = refused(path, naam="A", waar=True, namen=["A"], rij={"a": "b"})
    assert (told.place.cell, told.value) == ("alinea 2", tag)
    assert words in told.message


def test_what_can_t_be_printed_is_found_in_branches_not_taken(tmp_path: Path) -> None:
    path = word_file(
        tmp_path / "a.docx",
        "{% if aantal > 9 %}{{ rij }}{{ rij.zelf }}{{ rij.naam }}{% endif %}",
        "{% for r in rijen if aantal > 9 %}{{ r.delen }}{{ r.delen|length }}{{ r.naam }}{% endfor %}",
    )
    values = {"aantal": 1, "rij": {"naam": "A", "zelf": True}, "rijen": [{"naam": "A", "delen": ["x"]}]}
    assert [(problem.value, problem.place.cell, problem.message) for problem in loaded(path).unknown(values)] == [
        ("{{ rij }}", "alinea 1", "Dit is geen tekst of getal; noem het veld dat u bedoelt, zoals bestuur.naam."),
        (
            "{{ rij.zelf }}",
            "alinea 1",
            "Dit is een ja/nee-gegeven en kan niet worden afgedrukt; gebruik het in een {% if … %}.",
        ),
        ("{{ r.delen }}", "alinea 2", "Dit is een lijst; gebruik {% for … %}, of de bewerking opsomming."),
    ]
