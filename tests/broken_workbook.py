"""A workbook with a fault of every kind: each in a row of its own among rows that are sound, with what must be told.

``PLANTED`` is read as: on this sheet, a sound row with these cells changed, gives these problems ("error kvk-format
KvK"), each at the cell of the column named, and none besides.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from generator.workbooks import columns
from generator.workbooks.columns import Sheet

Cells = Mapping[str, Any]
Planted = tuple[str, Cells, Sequence[str]]
BSN = "1112223" + "33"  # passes the eleven-test, and belongs to nobody
COVENANT = {
    "Regio": "Zilvermeer",
    "Editie": "2026-1",
    "Ingangsdatum": date(2027, 1, 1),
    "Tekenplaats": "Zilverdam",
    "Tekendatum": date(2026, 12, 10),
    "Einddatum": date(2030, 12, 31),
}
COVENANT_PLANTED: Mapping[str, tuple[Any, str]] = {
    "Reactiedatum": (date(2026, 12, 20), "warning period-reversed"),
    "Opzegtermijn maanden": ("drie maanden", "error number-format"),
    "Beheerder e-mail": ("secretariaat", "warning email-format"),
    "Aanduiding jongere": ("kind", "error choice-unknown"),
    "Tekenwijze": ("DocuSign", "error choice-unknown"),
}
ZELF = {"Tekent": "zelf"}
PLANTED: Sequence[Planted] = (
    ("SWV", {"Nummer": "PO257", "KvK": "99000257"}, ["error swv-format Nummer"]),
    ("SWV", {"Nummer": "PO9903", "KvK": "9900123A"}, ["error kvk-format KvK"]),
    ("SWV", {"Nummer": "PO9904", "Directeur": None}, ["error value-missing Directeur"]),
    ("SWV", {"Nummer": "PO9905", "Sector": "vo"}, ["warning swv-sector Sector"]),
    ("SWV", {"Nummer": "PO9906", "Postcode": "123 AB"}, ["error postcode-format Postcode"]),
    ("SWV", {"Nummer": "PO9907", "zonder": True}, ["warning swv-without-boards Nummer"]),
    ("SWV", {"Nummer": "PO9908", "Naam": "SWV Zil\u202ever"}, ["error character-misleading Naam"]),
    ("Schoolbesturen", {"Nummer": "901234"}, ["error board-number-format Nummer"]),
    ("Schoolbesturen", {"KvK": 1080096}, ["notice leading-zero KvK"]),
    ("Schoolbesturen", {"KvK": "123"}, ["error kvk-format KvK"]),
    ("Schoolbesturen", {"Naam": None}, ["error value-missing Naam"]),
    ("Schoolbesturen", {"Naam": "Stg. Openb. Onderw. Zilvermeer"}, ["warning name-abbreviated Naam"]),
    ("Schoolbesturen", {"Naam": "Vereniging De Vlinder"}, ["warning legal-form-odd Rechtsvorm"]),
    ("Schoolbesturen", {"Rechtsvorm": "stichtng"}, ["error choice-unknown Rechtsvorm"]),
    ("Schoolbesturen", {"Naam": " Stichting  De Mus "}, ["notice spaces-stray Naam"]),
    ("Schoolbesturen", {"Vestigingsplaats": "Zilver\u0001dam"}, ["warning character-control Vestigingsplaats"]),
    ("Schoolbesturen", {"Vestigingsplaats": "王村"}, ["warning character-no-font Vestigingsplaats"]),
    ("Schoolbesturen", {"Ondertekenaar 1": None}, ["error value-missing Ondertekenaar 1"]),
    ("Schoolbesturen", {"Ondertekenaar 2": "mevrouw S. Tel"}, ["error signatory-half Functie 2"]),
    (
        "Schoolbesturen",
        {"Ondertekenaar 2": "de heer P. de Boer", "Functie 2": "secretaris"},
        ["error signatory-twice Ondertekenaar 2"],
    ),
    ("Schoolbesturen", {"SWV": "PO9999"}, ["error swv-unknown SWV"]),
    ("Schoolbesturen", {"SWV": None}, ["error value-missing SWV"]),
    ("Schoolbesturen", {"Lid sinds": "1 mei 2026", "Lid tot": "1 mei 2025"}, ["error period-reversed Lid tot"]),
    ("Schoolbesturen", {"Lid sinds": "31 februari 2026"}, ["error date-format Lid sinds"]),
    ("Schoolbesturen", {"Lid sinds": "01-03-26"}, ["error date-ambiguous Lid sinds"]),
    ("Schoolbesturen", {"Lid sinds": 45_000}, ["notice date-serial Lid sinds"]),
    ("Schoolbesturen", {"Voorheen": datetime(2026, 1, 1)}, ["error date-in-text Voorheen"]),
    ("Schoolbesturen", {"Opvolger van": "Stichting De Lelie"}, ["warning successor-format Opvolger van"]),
    ("Schoolbesturen", {"Nummer": "90777", "Opvolger van": "90777"}, ["error successor-itself Opvolger van"]),
    ("Schoolbesturen", {"Adres": "=A1"}, ["error formula-not-calculated Adres"]),
    ("Schoolbesturen", {"Adres": "#N/A"}, ["error formula-error Adres"]),
    ("Schoolbesturen", {"Functie 1": "voorzitter " * 9 + "van"}, ["warning text-too-long Functie 1"]),
    ("Schoolbesturen", {"E-mail": "info@zilvermeer"}, ["warning email-format E-mail"]),
    ("Schoolbesturen", {"Tekent": "misschien"}, ["error choice-unknown Tekent", "notice mandate-gate Nummer"]),
    ("Schoolbesturen", {"Nummer": "90800", "KvK": "99080001"}, ["error number-twice Nummer"]),
    ("Schoolbesturen", {"Nummer": "90800", "KvK": "99080002"}, ["error number-twice Nummer"]),
    ("Schoolbesturen", {"KvK": "99081000"}, ["warning kvk-twice KvK"]),
    ("Schoolbesturen", {"KvK": "99081000"}, ["warning kvk-twice KvK"]),
    ("Schoolbesturen", {"Naam": "Stichting De Tweeling"}, ["warning name-twice Naam"]),
    ("Schoolbesturen", {"Naam": "Stichting de tweeling"}, ["warning name-twice Naam"]),
    ("Gemeenten", {"Code": "GM0014"}, ["error municipality-code-format Code"]),
    ("Gemeenten", {"Code": "0013"}, ["warning municipality-code-unknown Code"]),
    ("Gemeenten", {"Code": "0788", "Naam": "Haaren"}, ["error municipality-abolished Code"]),
    ("Gemeenten", {"Code": "0014", "Naam": "Haren"}, ["warning municipality-name Naam"]),
    ("Gemeenten", {"Functie": "wethouder"}, ["warning proxy-missing Volmacht kenmerk"]),
    ("Gemeenten", {"Partij sinds": "1 mei 2026", "Partij tot": "1 mei 2025"}, ["error period-reversed Partij tot"]),
    ("Volmachten", {"Bestuur": "90999"}, ["error mandate-unknown Bestuur"]),
    ("Volmachten", {"SWV": "PO9999"}, ["error mandate-unknown SWV", "notice mandate-gate board"]),
    (
        "Volmachten",
        {"Gevolmachtigde": "persoon"},
        ["error mandate-person Persoon", "notice mandate-gate Persoon"],
    ),
    ("Volmachten", {"Persoon": "mevrouw A. de Wit"}, ["warning mandate-person Persoon"]),
    ("Volmachten", {"zelf": True}, ["warning mandate-not-needed Bestuur"]),
    (
        "Volmachten",
        {"Reikwijdte": "wijzigen"},
        ["warning mandate-scope Reikwijdte", "notice mandate-gate Reikwijdte"],
    ),
    (
        "Volmachten",
        {"Editie": "2026-1", "Reikwijdte": "tekenen; wijzigen"},
        ["warning mandate-edition-amend Editie"],
    ),
    ("Volmachten", {"Editie": "2020-1"}, ["notice mandate-gate Editie"]),
    ("Volmachten", {"Ingetrokken op": "1 december 2026"}, ["notice mandate-gate Ingetrokken op"]),
    ("Volmachten", {"Getekend op": None}, ["notice mandate-gate Getekend op"]),
    ("Volmachten", {"Bestuursbesluit datum": "1 december 2026"}, ["warning order-odd Getekend op"]),
    ("Volmachten", {"Ondervolmacht": "soms"}, ["error yes-no Ondervolmacht"]),
    ("Aanbieders", {"Gemeente": "9899"}, ["error municipality-unknown Gemeente"]),
    (
        "Aanbieders",
        {"Getekend op": "1 mei 2027", "Bekendgemaakt op": "1 april 2027"},
        ["warning order-odd Bekendgemaakt op"],
    ),
    ("Scholen", {"BRIN": "0A0A"}, ["error brin-format BRIN"]),
    ("Scholen", {"Bestuur": "90999"}, ["error board-unknown Bestuur"]),
    ("Scholen", {"Telefoon": "0123-45678"}, ["warning telephone-format Telefoon"]),
    ("Scholen", {"BRIN": "98QQ"}, ["error number-twice BRIN"]),
    ("Scholen", {"BRIN": "98QQ"}, ["error number-twice BRIN"]),
    ("Casussen", {"Casus": "Noor"}, ["error case-format Casus"]),
    ("Casussen", {"School": "98ZZ"}, ["error school-unknown School"]),
    ("Casussen", {"School": "99XA03"}, ["warning school-location School"]),
    ("Casussen", {"Overlegvorm": "ZAT"}, ["error meeting-form-unknown Overlegvorm"]),
    ("Casussen", {"Overlegvorm": "VO-OVERLEG"}, ["warning meeting-form-sector Overlegvorm"]),
    ("Casussen", {"Geboortedatum": date(2024, 6, 1)}, ["error pupil-age Geboortedatum"]),
    ("Casussen", {"Geboortedatum": date(2015, 3, 1)}, ["warning consent-birthday Geboortedatum"]),
    ("Casussen", {"Overlegdatum": date(2031, 1, 6), "Einddatum": date(2031, 6, 1)},
     ["warning meeting-outside-covenant Overlegdatum", "warning consent-birthday Geboortedatum"]),
    ("Casussen", {"Einddatum": None}, ["notice consent-without-end Einddatum"]),
    ("Casussen", {"Einddatum": date(2029, 1, 1)}, ["warning end-far Einddatum"]),
    ("Casussen", {"Einddatum": date(2027, 1, 1)}, ["error period-reversed Einddatum"]),
    ("Casussen", {"Voornaam": BSN}, ["error bsn Voornaam"]),
    ("Casussen", {"alleen": True}, ["error participants-missing Casus"]),
    ("Casussen", {"Overlegdatum": date(2027, 4, 17)}, ["warning meeting-weekend Overlegdatum"]),
    ("Casussen", {"Overlegtijd": "13,5"}, ["warning meeting-time-odd Overlegtijd"]),
    ("Gezag", {"Casus": "ZK-9ZZZ"}, ["error case-unknown Casus"]),
    ("Gezag", {"Gezag": "onbekend"}, ["warning consent-authority-unknown Gezag"]),
    ("Gezag", {"Relatie": "stiefouder"}, ["warning consent-never-signs Gezag"]),
    ("Gezag", {"Relatie": "GI"}, ["warning consent-gi-person Namens", "error consent-holders-odd Gezag"]),
    ("Gezag", {"Relatie": "mentor", "Gezag": "ja"}, ["warning curator-of-minor Relatie"]),
    ("Gezag", {"Situatie": "overleden"}, ["error consent-situation-odd Situatie"]),
    ("Gezag", {"Situatie": "onbekend", "Gezag": "nee"}, ["notice consent-person-unknown Situatie"]),
    ("Gezag", {"Situatie": "weigert"}, ["warning consent-refused Situatie"]),
    ("Gezag", {"Situatie": "onbereikbaar"}, ["warning consent-unreachable Situatie"]),
    ("Gezag", {"Situatie": "erkend vóór 2023"}, ["warning consent-recognised-early Situatie"]),
    ("Gezag", {"Situatie": "ziek"}, ["error choice-unknown Situatie"]),
    ("Gezag", {"Adres": None}, ["warning address-half Adres"]),
    ("Gezag", {"Adres": None, "Postcode": None, "Plaats": None}, ["error signer-address-missing Adres"]),
    ("Gezag", {"Adres": None, "Postcode": None, "Plaats": None, "Situatie": "weigert"},
     ["warning consent-refused Situatie", "warning guest-address-missing Adres"]),
    ("Gezag", {"Taal": "Tigrinja"}, ["error language-unknown Taal"]),
    ("Gezag", {"Taal": "Tigrinya"}, ["notice language-without-aid Taal"]),
    ("Gezag", {"Naam": "Noor Heijden"}, ["warning representative-is-pupil Naam"]),
    ("Gezag", {"Relatie": "stiefouder", "Gezag": "nee", "Eigen gegevens": "ja"},
     ["warning consent-own-data-apart Eigen gegevens"]),
    ("Deelnemers", {"Rol": None}, ["error value-missing Rol"]),
    ("Deelnemers", {"Beperking": "een beetje"}, ["error choice-unknown Beperking"]),
    ("Deelnemers", {"Behandelend": None}, ["error treating-missing Behandelend"]),
    ("Deelnemers", {"Informatie": None}, ["notice information-missing Informatie"]),
    ("Deelnemers", {"Bewaartermijn": "zo kort mogelijk"}, ["notice retention-unread Bewaartermijn"]),
    ("Deelnemers", {"Informatie": None, "Beperking": "niet delen"}, ["warning nobody-shares Beperking"]),
    ("Deelnemers", {"Beperking": "niet delen"},
     ["warning nobody-shares Beperking", "warning information-not-shared Informatie"]),
)  # fmt: skip


@dataclass
class Broken:
    """The workbooks being made: rows by sheet, and what must be told of them."""

    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    expected: set[str] = field(default_factory=set)
    made: int = 0

    def add(self, sheet: str, cells: Cells) -> int:
        """Add a row below a header in row 1; return its number."""
        rows = self.rows.setdefault(sheet, [])
        rows.append(dict(cells))
        return len(rows) + 1

    def expect(self, problems: Sequence[str], sheet: str, row: int, *, board: str = "") -> None:
        for problem in problems:
            severity, rule, header = problem.split(" ", 2)
            at = board if header == "board" else f"{sheet}!{letter(_sheet(sheet), header)}{row}"
            self.expected.add(f"{severity} {rule} {at}")


def letter(sheet: Sheet, header: str) -> str:
    return get_column_letter([column.header for column in sheet.columns].index(header) + 1)


def _sheet(name: str) -> Sheet:
    return next(sheet for sheet in (*columns.PARTIES, *columns.CASE_SHEETS) if sheet.name == name)


def broken() -> Broken:
    """Return all the rows, sound ones and planted ones, and the problems they must give."""
    made = Broken()
    made.add("SWV", _swv({"Nummer": "PO9901"}))
    made.add("Gemeenten", _municipality(made, {"Code": "9801", "Naam": "Zilverdam"}))
    made.add("Scholen", {"BRIN": "99XA", "Naam": "Basisschool 't Palet", "Bestuur": _board(made, {}), "Sector": "po"})
    for code, sector in (("MDO", None), ("VO-OVERLEG", "vo")):
        made.add("Overlegvormen", {"Code": code, "Naam": f"overleg {code}", "Doel": "hulp bepalen", "Sector": sector})
    for sheet, cells, problems in PLANTED:
        {
            "SWV": _plant_swv,
            "Schoolbesturen": _plant_board,
            "Gemeenten": _plant_municipality,
            "Volmachten": _plant_mandate,
            "Aanbieders": _plant_provider,
            "Scholen": _plant_school,
            "Casussen": _plant_case,
            "Gezag": _plant_around,
            "Deelnemers": _plant_around,
        }[sheet](made, sheet, cells, problems)
    return made


def write(folder: Path) -> set[str]:
    """Write parties.xlsx and cases.xlsx into a folder; return what must be told, as "error kvk-format SWV!E4"."""
    made = broken()
    names = {sheet.name for sheet in columns.CASE_SHEETS}
    _write(folder / "parties.xlsx", [sheet for sheet in columns.PARTIES if sheet is not columns.COVENANT], made)
    _write(folder / "cases.xlsx", columns.CASE_SHEETS, made)
    assert names <= made.rows.keys()
    return made.expected


def _write(path: Path, sheets: Sequence[Sheet], made: Broken) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    if path.name == "parties.xlsx":
        shown = book.create_sheet("Convenant")
        shown.append(["Veld", "Waarde"])
        for row, (name, value) in enumerate(_covenant(), start=2):
            shown.append([name, value])
            if name in COVENANT_PLANTED:
                made.expected.add(f"{COVENANT_PLANTED[name][1]} Convenant!B{row}")
    for sheet in sheets:
        shown = book.create_sheet(sheet.name)
        heads = [column.header for column in sheet.columns]
        shown.append(heads)
        for cells in made.rows.get(sheet.name, ()):
            shown.append([_escaped(cells.get(head)) for head in heads])
    book.save(path)


def _escaped(value: Any) -> Any:
    """Return a text as Excel writes control characters: openpyxl refuses them bare."""
    return value.replace("\u0001", "_x0001_") if isinstance(value, str) else value


def _covenant() -> Iterator[tuple[str, Any]]:
    yield from COVENANT.items()
    yield from ((name, value) for name, (value, _) in COVENANT_PLANTED.items())


def _swv(cells: Cells) -> dict[str, Any]:
    number = str(cells["Nummer"])
    return {
        "Naam": f"Stichting Samenwerkingsverband {number}",
        "Rechtsvorm": "stichting",
        "KvK": f"9900{number[-4:]:0>4}",
        "Vestigingsplaats": "Zilverdam",
        "Adres": "Dijk 1",
        "Postcode": "9800 ZX",
        "Plaats": "Zilverdam",
        "Directeur": "mevrouw A. de Wit",
        "Functie": "directeur-bestuurder",
        **cells,
    }


def _plant_swv(made: Broken, sheet: str, cells: Cells, problems: Sequence[str]) -> None:
    alone = cells.get("zonder")
    row = made.add(sheet, _swv({name: value for name, value in cells.items() if name != "zonder"}))
    made.expect(problems, sheet, row)
    if not alone:
        _board(made, {"SWV": cells["Nummer"]})
        boards = len(made.rows["Schoolbesturen"]) + 1
        if any("swv-format" in one for one in problems):  # the board that belongs to it spells it as wrongly
            made.expect(["error swv-format SWV"], "Schoolbesturen", boards)


def _board(made: Broken, cells: Cells) -> str:
    made.made += 1
    number = str(90100 + made.made)
    row = {
        "Nummer": number,
        "Naam": f"Stichting Proef {number}",
        "Rechtsvorm": "stichting",
        "KvK": f"990{number}",
        "Vestigingsplaats": "Zilverdam",
        "Ondertekenaar 1": "de heer P. de Boer",
        "Functie 1": "voorzitter",
        "SWV": "PO9901",
        **ZELF,
        **cells,
    }
    made.add("Schoolbesturen", row)
    return str(row["Nummer"])


def _plant_board(made: Broken, sheet: str, cells: Cells, problems: Sequence[str]) -> None:
    _board(made, cells)
    made.expect(problems, sheet, len(made.rows[sheet]) + 1)


def _municipality(made: Broken, cells: Cells) -> dict[str, Any]:
    made.made += 1
    return {
        "Code": f"98{made.made % 90 + 10}",
        "Naam": f"Proefdorp {made.made}",
        "Ondertekenaar": "de heer J. van Es",
        "Functie": "burgemeester",
        **cells,
    }


def _plant_municipality(made: Broken, sheet: str, cells: Cells, problems: Sequence[str]) -> None:
    made.expect(problems, sheet, made.add(sheet, _municipality(made, cells)))


def _plant_mandate(made: Broken, sheet: str, cells: Cells, problems: Sequence[str]) -> None:
    number = _board(made, ZELF if cells.get("zelf") or "Bestuur" in cells else {"Tekent": "volmacht"})
    board = f"Schoolbesturen!A{len(made.rows['Schoolbesturen']) + 1}"
    given = {name: value for name, value in cells.items() if name != "zelf"}
    row = made.add(sheet, {"Bestuur": number, "SWV": "PO9901", "Getekend op": date(2026, 11, 18), **given})
    made.expect(problems, sheet, row, board=board)


def _plant_provider(made: Broken, sheet: str, cells: Cells, problems: Sequence[str]) -> None:
    made.made += 1
    sound = {
        "Naam": f"Stichting Jeugdhulp {made.made}",
        "KvK": f"98000{made.made:03}",
        "Vestigingsplaats": "Zilverdam",
        "Ondertekenaar": "mevrouw R. El Idrissi",
        "Functie": "directeur",
        "Gemeente": "9801",
    }
    made.expect(problems, sheet, made.add(sheet, {**sound, **cells}))


def _plant_school(made: Broken, sheet: str, cells: Cells, problems: Sequence[str]) -> None:
    made.made += 1
    sound = {"BRIN": f"{made.made % 100:02}XB", "Naam": f"Basisschool {made.made}", "Bestuur": "90102"}
    made.expect(problems, sheet, made.add(sheet, {**sound, **cells}))


def _case(made: Broken, cells: Cells) -> tuple[str, int]:
    made.made += 1
    code = f"ZK-{made.made}X"
    sound = {
        "Casus": code,
        "School": "99XA",
        "Voornaam": "Noor",
        "Achternaam": "Heijden",
        "Geboortedatum": date(2017, 5, 12),
        "Overlegvorm": "MDO",
        "Overlegdatum": date(2027, 4, 15),
        "Einddatum": date(2027, 7, 31),
        "Doel": "hulp in de klas",
    }
    return code, made.add("Casussen", {**sound, **cells})


def _plant_case(made: Broken, sheet: str, cells: Cells, problems: Sequence[str]) -> None:
    alone = cells.get("alleen")
    code, row = _case(made, {name: value for name, value in cells.items() if name != "alleen"})
    made.expect(problems, sheet, row)
    if "Casus" not in cells:
        _parent(made, code, {})
        if not alone:
            _seat(made, code, {})


def _plant_around(made: Broken, sheet: str, cells: Cells, problems: Sequence[str]) -> None:
    code, _ = _case(made, {})
    _parent(made, code, {})
    seat = _seat(made, code, cells if sheet == "Deelnemers" else {})
    row = _parent(made, code, {"Naam": "de heer K. Bakker", **cells}) if sheet == "Gezag" else seat
    made.expect(problems, sheet, row)


def _parent(made: Broken, code: str, cells: Cells) -> int:
    sound = {
        "Casus": code,
        "Naam": "mevrouw L. Heijden",
        "Relatie": "ouder",
        "Gezag": "ja",
        "Bewijs": "gezagsregister",
        "Adres": "Dijk 3",
        "Postcode": "9800 ZX",
        "Plaats": "Zilverdam",
    }
    return made.add("Gezag", {**sound, **cells})


def _seat(made: Broken, code: str, cells: Cells) -> int:
    sound = {
        "Casus": code,
        "Organisatie": "Jeugdteam",
        "Rol": "hulpverlener",
        "Behandelend": "ja",
        "Informatie": "verloop van de hulp",
    }
    return made.add("Deelnemers", {**sound, **cells})
