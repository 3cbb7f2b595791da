"""Why a document or packet is made again: the ledger's codes as a Dutch sentence."""

from collections.abc import Iterable

from generator.dutch import capitalised, listing

ROOTS = {
    "aanbieder": "de jeugdhulpaanbieder",
    "aanbieders": "de jeugdhulpaanbieders",
    "bestuur": "het schoolbestuur",
    "casus": "de casus",
    "convenant": "het convenant",
    "document": "het document",
    "gemeente": "de gemeente",
    "gemeenten": "de gemeenten",
    "ondertekenaars": "de ondertekenaars",
    "overlegvorm": "de overlegvorm",
    "overlegvormen": "de overlegvormen",
    "pakket": "het pakket",
    "school": "de school",
    "schoolbesturen": "de schoolbesturen",
    "swv": "het samenwerkingsverband",
    "swvs": "de samenwerkingsverbanden",
    "volmacht": "de volmacht",
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


def sentence(codes: Iterable[str]) -> str:
    """Return the reasons as one sentence: "Gegevens van het schoolbestuur zijn veranderd (naam, kvk)."."""
    fields: dict[str, list[str]] = {}
    documents: list[str] = []
    parts: list[str] = []
    for code in codes:
        kind, _, rest = code.partition(":")
        match kind:
            case "field":
                root, _, name = rest.partition(".")
                fields.setdefault(root, []).extend([_column(name)] if name else [])
            case "document" | "packet":
                documents.append(rest)
            case "missing":
                parts.append(f"in de uitvoermap ontbreekt {rest}")
            case "altered":
                parts.append(f"met de hand veranderd is {rest}")
            case _:
                parts.append(PLAIN.get(code, PLAIN.get(kind, kind)))
    changed = [
        f"gegevens van {ROOTS.get(root, root)} zijn veranderd" + (f" ({', '.join(names)})" if names else "")
        for root, names in fields.items()
    ]
    if documents:
        few = documents[:3] + ([f"{len(documents) - 3} andere"] if len(documents) > 3 else [])
        changed.append(f"de inhoud is veranderd: {listing(few)}")
    return capitalised("; ".join(changed + parts)) + "." if changed or parts else ""


def _column(field: str) -> str:
    """Return a field as its column is called, more or less: "e_mail" is "e-mail"."""
    return field.replace("e_mail", "e-mail").replace("_", " ")
