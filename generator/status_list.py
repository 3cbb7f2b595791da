"""The tekenregister as a workbook: a row for each place to sign, to fill in and to take over into parties.xlsx.

In: the places, and how the signing stands. Out: the workbook's bytes.
"""

from collections.abc import Iterator, Sequence

from generator.dutch import capitalised, day
from generator.model import Record
from generator.reminders import name_of
from generator.signing.register import Place
from generator.signing_state import Status
from generator.workbooks.columns import REGISTER, Column, Kind, Sheet
from generator.workbooks.form import Form, Line, written


def _text(header: str, explanation: str) -> Column:
    return Column(header, header, Kind.TEXT, explanation, "")


FILLED = Sheet(
    REGISTER.name,
    REGISTER.record,
    "Vul in wat verstuurd, ontvangen en getekend is. Kopieer het blad daarna naar de partijenwerkmap.",
    (
        *REGISTER.columns,
        _text("Titel", "Hoe het stuk heet."),
        _text("Wie", "Wie hier tekent."),
        _text("Hoedanigheid", "Als wat deze persoon tekent."),
        _text("Stand", "Hoe ver het is."),
    ),
)
PARTIES = Sheet(
    "Per partij",
    Record,
    "Wat er bij elke partij nog ontbreekt.",
    (
        _text("Partij", "De naam van de partij."),
        _text("Nummer", "Het nummer van de partij."),
        _text("Getekend", "Hoeveel handtekeningen er staan, en hoeveel er nodig zijn."),
        _text("Wat ontbreekt", "In hele zinnen; leeg is niets."),
        _text("Herinnering", "De brief die te versturen is; leeg is geen."),
    ),
)


def status_list(places: Sequence[Place], found: Status) -> bytes:
    """Return the workbook: the register with all that is known, and what is missing party by party."""
    form = Form(
        "Tekenregister",
        (
            f"Stand op {day(found.on)}. {found.verdict}",
            "Vul de dagen in op het blad Tekenregister, en kopieer dat blad naar de partijenwerkmap. Dan weten "
            "convenant status en de herinneringen ervan. Wat op de bladen Volmachten en Aanbieders al als getekend "
            "staat, hoeft u hier niet nog eens in te vullen.",
        ),
        (FILLED, PARTIES),
        {FILLED.name: tuple(map(_row, places)), PARTIES.name: tuple(_parties(found))},
        high_rows=True,
    )
    return written(form)


def _row(place: Place) -> Line:
    return {
        "Document": place.document,
        "Handtekening": place.code,
        "Verstuurd op": place.sent_on,
        "Ontvangen op": place.received_on,
        "Getekend op": place.signed_on,
        "Opmerking": place.remark or None,
        "Titel": place.title,
        "Wie": place.signer,
        "Hoedanigheid": place.capacity,
        "Stand": capitalised(place.state),
    }


def _parties(found: Status) -> Iterator[Line]:
    for one in found.parties:
        signed = sum(place.state == "getekend" for place in one.places)
        yield {
            "Partij": one.name,
            "Nummer": one.subject.partition(":")[2],
            "Getekend": f"{signed} van {len(one.places)}",
            "Wat ontbreekt": " ".join(one.missing) or None,
            "Herinnering": name_of(one.subject) if one.late else None,
        }
