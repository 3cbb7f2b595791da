"""Writes into the manual how easily the papers read that parents and pupils get, as the tests measure it.

``tools.handbook`` calls it; it needs what the tests need, since only they count syllables.
"""

from collections.abc import Iterator

try:
    from tests import family_papers, readability
except ModuleNotFoundError as missing:
    raise SystemExit(f"{missing.name} is missing: install requirements-test.txt, as `make test` does") from missing

BEGIN, END = "<!-- leesbaarheid: begin (python -m tools.handbook) -->", "<!-- leesbaarheid: einde -->"
_PAPERS = {
    "Toestemmingsformulier, ouder": ("toestemming", "ouder-1"),
    "Toestemmingsformulier, leerling": ("toestemming", "leerling"),
    "Uitnodiging, ouder": ("uitnodiging", "ouder-1"),
    "Uitnodiging, leerling": ("uitnodiging", "leerling"),
    "Omslag, ouder": ("omslag", "ouder-1"),
}


def with_figures(manual: str) -> str:
    """Return the manual with the figures of the papers as they are shipped now."""
    before, _, rest = manual.partition(BEGIN)
    _, _, after = rest.partition(END)
    table = "\n".join(_table())
    return f"{before}{BEGIN}\n\n{table}\n\n{END}{after}"


def _table() -> Iterator[str]:
    yield "| papier | zinnen | woorden per zin, gemiddeld | langste zin | Flesch-Douma | leesindex A |"
    yield "|---|---|---|---|---|---|"
    for title, (kind, signer) in _PAPERS.items():
        paper = family_papers.first(kind, signer)
        found = readability.measured(readability.sentences(readability.lines(paper)))
        average = f"{found.average:.1f}".replace(".", ",")
        yield f"| {title} | {found.sentences} | {average} | {found.longest} | {found.score:.0f} | {found.index:.0f} |"
