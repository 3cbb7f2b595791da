"""What a template carries along and does not use: every document made from it is larger, and prints more slowly.

In: a ``Draft``. Out: one notice of how much, where it is a lot; ``word.trimming`` takes it away.
"""

import re
from collections.abc import Iterator, Mapping

from generator.dutch import count, listing
from generator.problems import Problem, notice
from generator.templates.draft import Draft
from generator.word.places import Spot
from generator.word.surplus import surplus
from generator.word.wordfile import parse

MANY = 50
"""Styles or lists: Word gives a new file about forty, and one that is copied from old to new soon has hundreds."""
LARGE = 20 * 1024  # bytes of what is not shown
_THUMBNAIL = re.compile(r"docProps/thumbnail", re.IGNORECASE)
_DATA, _MEDIA = "customXml/", "word/media/"


def check(draft: Draft) -> Iterator[Problem]:
    """Yield a notice where a template carries many things along that it does not use."""
    members = draft.file.members
    trees = {kind: parse(content) for kind in _KINDS if (content := members.get(f"word/{kind}.xml"))}
    users = [*draft.roots.values(), *([trees["settings"]] if "settings" in trees else ())]
    idle = surplus(users, trees.get("styles"), trees.get("numbering"))
    sizes = _sizes(draft)
    if max(len(idle.styles), len(idle.lists)) <= MANY and sum(sizes.values()) <= LARGE:
        return
    carried = [
        count(len(idle.styles), "opmaakprofiel", "opmaakprofielen"),
        count(len(idle.lists), "lijst", "lijsten"),
        *(f"{what} ({size // 1024 or 1} kB)" for what, size in sizes.items()),
    ]
    message = (
        f"Het sjabloon bevat wat het niet gebruikt: {listing([one for one in carried if not one.startswith('0 ')])}. "
        "Ieder document wordt er groter door, en het afdrukken langzamer."
    )
    mend = "Laat met ‘convenant templates check --trim MAP’ een slankere kopie maken; die drukt hetzelfde af."
    yield notice("template-heavy", message, mend, at=Spot(draft.name))


_KINDS = ("styles", "numbering", "settings")


def _sizes(draft: Draft) -> Mapping[str, int]:
    """Return how many bytes there are of things that are not shown, by what they are called."""
    members = draft.file.members
    links = b"".join(content for name, content in members.items() if name.endswith(".rels"))
    bound = any(next(root.iter("{*}dataBinding"), None) is not None for root in draft.roots.values())
    found = {
        "een voorbeeldplaatje": sum(len(content) for name, content in members.items() if _THUMBNAIL.match(name)),
        "gegevens van een ander programma": sum(
            len(content) for name, content in members.items() if name.startswith(_DATA) and not bound
        ),
        "afbeeldingen": sum(
            len(content)
            for name, content in members.items()
            if name.startswith(_MEDIA) and name.rpartition("/")[2].encode() not in links
        ),
    }
    return {what: size for what, size in found.items() if size}
