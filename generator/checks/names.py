"""The names of legal entities: a covenant prints the statutory name, not a list's abbreviation of it."""

import re
from collections.abc import Iterator

from generator.dutch import plain
from generator.model import CareProvider, Region, SchoolBoard, Swv
from generator.problems import Problem, warning

Problems = Iterator[Problem]
SHORT = re.compile(
    r"^st\.|(?<![\w.])(?:stg|sticht|ver|verenig|vereng|openb|opb|opbaar|ond|onderw|basisond|bijz|chr|christ|christel|prot|"
    r"prot\.christ|kath|rooms-kath|samenw|samenwerk|gem|reg|regio|coop|alg|vo|bo|nl)\.(?!\w)"
    r"|(?<![\w.])(?:stg|opb)(?![\w.])|(?<![\w.])v\.(?=\s)|\bv\.h\.|\ba\.d\.",
    re.IGNORECASE,
)
"""Words as DUO's lists shorten them. Initials, B.V. and N.V. are left alone, and St. is Sint but at the beginning."""
FIRST_WORDS = {
    "stichting": {"stichting", "stichting openbaar onderwijs"},
    "vereniging": {"vereniging"},
    "cooperatie": {"cooperatie"},
}


def name_abbreviated(region: Region) -> Problems:
    """A name with a list's abbreviations is not the name in the statutes or the KvK register."""
    parties: tuple[Swv | SchoolBoard | CareProvider, ...] = (*region.swvs, *region.boards, *region.providers)
    for party in parties:
        if SHORT.search(party.name):
            yield warning(
                "name-abbreviated",
                "Deze naam lijkt de afkorting van een lijst.",
                "Schrijf de statutaire naam voluit, zoals die in het handelsregister staat.",
                at=party.source.place("name"),
                value=party.name,
                touches=(party.subject,),
            )


def legal_form_in_name(region: Region) -> Problems:
    """A name that begins with a legal form is that of an entity of this form."""
    entities: tuple[Swv | SchoolBoard, ...] = (*region.swvs, *region.boards)
    for party in entities:
        first = plain(party.name).partition(" ")[0]
        fits = FIRST_WORDS.get(first)
        if fits and party.legal_form and plain(party.legal_form) not in fits and party.legal_form != "mbo-instelling":
            yield warning(
                "legal-form-odd",
                f"De naam begint met ‘{party.name.split()[0]}’, maar Rechtsvorm is {party.legal_form}.",
                "Kijk in het handelsregister welke van de twee klopt.",
                at=party.source.place("legal_form"),
                value=party.legal_form,
                touches=(party.subject,),
            )
