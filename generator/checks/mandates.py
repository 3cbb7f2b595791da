"""The mandates: of whom, to whom and for what. Which of them hold on a day is for ``signing.mandate``."""

from collections.abc import Iterator

from generator.checks.repetition import repeated, twice
from generator.model import COVENANT, Mandate, Region
from generator.problems import Problem, error, warning

Problems = Iterator[Problem]


def mandate_twice(region: Region) -> Problems:
    """A board has one mandate to an SWV at a time; rows of revoked ones and of other editions may stay."""
    edition = region.covenant.edition
    live = [one for one in region.mandates if one.revoked_on is None and one.edition in ("", edition)]
    for mandate in repeated(live, lambda mandate: f"{mandate.board} {mandate.swv}"):
        yield twice(mandate, "board", "dit bestuur met dit SWV", of_mandate(mandate))


def mandate_of_unknown(region: Region) -> Problems:
    """A mandate is given by a board of the region to an SWV it belongs to."""
    boards = {board.number: board for board in region.boards}
    swvs = {swv.number for swv in region.swvs}
    for mandate in region.mandates:
        board = boards.get(mandate.board)
        if board is None:
            yield _unknown(mandate, "board", "Dit bestuur staat niet op het blad Schoolbesturen.", mandate.board)
        if mandate.swv not in swvs:
            yield _unknown(mandate, "swv", "Dit SWV staat niet op het blad SWV.", mandate.swv)
        elif board and mandate.swv not in board.swvs:
            yield _unknown(
                mandate, "swv", "Het bestuur hoort volgens blad Schoolbesturen niet bij dit SWV.", mandate.swv
            )


def mandate_person(region: Region) -> Problems:
    """A mandate to a person names the person; a mandate to a function or SWV does not."""
    for mandate in region.mandates:
        if mandate.holder == "persoon" and not mandate.person:
            yield error(
                "mandate-person",
                "De volmacht is aan een persoon, maar Persoon is leeg.",
                "Vul de naam in, of kies bij Gevolmachtigde functie.",
                at=mandate.source.place("person"),
                touches=of_mandate(mandate),
            )
        elif mandate.holder != "persoon" and mandate.person:
            yield warning(
                "mandate-person",
                "Persoon is ingevuld, maar de volmacht is niet aan een persoon; de naam wordt niet gebruikt.",
                "Kies bij Gevolmachtigde persoon, of maak Persoon leeg.",
                at=mandate.source.place("person"),
                touches=of_mandate(mandate),
            )


def mandate_not_needed(region: Region) -> Problems:
    """A board that signs for itself gives no mandate."""
    own = {board.number for board in region.boards if board.signs_itself}
    for mandate in region.mandates:
        if mandate.board in own:
            yield warning(
                "mandate-not-needed",
                "Dit bestuur tekent zelf; de volmacht wordt niet gebruikt.",
                "Zet Tekent op volmacht op blad Schoolbesturen, of verwijder deze rij.",
                at=mandate.source.place("board"),
                value=mandate.board,
                touches=(f"bestuur:{mandate.board}",),
            )


def mandate_without_signing(region: Region) -> Problems:
    """A mandate that does not let its holder sign does not serve the covenant."""
    for mandate in region.mandates:
        if "tekenen" not in mandate.scope:
            yield warning(
                "mandate-scope",
                "Deze volmacht geldt niet voor het tekenen van het convenant.",
                "Zet tekenen bij Reikwijdte.",
                at=mandate.source.place("scope"),
                touches=of_mandate(mandate),
            )


def mandate_for_one_edition(region: Region) -> Problems:
    """A mandate for one edition reaches no change of the text: each is a new edition (article 17 of the covenant)."""
    for mandate in region.mandates:
        if mandate.edition and "wijzigen" in mandate.scope:
            yield warning(
                "mandate-edition-amend",
                f"Deze volmacht geldt alleen voor editie {mandate.edition}. Iedere wijziging van de tekst is een "
                "nieuwe editie (artikel 17), dus met deze volmacht kunnen alleen de bijlagen worden gewijzigd.",
                "Maak Editie leeg als de volmacht ook voor de tekst moet gelden. Is dit de bedoeling, laat het dan zo.",
                at=mandate.source.place("edition"),
                value=mandate.edition,
                touches=(f"bestuur:{mandate.board}",),
            )


def _unknown(mandate: Mandate, attribute: str, message: str, value: str) -> Problem:
    return error(
        "mandate-unknown",
        message,
        "Verbeter het nummer, of vul het andere blad aan.",
        at=mandate.source.place(attribute),
        value=value,
        touches=of_mandate(mandate),
    )


def of_mandate(mandate: Mandate) -> tuple[str, ...]:
    """Return what an error in a mandate's row touches: the board's papers and the covenant."""
    return f"bestuur:{mandate.board}", COVENANT
