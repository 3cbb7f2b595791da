"""Whatever happens to a region: what would come out otherwise is made again, and so equals what a clean build makes."""

from collections.abc import Mapping
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from generator import plan
from generator.changes.baseline import baseline
from generator.changes.events import events
from generator.changes.states import state_of
from generator.inputs import Digests
from generator.model import Region
from generator.shelf import Shelf
from generator.templates.render import render
from tests.changed_regions import TODAY
from tests.played_changes import sequence

SHELF = Shelf(Path(__file__).parents[1] / "templates", {})
DIGEST = "0" * 64


def documents(signed: Region, made: Region) -> Mapping[str, tuple[Mapping[str, str], bytes]]:
    """Return by id what each document is made from, as the ledger knows it, and its Word file."""
    now = state_of(made)
    happened = events(baseline(state_of(signed), now, TODAY), now)
    wanted = plan.plan(made, (), today=TODAY, sha256=lambda _: DIGEST, events=happened)
    digests, found = Digests(), {}
    for one in wanted.documents:
        template, values = SHELF.template(one.template), one.values()
        assert template is not None
        word = render(template, values)
        assert isinstance(word, bytes), (one.id, word)
        found[one.id] = digests.of(values, SHELF.uses(one.template) or {}), word
    return found


@settings(derandomize=True, max_examples=6, deadline=None)
@given(st.integers(0, 10**6))
def test_what_is_not_made_again_is_what_a_clean_build_would_make(seed: int) -> None:
    signed: Region | None = None
    kept: dict[str, tuple[Mapping[str, str], bytes]] = {}
    for name, before, after, _ in sequence(Random(seed)):
        signed = signed or before
        kept = kept or dict(documents(signed, before))
        clean = documents(signed, after)
        for document, (inputs, word) in clean.items():
            if document not in kept or kept[document][0] != inputs:
                kept[document] = inputs, word

        assert {document: kept[document][1] for document in clean} == {one: word for one, (_, word) in clean.items()}, (
            name
        )
