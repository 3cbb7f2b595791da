"""Random cases in which every name, address, postcode and code stands nowhere else, so that a stray one is found.

``sample(7, 1000)`` is a thousand cases at eight schools: parents together and apart, secret addresses, voogden, GI's,
curators, own data, languages, situations. ``Sample.write`` makes the workbooks; ``Sample.marks`` tells of each made-up
string whose it is.
"""

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests import workbooks

Row = dict[str, Any]
MADE_UP = re.compile(r"Q[a-z]{7}|\b[1-9]\d{3}[ \N{NO-BREAK SPACE}]?[A-Z]{2}\b|\bZK-\d{4}\b")
"""What a made-up string looks like: a word of eight letters, a postcode, or a case's code."""
SCHOOLS = 8
FIRST_MEETING = date(2027, 3, 1)
LANGUAGES = ("", "", "", "Turks", "Arabisch", "Pools", "Engels", "Oekraïens", "Tigrinya", "Nederlands")
AT_TABLE = (
    ("Jeugdteam Zilverdam", "jeugdhulpverlener"),
    ("GGD Zilvermeer, jeugdgezondheidszorg", "jeugdarts"),
    ("Groei & Bloei Jeugd-GGZ B.V.", "behandelaar"),
    ("Gemeente Zilverdam, leerplicht", "leerplichtambtenaar"),
)
LIMITS = ("geen", "geen", "alleen handelingsgerichte adviezen", "niet delen")


@dataclass(frozen=True, slots=True)
class Mark:
    """Whose a made-up string is, and what: ``whose`` is "leerling", a role such as "ouder-2", or "" for the case.

    ``home`` is the case's code, or the BRIN of a school. ``shown`` says that it is of somebody with gezag.
    """

    home: str
    what: str
    whose: str = ""
    shown: bool = False


@dataclass(slots=True)
class Sample:
    """Rows by sheet of ``cases.xlsx``, the schools, and what each made-up string is."""

    random: random.Random
    marks: dict[str, list[Mark]] = field(default_factory=dict)
    schools: list[Row] = field(default_factory=list)
    sheets: dict[str, list[Row]] = field(default_factory=lambda: {"Casussen": [], "Gezag": [], "Deelnemers": []})
    school_of: dict[str, str] = field(default_factory=dict)
    own_only: set[tuple[str, str]] = field(default_factory=set)
    """Who signs for nothing but own data, as (code, role)."""

    def write(self, folder: Path) -> Path:
        """Write parties.xlsx and cases.xlsx into a folder, and return that of the cases."""
        parties = workbooks.changed(workbooks.PARTIES, {})
        parties["Scholen"] = _table(self.schools)
        workbooks.write(folder / "parties.xlsx", parties)
        return workbooks.write(folder / "cases.xlsx", {name: _table(rows) for name, rows in self.sheets.items()})

    def new(self, mark: Mark) -> str:
        """Return a made-up word that is noted as this mark."""
        number, letters = len(self.marks), ""
        for vowel in (False, True, False, True, False, True, False):
            number, rest = divmod(number, 5 if vowel else 16)
            letters += ("aeiou" if vowel else "bcdfghjklmnprstv")[rest]
        return self._noted(f"Q{letters}", mark)

    def postcode(self, mark: Mark) -> str:
        """Return a postcode that nobody else has."""
        number = len(self.marks)
        return self._noted(f"{1500 + number % 8000} {'GHJKLNPR'[number // 8000 % 8]}{'STVWXZ'[number // 64000]}", mark)

    def _noted(self, text: str, mark: Mark) -> str:
        assert text not in self.marks
        self.marks[text] = [mark]
        return text


def sample(seed: int, count: int) -> Sample:
    """Return so many random cases; the same seed gives the same."""
    made = Sample(random.Random(seed))
    for number in range(SCHOOLS):
        brin = f"9{number}XA"
        made.schools.append(
            {
                "BRIN": brin,
                "Naam": f"Basisschool {made.new(Mark(brin, 'school'))}",
                "Bestuur": "90101",
                "Adres": f"{made.new(Mark(brin, 'school'))} 1",
                "Postcode": made.postcode(Mark(brin, "school")),
                "Plaats": made.new(Mark(brin, "school")),
            }
        )
    for number in range(count):
        _case(made, f"ZK-{1000 + number}")
    return made


def _table(rows: list[Row]) -> list[list[Any]]:
    heads = list(dict.fromkeys(head for row in rows for head in row))
    return [heads, *([row.get(head) for head in heads] for row in rows)]


def _case(made: Sample, code: str) -> None:
    chance = made.random
    made.marks[code] = [Mark(code, "code")]
    age = chance.randint(5, 20)
    adult = age >= 18
    competent = not adult or chance.random() < 0.6
    brin = chance.choice(made.schools)["BRIN"]
    made.school_of[code] = brin
    meeting = FIRST_MEETING + timedelta(days=7 * chance.randint(0, 20) + chance.randint(0, 4))

    def known(what: str) -> str:
        return made.new(Mark(code, what))

    made.sheets["Casussen"].append(
        {
            "Casus": code,
            "School": brin,
            "Voornaam": known("pupil"),
            "Achternaam": known("pupil"),
            "Geboortedatum": (meeting - timedelta(days=180)).replace(year=meeting.year - age, day=1),
            "Groep": "groep 6",
            "Overlegvorm": "MDO",
            "Overlegdatum": meeting,
            "Overlegtijd": "13.30 uur",
            "Overlegplaats": f"lokaal {known('meeting')}",
            "Einddatum": meeting + timedelta(days=100),
            "Doel": f"hulp bij {known('meeting')}",
            "Vraag": f"wat helpt bij {known('question')}?",
            "Wilsbekwaam": "ja" if competent else "nee",
            "Contactpersoon school": f"mevrouw {known('meeting')}",
            "Toestemmingsbeleid": chance.choice(("", "", "wet", "praktijk", "strengst")),
            "Logbladen": chance.choice(("", "", "onderzoek", "uitnodigingen; contactgegevens; zonder ouders")),
            "Dossiernummer": known("meeting"),
        }
    )
    people = tuple(_family(chance) if not adult else _around_adult(chance, competent=competent))
    _around(made, code, people, adult=adult)
    seats = chance.sample(AT_TABLE, chance.randint(1, len(AT_TABLE)))
    for rank, (organisation, role) in enumerate(seats):
        made.sheets["Deelnemers"].append(
            {
                "Casus": code,
                "Organisatie": organisation,
                "Rol": role,
                "Naam": f"de heer {known('meeting')}",
                "Behandelend": "nee" if rank and "leerplicht" in role else "ja",
                "Informatie": f"{known('meeting')}; advies",
                "Beperking": chance.choice(LIMITS),
                "Bewaartermijn": chance.choice(("", "2 jaar na het einde van de hulp", "20 jaar (WGBO)")),
            }
        )


def _family(chance: random.Random) -> Iterator[Row]:
    """Give who stand around a minor, most of them with what is odd about them."""
    kind = chance.choice(("together", "apart", "apart", "apart", "alone", "step", "voogd", "GI", "OTS", "2023", "lost"))
    if kind in ("voogd", "GI"):
        yield {"Relatie": kind, "Gezag": "ja"}
        yield {"Relatie": "ouder", "Gezag": "nee", "Eigen gegevens": chance.choice(("ja", "nee"))}
        yield {"Relatie": "pleegouder", "Gezag": "nee"}
        return
    yield {"Relatie": "ouder", "Gezag": "ja", "Eigen gegevens": chance.choice(("ja", "nee", "nee"))}
    if kind == "2023":
        yield {"Relatie": "ouder", "Gezag": "onbekend", "Situatie": chance.choice(("", "erkend vóór 2023"))}
    elif kind == "lost":
        situation = chance.choice(("weigert", "onbereikbaar", "overleden"))
        yield {"Relatie": "ouder", "Gezag": "nee" if situation == "overleden" else "ja", "Situatie": situation}
    elif kind != "alone":
        yield {"Relatie": "ouder", "Gezag": "ja", "samen": kind == "together"}
    if kind == "alone":
        yield {"Relatie": "ouder", "Gezag": "nee", "Eigen gegevens": chance.choice(("ja", "nee"))}
    if kind == "step":
        yield {"Relatie": "stiefouder", "Gezag": "nee"}
    if kind == "OTS":
        yield {"Relatie": "GI", "Gezag": "nee"}


def _around_adult(chance: random.Random, *, competent: bool) -> Iterator[Row]:
    if not competent:
        yield {"Relatie": chance.choice(("curator", "mentor")), "Gezag": "ja"}
    yield {"Relatie": "ouder", "Gezag": "nee", "Eigen gegevens": chance.choice(("ja", "nee"))}


def _around(made: Sample, code: str, people: tuple[Row, ...], *, adult: bool) -> None:
    ranks: dict[str, int] = {}
    for person in people:
        relation = person["Relatie"].lower()
        ranks[relation] = ranks.get(relation, 0) + 1
        role = f"{relation}-{ranks[relation]}"
        together = person.pop("samen", False)
        shown = person["Gezag"] != "nee"
        secret = not together and made.random.random() < 0.25
        if person["Gezag"] == "nee" and person.get("Eigen gegevens") == "ja":
            made.own_only.add((code, role))
        row = {
            "Casus": code,
            "Naam": f"mevrouw {made.new(Mark(code, 'name', role, shown))}",
            "Bewijs": f"uittreksel {made.new(Mark(code, 'name', role, shown))}",
            "Namens": f"Stichting {made.new(Mark(code, 'body', role, shown))}" if relation == "gi" else "",
            "Geheim adres": "ja" if secret else "nee",
            "Taal": made.random.choice(LANGUAGES),
            "Telefoon thuis": made.new(Mark(code, "own column", role)),
            **person,
            **_address(made, code, role, secret=secret, together=together),
        }
        if person.get("Situatie") == "onbereikbaar" and made.random.random() < 0.5:
            row |= {"Adres": "", "Postcode": "", "Plaats": ""}
        made.sheets["Gezag"].append(row)


def _address(made: Sample, code: str, role: str, *, secret: bool, together: bool) -> Mapping[str, str]:
    """Return an address: of this person alone, or that of the person in the row before, who lives there too."""
    mark = Mark(code, "secret" if secret else "address", role)
    before = made.sheets["Gezag"][-1] if together else {}
    if before and before["Geheim adres"] == "nee":
        shared = {name: str(before[name]) for name in ("Adres", "Postcode", "Plaats")}
        for text in found(" ".join(shared.values())):
            made.marks[text].append(mark)
        return shared
    return {"Adres": f"{made.new(mark)} 12", "Postcode": made.postcode(mark), "Plaats": made.new(mark)}


def found(text: str) -> set[str]:
    """Return the made-up strings in a text, postcodes as they stand in the workbook."""
    return {re.sub(r"^(\d{4})\W?(?=[A-Z])", r"\1 ", one.group()) for one in MADE_UP.finditer(text)}
