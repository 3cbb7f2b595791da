"""How many of a kind there can be: what is far more than the country has was not meant, and would take minutes."""

from collections.abc import Iterator, Sequence

from generator.model import Case, Record, Region
from generator.problems import Problem, error

MOST_SWVS = 500  # there are about 150
MOST_BOARDS = 3_000  # about 1,100
MOST_MUNICIPALITIES = 500  # 342
MOST_PROVIDERS = 3_000
MOST_CASES = 5_000  # in one workbook; a large region has some hundreds at a time
ONLY_YOURS = "Laat alleen de rijen van uw eigen regio staan."
Problems = Iterator[Problem]


def parties_many(region: Region) -> Problems:
    """There are no more parties than a country could have."""
    yield from _many(region.swvs, "number", MOST_SWVS, "samenwerkingsverbanden", ONLY_YOURS)
    yield from _many(region.boards, "number", MOST_BOARDS, "schoolbesturen", ONLY_YOURS)
    yield from _many(region.municipalities, "code", MOST_MUNICIPALITIES, "gemeenten", ONLY_YOURS)
    yield from _many(region.providers, "kvk", MOST_PROVIDERS, "aanbieders", ONLY_YOURS)


def cases_many(_region: Region, cases: Sequence[Case]) -> Problems:
    """There are no more cases in one workbook than are worked out at once."""
    yield from _many(cases, "code", MOST_CASES, "casussen", "Verdeel de casussen over meer werkmappen.")


def fits(region: Region, cases: Sequence[Case]) -> bool:
    """Tell whether there are no more rows than can be worked out in reasonable time and memory."""
    return not any((*parties_many(region), *cases_many(region, cases)))


def _many(records: Sequence[Record], attribute: str, most: int, what: str, mend: str) -> Problems:
    if len(records) > most:
        written = f"{most:,}".replace(",", ".")
        yield error(
            "rows-too-many",
            f"Op dit blad staan meer dan {written} {what}; meer dan het programma in één keer verwerkt.",
            mend,
            at=records[most].source.place(attribute),
        )
