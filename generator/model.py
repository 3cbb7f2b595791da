"""The parties, the cases and the papers, as frozen values that know which row they came from.

English names stand for the field's Dutch terms (``SchoolBoard`` is a schoolbestuur, ``Mandate`` a volmacht); the column
behind each attribute stands in ``columns``. A *subject* is what a document is about, written "bestuur:41234",
"gemeente:0014", "swv:PO2507", "aanbieder:12345678", "casus:ZK-7F3K" or "convenant".
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal

from generator.problems import Place

Policy = Literal["wet", "praktijk", "strengst", "eigen"]
SigningWay = Literal["papier", "pdf", "validsign", "adobe", "documenso"]
"""How parties sign: with a pen, in a field of the PDF itself, or through an e-signing service."""
Sector = Literal["", "po", "vo"]
COVENANT = "convenant"
OWN_POLICY = "beleid:eigen"
"""The subject of a fault in a region's own consent policy: the cases that follow it rest on it."""


CHANGES, REGISTER = "wijzigingen", "tekenregister"
"""The subjects of a fault in what somebody decided about changes, or wrote down about the signing."""


@dataclass(frozen=True, slots=True)
class Source:
    """The row a value was read from: ``columns`` gives the column letter of each attribute that has a cell."""

    file: str
    sheet: str
    row: int
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def place(self, attribute: str = "") -> Place:
        """Return the cell of an attribute, or the row's first cell where the attribute has no column."""
        return Place(self.file, self.sheet, f"{self.columns.get(attribute, 'A')}{self.row}")


@dataclass(frozen=True, kw_only=True)
class Record:
    """What every row has: its source, and the columns that are the user's own, by field name."""

    source: Source = field(compare=False, repr=False)
    extra: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)


@dataclass(frozen=True, slots=True)
class Signatory:
    """A person who signs, by name and function as they should be printed."""

    name: str
    function: str


@dataclass(frozen=True, kw_only=True)
class Covenant(Record):
    """The covenant's own data: the sheet Convenant, whose "row" differs per field (see ``cells``)."""

    region: str
    edition: str
    start: date
    end: date | None = None
    notice_months: int = 3
    evaluation: str = ""
    place: str
    signing_date: date | None = None
    keeper: str = ""
    keeper_email: str = ""
    pupil_word: Literal["leerling", "jongere"] = "leerling"
    policy: Policy = "praktijk"
    return_address: str = ""
    respond_by: date | None = None
    signing_way: SigningWay = "papier"
    cells: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class TextModel:
    """The model that a covenant's template says word for word, and the SHA-256 of those words; empty for none."""

    name: str = ""
    sha256: str = ""


NO_MODEL = TextModel()


@dataclass(frozen=True, kw_only=True)
class Swv(Record):
    """A samenwerkingsverband passend onderwijs."""

    number: str
    name: str
    short_name: str = ""
    legal_form: str = ""
    kvk: str
    seat: str
    address: str
    postcode: str
    city: str
    director: str
    function: str
    email: str = ""
    sector: Sector = ""

    @property
    def subject(self) -> str:
        """Return "swv:PO2507"."""
        return f"swv:{self.number}"


@dataclass(frozen=True, kw_only=True)
class SchoolBoard(Record):
    """A schoolbestuur (bevoegd gezag): a legal entity that keeps schools."""

    number: str
    name: str
    legal_form: str
    kvk: str
    seat: str
    address: str = ""
    postcode: str = ""
    city: str = ""
    signatories: tuple[Signatory, ...]
    email: str = ""
    swvs: tuple[str, ...]
    signs_itself: bool = False
    member_since: date | None = None
    member_until: date | None = None
    formerly: str = ""
    successor_of: str = ""

    @property
    def subject(self) -> str:
        """Return "bestuur:41234"."""
        return f"bestuur:{self.number}"


@dataclass(frozen=True, kw_only=True)
class Municipality(Record):
    """A gemeente; signs as college and as burgemeester, or through a wethouder with a written volmacht."""

    code: str
    name: str
    address: str = ""
    postcode: str = ""
    city: str = ""
    signatory: Signatory
    proxy_reference: str = ""
    decision_date: date | None = None
    decision_number: str = ""
    email: str = ""
    party_since: date | None = None
    party_until: date | None = None
    successor_of: str = ""

    @property
    def subject(self) -> str:
        """Return "gemeente:0014"."""
        return f"gemeente:{self.code}"


MandateHolder = Literal["functie", "persoon", "swv"]
Act = Literal["tekenen", "wijzigen", "toetreden", "opzeggen"]


@dataclass(frozen=True, kw_only=True)
class Mandate(Record):
    """A volmacht of one board to one SWV; where the workbook has no row for it, ``recorded`` is false."""

    board: str
    swv: str
    holder: MandateHolder = "functie"
    person: str = ""
    start: date | None = None
    end: date | None = None
    edition: str = ""
    scope: tuple[Act, ...] = ("tekenen",)
    substitution: bool = False
    decision_date: date | None = None
    decision_number: str = ""
    signed_on: date | None = None
    revoked_on: date | None = None
    recorded: bool = True


@dataclass(frozen=True, kw_only=True)
class CareProvider(Record):
    """A jeugdhulpaanbieder; becomes a party by three conditions: takes part, has signed, and that was made known."""

    name: str
    kvk: str
    seat: str
    signatory: Signatory
    municipality: str
    email: str = ""
    takes_part_since: date | None = None
    signed_on: date | None = None
    made_known_on: date | None = None
    ended_on: date | None = None

    @property
    def subject(self) -> str:
        """Return "aanbieder:12345678"."""
        return f"aanbieder:{self.kvk}"


@dataclass(frozen=True, kw_only=True)
class School(Record):
    """A school (BRIN) or one of its locations (BRIN and two digits)."""

    brin: str
    name: str
    board: str
    address: str = ""
    postcode: str = ""
    city: str = ""
    telephone: str = ""
    email: str = ""
    sector: Sector = ""


@dataclass(frozen=True, kw_only=True)
class MeetingForm(Record):
    """An overlegvorm: a kind of meeting in which a pupil is discussed."""

    code: str
    name: str
    purpose: str
    sector: Sector = ""
    participants: str = ""
    chair: str = ""
    minutes: str = ""
    retention: str = ""


@dataclass(frozen=True, kw_only=True)
class OwnRule(Record):
    """One line of a region's own consent policy: who signs from an age on, and the law or decision it rests on."""

    from_age: int
    pupil_signs: bool
    holders_sign: bool
    basis: str


Decision = Literal["maken", "niet maken"]


@dataclass(frozen=True, kw_only=True)
class Overruling(Record):
    """What somebody decided about a change: whether the program makes its papers, and the reason.

    ``party`` is the party's number, or "convenant"; ``change`` is the name of the change ("bestuur andere naam").
    """

    party: str
    change: str
    decision: Decision
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class SigningRecord(Record):
    """How far the signing of one place in a document is; without a code it is that of the whole document."""

    document: str
    code: str = ""
    sent_on: date | None = None
    received_on: date | None = None
    signed_on: date | None = None
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class Region:
    """Everything ``parties.xlsx`` says, in the order of its rows."""

    covenant: Covenant
    swvs: tuple[Swv, ...] = ()
    boards: tuple[SchoolBoard, ...] = ()
    municipalities: tuple[Municipality, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    providers: tuple[CareProvider, ...] = ()
    schools: tuple[School, ...] = ()
    meeting_forms: tuple[MeetingForm, ...] = ()
    own_policy: tuple[OwnRule, ...] = ()
    overrulings: tuple[Overruling, ...] = ()
    signing: tuple[SigningRecord, ...] = ()


Relation = Literal["ouder", "voogd", "GI", "curator", "mentor", "pleegouder", "stiefouder"]
Authority = Literal["ja", "nee", "onbekend"]
Situation = Literal["", "overleden", "onbekend", "weigert", "onbereikbaar", "erkend vóór 2023"]
"""What keeps a person from signing as others do; "onbekend" says that nobody knows who the person is."""


@dataclass(frozen=True, kw_only=True)
class Representative(Record):
    """A person (or GI) around the pupil, with or without gezag: a row of the sheet Gezag."""

    case: str
    name: str
    relation: Relation
    authority: Authority
    proof: str = ""
    on_behalf_of: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""
    secret_address: bool = False
    language: str = ""
    own_data: bool = False
    situation: Situation = ""


Limit = Literal["geen", "alleen handelingsgerichte adviezen", "niet delen"]


@dataclass(frozen=True, kw_only=True)
class Participant(Record):
    """An organisation at the table of a case meeting, and what it may bring in."""

    case: str
    organisation: str
    role: str
    name: str = ""
    treating: bool = False
    information: tuple[str, ...] = ()
    limit: Limit = "geen"
    retention: str = ""


Log = Literal["uitnodigingen", "contactgegevens", "zonder ouders", "onderzoek"]


@dataclass(frozen=True, kw_only=True)
class Case(Record):
    """One pupil discussed by school, care and gemeente; known outside this workbook by its code only."""

    code: str
    school: str
    first_name: str
    infix: str = ""
    last_name: str
    born: date
    group: str = ""
    meeting_form: str
    meeting_date: date
    meeting_time: str = ""
    meeting_place: str = ""
    end: date | None = None
    purpose: str
    question: str = ""
    competent: bool = True
    contact: str = ""
    policy: Policy | None = None
    logs: tuple[Log, ...] = ()
    representatives: tuple[Representative, ...] = ()
    participants: tuple[Participant, ...] = ()

    @property
    def subject(self) -> str:
        """Return "casus:ZK-7F3K"."""
        return f"casus:{self.code}"


CaseKind = Literal["consent", "invitation", "reading_aid", "school_sheet", "file_note", "log"]
"""The papers of a case; a reading aid is the form in another language, beside the Dutch one that is signed."""
ChangeKind = Literal[
    "addendum",
    "notice",
    "revocation",
    "ratification",
    "succession",
    "termination",
    "announcement",
    "reminder",
    "decisions",
    "agenda",
]
"""The papers of a change of the parties after the covenant was signed, and of the signing itself."""
DocumentKind = Literal["covenant", "mandate", CaseKind, "accession", ChangeKind]
TemplateKind = Literal["covenant", "mandate", CaseKind, "accession", ChangeKind, "cover"]


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """One place to sign: who, in what capacity, and the short code ("H3") printed there and found back in the PDF."""

    code: str
    signer: str
    capacity: str
    subject: str
    reason: str = ""
