"""Makes regions and cases for tests from a few words; every name in them is made up.

``board("41234 stichting zelf")`` is a board that signs itself; ``case(13, "ouder ja, ouder nee")`` a pupil of 13 with
two parents of whom one holds gezag.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any, get_args

from generator.model import (
    Authority,
    CareProvider,
    Case,
    Covenant,
    Mandate,
    MeetingForm,
    Municipality,
    Participant,
    Region,
    Relation,
    Representative,
    School,
    SchoolBoard,
    Signatory,
    Situation,
    Source,
    Swv,
)
from generator.workbooks.columns import CASES, PARTICIPANTS, REPRESENTATIVES, Sheet

START = date(2027, 1, 1)
MEETING = date(2027, 4, 15)
SITUATIONS: Mapping[str, Situation] = {
    "overleden": "overleden",
    "wie-onbekend": "onbekend",
    "weigert": "weigert",
    "onbereikbaar": "onbereikbaar",
    "erkend": "erkend vóór 2023",
}
SIGNING = date(2027, 3, 1)


def source(sheet: str, row: int = 2, columns: Mapping[str, str] | None = None) -> Source:
    return Source("parties.xlsx", sheet, row, MappingProxyType(dict(columns or {})))


def _letters(sheet: Sheet) -> Mapping[str, str]:
    return {column.attribute: chr(ord("A") + place) for place, column in enumerate(sheet.columns)}


def _case_source(sheet: Sheet, row: int) -> Source:
    return Source("cases.xlsx", sheet.name, row, MappingProxyType(dict(_letters(sheet))))


def covenant(**changes: Any) -> Covenant:
    made = Covenant(
        source=source("Convenant"),
        region="Zilvermeer",
        edition="2026-1",
        start=START,
        place="Zilverdam",
        keeper="mevrouw K. Beheer",
        keeper_email="k.beheer@voorbeeld.example",
        return_address="Postbus 12, 1234 AB Zilverdam",
        respond_by=date(2026, 12, 1),
    )
    return replace(made, **changes)


def swv(number: str = "PO2507", **changes: Any) -> Swv:
    made = Swv(
        source=source("SWV"),
        number=number,
        name=f"Stichting Samenwerkingsverband {number}",
        short_name=f"SWV {number}",
        kvk="41000001",
        seat="Zilverdam",
        address="Dijk 1",
        postcode="1234 AB",
        city="Zilverdam",
        director=f"mevrouw A. van der {number}",
        function="directeur-bestuurder",
        email=f"directeur@{number.lower()}.example",
        sector="vo" if number.startswith("VO") else "po",
    )
    return replace(made, **changes)


def board(words: str, **changes: Any) -> SchoolBoard:
    """Return a board from "41234 stichting zelf twee VO2507": number, legal form, signs itself, with two, its SWVs."""
    number, legal_form, *rest = words.split()
    signatories = [Signatory(f"de heer P. Een-{number}", "voorzitter")]
    if "twee" in rest:
        signatories.append(Signatory(f"mevrouw S. Twee-{number}", "secretaris"))
    made = SchoolBoard(
        source=source("Schoolbesturen"),
        number=number,
        name=f"{'Vereniging' if legal_form == 'vereniging' else 'Stichting'} De Lelie {number}",
        legal_form=legal_form,
        kvk=f"412{number}",
        seat="Zilverdam",
        email=f"p.een@{number}.example",
        signatories=tuple(signatories),
        swvs=tuple(word for word in rest if word[:2] in ("PO", "VO")) or ("PO2507",),
        signs_itself="zelf" in rest,
    )
    return replace(made, **changes)


def municipality(words: str, **changes: Any) -> Municipality:
    """Return a gemeente from "9801 Zilverdam volmacht": its code, name, and whether it signs through a wethouder."""
    code, name, *rest = words.split()
    proxy = "volmacht" in rest
    made = Municipality(
        source=source("Gemeenten"),
        code=code,
        name=name,
        signatory=Signatory(f"de heer B. van {name}", "wethouder" if proxy else "burgemeester"),
        proxy_reference="BM-2026-0117" if proxy else "",
    )
    return replace(made, **changes)


def mandate(board: str = "41234", swv: str = "PO2507", **changes: Any) -> Mandate:
    """Return a recorded mandate that lacks nothing on the day the covenant starts."""
    made = Mandate(source=source("Volmachten"), board=board, swv=swv, signed_on=date(2026, 11, 18))
    return replace(made, **changes)


def provider(kvk: str = "51234567", **changes: Any) -> CareProvider:
    made = CareProvider(
        source=source("Aanbieders"),
        name=f"Stichting De Vlinder {kvk}",
        kvk=kvk,
        seat="Zilverdam",
        signatory=Signatory("mevrouw R. El Idrissi", "directeur"),
        municipality="9801",
    )
    return replace(made, **changes)


def school(brin: str = "00AA", **changes: Any) -> School:
    made = School(source=source("Scholen"), brin=brin, name="Basisschool 't Palet", board="41234", sector="po")
    return replace(made, **changes)


def meeting_form(code: str = "MDO", **changes: Any) -> MeetingForm:
    made = MeetingForm(
        source=source("Overlegvormen"), code=code, name="multidisciplinair overleg", purpose="hulp bepalen"
    )
    return replace(made, **changes)


def region(
    *boards: str, swvs: str = "PO2507", municipalities: tuple[str, ...] = ("9801 Zilverdam",), **changes: Any
) -> Region:
    """Return a region from words: boards ("41234 stichting"), SWVs ("PO2507 VO2507"), municipalities; one school."""
    made = Region(
        covenant=covenant(),
        swvs=tuple(swv(number) for number in swvs.split()),
        boards=tuple(board(words) for words in boards),
        municipalities=tuple(municipality(words) for words in municipalities),
        schools=(school(),),
        meeting_forms=(meeting_form(),),
    )
    return replace(made, **changes)


def representatives(words: str, code: str = "ZK-7F3K") -> tuple[Representative, ...]:
    """Return the rows of the sheet Gezag from "ouder ja, ouder onbekend eigen, GI ja".

    "eigen" is Eigen gegevens, "geheim" a secret address, "zonder-namens" a GI without the organisation's name; a
    situation has its own word, but "erkend" for a recognition before 2023 and "wie-onbekend" for who nobody knows.
    """
    made = []
    for rank, row in enumerate((part.split() for part in words.split(",") if part.strip()), start=1):
        relation = next(known for known in get_args(Relation) if known == row[0])
        authority = next(known for known in get_args(Authority) if known == row[1])
        made.append(
            Representative(
                source=_case_source(REPRESENTATIVES, rank + 1),
                case=code,
                name=f"Vertegenwoordiger {rank}",
                relation=relation,
                authority=authority,
                proof=f"bewijs {rank}",
                on_behalf_of="Jeugdbescherming Zilvermeer" if relation == "GI" and "zonder-namens" not in row else "",
                address=f"Straat {rank}",
                postcode=f"980{rank} ZX",
                city=f"Dorp{rank}",
                secret_address="geheim" in row,
                language=f"taal {rank}",
                own_data="eigen" in row,
                situation=next((situation for word, situation in SITUATIONS.items() if word in row[2:]), ""),
            )
        )
    return tuple(made)


def participant(organisation: str = "Jeugdteam", role: str = "jeugdhulpverlener", **changes: Any) -> Participant:
    made = Participant(
        source=_case_source(PARTICIPANTS, 2),
        case="ZK-7F3K",
        organisation=organisation,
        role=role,
        treating=True,
        information=("verloop van de hulp",),
    )
    return replace(made, **changes)


def case(age: int = 9, gezag: str = "ouder ja, ouder ja", *, born: date | None = None, **changes: Any) -> Case:
    """Return a case of a pupil who has this age on both the day of signing and of the meeting, or ``born`` then."""
    made = Case(
        source=_case_source(CASES, 2),
        code="ZK-7F3K",
        school="00AA",
        first_name="Noor",
        infix="van der",
        last_name="Heijden",
        born=born or date(MEETING.year - age, 1, 2),
        group="groep 6",
        meeting_form="MDO",
        meeting_date=MEETING,
        purpose="afspraken maken over hulp in de klas",
        representatives=representatives(gezag),
    )
    return replace(made, **changes)
