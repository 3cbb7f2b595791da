"""What would come out of the printer otherwise than its author sees it in Word.

In: a ``Draft``. Out: a warning at every place that the embedded engine can't do, so that the document needs LibreOffice
(the rules are those of ``convert.rules``); a notice where ``convert.mending`` puts it right; and notices of what comes
out right, but not quite as in Word.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from lxml import etree

from generator.convert import rules
from generator.convert.mending import mended_parts
from generator.convert.mends.signs import SIGN
from generator.dutch import capitalised
from generator.problems import Problem, notice, warning
from generator.proofreading import room, together
from generator.proofreading.spots import Lines, Nearest, noticed
from generator.proofreading.styling import Styles, is_on
from generator.signing.languages import AID_OF
from generator.templates.draft import Draft
from generator.templates.language import TAG
from generator.word.labels import W
from generator.word.lines import Line
from generator.word.places import Spot
from generator.word.wordfile import parse

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "text-box": "print-text-box",
        "watermark": "print-watermark",
        "section-kind": "print-section-kind",
        "columns": "print-columns",
        "page-notation": "print-page-notation",
        "small-caps": "print-small-caps",
        "form-field": "print-form-field",
        "smart-tag": "print-smart-tag",
        "alternative": "print-alternative",
        "symbol-font": "print-symbol-font",
        "underlined-tab": "print-underlined-tab",
        "kept-table": "print-kept-table",
        "right-to-left": "print-right-to-left",
        "contents": "print-contents",
        "style-field": "print-style-field",
        "many-fields": "print-many-fields",
        "inserted-file": "print-inserted-file",
    }
)
"""What each rule of the embedded engine is called where it is found in a template."""

_SYMBOL = re.compile(SIGN)
_HYPHENS = re.compile("[\u00ad\u2011]")
_TYPED_LINE = re.compile(r"\s*(?:(?:naam|functie|datum|plaats|handtekening)\b[^_]{0,40})?_{5,}\s*$", re.IGNORECASE)
_PAGE = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_LOCAL_LINK = f"{W}hyperlink"


def check(draft: Draft) -> Iterator[Problem]:
    """Yield what would not print as it looks, each with its place."""
    lines, styles = Lines(draft), Styles(draft.file.members.get("word/styles.xml"))
    printed = [draft.roots[member] for member in lines.printed()]
    yield from _beyond_the_engine(draft, lines)
    yield from together.check(lines, styles)
    yield from room.check(lines, styles)
    yield from noticed(
        "print-small-caps",
        "De kleine kapitalen van dit opmaakprofiel worden gewone letters, waar de ingebouwde omzetter afdrukt.",
        "Zet ze in het opmaakprofiel uit.",
        (line for line in lines.paragraphs if _small_by_style(line, styles)),
    )
    yield from noticed(
        "print-symbol-run",
        "Een aankruisvakje of ander teken deelt zijn opmaak met woorden; afgedrukt krijgt het een eigen lettertype.",
        "U hoeft niets te doen.",
        (lines.of(run) for root in printed for run in root.iter(f"{W}r") if _mixes_symbol(run)),
    )
    yield from noticed(
        "print-hyphen",
        "Een vast of zacht afbreekstreepje wordt afgedrukt als gewoon streepje, of niet.",
        "Vervang het door een gewoon streepje, of haal het weg.",
        (line for line in lines.paragraphs if _has_hyphen(line)),
    )
    yield from noticed(
        "print-typed-line",
        "Een lijn om op te tekenen is getypt met liggende streepjes; wie luistert, hoort ze één voor één.",
        "Gebruik de onderrand van een alinea of cel, of een tab met een opvulteken.",
        (line for line in lines.paragraphs if _TYPED_LINE.match(line.text)),
    )
    yield from noticed(
        "print-page-number",
        "Achter het paginanummer staat nog tekst; tussen beide komt een te groot of te klein wit.",
        "Zet het paginanummer achteraan in de alinea, of zet er een tab achter.",
        (line for line in lines.paragraphs if _page_number_inside(line.element)),
    )
    yield from noticed(
        "print-floating-picture",
        "Een zwevende afbeelding blijft niet bij haar tekst, als die door de gegevens langer wordt.",
        "Kies bij Tekstterugloop ‘In tekstregel’.",
        (lines.of(one) for root in printed for one in root.iter(f"{_DRAWING}anchor") if _is_picture(one)),
    )
    yield from noticed(
        "print-inner-link",
        "Een koppeling naar een andere plaats in het stuk is in de PDF niet aan te klikken.",
        "U hoeft niets te doen als er ook een paginanummer of artikelnummer staat.",
        (lines.of(one) for root in printed for one in root.iter(_LOCAL_LINK) if one.get(f"{W}anchor")),
    )


def _beyond_the_engine(draft: Draft, lines: Lines) -> Iterator[Problem]:
    """Yield a warning at each thing that the engine can't do, a notice where it is mended on its way to the engine."""
    mends = mended_parts(draft.file.members)
    aid = AID_OF.get(draft.name)
    for member in lines.printed():
        root, xml = draft.roots[member], draft.file.members[member]
        seen = _found(rules.faults(root, xml), lines, lines.part(member))
        left = seen
        if member in mends:
            copy = parse(mends[member])
            left = _found(rules.faults(copy, mends[member]), lines.in_copy(member, copy), lines.part(member))
        for (name, spot), rule in {**seen, **left}.items():
            if rule.id == "right-to-left" and aid and aid.right_to_left:
                continue  # by its nature, and ``doctor`` tells whether LibreOffice and a font are there
            if (name, spot) in left:
                message = f"Dit stuk heeft LibreOffice nodig, want de ingebouwde omzetter kan dit niet: {rule.what}."
                mend = f"{capitalised(rule.mend)}." if rule.mend else "Zorg dat LibreOffice op deze computer staat."
                yield warning(name, message, mend, at=spot, value=spot.excerpt)
            else:
                message = f"Bij het afdrukken wordt dit omgezet in iets dat er net zo uitziet: {rule.what}."
                yield notice(name, message, "U hoeft niets te doen.", at=spot, value=spot.excerpt)


def _found(
    faults: Iterable[tuple[rules.Rule, etree._Element]], near: Nearest, part: Spot
) -> dict[tuple[str, Spot], rules.Rule]:
    """Return each rule that is broken, by its name and the place, once for each place."""
    found = {}
    for rule, element in faults:
        line = near.of(element)
        if rule.id in NAMES:
            found[NAMES[rule.id], line.spot if line else part] = rule
    return found


def _small_by_style(line: Line, styles: Styles) -> bool:
    """Tell whether a paragraph has small capitals by its style: the rules of the engine look at the text alone."""
    runs = (text.getparent() for text in line.texts if (text.text or "").strip())
    return any(
        run is not None
        and run.find(f"{W}rPr/{W}smallCaps") is None
        and is_on(styles.of_run(run, line.element, "smallCaps"))
        for run in runs
    )


def _mixes_symbol(run: etree._Element) -> bool:
    """Tell whether a run holds a symbol and words, tags left out: these are gone once it is printed."""
    said = TAG.sub("", "".join(text.text or "" for text in run.iterfind(f"{W}t")))
    return _SYMBOL.search(said) is not None and bool(_SYMBOL.sub("", said).strip())


def _has_hyphen(line: Line) -> bool:
    if _HYPHENS.search(TAG.sub("", line.tagged)):
        return True
    return next(line.element.iter(f"{W}noBreakHyphen", f"{W}softHyphen"), None) is not None


def _page_number_inside(paragraph: etree._Element) -> bool:
    """Tell whether text follows a page number that is a complex field, before a tab or the end of the paragraph."""
    depth, pending = 0, False
    for node in paragraph.iter(f"{W}fldChar", f"{W}instrText", f"{W}t", f"{W}tab"):
        kind = node.get(f"{W}fldCharType")
        if kind:
            depth += {"begin": 1, "end": -1}.get(kind, 0)
        elif node.tag == f"{W}instrText":
            pending = pending or _PAGE.match(node.text or "") is not None
        elif not depth and node.tag == f"{W}tab":
            pending = False
        elif not depth and pending and (node.text or "").strip():
            return True
    return False


def _is_picture(anchor: etree._Element) -> bool:
    return next(anchor.iter(f"{W}txbxContent"), None) is None
