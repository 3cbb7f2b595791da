"""The municipalities: each once, who signs for them, and whether CBS knows them as they are written."""

import re
from collections.abc import Iterator
from datetime import date

from generator.checks.repetition import repeated, twice
from generator.dutch import day, listing, plain
from generator.model import COVENANT, Municipality, Region
from generator.problems import Problem, error, warning
from generator.registers.municipalities import ABOLISHED, LIST_OF, NAMES, is_fictitious
from generator.signing import membership

Problems = Iterator[Problem]
ADDED = re.compile(r"\s*\([^)]*\)$")  # CBS tells towns of one name apart: Bergen (NH.), Utrecht (gemeente)


def code_twice(region: Region) -> Problems:
    """A municipality stands in one row."""
    for municipality in repeated(region.municipalities, lambda municipality: municipality.code):
        yield twice(municipality, "code", "deze gemeentecode", (municipality.subject, COVENANT))


def name_twice(region: Region) -> Problems:
    """No two municipalities of the country have one name."""
    codes: dict[str, set[str]] = {}
    for municipality in region.municipalities:
        codes.setdefault(plain(municipality.name), set()).add(municipality.code)
    for municipality in region.municipalities:
        if municipality.name and len(codes[plain(municipality.name)]) > 1:
            yield warning(
                "name-twice",
                "Een andere gemeente met een andere code heeft dezelfde naam.",
                "Verbeter de naam of de code.",
                at=municipality.source.place("name"),
                value=municipality.name,
                touches=(municipality.subject,),
            )


def code_unknown(region: Region) -> Problems:
    """A code that CBS did not know may be a slip of the pen, or of a municipality younger than the list."""
    for municipality in membership.municipalities(region):
        code = municipality.code
        if _checkable(code) and code not in NAMES and code not in ABOLISHED:
            yield warning(
                "municipality-code-unknown",
                f"CBS-code {code} staat niet op de lijst van gemeenten van {day(LIST_OF)}.",
                "Controleer de code bij CBS. Is de gemeente van daarna, dan is het goed.",
                at=municipality.source.place("code"),
                value=code,
                touches=(municipality.subject,),
            )


def abolished(region: Region, on: date) -> Problems:
    """A municipality that no longer is can't be party; its rights and duties passed to its successor (Wet arhi)."""
    for municipality in region.municipalities:
        gone = ABOLISHED.get(municipality.code)
        if gone is None or gone.on > on or (municipality.party_until and municipality.party_until <= on):
            continue
        after = listing([f"{NAMES[code]} ({code})" for code in gone.successors])
        yield error(
            "municipality-abolished",
            f"De gemeente {gone.name} ({gone.code}) bestaat niet meer sinds {day(gone.on)}; zij ging op in {after}.",
            "Vul de opvolger in, of zet bij een vroegere partij de dag in Partij tot.",
            at=municipality.source.place("code"),
            value=municipality.code,
            touches=(municipality.subject, COVENANT),
        )


def name_differs(region: Region) -> Problems:
    """A municipality is written as CBS does, but for what CBS adds between brackets and for capitals."""
    for municipality in membership.municipalities(region):
        known = NAMES.get(municipality.code, "")
        if known and municipality.name and not _same_name(municipality, known):
            yield warning(
                "municipality-name",
                f"CBS-code {municipality.code} is van de gemeente {ADDED.sub('', known)}.",
                "Verbeter de naam of de code.",
                at=municipality.source.place("name"),
                value=municipality.name,
                touches=(municipality.subject,),
            )


def proxy_missing(region: Region) -> Problems:
    """Who signs for a municipality and is not its mayor needs the mayor's written volmacht (Gemeentewet 171 lid 2)."""
    for municipality in region.municipalities:
        is_mayor = "burgemeester" in plain(municipality.signatory.function)
        if municipality.signatory.function and not is_mayor and not municipality.proxy_reference:
            yield warning(
                "proxy-missing",
                "Wie hier tekent is geen burgemeester, en Volmacht kenmerk is leeg.",
                "Vul het kenmerk van de schriftelijke volmacht van de burgemeester in.",
                at=municipality.source.place("proxy_reference"),
                touches=(municipality.subject,),
            )


def _checkable(code: str) -> bool:
    return len(code) == 4 and code.isascii() and code.isdigit() and not is_fictitious(code)


def _same_name(municipality: Municipality, known: str) -> bool:
    """Tell whether a name is CBS's own, accents and all, in whatever capitals and apostrophes."""
    written = municipality.name.casefold().replace("’", "'").replace("‘", "'")
    written = written.removeprefix("gemeente ")
    return written in {known.casefold(), ADDED.sub("", known).casefold()}
