"""The right paper for each person, and nothing of anybody else on it: proved over a thousand random cases.

What each paper may show is written down here by reading what the papers are for, not by reading the program. The
thousand cases are filled into the shipped templates; some of them become real PDFs and packets in ``test_..._printed``.
"""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import pytest

from generator.documents import Document
from generator.fields.papers import texts
from generator.plan import Plan, plan
from generator.templates import compiling
from generator.templates.compiling import Template
from generator.templates.render import render
from generator.workbooks import intake
from tests.projects import ROOT
from tests.random_cases import Mark, Sample, found, sample

TODAY = date(2026, 11, 18)
PERSONAL = ("toestemming", "uitnodiging", "leeshulp", "casus")
"""Papers that one person gets; all others of a case stay with the professionals, who know whom they invite."""
SAID = re.compile(r'(?:>| descr="| title=")([^<"]+)')
"""Each text of a Word file's part, and each attribute that is read aloud; a value stands whole in one of them."""
NAME = re.compile(r"(?:omslag_)?(?P<kind>[a-z]+)_(?P<code>ZK-\d{4})(?:_(?P<role>[a-z0-9-]+))?")


def may_show(made: Sample, paper: str, mark: Mark) -> bool:
    """Tell whether a paper, by its name, may show what a mark stands for."""
    kind, code, role = _named(paper)
    if mark.home not in (code, made.school_of[code]):
        return False
    personal = kind in PERSONAL and role != "school"
    own = personal and role == mark.whose
    own_only = personal and (code, role) in made.own_only
    match mark.what:
        case "secret":
            return False
        case "address" | "own column":
            return own
        case "name" if personal:
            return own or (mark.shown and not own_only)
        case "name":
            return mark.shown or (code, mark.whose) in made.own_only
        case "question":
            return not own_only
    return True


def _named(paper: str) -> tuple[str, str, str]:
    known = NAME.match(paper)
    assert known, paper
    return known["kind"], known["code"], known["role"] or ""


def strays(made: Sample, paper: str, text: str | set[str]) -> list[str]:
    """Return what stands in a paper and may not, as "schoolblad_ZK-1000: address of ZK-1000 ouder-2"."""
    return [
        f"{paper}: {marks[0].what} of {marks[0].home} {marks[0].whose}".strip()
        for one in (found(text) if isinstance(text, str) else text)
        if (marks := made.marks.get(one)) and not any(may_show(made, paper, mark) for mark in marks)
    ]


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
        assert document.subject == f"casus:{_named(document.id)[1]}"
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
        _, code, role = _named(bundle.name)
        assert bundle.subject == f"casus:{code}"
        for item in bundle.items:
            kind, of_code, of_role = _named(item.document.id)
            assert of_code == code
            assert (of_role if kind in PERSONAL else "school") == role
        told = (bundle.title, bundle.label, bundle.addressee, *bundle.address, bundle.explanation, bundle.contact)
        told += (*bundle.missing, bundle.contact_email, bundle.return_address, *(one.signer for _, one in bundle.signs))
        assert strays(made, bundle.name, "\n".join(told)) == []
    loose = [bundle for bundle in wanted.bundles if not bundle.private]
    assert not [item for bundle in loose for item in bundle.items if item.document.private]


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
