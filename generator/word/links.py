"""Where a link may lead: to the web, to an e-mail address or a telephone; never to a file, a share or a script.

In: the target of a link as it stands in the file. Out: why it is refused, or "".
"""

import re
from urllib.parse import unquote

_ALLOWED = frozenset({"http", "https", "mailto", "tel"})
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+:\d+(?:/|$)", re.IGNORECASE)  # a web address without its https:
_UNSEEN = re.compile("[\x00-\x20\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")


def refused(target: str) -> str:
    """Return what a link does that it may not, in Dutch, or "" where it may stay."""
    for written in dict.fromkeys((target, unquote(target))):
        plain = _UNSEEN.sub("", written)  # browsers and Word skip what nobody sees
        if plain.startswith(("\\\\", "//", "\\", "/\\")):
            return "opent een bestand op een netwerkschijf"
        if re.match(r"/|[a-z]:[\\/]|[a-z]\|", plain, re.IGNORECASE):
            return "opent een bestand op de computer van de lezer"
        if "{{" in plain or "{%" in plain:
            continue  # that it can't be filled in is told elsewhere
        scheme = None if _HOST.match(plain) else _SCHEME.match(plain)
        if scheme and scheme[1].lower() not in _ALLOWED:
            if scheme[1].lower() == "file":
                return "opent een bestand op de computer van de lezer"
            return f"start een programma ({scheme[1].lower()}:)"
    return ""


def outside(target: str) -> bool:
    """Return whether a target is an address outside the file, whatever the file says of it."""
    plain = _UNSEEN.sub("", target)
    return bool(_SCHEME.match(plain)) or plain.startswith(("\\\\", "//"))
