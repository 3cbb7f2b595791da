"""What happened to the care providers, the mandates and the covenant itself between two states."""

from collections.abc import Iterator
from datetime import date

from generator.changes.event import Event, changed, happened
from generator.changes.of_boards import signatories
from generator.changes.states import Row, State
from generator.dutch import day, listing

CONDITIONS = ("takes_part_since", "signed_on", "made_known_on")
"""The three days that make a care provider a party (art. 18 of the covenant)."""
TERMS = ("holder", "person", "start", "end", "edition", "scope", "substitution")
TERM_OF_COVENANT = ("start", "end", "notice_months", "evaluation")


def of_providers(before: State, after: State) -> Iterator[Event]:
    """Give every event of a care provider: rows are matched by KvK number."""
    old, new = before.of("aanbieder"), after.of("aanbieder")
    for number, row in new.items():
        was = old.get(number)
        if was is None:
            yield happened("provider-joined", row, "kvk", after=row["name"], on=row.day("takes_part_since"))
        if _is_complete(row) and not (was and _is_complete(was)):
            yield happened("provider-complete", row, *CONDITIONS, after=row["name"], on=_completed(row))
        if was is None:
            continue
        if row["ended_on"] and row["ended_on"] != was["ended_on"]:
            on = row.day("ended_on")
            yield happened("provider-ended", row, "ended_on", before=row["name"], after=day(on), on=on)
        yield from changed("provider-renamed", was, row, "name")
        yield from signatories("provider-signatory-changed", was, row)
        yield from changed("provider-other-municipality", was, row, "municipality")
    for number, row in old.items():
        if number not in new:
            question = "Tot wanneer deed deze aanbieder mee? Zet de rij terug en vul Beëindigd op in."
            yield happened("provider-ended", row, before=row["name"], question="" if row["ended_on"] else question)


def _is_complete(row: Row) -> bool:
    return all(row[condition] for condition in CONDITIONS)


def _completed(row: Row) -> date | None:
    return max(filter(None, map(row.day, CONDITIONS)), default=None)


def of_mandates(before: State, after: State) -> Iterator[Event]:
    """Give every event of a mandate: rows are matched by the numbers of board and SWV."""
    old, new = before.of("volmacht"), after.of("volmacht")
    for number, row in new.items():
        was = old.get(number)
        if was is not None:
            yield from changed("mandate-terms-changed", was, row, *TERMS)
        for rule, attribute in (("mandate-signed", "signed_on"), ("mandate-revoked", "revoked_on")):
            if row[attribute] and row[attribute] != (was[attribute] if was else ""):
                on = row.day(attribute)
                yield happened(rule, row, attribute, after=day(on), on=on)
    for number, row in old.items():
        there = number.partition(" ")[0] in after.of("bestuur")  # else the event is the board's own
        if number not in new and there and row["signed_on"] and not row["revoked_on"]:
            question = "Is deze volmacht ingetrokken? Zet de rij terug en vul Ingetrokken op in."
            yield happened("mandate-gone", row, before=day(row.day("signed_on")), question=question)


def of_covenant(before: State, after: State) -> Iterator[Event]:
    """Give every event of the covenant itself: its edition, its term, and the articles whose text changed."""
    old, new = before.covenant, after.covenant
    yield from changed("edition-changed", old, new, "edition")
    yield from changed("term-changed", old, new, *TERM_OF_COVENANT)
    yield from changed("region-renamed", old, new, "region")
    yield from changed("policy-changed", old, new, "policy")
    if before.articles and after.articles and before.articles != after.articles:
        yield _articles(before, after)


def _articles(before: State, after: State) -> Event:
    """Return which articles of the covenant's template changed; a new text wants a new edition."""
    titles = dict.fromkeys((*before.articles, *after.articles))
    different = [title for title in titles if before.articles.get(title) != after.articles.get(title)]
    question = ""
    if before.covenant["edition"] == after.covenant["edition"]:
        question = (
            "Een gewijzigde tekst is een nieuwe editie (art. 17). Vul op het blad Convenant een nieuwe Editie in, of "
            "zet de oude tekst terug."
        )
    return happened("articles-changed", after.covenant, "edition", after=listing(different), question=question)
