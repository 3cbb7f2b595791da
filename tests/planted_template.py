"""The shipped mandate with a fault of every kind planted in paragraphs of its own, each with the rule that names it.

A paragraph is written as text, or as the XML inside its ``w:p``. A fault of a whole file (a macro, a picture from
elsewhere) stands among the attacks, since such a file is not read any further.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

TEMPLATE = Path(__file__).parents[1] / "templates" / "volmacht.docx"
MAIN = "word/document.xml"


@dataclass(frozen=True)
class Planted:
    """A fault: the rule it breaks, its paragraphs (more where one alone is no fault), and the one that is named."""

    rule: str
    paragraphs: tuple[str, ...]
    named: int = 0


def one(rule: str, *paragraphs: str, named: int = 0) -> Planted:
    return Planted(rule, paragraphs, named)


def run(text: str, properties: str = "") -> str:
    made = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{made}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def code(instruction: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>uitkomst</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


TAGS = (
    one("template-unknown-name", "De naam luidt {{ bestuur.namm }}."),
    one("template-unknown-name", "De leden: {% for lid in schoolbesturen %}{{ lid.naamm }}{% endfor %}."),
    one("template-unknown-name", "Deze volmacht is voor {{ leerling.naam }}."),
    one("template-unknown-filter", "De naam is {{ bestuur.naam|hoofdleter }}."),
    one("template-unknown-filter", "De naam is {{ bestuur.naam|upper }}."),
    one("template-syntax", "De zetel is {{ bestuur. }} hier."),
    one("template-forbidden", "De naam is {{ bestuur.naam.upper() }}."),
    one("template-forbidden", "Het nummer is {{ bestuur.nummer + 1 }}."),
    one("template-forbidden", "{% set a = 1 %}Nu niet."),
    one("template-tag-open", "De naam is {{ bestuur.naam en verder niets."),
    one("template-braces", "De naam is { bestuur.naam } en niet anders."),
    one("template-syntax", "De naam is {{{ bestuur.naam }}} en niet anders."),
    one("template-tag-alone", "Alleen bij {%p if bestuur.voorheen %} is dit zo.", "Ja.", "{%p endif %}"),
    one("template-block", "Hier eindigt iets {% endif %} dat niet begon."),
    one("template-block-place", "{%p if bestuur.voorheen %}", "Vroeger anders.", "Nu zo {% endif %}.", named=2),
    one("esign-tag", "Teken hier: {{Sig_es_:signer1:signature}} graag."),
    one("field-can-be-empty", "Het bestuur vergadert elke maand te {{ bestuur.plaats }} in het eigen kantoor."),
    one("loop-unused", "Zo is het: {% for partij in gemeenten %}telkens weer{% endfor %}."),
    one("loop-shadows", "Zij heten {% for swv in swvs %}{{ swv.naam }} {% endfor %}alle."),
    one("block-empty", "Niets {% if bestuur.voorheen %}{% endif %} hier."),
    one("branches-equal", "Zij {% if bestuur.voorheen %}zijn{% else %}zijn{% endif %} het eens."),
    one("test-constant", "Dit {% if true %}staat{% endif %} vast."),
)
LEFT_OVER = (
    one("leftover-placeholder", "De gemeente {NAAM GEMEENTE} doet mee."),
    one("leftover-placeholder", "De dag is [datum invullen] in dit jaar."),
    one("leftover-dots", "Het bestuur, gevestigd te ……………, doet mee."),
    one("leftover-etc", "Schoolbestuur A, schoolbestuur B, Etc."),
    one("leftover-instruction", "(gebruik functietoets F11 om naar het volgende veld te gaan)"),
    one("leftover-dummy", "TODO: nog navragen bij de jurist."),
    one("leftover-both-forms", "De gemeente(n) sturen dit stuk terug."),
    one(
        "leftover-both-branches",
        "Het college van burgemeester en wethouders van de gemeente tekent dit stuk als partij.",
        "De colleges van burgemeester en wethouders van de gemeenten tekenen dit stuk als partij.",
        named=1,
    ),
    one(
        "leftover-change",
        f'<w:ins w:id="901" w:author="Jurist">{run("Een nieuwe zin van de jurist.")}</w:ins>',
    ),
    one("leftover-highlight", run("Deze regel is nog geel.", '<w:highlight w:val="yellow"/>')),
    one("leftover-hidden", run("Zichtbaar, en ") + run("verborgen", "<w:vanish/>") + run(" daarna.")),
)
CODES = (
    one("template-field-code", run("Tekst van elders: ") + code("INCLUDETEXT C:\\\\deel.docx")),
    one("template-field-changes", run("Vandaag is het ") + code("DATE") + run(".")),
)
PRINT = (
    one("print-font", run("Een zin in een ander lettertype.", '<w:rFonts w:ascii="Verdana" w:hAnsi="Verdana"/>')),
    one("print-symbol-run", "☐ ja, het bestuur gaat akkoord"),
    one("print-hyphen", run("Een e") + "<w:r><w:noBreakHyphen/></w:r>" + run("mail aan iedereen.")),
    one("access-contrast", run("Deze zin is heel licht.", '<w:color w:val="DDDDDD"/>')),
    one("access-small-letters", run("Deze zin is heel klein.", '<w:sz w:val="12"/>')),
)
PLANTED = (*TAGS, *LEFT_OVER, *CODES, *PRINT)


def write(path: Path, planted: tuple[Planted, ...] = PLANTED) -> None:
    """Write the mandate with these faults as paragraphs under a heading at its end."""
    with zipfile.ZipFile(TEMPLATE) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    body = members[MAIN].decode()
    added = "".join(_paragraph(text) for fault in planted for text in fault.paragraphs)
    at = body.rindex("<w:sectPr")
    members[MAIN] = (body[:at] + added + body[at:]).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def expected(planted: tuple[Planted, ...] = PLANTED) -> Iterator[tuple[str, str]]:
    """Yield each rule with how the paragraph that breaks it begins."""
    yield from ((fault.rule, begins(fault.paragraphs[fault.named])) for fault in planted)


def begins(paragraph: str) -> str:
    """Return the words a reader sees of a paragraph's beginning."""
    shown = paragraph.replace("<w:noBreakHyphen/>", "-")
    text = re.sub(r"<w:instrText[^>]*>.*?</w:instrText>|<[^>]+>", "", shown)
    return " ".join(text.split())[:12]


def _paragraph(text: str) -> str:
    return f"<w:p>{text if text.startswith('<w:') else run(text)}</w:p>"
