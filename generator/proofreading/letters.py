"""Whether letters are dark and large enough to read.

In: the lines of a template. Out: a warning for each colour that stands out too little from its ground (WCAG 2.1, 1.4.3:
4.5 to 1, or 3 to 1 for large letters), and for letters that are too small: below 9 points, and below 12 in the running
text of a consent form, which parents read.
"""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from generator.documents import CONSENT_TEMPLATE
from generator.problems import Problem, warning
from generator.proofreading.spots import Lines, noticed, on_paper, warned
from generator.proofreading.styling import Styles, is_on, number
from generator.word.labels import W
from generator.word.lines import Line

_CONTRAST, _CONTRAST_LARGE = 4.5, 3.0
_LARGE, _LARGE_BOLD = 36, 28  # half points
_SMALLEST, _SMALLEST_CONSENT = 18, 24  # half points
_SIZE = 20  # half points, where nothing says another
_WHITE = "FFFFFF"
_MARGINS = ("koptekst", "voettekst")


def check(lines: Lines, styles: Styles) -> Iterator[Problem]:
    """Yield a warning for each faint colour and for letters that are too small."""
    faint: dict[str, list[Line]] = {}
    small: list[Line] = []
    sizes: Counter[int] = Counter()
    printed = set(lines.printed())
    for line in lines.paragraphs:
        if line.spot.member not in printed:
            continue
        for text in line.texts:
            run = text.getparent()
            if run is None or not on_paper(text.text or "").strip():
                continue
            size = number(styles.of_run(run, line.element, "sz"), otherwise=_SIZE)
            if not line.spot.sheet.startswith(_MARGINS):
                sizes[size] += len(text.text or "") if not line.cell else 0
                if size < _SMALLEST:
                    small.append(line)
            color = _color(styles.of_run(run, line.element, "color"))
            if color and _is_faint(color, run, line, styles, size):
                faint.setdefault(color, []).append(line)
    for color, found in sorted(faint.items()):
        yield from warned(
            "access-contrast",
            f"De letters in kleur {color} steken te weinig af tegen de achtergrond.",
            "Kies een donkerder kleur.",
            found,
        )
    yield from _sizes(lines, small, sizes)


def _sizes(lines: Lines, small: list[Line], sizes: Counter[int]) -> Iterator[Problem]:
    yield from noticed(
        "access-small-letters",
        f"Deze letters zijn kleiner dan {_SMALLEST // 2} punten.",
        f"Maak ze {_SMALLEST // 2} punten of groter.",
        small,
    )
    most = max(sizes, key=lambda size: sizes[size], default=_SMALLEST_CONSENT)
    if lines.draft.name == CONSENT_TEMPLATE and most < _SMALLEST_CONSENT:
        message = f"De tekst van dit formulier is {most / 2:g} punten groot; ouders lezen makkelijker vanaf 12 punten."
        mend = "Maak de letters van het opmaakprofiel Standaard 12 punten."
        at = lines.part(lines.draft.file.main)
        yield warning("access-consent-letters", message, mend, at=at)


def _color(element: etree._Element | None, attribute: str = "val") -> str:
    """Return a colour as six hexadecimal digits, or nothing where Word chooses one."""
    value = str(element.get(W + attribute) or "").upper() if element is not None else ""
    return value if len(value) == 6 and all(digit in "0123456789ABCDEF" for digit in value) else ""


def _is_faint(color: str, run: etree._Element, line: Line, styles: Styles, size: int) -> bool:
    bold = is_on(styles.of_run(run, line.element, "b"))
    needed = _CONTRAST_LARGE if size >= (_LARGE_BOLD if bold else _LARGE) else _CONTRAST
    ground = _ground(run, line, styles)
    return bool(ground) and contrast(color, ground) < needed


def _ground(run: etree._Element, line: Line, styles: Styles) -> str:
    """Return the colour behind a run; nothing where it is not to be seen from here, as with a table's style."""
    cell = next(line.element.iterancestors(f"{W}tc"), None)
    shades = [styles.of_run(run, line.element, "shd"), styles.of_paragraph(line.element, "shd")]
    shades.append(None if cell is None else cell.find(f"{W}tcPr/{W}shd"))
    for shade in shades:
        if fill := _color(shade, "fill"):
            return fill
    table = next(line.element.iterancestors(f"{W}tbl"), None)
    styled = table is not None and table.find(f"{W}tblPr/{W}tblStyle") is not None
    return "" if styled or line.box else _WHITE


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21, as WCAG 2.1 counts it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = (int(color[at : at + 2], 16) / 255 for at in (0, 2, 4))
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
