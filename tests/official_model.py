"""A covenant model as its makers publish it, made up for the tests: placeholders, two wordings, instructions, Etc."""

from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_COLOR_INDEX
from docx.text.paragraph import Paragraph

INSTRUCTION = "(gebruik functietoets F11 om naar het volgende invulveld te gaan)"
COLLEGE = "het college van burgemeester en wethouders en de burgemeester van de gemeente"
COLLEGES = "de colleges van burgemeester en wethouders en de burgemeesters van de gemeenten:"


def official_model(path: Path) -> Path:
    """Write the model and return its path."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Privacyconvenant {NAAM REGIO}"
    document.sections[0].footer.paragraphs[0].text = "Model, editie {EDITIE}"
    document.add_heading("Privacyconvenant onderwijs – gemeenten – jeugdhulp", 0)
    _plain(document, INSTRUCTION)
    _plain(document, "Instructie: vul alle velden tussen accolades in en verwijder deze tekst.")
    document.add_heading("Partijen", 1)
    _municipalities(document)
    _others(document)
    _overviews(document)
    _signing(document)
    document.save(str(path))
    return path


def _plain(document: Word, text: str, style: str | None = None) -> Paragraph:
    return document.add_paragraph(text, style)


def _municipalities(document: Word) -> None:
    _plain(document, "[Indien één gemeente partij is:]")
    _plain(
        document,
        f"{COLLEGE} {{NAAM GEMEENTE}}, rechtsgeldig vertegenwoordigd door [naam burgemeester], hierna: ‘Gemeente’;",
    )
    _plain(document, "OF")
    _plain(document, "[Indien meerdere gemeenten partij zijn:]")
    _plain(document, COLLEGES)
    for letter in "AB":
        _plain(document, f"{{NAAM GEMEENTE {letter}}}, vertegenwoordigd door [naam burgemeester];", "List Bullet")
    _plain(document, "Etc.", "List Bullet")
    _plain(document, "hierna afzonderlijk ‘Gemeente’ en gezamenlijk ‘Gemeenten’;")


def _others(document: Word) -> None:
    line = _plain(document, "het samenwerkingsverband {NAAM ")
    line.add_run("SWV}").bold = True  # Word splits a placeholder as it likes
    line.add_run(", gevestigd te …………, kantoorhoudend te ………… aan de {ADRES}, KvK-nummer ………, rechtsgeldig ")
    line.add_run("vertegenwoordigd door {NAAM DIRECTEUR}, ")
    line.add_run("functie").font.highlight_color = WD_COLOR_INDEX.YELLOW
    line.add_run(";")
    _plain(document, "de volgende schoolbesturen:")
    for number, letter in enumerate("ABC", 1):
        _plain(document, f"{number}. {{NAAM SCHOOLBESTUUR {letter}}}, gevestigd te {{PLAATS}};")
    _plain(document, "Etc.")


def _overviews(document: Word) -> None:
    document.add_heading("Artikel 1 Looptijd", 1)
    _plain(
        document,
        "Dit convenant geldt in de regio {REGIO} vanaf {INGANGSDATUM} tussen de gemeente(n) {NAAM GEMEENTE A}, "
        "{NAAM GEMEENTE B}, etc. en het samenwerkingsverband. Het college/de colleges stelt/stellen het vast.",
    )
    _plain(document, "Vragen kunnen worden gesteld aan {CONTACTPERSOON GELE GIDS}.")
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Schoolbestuur", "KvK-nummer"
    for cells in (("{NAAM SCHOOLBESTUUR A}", "{KVK}"), ("{NAAM SCHOOLBESTUUR B}", "{KVK}"), ("Etc.", "")):
        row = table.add_row()
        row.cells[0].text, row.cells[1].text = cells


def _signing(document: Word) -> None:
    document.add_heading("Ondertekening", 1)
    _plain(document, "Namens de gemeente {NAAM GEMEENTE}")
    _hand(document)
    _plain(document, "")
    _plain(document, "Namens het samenwerkingsverband {NAAM SWV}")
    _hand(document)
    _plain(document, "")
    _plain(document, "Namens de schoolbesturen, krachtens volmacht, het samenwerkingsverband {NAAM SWV}")
    _hand(document)


def _hand(document: Word) -> None:
    for label in ("Naam", "Functie", "Plaats", "Datum", "Handtekening"):
        _plain(document, f"{label}: ………………………")
