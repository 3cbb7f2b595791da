"""Who signs a consent form, as tables for the manual: by age and policy, by relation, and by situation."""

import textwrap
from collections.abc import Iterator

from generator.dutch import day
from generator.signing import policy
from generator.signing.authority import EFFECTS, STANDINGS
from generator.signing.demand import INCAPABLE
from generator.signing.lines import OWN_DATA_SOURCE
from generator.signing.policy import POLICIES, SOURCES_DATE

BEGIN, END = "<!-- beleid: begin (python -m tools.handbook) -->", "<!-- beleid: einde -->"


def with_policies(manual: str) -> str:
    """Return the manual with the tables of who signs a consent form as the program has them now."""
    before, found, rest = manual.partition(BEGIN)
    _, closed, after = rest.partition(END)
    if not found or not closed:
        raise ValueError(f"the manual has no {BEGIN} and {END}")
    tables = "\n".join((*_by_age(), *_sources(), *_relations(), *_situations(), *_notes()))
    return f"{before}{BEGIN}\n\n{tables}\n{END}{after}"


def _by_age() -> Iterator[str]:
    """Give one table of the policies side by side: they change at the same ages."""
    first = next(iter(POLICIES.values()))
    yield from _header("leeftijd", *(f"`{name}`" for name in POLICIES))
    for rank in range(len(first)):
        yield _line(policy.ages(first, rank), *(policy.who(rules[rank]) for rules in POLICIES.values()))
    yield ""


def _sources() -> Iterator[str]:
    yield "Waar elke regel op rust:\n"
    yield from _header("beleid", "leeftijd", "wie tekent", "waarom", "bron")
    for name, rules in POLICIES.items():
        for rank, rule in enumerate(rules):
            yield _line(f"`{name}`", policy.ages(rules, rank), policy.who(rule), rule.why, rule.source)
    yield ""


def _relations() -> Iterator[str]:
    yield "Wie er, met Gezag = ja, kan tekenen naast de leerling of in de plaats van de leerling:\n"
    yield from _header("relatie", "tot 18 jaar", "vanaf 18 jaar, wilsonbekwaam", "waarom", "bron")
    for relation, standing in STANDINGS.items():
        adult = "ja" if standing.adult else "nee"
        yield _line(relation, "ja" if standing.minor else "nee", adult, standing.why, standing.source)
    yield ""


def _situations() -> Iterator[str]:
    yield "Wat de kolom Situatie op het blad Gezag doet:\n"
    yield from _header("situatie", "formulier", "logbladen", "wat het betekent", "bron")
    for situation, effect in EFFECTS.items():
        logs = ", ".join(sorted(effect.logs)) or "–"
        yield _line(situation, effect.form, logs, effect.why, effect.source)
    yield ""


def _notes() -> Iterator[str]:
    for note in (
        "**Wilsonbekwaam.** Zet Wilsbekwaam op nee als de leerling dit niet zelf kan beslissen. Dan tekent de leerling "
        f"niet, bij geen enkel beleid. Bron: {INCAPABLE}.",
        "**Eigen gegevens.** Gaat het overleg ook over een ouder zelf? Die ouder tekent daarvoor altijd zelf, hoe oud "
        f"de leerling ook is, met of zonder gezag. Bron: {OWN_DATA_SOURCE}.",
        "**Twee dagen.** Is de leerling tussen tekenen en overleg jarig, en hoort daar een ander bij? Dan tekent "
        "iedereen die op één van beide dagen moet tekenen. Wie op 29 februari is geboren, is in een gewoon jaar op "
        "1 maart jarig.",
        "**Eigen beleid.** Kies `eigen` en vul het blad Eigen beleid in: een rij per leeftijd, de eerste bij 0. Vanaf "
        "18 jaar tekent alleen de leerling. Zet bij Bron waar uw regel op rust.",
        f"De bronnen zijn gevolgd tot {day(SOURCES_DATE)}. Laat de jurist of FG van uw regio de keuze nakijken.",
    ):
        yield textwrap.fill(f"- {note}", 120, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
    yield ""


def _header(*names: str) -> Iterator[str]:
    yield _line(*names)
    yield f"|{'---|' * len(names)}"


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
