"""Fonts of a template that the embedded engine has not got, and what it prints in their place.

In: a ``Draft``. Out: for each such font one problem, at the first text set in it. A substitute of the same widths is no
problem: Carlito for Calibri, Liberation Sans for Arial, and so on.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from lxml import etree

from generator.problems import Problem, notice
from generator.proofreading.spots import Lines, noticed, on_paper, warned
from generator.proofreading.styling import Styles
from generator.templates.draft import Draft
from generator.word.labels import VAL, W
from generator.word.lines import Line
from generator.word.wordfile import parse

TWINS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("Calibri", "Carlito"), "Carlito"),
        **dict.fromkeys(("Arial", "Liberation Sans"), "Liberation Sans"),
        **dict.fromkeys(("Times New Roman", "Liberation Serif"), "Liberation Serif"),
        **dict.fromkeys(("Courier New", "Liberation Mono"), "Liberation Mono"),
        **dict.fromkeys(("Cambria", "Cambria Math", "Caladea"), "Caladea"),
        **dict.fromkeys(("Georgia", "Gelasio"), "Gelasio"),
        **dict.fromkeys(("Segoe UI", "Selawik"), "Selawik"),
    }
)
"""What the engine has with the same widths, by the names it knows; it minds capitals."""
SUBSTITUTES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("Verdana", "Tahoma", "Trebuchet MS", "Comic Sans MS", "Impact"), "Liberation Sans"),
        **dict.fromkeys(("Book Antiqua", "Palatino Linotype"), "Liberation Serif"),
        "Garamond": "Caladea",
        "Consolas": "Liberation Mono",
    }
)
"""What rdocx 0.16.3 was seen to take in place of a font; for any other it takes ``OTHERWISE``."""
OTHERWISE = "Carlito"
_NEARLY = frozenset({"Calibri Light"})  # the substitute is as wide, and a little heavier
_LETTER = re.compile(r"[^\W\ue000-\uf8ff]")  # any other sign comes from another font, or looks the same in each
_FAMILIES = {"major": "majorFont", "minor": "minorFont"}
_LATIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}latin"


def check(draft: Draft) -> Iterator[Problem]:
    """Yield each font that is printed otherwise, with its substitute, and a notice of fonts packed into the file."""
    lines = Lines(draft)
    for font, found in sorted(_used(draft, lines).items()):
        tell = noticed if font in _NEARLY else warned
        other = SUBSTITUTES.get(font, OTHERWISE)
        shift = "" if font in _NEARLY else " Letters zijn dan smaller of breder, en de bladzijden kunnen verschuiven."
        yield from tell(
            "print-font",
            f"Het lettertype {font} heeft de ingebouwde omzetter niet; hij drukt af met {other}.{shift}",
            "Kies Calibri, Arial, Times New Roman, Cambria, Georgia of Courier New.",
            found,
        )
    table = draft.file.members.get("word/fontTable.xml", b"")
    if re.search(rb"<w:embed(?:Regular|Bold|Italic|BoldItalic)\b", table):
        yield notice(
            "print-font-embedded",
            "In het bestand zijn lettertypen ingesloten; bij het afdrukken worden die niet gebruikt.",
            "Zet bij Bestand › Opties › Opslaan het insluiten van lettertypen uit.",
            at=lines.part(draft.file.main),
        )


def _used(draft: Draft, lines: Lines) -> dict[str, list[Line]]:
    """Return the lines that each font without a good substitute is used in."""
    styles, theme = Styles(draft.file.members.get("word/styles.xml")), _theme(draft)
    printed = set(lines.printed())
    known: dict[tuple[str, str], str] = {}
    found: dict[str, list[Line]] = {}
    for line in lines.paragraphs:
        if line.spot.member not in printed:
            continue
        for text in line.texts:
            run = text.getparent()
            if run is None or not _LETTER.search(on_paper(text.text or "")):
                continue
            font = _font(run, line.element, styles, theme, known)
            if font and font not in TWINS:
                found.setdefault(font, []).append(line)
    return found


def _font(
    run: etree._Element,
    paragraph: etree._Element,
    styles: Styles,
    theme: Mapping[str, str],
    known: dict[tuple[str, str], str],
) -> str:
    """Return the font of a run; those of styles are remembered, for most runs name none themselves."""
    own = run.find(f"{W}rPr/{W}rFonts")
    if own is not None and (font := _named(own, theme)):
        return font
    style = run.find(f"{W}rPr/{W}rStyle")
    key = "" if style is None else str(style.get(VAL)), styles.style_of(paragraph)
    if key not in known:
        levels = styles.levels_of_run(run, paragraph, "rFonts")
        known[key] = next((font for fonts in levels if (font := _named(fonts, theme))), "")
    return known[key]


def _named(fonts: etree._Element, theme: Mapping[str, str]) -> str:
    """Return the font that ``w:rFonts`` names for Latin letters: a theme's font goes before one by name."""
    for kind in ("ascii", "hAnsi"):
        by_theme = theme.get(str(fonts.get(f"{W}{kind}Theme") or "")[:5])
        if font := by_theme or fonts.get(W + kind):
            return font
    return ""


def _theme(draft: Draft) -> dict[str, str]:
    """Return the fonts of the theme, for headings ("major") and for text ("minor")."""
    name = next((name for name in draft.file.members if re.fullmatch(r"word/theme/theme\d*\.xml", name)), "")
    root = parse(draft.file.members[name]) if name else None
    fonts = {}
    for kind, family in _FAMILIES.items():
        latin = None if root is None else root.find(f".//{{*}}{family}/{_LATIN}")
        if latin is not None and latin.get("typeface"):
            fonts[kind] = str(latin.get("typeface"))
    return fonts
