"""A region of 57 real boards and 40 real municipalities, with long and odd names: all is made, and reads right."""

import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from docx.table import Table

from generator.convert.matching import squeeze
from tests import real_region
from tests.projects import ROOT, Project, Told
from tests.real_region import PO, VO, RealBoard

pytestmark = pytest.mark.skipif(
    not real_region.is_there(), reason="the open data of DUO and CBS do not lie beside the project (../shared/data)"
)
COVENANT = "covenant/convenant_Noord-Nederland-proef_2027-1"


@dataclass(frozen=True)
class Made:
    """The region, built once, and what the build told."""

    project: Project
    told: Told

    def pages(self, path: str) -> list[str]:
        """Return the text of each page of a PDF in the output folder, without white space."""
        with pypdfium2.PdfDocument(self.project.output / path) as pdf:
            return [squeeze(pdf[number].get_textpage().get_text_range()) for number in range(len(pdf))]

    @cached_property
    def covenant(self) -> list[str]:
        return self.pages(f"{COVENANT}.pdf")

    @cached_property
    def tables(self) -> list[tuple[str, Table]]:
        """Return the covenant's tables, each with the text that stands just above it."""
        above, found = "", []
        for one in Document(str(self.project.output / f"{COVENANT}.docx")).iter_inner_content():
            if isinstance(one, Table):
                found.append((above, one))
            elif one.text:
                above = one.text
        return found


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, _day_of_the_session: None) -> Made:
    project = Project(tmp_path_factory.mktemp("noord"))
    real_region.write_books(project.folder)
    shutil.copytree(ROOT / "templates", project.folder / "templates")
    return Made(project, project.built("--engine", "embedded"))


def members(swv: str) -> list[RealBoard]:
    return [board for board in real_region.boards() if swv in board.swvs]


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


REAL = {"name-abbreviated", "legal-form-odd", "name-twice", "text-too-long"}


def with_former(board: RealBoard) -> str:
    """Return a board as the covenant names it: with the names it had, and single spaces."""
    name, *former = (" ".join(name.split()) for name in board.names)
    return f"{name} (voorheen {'; '.join(former)})" if former else name


def names(output: Path, folder: str) -> set[str]:
    return {path.stem for path in (output / folder).glob("*.pdf")}


def test_every_board_has_its_mandates_and_packets_and_nothing_is_held_back(made: Made) -> None:
    assert made.told.held == {}
    looked_at = {one["rule"] for one in made.told.report["problems"] if one["severity"] != "notice"}
    assert looked_at <= REAL, "real lists have shortened names, and forms that the test makes up"
    boards = real_region.boards()
    assert (len(boards), len(members(PO)), len(members(VO)), len(real_region.of_the_north())) == (57, 43, 16, 40)
    output = made.project.output
    assert names(output, "mandates") == {f"volmacht_{board.number}_{swv}" for board in boards for swv in board.swvs}
    assert {name for name in names(output, "packets") if not name.startswith("casus_")} == {
        *(f"bestuur_{board.number}" for board in boards),
        *(f"gemeente_{code}" for code in real_region.of_the_north()),
        *(f"{kind}_{swv}" for kind in ("swv", "tekensessie") for swv in (PO, VO)),
        "drukwerk",
        "dossier",
    }


def test_every_board_stands_in_the_covenant_under_its_swv_with_its_name_exactly(made: Made) -> None:
    parties = [(above, cells(table)) for above, table in made.tables if cells(table)[0][-1] == "KvK"]
    assert len(parties) == 2
    for (above, rows), (kind, swv) in zip(parties, (("Primair", PO), ("Voortgezet", VO)), strict=True):
        assert f"Stichting Samenwerkingsverband {kind} Onderwijs Noord-Nederland" in above
        assert [(row[0], row[-2], row[-1]) for row in rows[1:]] == [
            (with_former(board), board.number, board.kvk) for board in members(swv)
        ]


def test_names_with_diacritics_and_long_names_come_through_to_the_pdf(made: Made) -> None:
    whole = "".join(made.covenant)
    assert {"Súdwest-Fryslân", "De Fryske Marren", "Noardeast-Fryslân"} <= set(real_region.of_the_north().values())
    for name in real_region.of_the_north().values():
        assert whole.count(squeeze(f"van de gemeente {name},")) >= 1, name
    for board in real_region.boards():
        assert squeeze(with_former(board)) in whole, board.number


def test_a_board_table_repeats_its_header_on_every_page_and_never_ends_a_page_with_it(made: Made) -> None:
    of_boards = [cells(table) for _, table in made.tables if cells(table)[0][0] == "Schoolbestuur"]
    assert sorted(map(len, of_boards)) == [17, 17, 17, 44, 44, 44]  # of each SWV: parties, mandates, who is signed for
    for header in {squeeze("".join(table[0])) for table in of_boards}:
        own = [[squeeze("".join(row)) for row in table] for table in of_boards]
        rows = [row for table in own if table[0] == header for row in table[1:]]
        pages = [number for number, page in enumerate(made.covenant) if header in page]
        assert len(pages) > 2
        assert pages == list(range(pages[0], pages[-1] + 1))
        for number in pages:
            for below in made.covenant[number].split(header)[1:]:
                assert any(below.startswith(row[:12]) for row in rows), below[:100]
        assert rows[-1] in made.covenant[pages[-1]].rpartition(header)[2]


def test_a_mandate_names_its_own_board_and_says_whether_one_or_two_represent_it(made: Made) -> None:
    for rank, board in enumerate(real_region.boards()):
        for swv in board.swvs:
            text = "".join(made.pages(f"mandates/volmacht_{board.number}_{swv}.pdf"))
            assert squeeze(f"Volmachtgever {board.names[0]},") in text
            assert f"KvK-nummer{board.kvk}" in text
            jointly = rank % 4 == 0
            assert ("diegezamenlijkbevoegdzijn" in text, "H2" in text) == (jointly, jointly)
            others = (one.kvk for one in real_region.boards() if one is not board)
            assert not any(kvk in text for kvk in others)


def test_the_director_signs_below_the_list_of_boards_when_every_mandate_is_signed(made: Made) -> None:
    documents = {one["id"]: one for one in made.told.report["documents"]}
    signatures = documents[Path(COVENANT).name]["signatures"]
    (page,) = [one["page"] for one in signatures if "43 schoolbesturen" in one["capacity"]]
    session = made.pages(f"packets/tekensessie_{PO}.pdf")
    signing = made.covenant[page - 2 : page]
    assert [shown.startswith(own) for shown, own in zip(session[-2:], signing, strict=True)] == [True, True]
    listed = "".join(session[-2:])
    assert "de43schoolbesturenindelijst" in listed
    for board in members(PO):
        assert squeeze(with_former(board)) in listed


def test_the_director_is_told_which_mandates_are_missing_and_does_not_get_the_boards_page(made: Made) -> None:
    session = "".join(made.pages(f"packets/tekensessie_{VO}.pdf"))
    assert "namensdeschoolbesturengenoemd" not in session
    for board in members(VO):
        assert squeeze(f"{board.number} {board.names[0]}: de volmacht is nog niet getekend") in session


def test_the_batch_sheet_lists_every_packet_on_its_own_pages(made: Made) -> None:
    packets = [one for one in made.told.report["packets"] if "dossier" not in one["path"]]
    (run,) = [one for one in packets if "drukwerk" in one["path"]]
    cover, *rest = run["documents"]
    with pypdfium2.PdfDocument(made.project.output / run["path"]) as pdf:
        sheet = "".join(squeeze(pdf[number].get_textpage().get_text_range()) for number in range(cover["last"]))
        covers = [one for one in rest if one["id"].startswith("omslag_")]
        ends = [one["first"] - 1 for one in covers[1:]] + [run["pages"]]
        for one, last in zip(covers, ends, strict=True):
            number = one["first"]
            assert f"{number}–{last}" in sheet
            foot = squeeze(pdf[number - 1].get_textpage().get_text_range())
            assert f"pagina1van{last - number + 1}" in foot
            assert one["id"] in foot
    assert {f"packets/{one['id'].removeprefix('omslag_')}.pdf" for one in covers} == {
        one["path"] for one in packets if one is not run
    }
