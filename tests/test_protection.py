"""Packets of cases with a password: closed without it, the same pages with it, and the password itself nowhere."""

import hashlib
import shutil
import subprocess
import unicodedata
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from pypdf import PasswordType, PdfReader, PdfWriter

from generator.packets import encryption
from generator.packets.bound import Binding
from generator.packets.password_sheet import write_sheet
from generator.packets.stamp import encode, length
from generator.password import ALLOWED, read_password
from generator.preparation import Options
from generator.problems import Exit, Stop
from generator.protection import SHEET, Protection
from tests.projects import Project, Told, door
from tests.test_cleanup import LATER, end_of

PASSWORD = "Zonnebloem é 12"
OTHER = "een heel ander woord"
CASES = "casus_*.pdf"
OF_ONE = "packets/casus_ZK-1AAA_ouder-1.pdf"
EMBEDDED = ("--engine", "embedded")


def in_file(folder: Path, content: str | bytes, name: str = "geheim.txt") -> Path:
    """Write a file with a password."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def closed_with(project: Project, password: str, *words: str) -> Told:
    """Build a project with a password."""
    return project.built(*EMBEDDED, "--password-file", str(in_file(project.folder, password)), *words)


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory, _small: Project) -> tuple[Project, Told]:
    """Return the small region with a password, built once, and what the build told; for reading only."""
    project = _small.copy(tmp_path_factory.mktemp("closed") / "project")
    return project, closed_with(project, PASSWORD)


@pytest.fixture
def closed(once: tuple[Project, Told], tmp_path: Path) -> Project:
    """Return a copy of the small region of which the packets of cases have a password."""
    return once[0].copy(tmp_path / "closed")


def packets_of_cases(project: Project) -> list[Path]:
    found = sorted((project.output / "packets").glob(CASES))
    assert len(found) > 3
    return found


def opens(path: Path, password: str | None) -> bool:
    """Tell whether pdfium, which the program's own proof does not use, opens a file."""
    try:
        pdfium.PdfDocument(path, password=password).close()
    except pdfium.PdfiumError:
        return False
    return True


def texts(path: Path, password: str | None = None) -> list[str]:
    """Return what each page says."""
    document = pdfium.PdfDocument(path, password=password)
    return [page.get_textpage().get_text_range() for page in document]


def test_every_packet_of_a_case_opens_by_the_password_alone_and_no_other_file_needs_one(
    once: tuple[Project, Told],
) -> None:
    project, _ = once
    mine = packets_of_cases(project)
    for path in mine:
        assert not opens(path, None)
        assert not opens(path, PASSWORD.upper())
        assert opens(path, PASSWORD)
    others = [path for path in project.output.rglob("*.pdf") if path not in mine]
    assert len(others) > 20
    assert all(opens(path, None) for path in others)


def test_the_pages_are_those_of_the_same_packet_without_a_password(once: tuple[Project, Told], small: Project) -> None:
    for path in packets_of_cases(once[0]):
        said = texts(path, PASSWORD)
        assert said == texts(small.output / "packets" / path.name)
        assert "".join(said).strip()


def test_it_is_aes_with_256_bits_and_the_title_too_is_closed(once: tuple[Project, Told]) -> None:
    path = once[0].output / OF_ONE
    reader = PdfReader(path)
    told: Any = reader.trailer["/Encrypt"]
    assert (told["/V"], told["/R"], told["/CF"]["/StdCF"]["/CFM"]) == (5, 6, "/AESV3")
    assert reader.decrypt("") is PasswordType.NOT_DECRYPTED
    assert reader.decrypt(PASSWORD) is not PasswordType.NOT_DECRYPTED
    title = reader.metadata.title if reader.metadata else ""
    assert title == "Vraag om toestemming ZK-1AAA, ouder-1"
    assert b"Vraag om" not in path.read_bytes()


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not here")
def test_qpdf_finds_nothing_wrong(once: tuple[Project, Told], tmp_path: Path) -> None:
    key = in_file(tmp_path, PASSWORD)
    for path in packets_of_cases(once[0]):
        known = subprocess.run(
            ["qpdf", f"--password-file={key}", "--check", str(path)],
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        assert known.returncode == 0, known.stdout + known.stderr
        assert "stream encryption method: AESv3" in known.stdout


def test_a_protected_packet_declares_no_archive_format(once: tuple[Project, Told]) -> None:
    for path in packets_of_cases(once[0]):
        reader = PdfReader(path, password=PASSWORD)
        metadata: Any = reader.root_object["/Metadata"]
        said = metadata.get_data().decode()
        assert "pdfaid" not in said
        assert reader.metadata
        assert f">{reader.metadata.title}<" in said


def test_what_has_no_password_is_said_and_what_a_closed_packet_can_not_be(once: tuple[Project, Told]) -> None:
    said = once[1].problem("packets-protected")
    assert f"{len(packets_of_cases(once[0]))} pakketten" in said["message"]
    for word in ("drukwerk.pdf", "consents", "PDF/A", "niet digitaal worden getekend"):
        assert word in said["message"]
    assert SHEET in said["mend"]
    assert "AES-256" in door("build", "--help").out


def test_the_sheet_stands_apart_from_the_packets_and_says_what_to_do_with_it(once: tuple[Project, Told]) -> None:
    sheet = once[0].output / SHEET
    (said,) = texts(sheet)
    assert PASSWORD in said.splitlines()
    assert "Stuur dit blad niet mee" in said
    assert "editie" in said
    catalogue: Any = PdfReader(sheet).root_object
    assert [one.get_object()["/S"] for one in catalogue["/StructTreeRoot"]["/K"]["/K"]][:2] == ["/H1", "/P"]
    assert not list((once[0].output / "packets").glob("*wachtwoord*"))


def whole(path: Path) -> Iterator[bytes]:
    """Give all that stands in a file, unpacked."""
    yield path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as parts:
            yield from (parts.read(name) for name in parts.namelist())
    if path.suffix == ".pdf":
        password = PASSWORD if path.match(f"packets/{CASES}") else None
        yield "\n".join(texts(path, password)).encode()


def test_the_password_stands_on_the_sheet_and_nowhere_else(once: tuple[Project, Told]) -> None:
    """Nor does a digest of it, from which a short password could be guessed."""
    project, told = once
    marks = [PASSWORD.encode(), PASSWORD.encode("utf-16-le"), PASSWORD.encode("latin-1")]
    for name in ("md5", "sha1", "sha256", "sha512"):
        marks.append(hashlib.new(name, PASSWORD.encode()).hexdigest()[:16].encode())
    found = {
        path.name
        for path in project.output.rglob("*")
        if path.is_file() and any(mark in content for content in whole(path) for mark in marks)
    }
    assert found == {SHEET}
    assert "Zonnebloem" not in told.out + told.err
    assert "geheim.txt" not in told.out + told.err
    assert not any("Zonnebloem" in path.name for path in project.output.rglob("*"))


def test_the_password_is_not_shown_by_what_carries_it(tmp_path: Path) -> None:
    carriers = (
        Binding((), tmp_path, "", PASSWORD),
        Protection(PASSWORD, "token"),
        Options(parties=tmp_path, cases=None, templates=tmp_path, output=tmp_path, today=date.min, password=PASSWORD),
    )
    assert all("Zonnebloem" not in f"{one} {one!r}" for one in carriers)


def test_nothing_is_made_anew_by_the_same_password_in_another_file(closed: Project, tmp_path: Path) -> None:
    before = closed.files()
    composed = unicodedata.normalize("NFD", PASSWORD)
    file = in_file(tmp_path, f"\ufeff{composed}\r\nniet deze regel\r\n", "anders.txt")
    told = closed.built(*EMBEDDED, "--password-file", str(file))
    assert told.made == {}
    assert closed.files() == before
    assert "packets-protected" in told.rules


def test_another_password_closes_every_packet_of_a_case_anew(closed: Project) -> None:
    told = closed_with(closed, OTHER)
    mine = {f"packets/{path.name}" for path in packets_of_cases(closed)}
    assert told.made.keys() == {*mine, SHEET, "packets/drukwerk.pdf"}
    assert told.made[OF_ONE] == "Het krijgt een wachtwoord, of een ander."
    assert all(opens(closed.output / path, OTHER) and not opens(closed.output / path, PASSWORD) for path in mine)
    (said,) = texts(closed.output / SHEET)
    assert OTHER in said
    assert PASSWORD not in said
    assert closed_with(closed, OTHER).made == {}


def test_a_packet_that_is_gone_is_made_with_the_password_that_the_others_have(closed: Project) -> None:
    (closed.output / OF_ONE).unlink()
    told = closed_with(closed, PASSWORD)
    assert told.made.keys() == {OF_ONE, "packets/drukwerk.pdf"}
    assert opens(closed.output / OF_ONE, PASSWORD)


def test_without_the_option_a_packet_is_made_open_again_and_that_is_said_aloud(closed: Project) -> None:
    mine = packets_of_cases(closed)
    told = closed.built(*EMBEDDED)
    assert told.problem("packets-unprotected")["severity"] == "warning"
    assert f"{len(mine)} pakketten" in told.problem("packets-unprotected")["message"]
    assert told.made[OF_ONE] == "U vroeg deze keer niet om een wachtwoord."
    assert all(opens(path, None) for path in mine)
    assert not (closed.output / SHEET).exists()
    assert SHEET not in closed.read()
    assert "packets-unprotected" not in closed.built(*EMBEDDED).rules


def test_one_case_can_have_its_own_password_and_the_others_are_named(closed: Project) -> None:
    told = closed_with(closed, OTHER, "--case", "ZK-1AAA")
    assert "met een ander wachtwoord" in told.problem("password-differs")["message"]
    assert opens(closed.output / OF_ONE, OTHER)
    rest = [path for path in packets_of_cases(closed) if "ZK-1AAA" not in path.name]
    assert rest
    assert all(opens(path, PASSWORD) for path in rest)


def test_a_packet_that_is_held_back_keeps_its_password_and_is_named(closed: Project) -> None:
    closed.change({"Casussen Geboortedatum ZK-2BBB": "geen dag"}, "cases.xlsx")
    file = in_file(closed.folder, OTHER)
    told = closed.build(*EMBEDDED, "--password-file", str(file))
    assert told.exit == Exit.HELD_BACK
    held = [path for path in packets_of_cases(closed) if "ZK-2BBB" in path.name]
    assert all(opens(path, PASSWORD) for path in held)
    assert f"{len(held)} pakket" in told.problem("password-differs")["message"]
    assert opens(closed.output / OF_ONE, OTHER)


def test_a_password_for_no_packet_is_said(closed: Project) -> None:
    told = closed_with(closed, OTHER, "--only", "mandates")
    assert "password-unused" in told.rules
    assert opens(closed.output / OF_ONE, PASSWORD)


def test_what_would_be_closed_is_said_and_not_done(small: Project) -> None:
    before = small.files()
    told = closed_with(small, PASSWORD, "--dry-run")
    assert {OF_ONE, SHEET} <= told.made.keys()
    assert small.files() == before


def test_a_packet_with_a_password_is_cleaned_up_as_any_other(closed: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    closed.edit(end_of("ZK-2BBB", date(2028, 7, 31)), "cases.xlsx")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", LATER)
    told = door("cleanup", "--json", "--before", "1-9-2027", "--yes", *closed.words)
    assert told.exit == Exit.DONE
    assert not list((closed.output / "packets").glob("casus_ZK-1AAA*"))
    assert opens(next((closed.output / "packets").glob("casus_ZK-2BBB*")), PASSWORD)


def test_the_status_of_what_is_closed_is_told_as_of_any_other(closed: Project) -> None:
    before = closed.files()
    told = door("status", "--json", *closed.words)
    assert told.exit == Exit.DONE
    assert not told.rules & {"program-fault", "ledger-damaged"}
    assert closed.files().items() >= before.items()


# --- the file with the password ---

UNFIT: dict[str, tuple[bytes, str, str]] = {
    "empty": (b"", "password-unfit", "staat niets"),
    "an empty first line": (b"\r\nZonnebloem12\r\n", "password-unfit", "staat niets"),
    "eleven characters": (b"Zonnebloem1 ", "password-unfit", "12 tekens"),
    "a hundred and one": (b"a" * 101, "password-unfit", "100 tekens"),
    "a whole document": (b"a" * 1_000_000, "password-unfit", "100 tekens"),
    "of Windows-1252": ("Zonnebloem é 12".encode("cp1252"), "password-unfit", "UTF-8"),
    "of UTF-16": ("Zonnebloem é 12".encode("utf-16"), "password-unfit", "UTF-8"),
    "what no keyboard has": ("Zonnebloem🌻1234".encode(), "password-unfit", "teken"),
    "a tab": (b"Zonnebloem\t1234", "password-unfit", "teken"),
}


@pytest.mark.parametrize("kind", UNFIT)
def test_an_unfit_password_is_told_before_anything_is_done(fresh: Project, kind: str) -> None:
    content, rule, said = UNFIT[kind]
    file = in_file(fresh.folder, content, "Zonnebloem-in-de-naam")
    told = fresh.build("--password-file", str(file))
    assert told.exit == Exit.WRONG_USAGE
    assert said in told.problem(rule)["message"]
    assert told.problem(rule)["mend"]
    assert "Zonnebloem" not in told.out + told.err
    assert not fresh.output.exists()


@pytest.mark.parametrize("name", ["Zonnebloem er-niet", "Zonnebloem-map"])
def test_a_file_that_is_not_there_is_told_without_its_name_which_may_be_the_password(fresh: Project, name: str) -> None:
    (fresh.folder / "Zonnebloem-map").mkdir()
    told = fresh.build("--password-file", str(fresh.folder / name))
    assert told.exit == Exit.WRONG_USAGE
    assert "nooit het wachtwoord zelf" in told.problem("password-file")["mend"]
    assert "Zonnebloem" not in told.out + told.err


def test_a_file_that_may_not_be_read_is_told(fresh: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    file = in_file(fresh.folder, PASSWORD)
    really = Path.open

    def refuse(path: Path, *words: Any, **named: Any) -> Any:
        if path == file:
            raise PermissionError(13, "Permission denied", str(path))
        return really(path, *words, **named)

    monkeypatch.setattr(Path, "open", refuse)
    told = fresh.build("--password-file", str(file))
    assert told.exit == Exit.WRONG_USAGE
    assert "kan niet worden gelezen" in told.problem("password-file")["message"]


@pytest.mark.parametrize("password", ["twaalf teken", "a" * 100, "Ünïcøde wáchtwoord!"])
def test_a_fit_password_is_read_whatever_wrote_the_file(tmp_path: Path, password: str) -> None:
    for form in ("{}", "\ufeff{}\r\n", "{}\n\n", "  {}\t\r\nniet dit", "{}\nniet dit"):
        assert read_password(in_file(tmp_path, form.format(password))) == password


def test_a_password_in_pieces_of_letters_and_accents_is_the_composed_one(tmp_path: Path) -> None:
    apart = unicodedata.normalize("NFD", "Ünïcøde wáchtwoord!")
    assert read_password(in_file(tmp_path, apart)) == "Ünïcøde wáchtwoord!"


def test_a_message_of_the_program_quotes_nothing(tmp_path: Path) -> None:
    with pytest.raises(Stop) as stopped:
        read_password(in_file(tmp_path, "Zonnebloem\t1234"))
    assert "Zonnebloem" not in f"{stopped.value} {stopped.value.problems} {stopped.value.__cause__}"


# --- the sheet ---


def test_the_sheet_can_print_every_sign_that_a_password_may_have() -> None:
    drawn = {sign: encode(sign) for sign in ALLOWED}
    assert len(set(drawn.values())) == len(ALLOWED)
    assert all(length(one, 10) > 0 for one in drawn.values())


@pytest.mark.parametrize("password", ["l" * 100, "W" * 100, "Wl0 O1I|" * 12, "kort woordje"])
def test_no_sign_of_a_long_password_is_lost_on_the_sheet(tmp_path: Path, password: str) -> None:
    write_sheet(tmp_path / SHEET, password, "Convenant Zilvermeer, editie 2026-1.")
    (said,) = texts(tmp_path / SHEET)
    shown = said.partition("met dit wachtwoord:")[2].partition("Het zijn ")[0]
    assert shown.replace("\r", "").replace("\n", "") == password
    assert f"Het zijn {len(password)} tekens" in said.replace("\r\n", " ")


def test_what_is_easily_misread_is_named_with_its_place(tmp_path: Path) -> None:
    write_sheet(tmp_path / SHEET, "Il1O0-abcdefg", "")
    said = " ".join(texts(tmp_path / SHEET)[0].split())
    for sign in ("de hoofdletter i (1)", "de kleine letter l (2)", "het cijfer één (3)", "het cijfer nul (5)"):
        assert sign in said
    write_sheet(tmp_path / SHEET, "duidelijk 23", "")
    assert "met de plaats erbij: de kleine letter l (6)." in " ".join(texts(tmp_path / SHEET)[0].split())


# --- a packet that did not come out right ---


@pytest.fixture
def packet(_small: Project, tmp_path: Path) -> Path:
    """Return a packet without a password."""
    return Path(shutil.copy(_small.output / OF_ONE, tmp_path / "packet.pdf"))


def test_a_packet_that_stays_open_is_not_taken_for_closed(packet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = packet.read_bytes()
    monkeypatch.setattr(PdfWriter, "encrypt", lambda *_, **__: None)
    faults = encryption.protect(packet, PASSWORD)
    assert any("zonder wachtwoord open" in one for one in faults)
    assert packet.read_bytes() == before
    assert list(packet.parent.iterdir()) == [packet]


@pytest.mark.parametrize("weak", ["RC4-128", "AES-128", "AES-256-R5"])
def test_a_weaker_cipher_is_not_taken_for_aes_256(packet: Path, monkeypatch: pytest.MonkeyPatch, weak: str) -> None:
    monkeypatch.setattr(encryption, "ALGORITHM", weak)
    before = packet.read_bytes()
    assert encryption.protect(packet, PASSWORD)
    assert packet.read_bytes() == before


def test_a_page_that_is_lost_or_moved_is_seen(packet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really = PdfWriter.write

    def without_the_last(writer: PdfWriter, stream: Any) -> Any:
        writer.remove_page(len(writer.pages) - 1)
        return really(writer, stream)

    monkeypatch.setattr(PdfWriter, "write", without_the_last)
    assert any("bladzijden, en niet" in one for one in encryption.protect(packet, PASSWORD))

    def turned(writer: PdfWriter, stream: Any) -> Any:
        pages: Any = writer.root_object["/Pages"]
        pages["/Kids"].reverse()
        return really(writer, stream)

    monkeypatch.setattr(PdfWriter, "write", turned)
    assert any("niet die van het pakket" in one for one in encryption.protect(packet, PASSWORD))


def test_what_is_no_packet_is_refused_in_words(tmp_path: Path) -> None:
    broken = in_file(tmp_path, b"%PDF-1.7 and no more", "packet.pdf")
    assert encryption.protect(broken, PASSWORD) == ["Het pakket kon niet worden beveiligd met het wachtwoord."]
    assert not encryption.opens(broken, PASSWORD)
    assert not encryption.opens(tmp_path / "none.pdf", PASSWORD)
