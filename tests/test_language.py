"""What a tag says, what was meant where it says nothing, and what a rendering may use."""

import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.problems import Severity
from generator.templates import compiling, draft, language, limits, slips
from generator.templates.compiling import Template
from generator.templates.language import Fault, Statement
from generator.templates.render import render
from generator.word import links
from tests.raw_word import field, p, raw_word, run
from tests.word_files import changed, lines, table, word_file


def loaded(path: Path) -> Template:
    template, problems = compiling.load(path)
    assert template, problems
    return template


def faults(tag: str) -> tuple[Fault, ...]:
    said = language.statement(tag)
    assert not isinstance(said, Statement), said
    return said


def mend(tag: str) -> str:
    return faults(tag)[0].mend


# --- read as meant ---------------------------------------------------------------------------------------------------

AS_MEANT = {
    "typographic quotes": "{{ namen|join(“, ”) }}",
    "low quotes": "{{ namen|join(„, ”) }}",
    "no-break spaces": "{{\u00a0namen|join(',\u00a0')\u00a0}}",
    "thin spaces": "{{\u2009namen\u202f| join(', ') }}",
    "unseen characters": "{{ na\u200bmen|jo\u00adin(', ')\ufeff }}",
}


@pytest.mark.parametrize("tag", AS_MEANT.values(), ids=AS_MEANT.keys())
def test_quotes_spaces_and_unseen_characters_are_read_as_meant(tmp_path: Path, tag: str) -> None:
    made = render(loaded(word_file(tmp_path / "a.docx", tag)), {"namen": ["A", "B"]})
    assert isinstance(made, bytes), made
    assert lines(made) == ["A, B"]


def test_a_command_with_odd_spaces_still_takes_its_paragraph_away(tmp_path: Path) -> None:
    path = word_file(tmp_path / "a.docx", "{%p\u00a0if\u00a0naam\u2009==\u00a0‘A’ %}", "één", "{%p\u00a0endif\u200b %}")
    made = render(loaded(path), {"naam": "A"})
    assert isinstance(made, bytes), made
    assert lines(made) == ["één"]


def test_an_odd_tag_that_word_has_split_is_read_as_meant(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(
        raw_word(p("".join(run(piece) for piece in ("x{", "{\u00a0na", "\u200bam", "\u00a0", "}", "}\u00a0y"))))
    )
    made = render(loaded(path), {"naam": "A"})
    assert isinstance(made, bytes), made
    assert lines(made) == ["xA\u00a0y"]  # what stands beside a tag stays as it was


# --- bedoelde u ------------------------------------------------------------------------------------------------------

MEANT = {
    "{% end if %}": "{% endif %}",
    "{% end for %}": "{% endfor %}",
    "{% elseif a %}": "{% elif a %}",
    "{% else if a %}": "{% elif a %}",
    "{%p  endfor b %}": "{%p endfor %}",
    "{% if a = b %}": "{% if a == b %}",
    "{% for a of b %}": "{% for a in b %}",
    "{% for a uit b %}": "{% for a in b %}",
    "{% for each a in b %}": "{% for a in b %}",
    "{% als a %}": "{% if a %}",
    "{% anders %}": "{% else %}",
    "{% einde als %}": "{% endif %}",
    "{% If a %}": "{% if a %}",
    "{%pif a %}": "{%p if a %}",
    "{% p if a %}": "{%p if a %}",
    "{% if a en niet b %}": "{% if a and not b %}",
    "{% if a of b %}": "{% if a or b %}",
    "{% if a && !b %}": "{% if a and not b %}",
    "{% if a == 'en of' then %}": "{% if a == 'en of' %}",
    "{% if a <> b %}": "{% if a != b %}",
    "{{ if a }}": "{% if a %}",
    "{{ endif }}": "{% endif %}",
    "{% bestuur.naam %}": "{{ bestuur.naam }}",
    "{{{ bestuur.naam }}": "{{ bestuur.naam }}",
    "{{% if a %}}": "{% if a %}",
    "{{ bestuur.e-mail }}": "{{ bestuur.e_mail }}",
    "{{ bestuur.kvk nummer }}": "{{ bestuur.kvk_nummer }}",
    "{{ bestuur, naam }}": "{{ bestuur.naam }}",
}


@pytest.mark.parametrize(("tag", "meant"), MEANT.items(), ids=MEANT.keys())
def test_what_was_meant_by_a_tag_is_told(tag: str, meant: str) -> None:
    assert mend(tag).startswith(f"Bedoelde u {meant}?")
    assert isinstance(language.statement(meant), Statement)


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("{{ naam|upper }}", "hoofdletters"),
        ("{{ naam|capitalize }}", "Bedoelde u hoofdletter?"),
        ("{{ naam|default('x') }}", "{% else %}"),
        ("{{ datum|date('d-m') }}", "1 maart 2026"),
        ("{{ namen|opsoming }}", "Bedoelde u opsomming?"),
        ("{{ namen|count }}", "Bedoelde u length?"),
        ("{% if naam is defined %}", "Schrijf {% if veld %}."),
        ("{% if naam is leeg %}", "Schrijf {% if not veld %}."),
        ("{% if naam is xyzzy %}", "even en odd"),
    ],
)
def test_what_jinja_has_and_this_has_not_is_told_with_what_to_do(tag: str, words: str) -> None:
    (fault,) = faults(tag)
    assert fault.rule == "template-unknown-filter"
    assert words in fault.mend


@pytest.mark.parametrize("tag", ["{{r naam }}", "{{p naam }}", "{{tr naam }}", "{{tc naam }}"])
def test_an_object_s_tag_is_told_with_the_plain_one(tag: str) -> None:
    (fault,) = faults(tag)
    assert (fault.rule, fault.mend[:20]) == ("template-forbidden", "Schrijf {{ naam }}: ")


@pytest.mark.parametrize(
    "tag",
    [
        "{{Sig_es_:signer1:signature}}",
        "{{*Sig_es_:signer1:signature:dimension(height=12mm)}}",
        "{{Dte_es_:signer1:date}}",
        "{{esl:Signer1:Signature}}",
        "{{esl:Signer1:Signature:size(200,50)}}",
        "{{signature, r1}}",
        "{{signature:Recipient1}}",
        "{{s1|signature|20|5}}",
        '{{t:s;r:y;o:"Signer 1";}}',
    ],
)
def test_a_signing_service_s_tag_is_told_as_one(tag: str) -> None:
    (fault,) = faults(tag)
    assert fault.rule == "esign-tag"
    assert "waarde" in fault.mend


@pytest.mark.parametrize(
    "tag", ["{{ signature }}", "{{ s1 }}", "{{ ondertekenaar.handtekening }}", "{{ namen|join(':signature') }}"]
)
def test_a_field_is_no_signing_service_s_tag(tag: str) -> None:
    assert isinstance(language.statement(tag), Statement)


BESIDE = {
    "{ bestuur.naam }": "{{ bestuur.naam }}",
    "{ bestuur.naam|hoofdletter }": "{{ bestuur.naam|hoofdletter }}",
    "{– if a –}": "{% if a %}",
    "{‑ als a –%}": "{% if a %}",
    "{% if a –}": "{% if a %}",
    "{％ if a ％}": "{% if a %}",
    "｛｛ bestuur.naam ｝｝": "{{ bestuur.naam }}",
    "{ { bestuur.naam } }": "{{ bestuur.naam }}",
    "{\u200b{ bestuur.naam }}": "{{ bestuur.naam }}",
    "{ %p endfor % }": "{%p endfor %}",
    "“%p if a %”": "{%p if a %}",
    "[% endfor %]": "{% endfor %}",
    "{ if a }": "{% if a %}",
    "<<swv.naam>>": "{{ swv.naam }}",
    "«swv.naam»": "{{ swv.naam }}",
    "[[swv.naam]]": "{{ swv.naam }}",
}


@pytest.mark.parametrize(("typed", "meant"), BESIDE.items(), ids=BESIDE.keys())
def test_what_is_nearly_a_tag_is_told_with_the_tag(tmp_path: Path, typed: str, meant: str) -> None:
    _, problems = compiling.load(word_file(tmp_path / "a.docx", "Eerst.", f"Dan {typed} en {{{{ naam }}}}."))
    (problem,) = problems
    assert (problem.rule, problem.value) == ("template-braces", typed)
    assert str(problem.place) == "a.docx, tekst, alinea 2"
    assert problem.mend.startswith(f"Bedoelde u {meant}?")


@pytest.mark.parametrize(
    "text",
    ["een {NAAM SWV}", "50 % (van 10 %)", "{- iets -}", "a { b } c", "“voor 10% of 20%”", "{_{ x }_}", "«een naam»"],
)
def test_other_braces_are_left_alone(text: str) -> None:
    assert list(slips.beside(text)) == []


# --- limits ----------------------------------------------------------------------------------------------------------


def too_much(path: Path, **values: object) -> tuple[str, str]:
    made = render(loaded(path), values)
    assert not isinstance(made, bytes)
    assert {problem.rule for problem in made} == {"template-too-much"}
    return str(made[0].place), made[0].message


def test_the_rows_of_all_loops_together_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ITEMS", 11)
    path = word_file(
        tmp_path / "a.docx", "Eerst.", "{% for a in een if a %}{% for b in twee %}x{% endfor %}{% endfor %}"
    )
    assert isinstance(render(loaded(path), {"een": ["x"] * 2, "twee": ["x"] * 4}), bytes)
    place, message = too_much(path, een=["x"] * 2, twee=["x"] * 5)
    assert (place, message) == ("a.docx, tekst, alinea 2", "Dit gaat in totaal door meer dan 11 rijen.")


def test_what_comes_out_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "OUTPUT", 2**21)
    path = word_file(tmp_path / "a.docx", "Eerst.", "{% for a in namen %}{{ a }}{% endfor %}")
    place, message = too_much(path, namen=["x" * 1000] * 4000)
    assert (place, message) == ("a.docx, tekst, alinea 2", "Dit deel wordt groter dan 2 miljoen tekens.")


def test_a_rendering_has_its_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", -1.0)
    path = word_file(tmp_path / "a.docx", "Eerst.", "{% for a in namen %}{{ a }}{% endfor %}")
    assert too_much(path, namen=["x"] * 100)[0] == "a.docx, tekst, alinea 2"


def test_renderings_at_once_each_count_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ITEMS", 300)
    template = loaded(word_file(tmp_path / "a.docx", "{% for a in namen %}{{ a }}{% endfor %}"))
    made: list[object] = []
    many = [threading.Thread(target=lambda: made.append(render(template, {"namen": ["x"] * 250}))) for _ in range(8)]
    for one in many:
        one.start()
    for one in many:
        one.join()
    assert all(isinstance(one, bytes) for one in made)
    assert len(made) == 8


def test_the_loop_knows_its_place_and_length(tmp_path: Path) -> None:
    shown = "{{ loop.index }}/{{ loop.length }}{{ a }}{% if not loop.last %}, {% endif %}"
    tag = f"{{% for a in namen if a != 'B' %}}{shown}{{% endfor %}}"
    made = render(loaded(word_file(tmp_path / "a.docx", tag)), {"namen": ["A", "B", "C"]})
    assert isinstance(made, bytes)
    assert lines(made) == ["1/2A, 2/2C"]


def test_numbers_are_even_or_odd(tmp_path: Path) -> None:
    tag = "{% if een is odd %}oneven{% endif %} {% if namen|length is even %}even{% endif %}"
    made = render(loaded(word_file(tmp_path / "a.docx", tag)), {"een": 1, "namen": ["A", "B"]})
    assert isinstance(made, bytes)
    assert lines(made) == ["oneven even"]


def test_the_tags_of_all_parts_together_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TAGS", 4)
    path = tmp_path / "a.docx"
    path.write_bytes(raw_word("{{ a }}{{ b }}{{ c }}", header=p("{{ d }}"), footer=p("{{ e }}")))
    seen = draft.read(path)
    assert [(problem.rule, str(problem.place)) for problem in seen.problems] == [
        ("template-too-much", "a.docx, voettekst, alinea 1")
    ]


def test_a_block_too_deep_is_told_where_it_begins(tmp_path: Path) -> None:
    deep = limits.BLOCKS + 1
    path = word_file(tmp_path / "a.docx", *["{%p if a %}"] * deep, "x", *["{%p endif %}"] * deep)
    _, problems = compiling.load(path)
    assert [(problem.rule, str(problem.place)) for problem in problems] == [
        ("template-too-much", f"a.docx, tekst, alinea {deep}")
    ]


def test_a_merging_tag_in_a_cell_in_disorder_is_refused_at_once(tmp_path: Path) -> None:
    cell = f"<w:tc>{p('{% vm %}')}<w:tcPr><w:b/></w:tcPr>{p(''.join(run('x') for _ in range(600)))}</w:tc>"
    path = tmp_path / "a.docx"
    grid = '<w:tblGrid><w:gridCol w:w="1"/></w:tblGrid>'
    path.write_bytes(raw_word("{%p for a in b %}", f"<w:tbl>{grid}<w:tr>{cell}</w:tr></w:tbl>", "{%p endfor %}"))
    _, problems = compiling.load(path)
    assert {problem.rule for problem in problems} == {"template-structure"}
    assert all("tabel 1, rij 1, kolom 1" in str(problem.place) for problem in problems)


WORDS = (
    "a b.c lijst loop loop.index 'x' '%99d' 1 -1 1.5 1e400 ٣ none True and or not in is odd |join |length |opsomming "
    "|join(',') ( ) [ ] [0] ['a'] . , if else + - * ~ : { } \\ “ ’ \u200b \u00a0 __class__ = == < é ² 0x1F endfor raw"
)


@given(
    st.sampled_from(["{{ %s }}", "{%% if %s %%}", "{%% for x in %s %%}", "{%%p %s %%}"]),
    st.lists(st.sampled_from(WORDS.split(" ")), max_size=8),
)
@settings(max_examples=300, deadline=None)
def test_any_tag_is_a_statement_or_a_fault_and_never_an_accident(form: str, words: list[str]) -> None:
    tag = form % " ".join(words)
    said = language.statement(tag)
    if not isinstance(said, Statement):
        assert all(fault.rule and fault.message for fault in said)
        return
    if said.word not in ("print", "if", "for"):
        return
    end = "" if said.word == "print" else f"x{{% end{said.word} %}}"
    values = {"a": "tekst", "b": {"c": ["p", "q"]}, "lijst": [{"a": 1}, {"a": 2}]}
    try:
        made = language.filled(language.compiled(slips.as_meant(tag) + end), values)
    except language.RENDER_ERRORS:
        return
    assert len(made) < 100


# --- what acts by itself, and may stay -------------------------------------------------------------------------------


def test_a_code_that_changes_by_itself_is_a_warning_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(
        raw_word("{{ naam }}", p(field(' DATE \\@ "d MMMM yyyy" ', "1 maart 2026")), header=p(field("FILENAME", "x")))
    )
    template, problems = compiling.load(path)
    assert template
    assert [(problem.severity, problem.rule, str(problem.place), problem.value) for problem in problems] == [
        (Severity.WARNING, "template-field-changes", "a.docx, tekst, alinea 2", 'DATE \\@ "d MMMM yyyy"'),
        (Severity.WARNING, "template-field-changes", "a.docx, koptekst, alinea 1", "FILENAME"),
    ]


def test_codes_of_the_document_itself_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    codes = [" PAGE ", "NUMPAGES", "PAGEREF _Toc1 \\h", 'TOC \\o "1-3"', "REF a \\h", "SEQ Figuur", 'HYPERLINK \\l "a"']
    codes += ['HYPERLINK "https://voorbeeld.example/a?b=c#d"', 'HYPERLINK "mailto:a@voorbeeld.example" \\o "file:x"']
    path.write_bytes(raw_word("{{ naam }}", *[p(field(one.replace('"', "&quot;"), "x")) for one in codes]))
    assert compiling.load(path)[1] == ()


@pytest.mark.parametrize(
    ("target", "what"),
    [
        ("https://voorbeeld.example/a?b=c", ""),
        ("mailto:a@voorbeeld.example", ""),
        ("tel:0612345678", ""),
        ("www.voorbeeld.example", ""),
        ("voorbeeld.example:8080/a", ""),
        ("bijlage.docx", ""),
        ("#hoofdstuk", ""),
        ("file:///C:/a.exe", "opent een bestand op de computer van de lezer"),
        ("FILE://server/deel", "opent een bestand op de computer van de lezer"),
        ("C:\\a.exe", "opent een bestand op de computer van de lezer"),
        ("c%3A%5Ca.exe", "opent een bestand op de computer van de lezer"),
        ("/etc/passwd", "opent een bestand op de computer van de lezer"),
        ("\\\\server\\deel", "opent een bestand op een netwerkschijf"),
        ("//server/deel", "opent een bestand op een netwerkschijf"),
        ("java\tscript:alert(1)", "start een programma (javascript:)"),
        ("java%0Ascript:alert(1)", "start een programma (javascript:)"),
        ("\u200bvbscript:x", "start een programma (vbscript:)"),
        ("search-ms:query=a", "start een programma (search-ms:)"),
        ("data:text/html,x", "start een programma (data:)"),
    ],
)
def test_a_link_leads_to_the_web_or_is_refused(target: str, what: str) -> None:
    assert links.refused(target) == what


def test_a_locked_or_signed_template_is_told(tmp_path: Path) -> None:
    lock = b'<w:documentProtection w:edit="readOnly" w:enforcement="1"/></w:settings>'
    path = word_file(tmp_path / "a.docx", "{{ naam }}")
    changed(path, {"word/settings.xml": lambda old: old.replace(b"</w:settings>", lock)})
    changed(path, {"_xmlsignatures/origin.sigs": lambda _: b""})
    template, problems = compiling.load(path)
    assert template
    assert [(problem.severity, problem.rule) for problem in problems] == [
        (Severity.WARNING, "template-protected"),
        (Severity.WARNING, "template-signed"),
    ]


def test_faults_of_a_file_are_told_all_at_once(tmp_path: Path) -> None:
    path = word_file(tmp_path / "a.docx", "{{ naam }}", also=table(("a", "b")))
    changed(path, {"word/vbaProject.bin": lambda _: b"x", "word/a.xml": lambda _: b"<!DOCTYPE a><a/>"})
    changed(path, {"word/media/b.bin": lambda _: b"MZ"})
    _, problems = compiling.load(path)
    assert {problem.rule for problem in problems} == {"template-macros", "template-dtd", "template-embedded"}
