"""The form fields of old Word files: what a reader sees of a box to tick or a list to choose from.

In: the sign that begins the field. Out: "☐", "☒" or the chosen entry; "" for a field to type in, which has its text
as its result.
"""

from lxml import etree

from generator.word.labels import VAL, W

EMPTY_BOX, TICKED_BOX = "☐", "☒"
_OFF = frozenset({"0", "false", "off"})


def shown(begin: etree._Element, *, boxes: bool = True) -> str:
    """Return what a form field shows beside its result; without ``boxes``, a box is taken for a picture."""
    box = begin.find(f"{W}ffData/{W}checkBox")
    if box is not None and not boxes:
        return ""
    if box is not None:
        state = box.find(W + "checked")
        state = box.find(W + "default") if state is None else state
        return TICKED_BOX if state is not None and state.get(VAL) not in _OFF else EMPTY_BOX
    return _chosen(begin.find(f"{W}ffData/{W}ddList"))


def _chosen(choices: etree._Element | None) -> str:
    if choices is None:
        return ""
    entries = [str(entry.get(VAL)) for entry in choices.iterchildren(W + "listEntry")]
    chosen = choices.find(W + "result")
    chosen = choices.find(W + "default") if chosen is None else chosen
    number = str(chosen.get(VAL)) if chosen is not None else "0"
    return entries[int(number)] if number.isdecimal() and int(number) < len(entries) else ""
