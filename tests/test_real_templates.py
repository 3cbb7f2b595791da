"""Other people's templates: filled as docxtpl fills them, or refused with the tag and its place; nothing else."""

from pathlib import Path

import pytest

from generator.problems import Severity
from generator.templates import compiling
from generator.templates.render import render
from generator.word.places import Spot
from tests.random_templates import VALUES, random_template, spoilt_template
from tests.word_files import lines, word_file
from tools.real_templates import FOLDER, Verdict, judge, table
from tools.same_document import by_docxtpl, differing


@pytest.fixture(scope="module")
def verdicts() -> list[Verdict]:
    if not FOLDER.is_dir():
        pytest.skip("the folder with other people's templates is not on this machine")
    found = list(judge(sorted(FOLDER.glob("*.docx"))))
    assert len(found) >= 54
    ended = [verdict for verdict in found if not isinstance(verdict, Verdict)]
    assert ended == [], "a template that hangs, grows or crashes"
    return [verdict for verdict in found if isinstance(verdict, Verdict)]


def test_what_is_filled_here_is_what_docxtpl_makes_of_it(verdicts: list[Verdict]) -> None:
    assert {verdict.name: verdict.differs for verdict in verdicts if verdict.ours == "anders"} == {}
    same = [verdict for verdict in verdicts if verdict.ours == "gelijk"]
    assert len(same) >= 23
    assert {verdict.docxtpl for verdict in same} == {"ja"}


def test_what_is_refused_is_told_with_the_tag_and_its_paragraph(verdicts: list[Verdict]) -> None:
    for verdict in verdicts:
        if verdict.ours == "geweigerd":
            errors = [problem for problem in verdict.problems if problem.severity is Severity.ERROR]
            assert errors, verdict.name
            for problem in errors:
                assert isinstance(problem.place, Spot), verdict.name
                assert problem.place.paragraph, verdict.name
                assert "{" in problem.value, verdict.name


def test_what_docxtpl_can_t_fill_never_passes_here(verdicts: list[Verdict]) -> None:
    failing = [verdict for verdict in verdicts if verdict.docxtpl.startswith("nee")]
    assert failing
    assert {verdict.ours for verdict in failing} == {"geweigerd"}


def test_the_table_tells_what_a_template_came_to(tmp_path: Path) -> None:
    word_file(tmp_path / "goed.docx", "{{ bestuur.naam }}")
    word_file(tmp_path / "fout.docx", "Beste", "{{ bestuur.naam() }}{{ a.b() }}")
    good, bad = list(table(judge(sorted(tmp_path.glob("*.docx")))))[:1:-1]
    assert good.startswith("| goed.docx | ja | gelijk |  |")
    assert bad.startswith(
        "| fout.docx | met functies in de gegevens | geweigerd | `template-forbidden` tekst, alinea 2: "
    )
    assert "`{{ bestuur.naam() }}` (en nog 1)" in bad


def test_a_difference_with_docxtpl_is_seen(tmp_path: Path) -> None:
    said = "Beste {{ naam }},"
    one = by_docxtpl(word_file(tmp_path / "a.docx", said, "tekst"), {"naam": "A"})
    for paragraphs in (("Beste {{ naam }}.", "tekst"), ("tekst", said), (f"# {said}", "tekst")):
        other = by_docxtpl(word_file(tmp_path / "b.docx", *paragraphs), {"naam": "A"})
        assert differing(one, other) == ("word/document.xml",)
    assert differing(one, one) == ()


def test_what_is_accepted_comes_out_as_docxtpl_makes_it(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    outcomes = []
    for seed in range(80):
        path.write_bytes(random_template(seed))
        template, problems = compiling.load(path)
        outcomes.append(template is not None)
        if template is None:
            assert all(isinstance(one.place, Spot) and one.place.paragraph and one.value for one in problems), seed
            continue
        for values in VALUES:
            made = render(template, values)
            assert isinstance(made, bytes), (seed, made)
            assert [part for part in differing(made, by_docxtpl(path, values)) if part.startswith("word/")] == [], seed
    assert 20 < sum(outcomes) < 80


def test_a_spoilt_template_is_told_or_makes_a_whole_document(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    refused = 0
    for seed in range(250):
        path.write_bytes(spoilt_template(seed))
        template, problems = compiling.load(path)
        if template is None:
            assert problems, seed
            refused += 1
            continue
        for values in VALUES:
            made = render(template, values)
            if isinstance(made, bytes):
                lines(made)  # it can be read
            else:
                assert made, seed
    assert 50 < refused < 250
