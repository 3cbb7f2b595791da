"""3 Which packet holds what: for whom it is, which documents, in how many originals, which of their pages, who signs.

``TABLE`` is the one place where that is decided, in print order; ``bundles`` and ``case_bundles`` fill it in for a
region. The print run is every packet but the dossier, behind a sheet that lists them.
"""

from dataclasses import dataclass
from typing import Literal

from generator.model import DocumentKind

PacketKind = Literal[
    "bestuur",
    "bestuur zelf",
    "gemeente",
    "aanbieder",
    "swv",
    "tekensessie",
    "wijziging",
    "rondzending",
    "overleg",
    "casus_school",
    "casus",
    "dossier",
    "digitaal",
]
"""The packets that are made; a board that signs the covenant itself gets another one than a board that mandates."""
Signing = Literal["", "board", "gemeente", "swv", "boards", "provider", "party", "person", "all"]
"""In whose name an addressee signs; "boards" is a director a second time, for the boards that gave a mandate."""
Pages = Literal["all", "text", "text + own", "own"]
"""Of the covenant: all of it, what comes before and behind the signature sheets, that with one's own sheet, or just
that sheet."""

ONE = ("",)
BOTH = ("eerste exemplaar: voor het samenwerkingsverband", "tweede exemplaar: voor uw bestuur")
"""What each original is called, on the cover and in the bookmarks."""


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of document in one kind of packet; ``why`` says, for who reads this, why it is in there like that."""

    packet: PacketKind
    document: DocumentKind
    originals: tuple[str, ...]
    pages: Pages
    signs: Signing
    why: str


# fmt: off
TABLE: tuple[Row, ...] = (
    #   packet          document        originals  pages         signs
    Row("bestuur",      "mandate",      BOTH,      "all",        "board",
        "Who gives a mandate and who holds it each keep an original; one for each SWV of the board."),
    Row("bestuur",      "covenant",     ONE,       "text",       "",
        "The annex that the mandate names: its text with its annexes. The SWV signs it for the board."),
    Row("bestuur zelf", "covenant",     ONE,       "text + own", "board",
        "The whole text, and the board's own sheet; what others sign comes together in the dossier."),
    Row("gemeente",     "covenant",     ONE,       "text + own", "gemeente",
        "College and burgemeester, one signature for both; or a wethouder, on the burgemeester's written volmacht."),
    Row("aanbieder",    "accession",    ONE,       "all",        "provider",
        "A provider does not sign the covenant: it accedes, and becomes a party when that was made known (art. 18)."),
    Row("aanbieder",    "covenant",     ONE,       "text",       "",
        "The annex: what the provider declares to have received and read."),
    Row("swv",          "covenant",     ONE,       "all",        "",
        "To read and keep: with every sheet, also the two that its director signs in the session below."),
    Row("swv",          "mandate",      ONE,       "all",        "",
        "By what its director signs for the boards: every mandate to this SWV."),
    Row("tekensessie",  "covenant",     ONE,       "own",        "swv",
        "The director, for the SWV itself."),
    Row("tekensessie",  "covenant",     ONE,       "own",        "boards",
        "The same director, for the boards; in it only when each of their mandates is in order."),
    Row("wijziging",    "termination",  ONE,       "all",        "party",
        "What one party signs because of a change: it ends its part."),
    Row("wijziging",    "revocation",   ONE,       "all",        "party",
        "The board withdraws its mandate; whoever held it confirms the receipt."),
    Row("wijziging",    "succession",   ONE,       "all",        "party",
        "The board declares that it succeeds a party."),
    Row("wijziging",    "ratification", ONE,       "all",        "party",
        "The board confirms what was signed for it before its mandate was."),
    Row("rondzending",  "notice",       ONE,       "all",        "",
        "To copy for all parties: what changed at one of them, in a letter for each."),
    Row("rondzending",  "announcement", ONE,       "all",        "",
        "That a provider accedes is made known to all parties (art. 18)."),
    Row("rondzending",  "addendum",     ONE,       "all",        "",
        "The list of parties as it is now; the convenantbeheerder lays it down."),
    Row("overleg",      "agenda",       ONE,       "all",        "",
        "For the regional talks: what changed and how the signing stands."),
    Row("overleg",      "decisions",    ONE,       "all",        "",
        "What the talks are asked to decide."),
    Row("casus_school", "school_sheet", ONE,       "all",        "",
        "Stays at school: who was asked for what, and the proof of authority that was seen."),
    Row("casus_school", "file_note",    ONE,       "all",        "",
        "For the own file of each professional who treats the pupil."),
    Row("casus_school", "log",          ONE,       "all",        "",
        "Where the case asks for it: invitations, search for contact data, a meeting without parents, research."),
    Row("casus",        "invitation",   ONE,       "all",        "",
        "To one person, and with nothing of anybody else's."),
    Row("casus",        "consent",      ONE,       "all",        "person",
        "For who signs; the others are invited and no more."),
    Row("casus",        "reading_aid",  ONE,       "all",        "",
        "The form in the signer's own language, to read beside the Dutch one that is signed."),
    Row("dossier",      "covenant",     ONE,       "all",        "",
        "The complete book: every signature sheet."),
    Row("dossier",      "mandate",      ONE,       "all",        "",
        "Every mandate."),
    Row("dossier",      "accession",    ONE,       "all",        "",
        "Every accession form. No paper of a case: pupils' data are kept apart."),
    Row("digitaal",     "covenant",     ONE,       "all",        "all",
        "Where parties do not sign on paper: one file that all who sign the document sign, without a cover."),
    Row("digitaal",     "mandate",      ONE,       "all",        "all",
        "The same, for each mandate: what is signed digitally has no second original."),
    Row("digitaal",     "accession",    ONE,       "all",        "all",
        "The same, for each accession form."),
)
# fmt: on


def rows(packet: PacketKind) -> tuple[Row, ...]:
    """Return the rows of one kind of packet, in the order in which its documents lie in it."""
    return tuple(row for row in TABLE if row.packet == packet)
