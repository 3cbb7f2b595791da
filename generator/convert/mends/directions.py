"""Switches of direction that are off: where one stands, the engine writes each word for a reading from right to left,
and a reader of the PDF's text meets words twice. LibreOffice and Google write them in every paragraph.

In: the bytes of a part. Out: the same without those switches, which say what is so without them.
"""

import re

_OFF = re.compile(rb"<w:(?:bidi|rtl)\s+w:val=\"(?:0|false|off)\"\s*/>")
_ON = re.compile(rb"<w:(?:bidi|rtl)(?:\s+w:val=\"(?:1|true|on)\")?\s*/>")


def is_right_to_left(styles: bytes) -> bool:
    """Tell whether a style turns the direction, so that a switch that is off does say something."""
    return _ON.search(styles) is not None


def without_idle_switches(xml: bytes) -> bytes:
    """Return a part without the switches that are off; the very same bytes where there are none."""
    return _OFF.sub(b"", xml) if _OFF.search(xml) else xml
