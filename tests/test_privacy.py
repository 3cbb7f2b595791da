"""The right paper for each person, and nothing of anybody else on it: proved over a thousand random cases.

A thousand cases are filled into the shipped templates; a few become real PDFs and packets here, and
``python -m tests.privacy_run`` makes and reads those of all thousand.
"""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from generator.documents import Document
from generator.fields.papers import texts
from generator.plan import Plan, plan
from generator.problems import Exit
from generator.templates import compiling
from generator.templates.compiling import Template
from generator.templates.render import render
from generator.workbooks import intake
from tests.privacy_run import project, read_output
from tests.projects import DAY, ROOT, door
from tests.random_cases import Mark, Sample, found, sample
from tests.who_may_see import PERSONAL, named, personal_data, strays

TODAY = date(2026, 11, 18)
SAID = re.compile(r'(?:>| descr="| title=")([^<"]+)')
"""Each text of a Word file's part, and each attribute that is read aloud; a value stands whole in one of them."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A template that is filled for many papers: what stands in the parts that filling changes."""

    template: Template
    same: Mapping[str, int]

    @classmethod
    def open(cls, name: str) -> "Filled":
        path = ROOT / "templates" / name
        template, problems = compiling.load(path)
        assert template is not None, problems
        with zipfile.ZipFile(path) as archive:
            return cls(template, {part.filename: part.CRC for part in archive.infolist()})

    def text(self, document: Document) -> str:
        """Return what stands in a filled Word file: texts, headers, notes, properties, descriptions of pictures."""
        docx = render(self.template, document.values())
        assert isinstance(docx, bytes), docx
        with zipfile.ZipFile(io.BytesIO(docx)) as archive:
            changed = [part for part in archive.infolist() if self.same.get(part.filename) != part.CRC]
            assert "word/document.xml" in [part.filename for part in changed]
            return "\n".join(one for part in changed for one in SAID.findall(archive.read(part).decode("utf-8")))


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> tuple[Sample, Plan]:
    made = sample(5, 1000)
    folder = tmp_path_factory.mktemp("thousand")
    cases = made.write(folder)
    read = intake.read(folder / "parties.xlsx", cases)
    assert [one for one in read.problems if one.severity == "error"] == []
    wanted = plan(read.region, read.cases, today=TODAY, sha256=lambda _: "0" * 64)
    return made, wanted


def of_cases(wanted: Plan) -> Iterator[Document]:
    return (one for one in wanted.documents if one.private)


def test_every_word_file_of_a_thousand_cases_shows_what_it_may_and_nothing_else(thousand: tuple[Sample, Plan]) -> None:
    made, wanted = thousand
    templates: dict[str, Filled] = {}
    seen: Counter[str] = Counter()
    wrong: list[str] = []
    for document in of_cases(wanted):
        if document.template not in templates:
            templates[document.template] = Filled.open(document.template)
        there = found(templates[document.template].text(document))
        wrong += strays(made, document.id, there)
        seen.update(mark.what for one in there for mark in made.marks.get(one, ())[:1])
        assert document.subject == f"casus:{named(document.id)[1]}"
    assert wrong == []
    assert seen["secret"] == 0
    assert min(seen[what] for what in ("name", "address", "pupil", "code", "meeting", "school")) > 1000


def test_no_field_that_a_template_could_print_is_of_another_person(thousand: tuple[Sample, Plan]) -> None:
    made, wanted = thousand
    wrong = []
    for document in of_cases(wanted):
        reach = "\n".join(text for name, value in document.values().items() for text in texts(value))
        wrong += [one for one in strays(made, document.id, reach) if ": question of" not in one]
    assert wrong == []


def test_a_packet_holds_the_papers_of_one_person_or_of_one_school(thousand: tuple[Sample, Plan]) -> None:
    made, wanted = thousand
    packets = [bundle for bundle in wanted.bundles if bundle.private]
    held = Counter(item.document.id for bundle in packets for item in bundle.items)
    assert set(held) == {document.id for document in of_cases(wanted)}
    assert set(held.values()) == {1}, "every paper goes into one packet"
    for bundle in packets:
        _, code, role = named(bundle.name)
        assert bundle.subject == f"casus:{code}"
        for item in bundle.items:
            kind, of_code, of_role = named(item.document.id)
            assert of_code == code
            assert (of_role if kind in PERSONAL else "school") == role
        told = (bundle.title, bundle.label, bundle.addressee, *bundle.address, bundle.explanation, bundle.contact)
        told += (*bundle.missing, bundle.contact_email, bundle.return_address, *(one.signer for _, one in bundle.signs))
        assert strays(made, bundle.name, "\n".join(told)) == []
    loose = [bundle for bundle in wanted.bundles if not bundle.private]
    assert not [item for bundle in loose for item in bundle.items if item.document.private]


def test_nothing_that_is_printed_or_told_is_of_anybody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    made = sample(11, 5)
    here = project(tmp_path, made)
    built = door("build", *here.words)
    assert built.exit == Exit.DONE, built.err
    others = [door(command, "--json", *here.words) for command in ("check", "build")]
    for told in (built, *others):
        assert personal_data(made, told.out + told.err) == []
    seen = read_output(made, here.output)
    assert seen.wrong == []
    assert seen.read["papers"] > 30
    assert min(seen.marks[what] for what in ("name", "address", "pupil", "school")) > 20


def test_a_stray_is_seen() -> None:
    """The proof would be worth nothing if it could not fail."""
    made = sample(5, 40)
    by_what: dict[str, tuple[str, Mark]] = {}
    for text, (mark, *others) in made.marks.items():
        if not others and mark.home.startswith("ZK-"):
            by_what.setdefault(mark.what, (text, mark))
    text, mark = by_what["address"]
    own = f"toestemming_{mark.home}_{mark.whose}"
    assert strays(made, own, f"zij woont daar: {text}.") == []
    assert strays(made, f"toestemming_{mark.home}_leerling", text) == [
        f"toestemming_{mark.home}_leerling: address of {mark.home} {mark.whose}"
    ]
    assert strays(made, f"schoolblad_{mark.home}", text) != []
    text, mark = by_what["secret"]
    assert strays(made, f"toestemming_{mark.home}_{mark.whose}", text) != []
    text, mark = by_what["code"]
    other = next(code for code in made.school_of if code != text)
    assert strays(made, f"casus_{other}_ouder-1", f"casus {text}") != []
    assert strays(made, f"casus_{text}_ouder-1", f"casus {text}") == []
    postcode = next(text for text, marks in made.marks.items() if text[0].isdigit() and marks[0].what == "address")
    mark = made.marks[postcode][0]
    assert strays(made, f"uitnodiging_{mark.home}_leerling", postcode.replace(" ", "\N{NO-BREAK SPACE}")) != []
