"""Fields that a template of its kind does not see: misspelt, of another kind, or no list where one is needed.

In: the tags of a template, and the names it sees, each list with an item. Out: each name that leads nowhere, at any
depth, with the name that was probably meant.
"""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import get_args

from generator.dutch import listing
from generator.model import CaseKind, TemplateKind
from generator.problems import Problem, error
from generator.proofreading.blocks import Outline, Placed
from generator.templates.language import ITEM, Read

TITLES: Mapping[TemplateKind, str] = {
    "covenant": "het convenant",
    "mandate": "de volmacht",
    "consent": "het toestemmingsformulier",
    "invitation": "de uitnodiging",
    "reading_aid": "de leeshulp",
    "school_sheet": "het schoolblad",
    "file_note": "de dossiernotitie",
    "log": "het logblad",
    "accession": "het toetredingsformulier",
    "addendum": "het addendum",
    "notice": "de kennisgeving",
    "revocation": "de intrekking",
    "ratification": "de bekrachtiging",
    "succession": "de verklaring van rechtsopvolging",
    "termination": "de opzegging",
    "announcement": "de bekendmaking",
    "reminder": "de herinnering",
    "decisions": "de besluitenlijst",
    "agenda": "de agendabijlage",
    "cover": "de omslag",
}
_OF_A_CASE: tuple[TemplateKind, ...] = get_args(CaseKind)
_OF_A_MANDATE: tuple[TemplateKind, ...] = ("mandate", "revocation", "ratification")
_OF_THE_TALKS: tuple[TemplateKind, ...] = ("decisions", "agenda")
ONLY_IN: Mapping[str, tuple[TemplateKind, ...]] = {
    "bestuur": ("mandate", *_OF_A_CASE, "revocation", "ratification", "succession"),
    "swv": _OF_A_MANDATE,
    "volmacht": _OF_A_MANDATE,
    "ondertekenaars": (
        *("mandate", "school_sheet", "file_note"),
        *("revocation", "ratification", "succession", "termination"),
    ),
    "casus": _OF_A_CASE,
    "leerling": _OF_A_CASE,
    "school": _OF_A_CASE,
    "ondertekenaar": ("consent", "invitation", "reading_aid"),
    "gezagsdragers": ("consent", "reading_aid", "school_sheet"),
    "gezag_onbekend": ("consent", "reading_aid"),
    "deelnemers": _OF_A_CASE,
    "deelnemer": ("file_note",),
    "overlegvorm": _OF_A_CASE,
    "behandelaars": ("school_sheet",),
    "onvolledig": ("school_sheet",),
    "uiterlijk": ("school_sheet",),
    "blad": ("log",),
    "personen": ("log",),
    "aanbieder": ("accession", "announcement"),
    "gemeente": ("accession", "announcement"),
    "wijzigingen": ("addendum", "notice", *_OF_THE_TALKS),
    "peildatum": ("addendum",),
    "swvs_nu": ("addendum",),
    "besturen_nu": ("addendum",),
    "gemeenten_nu": ("addendum",),
    "aanbieders_nu": ("addendum",),
    "partij": ("notice", "termination", "reminder"),
    "doen": ("notice",),
    "ontvangers": ("notice", "announcement"),
    "reden": ("revocation",),
    "per": ("revocation", "succession", "termination"),
    "voorgangers": ("succession",),
    "stukken": ("reminder",),
    "stand": _OF_THE_TALKS,
    "pakket": ("cover",),
}
"""The names that not every template sees, and the kinds that do."""
LIST_OF = {
    "bestuur": "schoolbesturen",
    "swv": "swvs",
    "gemeente": "gemeenten",
    "aanbieder": "aanbieders",
    "overlegvorm": "overlegvormen",
    "persoon": "ondertekenaars",
    "ondertekenaar": "ondertekenaars",
    "deelnemer": "deelnemers",
}
"""The list that has one of these as its item."""


def check(outline: Outline, kind: TemplateKind, full: Mapping[str, object]) -> Iterator[Problem]:
    """Yield every field in a template that ``full``, the names with every field filled, does not have."""
    told: set[tuple[str, int, str]] = set()
    astray: set[tuple[str, ...]] = set()  # what an item is called of a list that is not there: told at its loop
    for placed in outline.tags:
        for read in placed.reads:
            if read.path[0] == "loop" or any(read.path[: len(path)] == path for path in astray):
                continue
            found = lost(full, read)
            if found and placed.tag.said.word == "for" and read.each:
                astray.add((*read.path, ITEM))
            key = (placed.line.spot.member, placed.line.spot.paragraph, found[0] if found else "")
            if found and key not in told:
                told.add(key)
                yield _problem(placed, *found, kind, full)


def lost(full: Mapping[str, object], read: Read) -> tuple[str, tuple[str, ...], object] | None:
    """Return the name that leads nowhere, the names there are in its place, and what is there in its stead."""
    here: object = full
    written: list[str] = []
    for step in read.path:
        if step == ITEM:
            if not isinstance(here, list | tuple):
                return ".".join(written), (), here
            if not here:
                return None
            here = here[0]
            continue
        written.append(step)
        if not isinstance(here, Mapping):
            return ".".join(written), (), here
        if step not in here:
            return ".".join(written), tuple(str(name) for name in here), None
        here = here[step]
    if read.each and not isinstance(here, list | tuple):
        return ".".join(written), (), here
    return None


def _problem(
    placed: Placed, name: str, known: tuple[str, ...], there: object, kind: TemplateKind, full: Mapping[str, object]
) -> Problem:
    message, mend = _no_list(name, there) if not known else _no_field(name, known, kind, full)
    if not name.count(".") and LIST_OF.get(name) in known:
        message, mend = _outside_loop(name, placed, kind)
    return error("template-unknown-name", message, mend, at=placed.line.spot, value=placed.tag.text)


def _outside_loop(name: str, placed: Placed, kind: TemplateKind) -> tuple[str, str]:
    """Return what to tell of the name of an item, where it stands outside the loop that gives it."""
    said = placed.tag.said
    begin = f"for {name} in {LIST_OF[name]}"
    if said.word == "for":
        return f"‘{name}’ is geen lijst.", f"Bedoelde u {{%{said.level} {begin} %}}?"
    message = f"‘{name}’ bestaat in {TITLES[kind]} alleen binnen {{% {begin} %}}."
    return message, f"Zet {{% {begin} %}} ervoor en {{% endfor %}} erachter, of haal de tag weg."


def _titles(kinds: tuple[TemplateKind, ...]) -> list[str]:
    """Return what kinds are called; those of a case together, where it is all of them."""
    if not set(_OF_A_CASE) <= set(kinds):
        return [TITLES[kind] for kind in kinds]
    return [*(TITLES[kind] for kind in kinds if kind not in _OF_A_CASE), "elk stuk van een casus"]


def _no_list(name: str, there: object) -> tuple[str, str]:
    if isinstance(there, list | tuple):
        owner = name.rpartition(".")[0]
        return (
            f"‘{owner}’ is een lijst, en heeft zelf geen veld ‘{name.rpartition('.')[2]}’.",
            f"Zet er {{% for … in {owner} %}} omheen, en noem het veld van één ervan.",
        )
    if isinstance(there, Mapping):
        return f"‘{name}’ is geen lijst.", f"Noem een lijst, of haal de herhaling weg en gebruik {{{{ {name}.… }}}}."
    return (
        f"‘{name}’ is een tekst of getal, en geen lijst of groep van velden.",
        "Noem het veld zoals het in de lijst met velden staat.",
    )


def _no_field(name: str, known: tuple[str, ...], kind: TemplateKind, full: Mapping[str, object]) -> tuple[str, str]:
    owner, _, last = name.rpartition(".")
    message = f"Het veld ‘{name}’ bestaat niet."
    if owner:
        close = get_close_matches(last, known, 1)
        elsewhere = [root for root, row in full.items() if isinstance(row, Mapping) and last in row]
        if close:
            return message, f"Bedoelde u {owner}.{close[0]}?"
        if elsewhere:
            return message, f"Bedoelde u {elsewhere[0]}.{last}? Kijk goed of dat is wat hier hoort te staan."
        return message, "Kijk in de lijst met velden hoe het heet."
    if kinds := ONLY_IN.get(name):
        where = listing([f"bij {name}" for name in _titles(kinds)])
        message = f"‘{name}’ bestaat in {TITLES[kind]} niet; het hoort {where}."
        return message, "Kijk in de lijst met velden wat hier wel kan."
    close = get_close_matches(name, known, 1)
    if close:
        return message, f"Bedoelde u {close[0]}?"
    owners = [root for root, row in full.items() if isinstance(row, Mapping) and name in row]
    if len(owners) == 1 or (owners and kind in ("covenant", "cover")):
        return message, f"Bedoelde u {owners[0]}.{name}?"
    return message, "Kijk in de lijst met velden hoe het heet."
