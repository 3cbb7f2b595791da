"""The languages that a signer may read: which names there are, and which reading aid belongs to one.

In: what stands in the column Taal. Out: whether that is a language, which one was meant, and the template of the
reading aid beside the Dutch form, or "". An aid is only for reading: the Dutch form is what is signed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType

from generator.dutch import capitalised, languages, plain


@dataclass(frozen=True, slots=True)
class Aid:
    """A reading aid that comes with the program: its language in Dutch, the language's tag, and the template."""

    language: str
    tag: str
    template: str
    right_to_left: bool = False


AIDS: tuple[Aid, ...] = (
    Aid("Engels", "en-GB", "leeshulp_engels.docx"),
    Aid("Arabisch", "ar-SA", "leeshulp_arabisch.docx", right_to_left=True),
    Aid("Turks", "tr-TR", "leeshulp_turks.docx"),
    Aid("Pools", "pl-PL", "leeshulp_pools.docx"),
    Aid("Oekraïens", "uk-UA", "leeshulp_oekraiens.docx"),
)
AID_TEMPLATES: tuple[str, ...] = tuple(aid.template for aid in AIDS)

AID_OF: Mapping[str, Aid] = MappingProxyType({aid.template: aid for aid in AIDS})

OTHER_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "Berbers": "Tamazight",
        "Farsi": "Perzisch",
        "Gebarentaal": "Nederlandse Gebarentaal",
        "Hazaragi": "Perzisch",
        "Irakees Arabisch": "Arabisch",
        "Kantonees Chinees": "Kantonees",
        "Koerdisch (Kurmanci)": "Koerdisch",
        "Koerdisch (Sorani)": "Soranî",
        "Kurmanci": "Koerdisch",
        "Mandarijn": "Chinees",
        "Nederlandse Gebarentaal": "Nederlandse Gebarentaal",
        "NGT": "Nederlandse Gebarentaal",
        "Oromo": "Afaan Oromo",
        "Papiamento": "Papiaments",
        "Papiamentu": "Papiaments",
        "Pashto": "Pasjtoe",
        "Pasjto": "Pasjtoe",
        "Roma": "Romani",
        "Somali": "Somalisch",
        "Sorani": "Soranî",
        "Sranan": "Sranantongo",
        "Standaardarabisch": "Arabisch",
        "Surinaams": "Sranantongo",
        "Syrisch Arabisch": "Levantijns Arabisch",
        "Tamazight": "Tamazight",
        "Tarifit": "Riffijns",
        "Twents": "Nedersaksisch",
    }
)
"""What people write for a language, beside the name that Unicode's list has for it."""

_ARABIC = "arabisch"
_DUTCH = frozenset({"nederlands", "vlaams"})
_BETWEEN = re.compile(r"\s*[;,/+&]\s*|\s+(?:en|of)\s+")


def is_known(language: str) -> bool:
    """Tell whether a cell names a language, or several ("Arabisch en Koerdisch"), in Dutch."""
    parts = _parts(language)
    return bool(parts) and all(part in _known() for part in parts)


def is_dutch(language: str) -> bool:
    """Tell whether a cell asks for no language but Dutch, in which the form is written already."""
    parts = _parts(language)
    return bool(parts) and _DUTCH.issuperset(parts)


def aid_for(language: str) -> str:
    """Return the template of the reading aid in a language, or "" where there is none.

    Of several languages the first that has an aid counts. All Arabic is written in one Arabic, however it is spoken.
    """
    aids = {plain(aid.language): aid.template for aid in AIDS}
    for part in _parts(language):
        written = _ARABIC if part.endswith(f" {_ARABIC}") else part
        if written in aids:
            return aids[written]
    return ""


def tag_of(template: str) -> str:
    """Return the language that a template is written in ("ar-SA"): Dutch ("nl-NL") for all but a reading aid."""
    return AID_OF[template].tag if template in AID_OF else "nl-NL"


def meant(language: str) -> str:
    """Return the language that was most likely meant, as Dutch spells it, or ""; for "did you mean" in a message."""
    said = _key(language)
    if said in _known():
        return _known()[said]
    if said in _abroad():
        return _abroad()[said]
    for names in (_known(), _abroad()):
        if close := get_close_matches(said, names, 1, 0.72):
            return names[close[0]]
    return ""


def _key(language: str) -> str:
    return " ".join(re.sub(r"[-\u2010\u2011\u2013]", " ", plain(language)).split())


def _parts(language: str) -> tuple[str, ...]:
    whole = _key(language)
    if not whole or whole in _known():
        return (whole,) if whole else ()
    return tuple(part for part in _BETWEEN.split(whole) if part)


@cache
def _known() -> dict[str, str]:
    """Return every Dutch name of a language, as it is compared, with how it is spelled."""
    names = {_key(name): capitalised(name) for name in languages().values()}
    return names | {_key(other): name for other, name in OTHER_NAMES.items()}


@cache
def _abroad() -> dict[str, str]:
    """Return the codes of languages and their names in English, and each aid's own, with the name in Dutch."""
    named, own = languages(), {}
    for aid in AIDS:
        code = aid.tag[:2]
        own[_key(languages(code)[code])] = aid.language
    english = {_key(name): capitalised(named[code]) for code, name in languages("en").items() if code in named}
    return {code: capitalised(name) for code, name in named.items() if len(code) == 2} | english | own
