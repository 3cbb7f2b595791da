"""What each change of the parties means, as tables for the manual: the table of effects, part by part."""

from collections.abc import Iterator

from generator.changes.effects import Effect, effects

BEGIN, END = "<!-- veranderingen: begin (python -m tools.handbook) -->", "<!-- veranderingen: einde -->"
PARTS = {
    "board": "Schoolbesturen",
    "swv": "Samenwerkingsverbanden",
    "municipality": "Gemeenten",
    "provider": "Jeugdhulpaanbieders",
    "mandate": "Volmachten",
    "": "Het convenant zelf, en wat overal voorkomt",
}
ALSO = {
    "signatory-changed": "board",
    "representation-changed": "board",
    "schools-moved": "board",
    "director-changed": "swv",
    "director-function-changed": "swv",
}
"""The events whose names do not begin with the part they belong to."""
MANDATE = {
    "geldig": "blijft gelden",
    "opnieuw": "opnieuw tekenen",
    "nieuw": "een nieuwe; wat getekend is, blijft gelden",
    "editie": "opnieuw als zij alleen voor de oude editie is",
    "tekst": "u beslist",
    "directeur": "opnieuw als zij aan de persoon is gegeven",
    "intrekken": "wordt ingetrokken",
    "ingetrokken": "is ingetrokken; wat ermee is getekend, blijft gelden",
    "beslissen": "u beslist",
}


def with_effects(manual: str) -> str:
    """Return the manual with the tables of effects as the program has them now."""
    before, found, rest = manual.partition(BEGIN)
    _, closed, after = rest.partition(END)
    if not found or not closed:
        raise ValueError(f"the manual has no {BEGIN} and {END}")
    tables = "\n".join(_tables())
    return f"{before}{BEGIN}\n\n{tables}\n{END}{after}"


def _tables() -> Iterator[str]:
    for part, title in PARTS.items():
        yield f"**{title}**\n"
        yield "| wijziging | wat het betekent | wat er gemaakt wordt | getekende volmacht | bron |"
        yield "|---|---|---|---|---|"
        yield from (_row(effect) for effect in effects().values() if _part(effect) == part)
        yield ""


def _part(effect: Effect) -> str:
    first = effect.rule.partition("-")[0]
    return ALSO.get(effect.rule, first if first in PARTS else "")


def _row(effect: Effect) -> str:
    make = ", ".join(effect.make) or "niets"
    decide = " U beslist." if effect.decide else ""
    return f"| {effect.name} | {effect.meaning}{decide} | {make} | {MANDATE[effect.mandate]} | {effect.source or '–'} |"
