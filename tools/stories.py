"""Draws the four stories of the manual's chapter on changes: ``python -m tools.stories``.

In: the shipped example, as if its covenant was signed. Out: ``docs/beeld/verandering-*.png``, each the page that
``convenant changes`` shows after one thing happened.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from textwrap import wrap

from PIL import Image, ImageDraw, ImageFont

from generator import change_account, plan
from generator.change_papers import ChangePapers, signing_of
from generator.changes.events import events
from generator.changes.states import state_of
from generator.changes.validity import standings
from generator.model import Region
from generator.signing.capacity import covenant_signatures
from generator.workbooks import intake

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "beeld"
TODAY = date(2027, 9, 1)
WIDE, LINE, PAD = 100, 25, 22  # characters in a line; pixels of a line's height, and around the page
FONT, SIZE = "LiberationMono-Regular.ttf", 17


def signed() -> Region:
    """Return the example as it was signed."""
    return intake.read(ROOT / "parties.xlsx", None).region


def _joins(region: Region) -> Region:
    board = replace(
        region.boards[0],
        number="90177",
        name="Stichting Openbaar Onderwijs De Duinrand",
        kvk="99000177",
        member_since=date(2027, 8, 1),
        formerly="",
        successor_of="",
    )
    return replace(region, boards=(*region.boards, board))


def _merge(region: Region) -> Region:
    first, second = region.municipalities[:2]
    heir = replace(
        first,
        code="9877",
        name="Zilverduin",
        party_since=date(2027, 1, 1),
        successor_of=f"{first.code}; {second.code}",
    )
    return replace(region, municipalities=(heir, *region.municipalities[2:]))


def _director(region: Region) -> Region:
    first, *others = region.swvs
    return replace(region, swvs=(replace(first, director="mevrouw N. Overbeek"), *others))


def _leaves(region: Region) -> Region:
    mandated = next(row.board for row in region.mandates if row.signed_on)
    return replace(
        region,
        boards=tuple(
            replace(one, member_until=date(2027, 8, 1)) if one.number == mandated else one for one in region.boards
        ),
    )


STORIES: dict[str, Callable[[Region], Region]] = {
    "bestuur-erbij": _joins,
    "herindeling": _merge,
    "directeur": _director,
    "bestuur-weg": _leaves,
}


def page(before: Region, after: Region) -> Iterator[str]:
    """Give the lines that ``convenant changes`` shows of what happened between two states of a region."""
    happened = events(state_of(before), state_of(after))
    wanted = plan.plan(after, (), today=TODAY, sha256=lambda _: "0" * 64)
    stand = signing_of(after, covenant_signatures(after).lines, TODAY)
    papers = ChangePapers(after, wanted.shared, happened, stand, TODAY).documents()
    judged = standings(after, happened)
    found = change_account.account(happened, (*wanted.documents, *papers), judged, after.overrulings)
    yield from change_account.lines(found, judged, "de laatste keer dat alles is gemaakt")


def drawn(lines: list[str]) -> Image.Image:
    """Return lines as a console shows them."""
    shown = [piece for line in lines for piece in (wrap(line, WIDE, subsequent_indent="   ") or [""])]
    font = ImageFont.truetype(FONT, SIZE)
    width = int(font.getlength("x" * WIDE)) + 2 * PAD
    picture = Image.new("RGB", (width, LINE * len(shown) + 2 * PAD), "#1e2430")
    draw = ImageDraw.Draw(picture)
    for number, line in enumerate(shown):
        draw.text((PAD, PAD + number * LINE), line, fill="#e6e9ef", font=font)
    return picture.quantize(16)


def main() -> None:
    before = signed()
    for name, happen in STORIES.items():
        lines = ["> convenant changes", *page(before, happen(before))]
        drawn(lines).save(TARGET / f"verandering-{name}.png", optimize=True)


if __name__ == "__main__":
    main()
