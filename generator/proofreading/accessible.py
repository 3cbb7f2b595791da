"""Whether everyone can read what is printed or sent: language, title, headings, pictures, tables, letters.

In: a ``Draft``. Out: what a reader who listens, enlarges or searches would miss (EN 301 549, PDF/UA), each with its
place. Tables and letters are looked at in ``tables`` and ``letters``.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from generator.problems import Problem, notice, warning
from generator.proofreading import letters, tables
from generator.proofreading.spots import Lines, noticed
from generator.proofreading.styling import Styles, is_on
from generator.signing.languages import AID_OF
from generator.templates.draft import Draft
from generator.templates.language import TAG
from generator.word.labels import VAL, W
from generator.word.lines import Line

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_VML, _TITLE = "{urn:schemas-microsoft-com:vml}", "{http://purl.org/dc/elements/1.1/}title"
_PLAIN = frozenset({"", "normal", "standaard", "body text", "platte tekst", "no spacing", "geen afstand"})
_DUTCH = re.compile(r"\b(?:het|een|van|voor|niet|wordt|zijn|door|deze|heeft|naar|ook|aan|bij|u|uw)\b", re.IGNORECASE)
_MANY_LETTERS = 8000  # about four pages
_LONGEST_HEADING = 80
_MOST_EMPTY = 2  # paragraphs in a row


def check(draft: Draft) -> Iterator[Problem]:
    """Yield what keeps people from reading a document of this template, each with its place."""
    lines, styles = Lines(draft), Styles(draft.file.members.get("word/styles.xml"))
    body = [line for line in lines.paragraphs if line.spot.member == draft.file.main and not line.box]
    yield from _language(lines, styles)
    yield from _title(draft, lines)
    yield from _pictures(lines)
    yield from _headings(lines, body, styles)
    yield from noticed(
        "access-empty-paragraphs",
        "Lege alinea’s achter elkaar maken hier wit. Een voorleesprogramma leest ze voor, en op papier verschuiven ze.",
        "Haal ze weg, en geef de alinea ervoor of erna witruimte, of begin een nieuwe bladzijde.",
        _empty(body),
    )
    yield from tables.check(lines, styles)
    yield from letters.check(lines, styles)


def _language(lines: Lines, styles: Styles) -> Iterator[Problem]:
    count: Counter[str] = Counter()
    foreign: list[Line] = []
    for line in lines.paragraphs:
        said: dict[str, str] = {}
        for text in line.texts:
            run = text.getparent()
            if run is not None and text.text:
                tongue = _tongue(run, line.element, styles)
                said[tongue] = said.get(tongue, "") + TAG.sub("", text.text)
        for tongue, words in said.items():
            count[tongue] += len(words.strip())
            if not tongue.startswith("nl") and len(_DUTCH.findall(words)) > 1:
                foreign.append(line)
    most = max(count, key=lambda tongue: count[tongue], default="nl")
    aid = AID_OF.get(lines.draft.name)
    if aid and most == aid.tag:
        return
    if count[most] and not most.startswith("nl"):
        shown = f"niet Nederlands, maar {most}" if most else "niet ingesteld"
        message = f"De taal van dit sjabloon is {shown}; een voorleesprogramma spreekt het dan verkeerd uit."
        mend = "Selecteer alles, en stel bij Controleren › Taal als taal voor de controle Nederlands (Nederland) in."
        yield warning("access-language", message, mend, at=lines.part(lines.draft.file.main), value=most)
    else:
        yield from noticed(
            "access-language-part",
            "Deze Nederlandse tekst is in Word ingesteld als een andere taal.",
            "Selecteer die tekst, en stel bij Controleren › Taal als taal voor de controle Nederlands (Nederland) in.",
            foreign,
        )


def _tongue(run: etree._Element, paragraph: etree._Element, styles: Styles) -> str:
    said = (level.get(VAL) for level in styles.levels_of_run(run, paragraph, "lang"))
    return next((str(tongue) for tongue in said if tongue), "")


def _title(draft: Draft, lines: Lines) -> Iterator[Problem]:
    roots = [draft.roots[member] for member, title in draft.file.texts.items() if title == "eigenschappen"]
    if not any((root.findtext(_TITLE) or "").strip() for root in roots):
        message = "Het sjabloon heeft geen titel; die noemt een voorleesprogramma als eerste."
        mend = "Vul in Word bij Bestand › Info de Titel in."
        yield notice("access-title", message, mend, at=lines.part(draft.file.main))


def _pictures(lines: Lines) -> Iterator[Problem]:
    for member in lines.printed():
        root = lines.draft.roots[member]
        found = [one for one in root.iter(f"{_DRAWING}inline", f"{_DRAWING}anchor") if _is_mute(one)]
        found += [one for one in root.iter(f"{_VML}imagedata") if _is_mute_shape(one)]
        for line in dict.fromkeys(lines.of(one) for one in found):
            spot = line.spot if line else lines.part(member)
            message = "Deze afbeelding heeft geen alternatieve tekst: wie haar niet ziet, mist wat zij zegt."
            mend = (
                "Klik er met rechts op, kies ‘Alternatieve tekst’, en zeg wat er te zien is, of dat het versiering is."
            )
            yield warning("access-picture", message, mend, at=spot, value=spot.excerpt)


def _is_mute(drawing: etree._Element) -> bool:
    if next(drawing.iter(f"{W}txbxContent"), None) is not None:
        return False
    about = drawing.find(f"{_DRAWING}docPr")
    if about is None or (about.get("descr") or about.get("title") or "").strip():
        return about is None
    decorative = next(about.iter("{*}decorative"), None)
    return decorative is None or decorative.get("val") in ("0", "false")


def _is_mute_shape(picture: etree._Element) -> bool:
    shape = picture.getparent()
    return shape is not None and not (shape.get("alt") or "").strip()


def _headings(lines: Lines, body: list[Line], styles: Styles) -> Iterator[Problem]:
    last = 0
    headings = [line for line in body if line.level and line.text.strip()]
    for line in headings:
        level = line.level or 0
        if level > last + 1:
            before = f"na een kop van niveau {last}" if last else "als eerste kop"
            message = f"Hier staat {before} een kop van niveau {level}; er is een niveau overgeslagen."
            mend = f"Geef deze kop het opmaakprofiel Kop {last + 1}, of zet er een kop van dat niveau boven."
            yield warning("access-heading-order", message, mend, at=line.spot, value=line.spot.excerpt)
        last = level
    if not headings and sum(len(line.text) for line in body) > _MANY_LETTERS:
        message = "Dit lange stuk heeft geen enkele kop; een lezer kan niet van kop naar kop gaan."
        mend = "Geef koppen het opmaakprofiel Kop 1, Kop 2, enzovoort."
        yield warning("access-no-headings", message, mend, at=lines.part(lines.draft.file.main))
    yield from noticed(
        "access-fake-heading",
        "Deze vette regel lijkt een kop, maar is er in Word geen.",
        "Geef hem het opmaakprofiel Kop 1, 2 of 3.",
        (line for line, after in pairwise(body) if _is_fake_heading(line, after, styles)),
    )


def _is_fake_heading(line: Line, after: Line, styles: Styles) -> bool:
    words = line.text.strip()
    if line.level or line.cell or line.style not in _PLAIN or not 2 < len(words) <= _LONGEST_HEADING:
        return False
    if words.endswith((".", ";", ":", ",", "…", "_")) or "\t" in words or not TAG.sub("", words).strip():
        return False
    return _all_bold(line, styles) and bool(after.text.strip()) and not _all_bold(after, styles)


def _all_bold(line: Line, styles: Styles) -> bool:
    runs = [text.getparent() for text in line.texts if (text.text or "").strip()]
    return all(run is not None and is_on(styles.of_run(run, line.element, "b")) for run in runs)


def _empty(body: list[Line]) -> Iterator[Line]:
    """Give the first of each stretch of empty paragraphs."""
    stretch: list[Line] = []
    for line in body:
        if not line.text and line.cell is None and next(line.element.iter(*_SEEN), None) is None:
            stretch.append(line)
            if len(stretch) == _MOST_EMPTY + 1:
                yield stretch[0]
        else:
            stretch = []


_SEEN = (f"{W}drawing", f"{W}pict", f"{W}object", f"{W}sectPr", f"{W}fldChar", f"{W}pBdr")
