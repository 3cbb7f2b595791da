"""What a template says of itself: what it reads, and every fault with its place."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.problems import Severity
from generator.templates import compiling
from generator.templates.compiling import Template
from generator.word import limits
from tests.word_files import changed, relationship, table, with_notes, word_file


def loaded(path: Path) -> Template:
    template, problems = compiling.load(path)
    assert template, problems
    return template


def rules(path: Path) -> list[str]:
    template, problems = compiling.load(path)
    assert template is None
    return [problem.rule for problem in problems]


def test_uses_names_the_fields_a_document_depends_on(tmp_path: Path) -> None:
    path = word_file(
        tmp_path / "volmacht.docx",
        "{{ bestuur.naam }} te {{ bestuur.plaats|hoofdletter }}",
        "{%p for b in schoolbesturen if b.tekent_zelf %}",
        "{{ loop.index }} {{ b.naam }}: {% for o in b.ondertekenaars %}{{ o.naam }}{% endfor %}",
        "{%p endfor %}",
        "{% if gezag_onbekend and ondertekenaars|length > 1 %}{{ reikwijdte|opsomming }}{% endif %}",
        "{% for g in gemeenten %}.{% endfor %}{{ swvs[0].naam }}{{ swvs[1]['kvk'] }}",
    )
    with_notes(path, "footnotes", "{{ document.id }}")
    assert loaded(path).uses == {
        "bestuur": ("naam", "plaats"),
        "document": ("id",),
        "gemeenten": (),
        "gezag_onbekend": compiling.ALL,
        "ondertekenaars": (),
        "reikwijdte": compiling.ALL,
        "schoolbesturen": ("naam", "ondertekenaars", "tekent_zelf"),
        "swvs": ("kvk", "naam"),
    }


def test_every_fault_is_told_at_once_each_with_its_place(tmp_path: Path) -> None:
    path = word_file(
        tmp_path / "volmacht.docx",
        "# Artikel 1",
        "{{ bestuur.naam|hoofdleter }}",
        "# Artikel 2",
        "{{ bestuur.naam( }} en {{ cycler.__init__ }}",
        "{% if bestuur.kvk %}",
        "{{ niet gesloten",
    )
    with_notes(path, "endnotes", "{% fro a in b %}")
    template, problems = compiling.load(path)
    assert template is None
    found = {(str(problem.place), problem.value, problem.rule, problem.mend) for problem in problems}
    one = "volmacht.docx, tekst, alinea {} (onder ‘Artikel {}’)"
    assert found == {
        (one.format(2, 1), "{{ bestuur.naam|hoofdleter }}", "template-unknown-filter", "Bedoelde u hoofdletter?"),
        (
            one.format(4, 2),
            "{{ bestuur.naam( }}",
            "template-syntax",
            "Kijk na: haakjes, aanhalingstekens, punten, en de volgorde ‘for … in …’.",
        ),
        (
            one.format(4, 2),
            "{{ cycler.__init__ }}",
            "template-forbidden",
            "De naam van een veld begint met een letter.",
        ),
        (
            one.format(5, 2),
            "{% if bestuur.kvk %}",
            "template-block",
            "Zet {% endif %} achter de tekst waar het om gaat.",
        ),
        (
            one.format(6, 2),
            "{{ niet gesloten",
            "template-tag-open",
            "Zet {{ en }} (of {% en %}) in dezelfde alinea, zonder enter ertussen.",
        ),
        ("volmacht.docx, eindnoten, alinea 1", "{% fro a in b %}", "template-forbidden", "Bedoelde u for?"),
    }
    assert all(problem.severity is Severity.ERROR and problem.message for problem in problems)


@pytest.mark.parametrize(
    "tag",
    [
        "{{ cycler.__init__.__globals__.os.popen('id') }}",
        "{{ ''.__class__ }}",
        "{{ 'a' * 1000000000 }}",
        "{{ naam ~ naam }}",
        "{{ naam + naam }}",
        "{{ [1, 2][aantal] }}",
        "{{ lijst[1:] }}",
        "{{ naam.upper() }}",
        "{{ range(3) }}",
        "{% set x = 1 %}",
        "{% macro m() %}",
        "{% include 'x' %}",
        "{% raw %}",
        "{{r naam }}",
        "{{p naam }}",
        "{{ 'x' if naam }}",
        "{% for a in b recursive %}{% endfor %}",
    ],
)
def test_what_is_not_on_the_allow_list_is_refused(tmp_path: Path, tag: str) -> None:
    assert {"template-forbidden", "template-syntax"}.intersection(rules(word_file(tmp_path / "a.docx", tag)))


@pytest.mark.parametrize(
    ("paragraphs", "rule"),
    [
        (["Geachte {%p if brief %} heer,", "{%p endif %}"], "template-tag-alone"),
        (["{% if brief %}", "{%p endif %}"], "template-block-place"),
        (["{%p if a %}", "{%p for b in c %}", "{%p endif %}"], "template-block"),
        (["{% endfor %}"], "template-block"),
        (["{% if a %}{% endif nu %}"], "template-syntax"),
        (["{% else %}"], "template-block"),
        (["{% if a %}{% else %}{% else %}{% endif %}"], "template-syntax"),
        (["{%tr for a in b %}", "{%tr endfor %}"], "template-block-place"),
        (["naam }} en {{ plaats }}"], "template-tag-open"),
        (["{{ naam", "}}"], "template-tag-open"),
        (["{{ loop.index }}"], "template-forbidden"),
        (["{% for a in b %}{{ loop.depth }}{% endfor %}"], "template-unknown-filter"),
        (["{% if naam is defined %}{% endif %}"], "template-unknown-filter"),
        (["{{ }}"], "template-syntax"),
    ],
)
def test_what_docxtpl_would_lose_or_tear_is_told(tmp_path: Path, paragraphs: list[str], rule: str) -> None:
    assert rule in rules(word_file(tmp_path / "a.docx", *paragraphs))


@pytest.mark.parametrize(
    ("rows", "rule"),
    [
        ([("{% if a %}", "x"), ("y", "{% endif %}")], "template-block-place"),
        ([("{%tr for a in b %}", "verloren"), ("x", "y"), ("{%tr endfor %}", "")], "template-tag-alone"),
    ],
)
def test_a_block_that_would_tear_a_table_is_told(tmp_path: Path, rows: list[tuple[str, ...]], rule: str) -> None:
    assert rule in rules(word_file(tmp_path / "a.docx", also=table(*rows)))


def test_a_tag_that_word_has_split_is_one_tag(tmp_path: Path) -> None:
    def split(document: object) -> None:
        paragraph = document.add_paragraph("Het bestuur {")  # type: ignore[attr-defined]
        for piece in ("{ best", "uur.na", "am }", "} tekent."):
            paragraph.add_run(piece).bold = True

    assert loaded(word_file(tmp_path / "a.docx", also=split)).uses == {"bestuur": ("naam",)}


def as_text(path: Path) -> None:
    path.write_text("geen Word", encoding="utf-8")


def as_old_word(path: Path) -> None:
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:3000])


def with_macros(path: Path) -> None:
    changed(path, {"word/vbaProject.bin": lambda _: b"x"})


def with_dtd(path: Path) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "b">]><w>&a;</w>'
    changed(path, {"word/theme/theme1.xml": lambda _: bomb})


def with_linked_picture(path: Path) -> None:
    link = relationship("image", "http://voorbeeld.example/a.png", external=True)
    changed(path, {"word/_rels/document.xml.rels": link})


def with_attached_template(path: Path) -> None:
    link = relationship("attachedTemplate", "file:///elders.dotm", external=True)
    changed(path, {"word/_rels/settings.xml.rels": lambda _: link(b"<Relationships></Relationships>")})


def as_word_template(path: Path) -> None:
    changed(path, {"[Content_Types].xml": lambda old: old.replace(b"document.main+xml", b"template.main+xml")})


def damaged(path: Path) -> None:
    changed(path, {"word/document.xml": lambda old: old[:-20]})


@pytest.mark.parametrize(
    ("harm", "rule"),
    [
        (as_text, "template-not-docx"),
        (as_old_word, "template-not-docx"),
        (cut_off, "template-not-docx"),
        (as_word_template, "template-not-docx"),
        (damaged, "template-not-docx"),
        (with_macros, "template-macros"),
        (with_dtd, "template-dtd"),
        (with_linked_picture, "template-external"),
        (with_attached_template, "template-external"),
        (Path.unlink, "template-missing"),
    ],
)
def test_a_file_that_is_no_safe_word_file_is_refused(tmp_path: Path, harm: Callable[[Path], object], rule: str) -> None:
    path = word_file(tmp_path / "a.docx", "{{ naam }}")
    harm(path)
    assert rules(path) == [rule]


def test_a_file_that_unpacks_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TOTAL", 10_000)
    assert rules(word_file(tmp_path / "a.docx", "{{ naam }}")) == ["template-too-large"]


def test_a_link_to_a_page_is_no_fault_but_a_tag_in_it_is_told(tmp_path: Path) -> None:
    path = word_file(tmp_path / "a.docx", "{{ naam }}")
    link = relationship("hyperlink", "https://voorbeeld.example/{{ code }}", external=True)
    template, problems = compiling.load(changed(path, {"word/_rels/document.xml.rels": link}))
    assert template
    assert [(problem.rule, problem.severity) for problem in problems] == [("template-tag-unfilled", "warning")]


def test_a_tag_in_a_picture_s_description_is_told(tmp_path: Path) -> None:
    path = word_file(tmp_path / "a.docx", "{{ naam }}")
    hidden = b'<w:t w:altName="{{ code }}"'
    changed(path, {"word/document.xml": lambda old: old.replace(b"<w:t", hidden, 1)})
    assert rules(path) == ["template-structure"]


def test_unknown_names_are_found_in_branches_not_taken(tmp_path: Path) -> None:
    path = word_file(
        tmp_path / "a.docx",
        "{{ bestuur.namm }} {% if bestuur.kvk %}{{ bestur.naam }}{% endif %}",
        "{% for b in besturen %}{{ b.plaatz }}{{ b.naam }}{% endfor %}",
        "{% for letter in bestuur.naam %}{% endfor %}",
    )
    values = {
        "bestuur": {"naam": "A", "kvk": ""},
        "besturen": [{"naam": "A", "plaats": "Ede"}, {"naam": "B", "plaats": "Ede"}],
    }
    assert [(p.message, p.mend) for p in loaded(path).unknown(values)] == [
        ("Het veld ‘bestuur.namm’ bestaat niet.", "Bedoelde u naam?"),
        ("Het veld ‘bestur’ bestaat niet.", "Bedoelde u bestuur?"),
        ("Het veld ‘besturen.plaatz’ bestaat niet.", "Bedoelde u plaats?"),
        ("Het veld ‘bestuur.naam’ bestaat niet, of is geen lijst.", "Kijk in de lijst met velden hoe het heet."),
    ]
