"""What the embedded engine can't do is seen in the Word file, with the reason."""

import pytest

from generator.convert.rules import RULES, broken_rules
from generator.word.wordparts import open_package
from tests.raw_word import field, p, raw_word, run, table

KEEP = "<w:keepNext/>"
SECTION = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr></w:p>'
WHOLE_ROW = "<w:tbl><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>{}<w:p/></w:tc></w:tr></w:tbl>"


def broken(docx: bytes) -> list[str]:
    return [rule.id for rule in broken_rules(open_package(docx).parts)]


@pytest.mark.parametrize(
    ("rule", "block"),
    [
        ("text-box", p(run(f"<w:pict><w:txbxContent>{p('vak')}</w:txbxContent></w:pict>"))),
        ("section-kind", SECTION + SECTION.replace("<w:sectPr>", '<w:sectPr><w:type w:val="continuous"/>')),
        ("columns", SECTION.replace("</w:sectPr>", '<w:cols w:num="2"/></w:sectPr>')),
        ("page-notation", SECTION.replace("</w:sectPr>", '<w:pgNumType w:fmt="lowerRoman"/></w:sectPr>')),
        ("page-notation", p(field("PAGE \\* roman", "i"))),
        ("page-notation", '<w:p><w:fldSimple w:instr=" NUMPAGES  \\* ALPHABETIC "><w:r/></w:fldSimple></w:p>'),
        ("small-caps", p(run("klein", "<w:smallCaps/>"))),
        ("form-field", p(run('<w:fldChar w:fldCharType="begin"><w:ffData/></w:fldChar>'))),
        ("smart-tag", p(f"<w:smartTag>{run('slim')}</w:smartTag>")),
        ("alternative", p(f"<mc:AlternateContent><mc:Choice>{run('keuze')}</mc:Choice></mc:AlternateContent>")),
        ("symbol-font", p(run('<w:sym w:font="Wingdings" w:char="F0FE"/>'))),
        ("underlined-tab", p(run("<w:tab/>", '<w:u w:val="single"/>'))),
        ("kept-table", table((p("a", KEEP), p("b", KEEP)), (p("c"), p("d")))),
        ("right-to-left", p("rechts", "<w:bidi/>")),
        ("contents", p(run("<w:instrText>TOC \\o</w:instrText>") + field("PAGEREF _x", "7"))),
        ("style-field", p(field('STYLEREF "Kop 1"', "Kop"))),
        ("many-fields", p(field("MERGEFIELD x", "y") * 301)),
        ("inserted-file", '<w:altChunk r:id="x"/>'),
    ],
)
def test_a_breach_is_seen(rule: str, block: str) -> None:
    assert broken(raw_word(block)) == [rule]


@pytest.mark.parametrize(
    "block",
    [
        SECTION.replace(
            "<w:sectPr>", '<w:sectPr><w:type w:val="continuous"/>'
        ),  # how the first section begins is nothing
        SECTION + SECTION.replace("<w:sectPr>", '<w:sectPr><w:type w:val="nextPage"/><w:cols w:num="1"/>'),
        p(run("klein", '<w:smallCaps w:val="0"/>')),
        p(run("onderstreept", '<w:u w:val="single"/>') + run("<w:tab/>")),
        p(run("<w:tab/>", '<w:u w:val="none"/>')),
        table((p("a", KEEP), p("b", KEEP))),
        table((p("a", KEEP), "b"), ("c", "d")),
        WHOLE_ROW.format(table((p("a", KEEP), p("b", KEEP)), ("c", "d"))),
        p("links", '<w:bidi w:val="0"/>'),
        p(field("PAGE \\* MERGEFORMAT", "1") + field("SEQ Tabel \\* roman", "i")),
        p(run("<w:instrText>TOC \\o</w:instrText>")) + p(field("PAGEREF _x", "7")),
        p("☐ ja en een woord als TOC of STYLE"),
    ],
)
def test_what_the_engine_can_do_is_no_breach(block: str) -> None:
    assert broken(raw_word(block)) == []


def test_a_breach_in_a_header_counts_and_rules_are_named_once_in_order() -> None:
    small = run("klein", "<w:smallCaps/>")
    docx = raw_word(p(small + small), p("rechts", "<w:bidi/>"), header=p(run('<w:sym w:font="Symbol" w:char="F0B7"/>')))
    assert broken(docx) == ["small-caps", "symbol-font", "right-to-left"]


def test_every_rule_has_its_own_id_and_a_reason() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(rule.reason for rule in RULES)
