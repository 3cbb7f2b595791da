"""The laws and retention terms the covenant rests on, in one place, so that a region's lawyer can correct them here.

``verify`` marks what is known from practice and was not seen in a source: annex 6 prints a box to tick beside it.
"""

from dataclasses import dataclass

REFERENCE_DATE = "1 januari 2026"


@dataclass(frozen=True, slots=True)
class Source:
    """A rule: its subject, where the law has it, and the articles of the covenant that lean on it."""

    subject: str
    place: str
    articles: str
    verify: bool = True


@dataclass(frozen=True, slots=True)
class Retention:
    """How long whose file is kept, and on what ground."""

    file: str
    term: str
    ground: str


SOURCES = (
    Source("Begrippen, beginselen en grondslagen", "AVG, artikel 4, 5 en 6", "1, 3, 4, 7", verify=False),
    Source("Verantwoordelijken, verwerkers, FG", "AVG, artikel 24, 26, 28, 30, 37 – 39", "2, 15", verify=False),
    Source("Beveiliging, inbreuken, doorgifte", "AVG, artikel 32 – 35 en hoofdstuk V", "10, 14, 15", verify=False),
    Source("Rechten en schadevergoeding", "AVG, artikel 12 – 22 en 82", "12, 13, 16", verify=False),
    Source("Bijzondere persoonsgegevens", "AVG, artikel 9; UAVG, artikel 22 en 30", "6"),
    Source("Strafrechtelijke persoonsgegevens", "AVG, artikel 10; UAVG, artikel 31 – 33", "6"),
    Source("Burgerservicenummer (BSN)", "UAVG, artikel 46", "6"),
    Source("Vertegenwoordiging tot zestien jaar", "UAVG, artikel 5", "13"),
    Source("Samenwerkingsverband en OOGO", "WPO, artikel 18a; WVO 2020, artikel 2.47", "4, 20"),
    Source("Zorgplicht bij aanmelding", "WPO en WEC, artikel 40; WVO 2020, hoofdstuk 8", "4"),
    Source("Ontwikkelingsperspectief", "WPO, artikel 40a; WEC, 41a; WVO 2020, 2.44", "4, 6"),
    Source("Veiligheid op school", "WPO, artikel 4c; WEC, 5a; WVO 2020, 3.40", "4, 6"),
    Source("Ondersteuning en verzuim in het mbo", "WEB, hoofdstuk 7 en 8", "4"),
    Source("Verzuim, voortijdig schoolverlaten", "Leerplichtwet 1969, artikel 16, 21 – 22; WEB", "4, 12"),
    Source("Taak van de gemeente voor jeugdhulp", "Jeugdwet, artikel 2.3, 2.6, 2.7; paragraaf 7.4", "4"),
    Source("Geheimhouding en dossier jeugdhulp", "Jeugdwet, artikel 7.3.8 en 7.3.11", "6, 9, 11"),
    Source("Behandelingsovereenkomst (WGBO)", "BW, artikel 7:446 – 7:468", "4, 6, 9"),
    Source("Jeugdgezondheidszorg", "Wet publieke gezondheid, artikel 5", "1, 4"),
    Source("Meldcode en Veilig Thuis", "Jeugdwet, artikel 4.1.7; Wmo 2015, artikel 5.2.6", "6"),
    Source("Gezag en informatie aan ouders", "BW, artikel 1:245 e.v. en 1:377c", "1, 6, 12"),
    Source("Beroepscodes", "codes van onder meer NVO, NIP en BPSW; SKJ", "6, 11"),
    Source("Volmacht", "BW, artikel 3:60 – 3:69", "17 – 19", verify=False),
    Source("Collegebesluit, vertegenwoordiging", "Gemeentewet, artikel 160 en 171", "18"),
    Source("Fusie, splitsing en herindeling", "BW, Boek 2, titel 7; Wet arhi", "18"),
)

RETENTIONS = (
    Retention(
        "School: leerlingdossier",
        "twee jaar na uitschrijving; inschrijving en verzuim vijf jaar; verwijzing naar speciaal onderwijs drie jaar",
        "onderwijswetten en bekostigingsbesluiten",
    ),
    Retention("SWV: dossier", "drie jaar na afloop van ondersteuning of advies", "WPO; WVO 2020"),
    Retention("Gemeente: toegang, leerplicht", "volgens de selectielijst voor gemeenten", "Archiefwet; Jeugdwet"),
    Retention(
        "JGZ, Jeugdhulpaanbieder",
        "twintig jaar na de laatste wijziging",
        "Jeugdwet, artikel 7.3.8; BW, artikel 7:454",
    ),
)
