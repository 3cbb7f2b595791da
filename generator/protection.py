"""3 Which packets get a password, and whether those that stand have the one that is asked for now.

In: the password and what the ledger remembers; out: what a protected packet is made from, and what a person is told.
Nothing that follows from the password stands in the ledger: a packet is known there by a random token, and whether that
token is this password's is found by opening a packet that has it.
"""

import secrets
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.bundles import PRINT_RUN, Bundle
from generator.dutch import count, day
from generator.ledger import Entry, Ledger, digest, mark
from generator.model import COVENANT, Covenant
from generator.packets.password_sheet import write_sheet
from generator.press import Staged
from generator.problems import Place, Problem, notice, warning

SHEET = "wachtwoordblad.pdf"
"""The sheet with the password: not among the packets, so that who sends those does not send it along."""
INPUT = "protection"


@dataclass(frozen=True, slots=True)
class Protection:
    """The password of this run, which is shown nowhere, and the token that packets with it are known by."""

    password: str = field(repr=False)
    token: str

    @property
    def inputs(self) -> dict[str, str]:
        """Return what is added to what a protected packet is made from."""
        return {INPUT: self.token}


def protection_of(password: str, known: Ledger, output: Path) -> Protection | None:
    """Return the protection that is asked for; it has the token of the packets that open with this password already."""
    if not password:
        return None
    from generator.packets.encryption import opens  # not at the top: few have a password, and pypdf takes long

    for token, paths in _protected(known).items():
        if any(opens(output / path, password) for path in paths):
            return Protection(password, token)
    return Protection(password, secrets.token_hex(8))


def is_protected(bundle: Bundle) -> bool:
    """Tell whether a packet gets the password where there is one: those of a case, and no other."""
    return bundle.private


def sheet_inputs(asked: Protection, covenant: Covenant, program: str) -> dict[str, str]:
    """Return what the sheet with the password is made from, the password itself left out."""
    about = digest(f"{covenant.region}\n{covenant.edition}")
    return {"program": program, "field:convenant": about, **asked.inputs}


def make_sheet(
    asked: Protection, covenant: Covenant, today: date, folder: Path, inputs: Mapping[str, str], made: str
) -> Staged:
    """Make the sheet with the password in the working folder."""
    target = folder / SHEET
    about = f"Convenant {covenant.region}, editie {covenant.edition}. Gemaakt op {day(today)}."
    write_sheet(target, asked.password, about)
    entry = Entry(kind="packet", subject=COVENANT, files={SHEET: mark(target)}, inputs=inputs, pages=1, made=made)
    return Staged(entry, {SHEET: target})


def passwords_told(
    asked: Protection | None, known: Ledger, chosen: Mapping[str, bool], private: Collection[str]
) -> Iterator[Problem]:
    """Give what a person must know of the passwords of the packets.

    ``chosen`` are the packets that this run is about, each with whether it is made; ``private`` those of cases that get
    the password: what is held back keeps the one it had.
    """
    before = {path for paths in _protected(known).values() for path in paths}
    if asked is None:
        dropped = [path for path in before if chosen.get(path)]
        if dropped:
            yield _dropped(len(dropped))
        return
    closed = [path for path in private if path in chosen]
    if not closed:
        message = "Er is een wachtwoord opgegeven, maar deze ronde heeft geen pakket van een casus: niets is beveiligd."
        yield warning("password-unused", message, "Laat --password-file weg, of geef ook de casuswerkmap op.", at=_AT)
        return
    yield _closed(len(closed))
    others = [path for path in before - {*closed} if known.entries[path].inputs[INPUT] != asked.token]
    if others:
        yield _others(len(others))


_AT = Place("packets")


def _closed(number: int) -> Problem:
    return notice(
        "packets-protected",
        f"Met het wachtwoord beveiligd (AES-256): {count(number, 'pakket', 'pakketten')} van casussen. Een beveiligd "
        "pakket is geen archiefbestand (PDF/A) en kan niet digitaal worden getekend. Zonder wachtwoord blijven "
        f"{Path(PRINT_RUN).name}, om zelf af te drukken, en de losse stukken in de map consents.",
        f"Verstuur alleen de pakketten casus_…, en geef het wachtwoord langs een andere weg: het staat op {SHEET}.",
        at=_AT,
    )


def _dropped(number: int) -> Problem:
    return warning(
        "packets-unprotected",
        f"Deze ronde zonder wachtwoord gemaakt, en eerder met: {count(number, 'pakket', 'pakketten')}.",
        "Geef --password-file weer op als u deze pakketten verstuurt.",
        at=_AT,
    )


def _others(number: int) -> Problem:
    return warning(
        "password-differs",
        f"Nog met een ander wachtwoord beveiligd: {count(number, 'pakket', 'pakketten')} buiten deze ronde. Op {SHEET} "
        "staat het wachtwoord van deze ronde.",
        "Draai convenant build met --password-file en zonder verdere keuzes: dan krijgen alle pakketten dit ene.",
        at=_AT,
    )


def _protected(known: Ledger) -> dict[str, list[str]]:
    """Return the packets that have a password, by token."""
    found: dict[str, list[str]] = {}
    for path, entry in known.entries.items():
        if INPUT in entry.inputs and path != SHEET:
            found.setdefault(entry.inputs[INPUT], []).append(path)
    return found
