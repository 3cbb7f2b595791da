"""The rows of the workbooks behind the specimen: what differs, row by row, from the example of each column.

``FULL`` has two or more of everything and a value in every cell; ``BARE`` is read with its needed columns only. Nothing
here exists.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from generator.workbooks import columns

Line = Mapping[str, str]
Rows = Mapping[str, Sequence[Line]]
"""By sheet: its rows, each with what differs from the examples, by column header."""

_OTHER_ADDRESS: Line = {"Adres": "Lange Singel 3a", "Postcode": "1236 CB", "Plaats": "'s-Gravenmeer"}
_SECOND_SWV: Line = {
    "Nummer": "VO2507",
    "Naam": "Vereniging Samenwerkingsverband Zilvermeer VO",
    "Korte naam": "SWV Zilvermeer VO",
    "Rechtsvorm": "vereniging",
    "KvK": "41234568",
    "Vestigingsplaats": "'s-Gravenmeer",
    **_OTHER_ADDRESS,
    "Directeur": "de heer M. Öztürk",
    "Functie": "directeur",
    "Sector": "vo",
}
_SIGNS_ITSELF: Line = {
    "Nummer": "41236",
    "Naam": "Stichting ROC Zilverland",
    "Rechtsvorm": "mbo-instelling",
    "KvK": "41234570",
    **_OTHER_ADDRESS,
    "Ondertekenaar 1": "mevrouw B. Şahin",
    "Functie 1": "voorzitter van het college van bestuur",
    "SWV": "VO2507",
}
_BOARDS: Sequence[Line] = (
    {"Lid tot": "31 juli 2035"},
    {
        "Nummer": "41235",
        "Naam": "Vereniging De Kandelaar",
        "Rechtsvorm": "vereniging",
        "KvK": "41234569",
        "Ondertekenaar 1": "mevrouw W. Hoekstra-de Jong",
        "Functie 1": "voorzitter",
        "Ondertekenaar 2": "",
        "Functie 2": "",
        "Voorheen": "",
        "Opvolger van": "",
        "Lid tot": "",
    },
    {**_SIGNS_ITSELF, "Ondertekenaar 2": "", "Functie 2": "", "Tekent": "zelf", "Voorheen": "", "Opvolger van": ""},
)
_PROVIDERS: Sequence[Line] = (
    {  # a party on the day the covenant is signed
        "Deelname sinds": "1 september 2026",
        "Getekend op": "15 september 2026",
        "Bekendgemaakt op": "1 oktober 2026",
        "Beëindigd op": "31 december 2035",
    },
    {
        "Naam": "Coöperatie Jeugdzorg Zilverkust",
        "KvK": "51234568",
        "Vestigingsplaats": "Ouddorp",
        "Ondertekenaar": "de heer F. d'Hondt",
        "Functie": "bestuurder",
        "Gemeente": "9802",
    },
)

FULL: Rows = MappingProxyType(
    {
        columns.COVENANT.name: ({},),
        columns.SWV.name: ({}, _SECOND_SWV),
        columns.BOARDS.name: _BOARDS,
        columns.MUNICIPALITIES.name: (
            {"Functie": "wethouder onderwijs en jeugd", "Partij tot": "31 december 2035"},
            {
                "Code": "9802",
                "Naam": "Ouddorp",
                **_OTHER_ADDRESS,
                "Ondertekenaar": "mevrouw C. Terlouw",
                "Volmacht kenmerk": "",
                "Collegebesluit nummer": "2026/233",
                "Opvolger van": "",
            },
        ),
        columns.MANDATES.name: (
            {"Ingetrokken op": "31 juli 2035"},
            {"SWV": "VO2507"},
            {"Bestuur": "41235"},
            {"Bestuur": "41235", "SWV": "VO2507"},
        ),
        columns.PROVIDERS.name: _PROVIDERS,
        columns.SCHOOLS.name: ({},),
        columns.MEETING_FORMS.name: (
            {},
            {
                "Code": "TOM",
                "Naam": "TOM-tafel",
                "Doel": "snel passende hulp vinden voor een leerling die uitvalt",
                "Sector": "vo",
                "Deelnemers": "school, samenwerkingsverband, leerplicht en jeugdteam",
                "Voorzitter": "de consulent van het samenwerkingsverband",
            },
        ),
        columns.CASES.name: ({"Logbladen": "uitnodigingen; onderzoek"},),
        columns.REPRESENTATIVES.name: (
            {"Namens": "", "Situatie": ""},
            {"Naam": "de heer O. van der Heijden", "Namens": "", **_OTHER_ADDRESS, "Taal": "", "Situatie": ""},
            {
                "Naam": "mevrouw F. de Wit",
                "Relatie": "GI",
                "Bewijs": "beschikking van de rechtbank van 2 maart 2027",
                "Situatie": "",
            },
            {"Naam": "de heer P. Heijdens", "Namens": "", "Situatie": "weigert"},  # so no consent can be complete
        ),
        columns.PARTICIPANTS.name: (
            {},
            {
                "Organisatie": "GGD Zilvermeer",
                "Rol": "jeugdarts",
                "Naam": "de heer H. Postma",
                "Informatie": "groei en ontwikkeling; gehoor en zicht",
                "Beperking": "alleen handelingsgerichte adviezen",
            },
        ),
    }
)

BARE: Rows = MappingProxyType(
    {
        columns.COVENANT.name: ({},),
        columns.SWV.name: ({"Nummer": "PO2507"}, _SECOND_SWV),  # no board gives the second a mandate
        columns.BOARDS.name: ({"SWV": "PO2507"}, {**_SIGNS_ITSELF, "SWV": "PO2507"}),
        columns.MUNICIPALITIES.name: ({},),
        columns.PROVIDERS.name: ({},),
        columns.SCHOOLS.name: ({},),
        columns.MEETING_FORMS.name: ({},),
        columns.CASES.name: ({"Geboortedatum": "12 mei 2010"},),  # old enough to sign alone
        columns.REPRESENTATIVES.name: ({},),
        columns.PARTICIPANTS.name: ({},),
    }
)
ASKED_FOR: Mapping[str, Line] = MappingProxyType(
    {columns.CASES.name: {"Logbladen": "onderzoek"}, columns.PARTICIPANTS.name: {"Behandelend": "ja"}}
)
"""What is filled in ``BARE`` too, since there is no log sheet and no file note without it."""
MAY_BE_ABSENT = frozenset(
    sheet.name for sheet in (columns.PROVIDERS, columns.MEETING_FORMS, columns.REPRESENTATIVES, columns.PARTICIPANTS)
)
"""The sheets of ``BARE`` that a region, or a case, may do without."""
