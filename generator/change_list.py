"""The page of ``convenant changes`` as a workbook: a row for each event, and a row for each thing that was signed.

In: the account of the events. Out: the workbook's bytes.
"""

from collections.abc import Iterator, Sequence

from generator.change_account import VERDICTS, Told
from generator.changes.effects import told
from generator.changes.validity import Standing
from generator.dutch import capitalised
from generator.model import Record
from generator.workbooks.columns import Column, Kind, Sheet
from generator.workbooks.form import Form, Line, written


def _text(header: str, explanation: str) -> Column:
    return Column(header, header, Kind.TEXT, explanation, "")


EVENTS = Sheet(
    "Veranderingen",
    Record,
    "Wat er is veranderd, wat dat betekent en wat u doet.",
    (
        _text("Soort", "Welk soort verandering het is."),
        _text("Partij", "De naam van de partij."),
        _text("Nummer", "Het nummer van de partij."),
        _text("Wat er gebeurde", "In een hele zin."),
        Column("Vanaf", "Vanaf", Kind.DATE, "De dag waarop het ingaat, als die bekend is.", ""),
        _text("Wat het betekent", "Het gevolg."),
        _text("Te maken", "De stukken die convenant build hiervoor maakt."),
        _text("Tekent opnieuw", "Wie opnieuw of voor het eerst tekent."),
        _text("Vraag", "Wat een mens moet uitzoeken of beslissen."),
        _text("Cellen", "Waar het in de werkmap staat."),
        _text("Bron", "Het artikel van de wet of van het convenant."),
    ),
)
SIGNED = Sheet(
    "Wat getekend is",
    Record,
    "Wat er wordt van het convenant en van elke getekende volmacht.",
    (
        _text("Stuk", "Het convenant, of de volmacht met de nummers van bestuur en SWV."),
        _text("Stand", "Of het blijft gelden."),
        _text("Waarom", "De reden, in een of meer zinnen."),
    ),
)
DECIDE = "Beslis zelf: dit kan het programma niet weten."


def change_list(found: Sequence[Told], standings: Sequence[Standing], since: str) -> bytes:
    """Return the workbook; ``since`` says from when the changes count."""
    form = Form(
        "Wat er is veranderd",
        (
            f"Deze lijst telt vanaf {since}. Het programma maakt haar opnieuw met convenant changes --xlsx.",
            "Klopt iets niet? Verbeter het in de partijenwerkmap; deze lijst leest het programma niet terug.",
        ),
        (EVENTS, SIGNED),
        {EVENTS.name: tuple(map(_event, found)), SIGNED.name: tuple(_signed(standings))},
        high_rows=True,
    )
    return written(form)


def _event(one: Told) -> Line:
    event, effect = one.event, one.effect
    return {
        "Soort": capitalised(effect.name),
        "Partij": event.name or None,
        "Nummer": event.party.partition(":")[2] or None,
        "Wat er gebeurde": told(event),
        "Vanaf": event.on,
        "Wat het betekent": effect.meaning,
        "Te maken": "; ".join(one.documents) or "niets",
        "Tekent opnieuw": "; ".join(one.sign_again) or "niemand",
        "Vraag": _question(one),
        "Cellen": "; ".join(map(str, event.places)) or None,
        "Bron": effect.source or None,
    }


def _question(one: Told) -> str | None:
    if one.overruling:
        return f"Besloten: {one.overruling.decision}. {one.overruling.reason}".strip()
    return one.event.question or (DECIDE if one.effect.decide else None)


def _signed(standings: Sequence[Standing]) -> Iterator[Line]:
    for one in standings:
        yield {
            "Stuk": f"volmacht {one.number}" if one.number else "het convenant",
            "Stand": VERDICTS[one.verdict],
            "Waarom": " ".join(one.why),
        }
