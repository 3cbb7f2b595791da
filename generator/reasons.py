"""Why a document or packet is made again: the ledger's codes as a Dutch sentence."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.dutch import capitalised, listing

ROOTS = {
    "aanbieder": "de jeugdhulpaanbieder",
    "aanbieders": "de jeugdhulpaanbieders",
    "aanbieders_nu": "de jeugdhulpaanbieders van nu",
    "besturen_nu": "de schoolbesturen van nu",
    "bestuur": "het schoolbestuur",
    "casus": "de casus",
    "convenant": "het convenant",
    "document": "het document",
    "gemeente": "de gemeente",
    "gemeenten": "de gemeenten",
    "gemeenten_nu": "de gemeenten van nu",
    "ondertekenaars": "de ondertekenaars",
    "ontvangers": "de lijst van ontvangers",
    "overlegvorm": "de overlegvorm",
    "overlegvormen": "de overlegvormen",
    "pakket": "het pakket",
    "partij": "de partij",
    "peildatum": "de dag waarop de lijst geldt",
    "per": "de dag waarop het ingaat",
    "reden": "de reden",
    "school": "de school",
    "schoolbesturen": "de schoolbesturen",
    "stand": "de stand van het tekenen",
    "stukken": "wat nog getekend moet worden",
    "swv": "het samenwerkingsverband",
    "swvs": "de samenwerkingsverbanden",
    "swvs_nu": "de samenwerkingsverbanden van nu",
    "volmacht": "de volmacht",
    "voorgangers": "wie is opgevolgd",
    "wijzigingen": "de lijst van veranderingen",
}
PLAIN = {
    "duplex": "de keuze voor enkel- of dubbelzijdig is veranderd",
    "engine": "een ander programma zet Word om in pdf",
    "forced": "u vroeg om alles opnieuw te maken",
    "new": "nog niet eerder gemaakt",
    "print:large": "u vroeg om grote letters",
    "print:normal": "u vroeg deze keer niet om grote letters",
    "protection:off": "u vroeg deze keer niet om een wachtwoord",
    "protection:on": "het krijgt een wachtwoord, of een ander",
    "program": "het programma is vernieuwd",
    "template": "het sjabloon is veranderd",
}


Clauses = Callable[[str, Sequence[str]], tuple[Sequence[str], Sequence[str]]]
"""Gives, for a root and the fields of it that differ, clauses that name the cells, and the fields that are left."""


def no_cells(_: str, names: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Name no cell: then just the fields are told."""
    return (), names


def sentence(codes: Iterable[str], clauses: Clauses = no_cells, template: str = "") -> str:
    """Return the reasons as one sentence: "Stichting X: Ondertekenaar 1 gewijzigd (Schoolbesturen!H7)".

    Where ``clauses`` knows no cell it is "Gegevens van het schoolbestuur zijn veranderd (naam, kvk)".
    """
    fields: dict[str, list[str]] = {}
    documents: list[str] = []
    parts: list[str] = []
    for code in codes:
        kind, _, rest = code.partition(":")
        match kind:
            case "field":
                root, _, name = rest.partition(".")
                fields.setdefault(root, []).extend([name] if name else [])
            case "document" | "packet":
                documents.append(rest)
            case "missing":
                parts.append(f"in de uitvoermap ontbreekt {rest}")
            case "altered":
                parts.append(f"met de hand veranderd is {rest}")
            case "template" if template:
                parts.append(f"het sjabloon {template} is veranderd")
            case _:
                parts.append(PLAIN.get(code, PLAIN.get(kind, kind)))
    changed = list(dict.fromkeys(said for root, names in fields.items() for said in _of_fields(root, names, clauses)))
    if documents:
        few = documents[:3] + ([f"{len(documents) - 3} andere"] if len(documents) > 3 else [])
        changed.append(f"de inhoud is veranderd: {listing(few)}")
    return capitalised("; ".join(changed + parts)) + "." if changed or parts else ""


def _of_fields(root: str, names: Sequence[str], clauses: Clauses) -> Iterator[str]:
    found, left = clauses(root, names)
    yield from found
    if left or not found:
        told = f" ({', '.join(map(_column, left))})" if left else ""
        yield f"gegevens van {ROOTS.get(root, root)} zijn veranderd{told}"


def _column(field: str) -> str:
    """Return a field as its column is called, more or less: "e_mail" is "e-mail"."""
    return field.replace("e_mail", "e-mail").replace("_", " ")
