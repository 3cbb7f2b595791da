"""The words of a Word file are those a reader meets: in order, labelled, without what is hidden."""

import pytest

from generator.word.story import ANY_NUMBER, paragraphs
from generator.word.wordparts import WordFileError
from generator.word.words import read, text_within
from tests.raw_word import field, item, levels, p, raw_word, run, table

LEGAL = levels(("decimal", "Artikel %1"), ("decimal", "%1.%2"), ("lowerLetter", "%3."), ("lowerRoman", "%4)"))


def lines(docx: bytes) -> list[str]:
    return [paragraph.line for paragraph in paragraphs(read(docx).body)]


def test_paragraphs_and_tables_row_by_row() -> None:
    docx = raw_word("Voor", table(("a", "b"), ("c", p("d") + p("e"))), "Na")
    assert lines(docx) == ["Voor", "a", "b", "c", "d", "e", "Na"]


def test_labels_of_a_list_with_levels() -> None:
    depths = (0, 1, 1, 2, 2, 3, 1, 0, 1, 2)
    docx = raw_word(*(item("x", depth) for depth in depths), numbering=LEGAL)
    labels = ["Artikel 1", "1.1", "1.2", "a.", "b.", "i)", "1.3", "Artikel 2", "2.1", "a."]
    assert lines(docx) == [f"{label} x" for label in labels]


def test_labels_restart_where_a_list_says_so_and_go_on_where_it_does_not() -> None:
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
    )
    docx = raw_word(
        *(item("x", number=number) for number in (1, 1, 2, 2, 3)), numbering=levels(("decimal", "%1."), more=again)
    )
    assert lines(docx) == ["1. x", "2. x", "1. x", "2. x", "3. x"]


def test_labels_by_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Artikel">'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Lid"><w:basedOn w:val="Artikel"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Los"><w:basedOn w:val="Artikel"/>'
        '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    )
    numbering = LEGAL.replace('<w:lvlText w:val="%1.%2"/>', '<w:pStyle w:val="Lid"/><w:lvlText w:val="%1.%2"/>')
    blocks = [p("x", f'<w:pStyle w:val="{style}"/>') for style in ("Artikel", "Lid", "Los", "Lid", "Artikel")]
    assert lines(raw_word(*blocks, numbering=numbering, styles=styles)) == [
        "Artikel 1 x",
        "1.1 x",
        "x",
        "1.2 x",
        "Artikel 2 x",
    ]


def test_hidden_and_deleted_words_are_out_and_inserted_words_are_in() -> None:
    docx = raw_word(
        p(
            run("blijft ")
            + run("verborgen ", "<w:vanish/>")
            + '<w:del w:id="1" w:author="x"><w:r><w:delText>geschrapt </w:delText></w:r></w:del>'
            + f'<w:ins w:id="2" w:author="x">{run("nieuw ")}</w:ins>'
            + run("groot", "<w:caps/>")
        )
    )
    assert lines(docx) == ["blijft nieuw GROOT"]


def test_words_in_wrappers_count() -> None:
    docx = raw_word(
        p(f"<w:hyperlink>{run('koppeling ')}</w:hyperlink><w:smartTag>{run('slim ')}</w:smartTag>"),
        f"<w:sdt><w:sdtContent>{p('keuze')}</w:sdtContent></w:sdt>",
    )
    assert lines(docx) == ["koppeling slim ", "keuze"]


def test_page_numbers_are_left_open_and_other_fields_keep_their_result() -> None:
    docx = raw_word(p(run("zie ") + field("PAGEREF _x", "7") + run(" en ") + field("MERGEFIELD naam", "Jansen")))
    assert lines(docx) == [f"zie {ANY_NUMBER} en Jansen"]


def test_notes_headers_and_footers_stand_apart() -> None:
    docx = raw_word(
        p(run("tekst") + run('<w:footnoteReference w:id="5"/>')),
        footnotes=f'<w:footnote w:id="5">{p(run("<w:footnoteRef/>") + run(" de noot"))}</w:footnote>',
        header="kop",
        footer=p(run("blad ") + field("PAGE", "1")),
    )
    said = read(docx)
    assert lines(docx) == ["tekst1"]
    assert said.notes == ("1 de noot",)
    assert said.headers == ("kop",)
    assert said.footers == (f"blad {ANY_NUMBER}",)


def test_a_first_page_without_its_own_header_may_be_bare() -> None:
    assert read(raw_word("x", header="kop", section="<w:titlePg/>")).headers == ("kop", "")


MARK = '<w:bookmarkStart w:id="3" w:name="convenanttekst"/>', '<w:bookmarkEnd w:id="3"/>'


def test_the_text_within_a_bookmark_has_its_labels_and_one_form() -> None:
    docx = raw_word(
        "Partijen",
        item(MARK[0] + run("Begin  van\u00a0de"), 0),
        table(("cel", "nog een")),
        "",
        item(run("reële waarde".replace("ë", "e\u0308")) + run("<w:tab/>") + run("twee"), 1),
        MARK[1],
        "Bijlage",
        numbering=LEGAL,
    )
    assert text_within(docx, "convenanttekst") == "Artikel 1 Begin van de\ncel\nnog een\n1.1 reële waarde twee"


def test_a_bookmark_may_lie_between_paragraphs_or_inside_one() -> None:
    assert text_within(raw_word("a", MARK[0], "b", "c", MARK[1], "d"), "convenanttekst") == "b\nc"
    inside = p(run("voor ") + MARK[0] + run("in") + MARK[1] + run(" na"))
    assert text_within(raw_word(inside), "convenanttekst") == "in"


def test_without_the_bookmark_it_is_the_whole_body() -> None:
    assert text_within(raw_word("a", "b", header="kop"), "convenanttekst") == "a\nb"


@pytest.mark.parametrize("content", [b"", b"geen zip", raw_word("x")[:300]])
def test_what_is_no_word_file_is_refused(content: bytes) -> None:
    with pytest.raises(WordFileError):
        read(content)
