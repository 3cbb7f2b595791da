"""Traces of working on a template that would reach every document: open changes, remarks, marker, hidden text.

In: the XML of a template's parts. Out: each trace with the paragraph it stands in.
"""

from collections.abc import Iterator

from lxml import etree

from generator.dutch import count
from generator.problems import Problem, warning
from generator.templates.draft import Draft
from generator.templates.language import TAG
from generator.word.labels import VAL, W
from generator.word.lines import Line, shortened

_CHANGES = (f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")
_OFF = ("0", "false", "off")
_YELLOW = ("FFFF00", "YELLOW")


def check(draft: Draft) -> Iterator[Problem]:
    """Yield the traces of working on a template."""
    yield from _changes(draft)
    yield from _remarks(draft)
    yield from _runs(draft)


def _changes(draft: Draft) -> Iterator[Problem]:
    """Yield one problem for each part with changes: a text that was worked on has hundreds."""
    for member, root in draft.roots.items():
        changed = [
            line
            for line in _near(draft, member, root, *_CHANGES)
            if next(line.element.iter(*_CHANGES), None) is not None
        ]
        if changed:
            first = changed[0]
            message = "Hier staan bijgehouden wijzigingen waarover nog niet is beslist"
            if len(changed) > 1:
                message += (
                    f", en nog in {count(len(changed) - 1, 'andere alinea', 'andere alinea’s')} van dit onderdeel"
                )
            mend = "Kies in Word Controleren › Accepteren (of Negeren) › Alle wijzigingen, en zet bijhouden uit."
            yield warning("leftover-change", f"{message}.", mend, at=first.spot, value=shortened(first.text, 80))


def _near(draft: Draft, member: str, root: etree._Element, *names: str) -> list[Line]:
    """Return the lines of a part in which an element may stand; none where the part has no such element."""
    if next(root.iter(*names), None) is None:
        return []
    return [line for line in draft.lines if line.spot.member == member]


def _remarks(draft: Draft) -> Iterator[Problem]:
    """Yield each Word comment, at the paragraph that it is about."""
    said = {
        str(remark.get(f"{W}id")): " ".join("".join(text.text or "" for text in remark.iter(f"{W}t")).split())
        for member, root in draft.roots.items()
        if draft.file.texts[member] == "opmerkingen"
        for remark in root.iter(f"{W}comment")
    }
    if not said:
        return
    for line in _near(draft, draft.file.main, draft.roots[draft.file.main], f"{W}commentReference"):
        for reference in line.element.iter(f"{W}commentReference"):
            text = said.get(str(reference.get(f"{W}id")), "")
            message = f"Hier staat een opmerking in de kantlijn: ‘{shortened(text, 60)}’. Zij komt in elk stuk mee."
            mend = "Verwerk haar en kies in Word Controleren › Verwijderen."
            yield warning("leftover-comment", message, mend, at=line.spot, value=shortened(line.text, 80))


def _runs(draft: Draft) -> Iterator[Problem]:
    for member, root in draft.roots.items():
        for line in _near(draft, member, root, f"{W}highlight", f"{W}vanish", f"{W}shd"):
            runs = [run for run in line.element.iter(f"{W}r") if run.find(f"{W}rPr") is not None]
            if marked := "".join(_text(run) for run in runs if _is_marked(run)).strip():
                message = f"Dit is met de markeerstift gemarkeerd, en komt zo op papier: ‘{shortened(marked, 60)}’."
                mend = "Kijk of hier nog iets moet gebeuren, en zet de markering uit."
                yield warning("leftover-highlight", message, mend, at=line.spot, value=shortened(line.text, 80))
            hidden = "".join(_text(run) for run in runs if _is_hidden(run))
            if TAG.sub("", hidden).strip():
                message = f"Deze tekst is verborgen, maar gaat in elk stuk mee: ‘{shortened(hidden, 60)}’."
                mend = "Haal haar weg, of zet bij Lettertype het vinkje Verborgen uit."
                yield warning("leftover-hidden", message, mend, at=line.spot, value=shortened(line.text, 80))


def _text(run: etree._Element) -> str:
    return "".join(text.text or "" for text in run.iter(f"{W}t"))


def _is_marked(run: etree._Element) -> bool:
    highlight, shade = run.find(f"{W}rPr/{W}highlight"), run.find(f"{W}rPr/{W}shd")
    if highlight is not None:
        return str(highlight.get(VAL)) not in ("none", "white")
    return shade is not None and str(shade.get(f"{W}fill")).upper() in _YELLOW


def _is_hidden(run: etree._Element) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and str(vanish.get(VAL)) not in _OFF
