"""What may go wrong with a packet's pages, and what the collation says of it: `python -m tests.mutations` prints it.

Two parents of one case each get a print run's packet: a cover of one page and a form of two, signed on the second.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link
from pypdf.generic import DecodedStreamObject, Fit, NameObject, TextStringObject

from generator.packets.binding import bind
from generator.packets.collation import collate
from generator.packets.packet import Packet, Part, lay_out
from generator.packets.stamp import A4, stamp
from tests.pdf_files import write_pdf

TITLE = "Drukwerk"


@dataclass(frozen=True)
class Bound:
    """Two packets bound in one file, and the file of another case."""

    packets: list[Packet]
    target: Path
    other: Path

    def differences(self) -> list[str]:
        """Return what the collation finds."""
        return collate(self.packets, self.target, TITLE)


@dataclass(frozen=True)
class Copy:
    """A copy of a packet being harmed: its pages, in order, to move about, and the means to draw on them."""

    bound: Bound
    writer: PdfWriter
    pages: list[Any]

    def contents(self, number: int) -> Any:
        """Return the content streams of a page, from 1: the one that opens, the document's own, the stamp."""
        return self.pages[number - 1].get_object()["/Contents"]

    def drawn(self, content: bytes) -> Any:
        """Return a content stream, as it can stand on a page."""
        stream = DecodedStreamObject()
        stream.set_data(content)
        return self.writer._add_object(stream)

    def stamped(self, number: int, **differently: Any) -> None:
        """Give a page of the first packet the stamp that it would have if its packet or document were another."""
        packet = self.bound.packets[0]
        leaf = lay_out(packet).leaves[number - 1]
        assert leaf.part is not None
        if document := differently.pop("document_id", None):
            leaf = replace(leaf, part=replace(leaf.part, document_id=document))
        total = differently.pop("total", len(lay_out(packet).leaves))
        said = stamp(replace(packet, **differently), leaf, total, A4)
        self.contents(number)[-1] = self.drawn(b"Q\n" + said)


def case(folder: Path, code: str, *roles: str) -> list[Packet]:
    """Return the packets of a case, one for each role."""
    packets = []
    for role in roles:
        parts = []
        for kind, pages, signed in (("omslag", 1, ()), ("toestemming", 2, (2,))):
            name = f"{kind}_{code}_{role}"
            pdf = write_pdf(folder / f"{name}.pdf", [f"{name} {page}" for page in range(1, pages + 1)])
            if signed:
                link(pdf)
            part = Part(document_id=name, title=kind, pdf=pdf, pages=pages, signed_pages=frozenset(signed))
            parts.append(part)
        addressee = f"{code} {role}"
        packets.append(
            Packet(title=addressee, parts=tuple(parts), project="noord", edition="2026-1", addressee=addressee)
        )
    return packets


def link(pdf: Path) -> None:
    """Put two links on a document's first page: to its second, and to an address."""
    writer = PdfWriter(clone_from=pdf)
    writer.add_annotation(0, Link(rect=(50, 700, 200, 720), target_page_index=1, fit=Fit.fit()))
    writer.add_annotation(0, Link(rect=(50, 600, 200, 620), url="https://example.org/"))
    writer.write(pdf)


def bound_in(folder: Path, *roles: str) -> Bound:
    """Return the packets of two parents, or of these roles, bound, with the file of another case beside them."""
    packets = case(folder, "ZK-7F3K", *(roles or ("ouder-1", "ouder-2")))
    bind(packets, folder / "drukwerk.pdf", TITLE)
    bind(case(folder, "ZK-9T4R", "ouder-1"), folder / "ander.pdf")
    return Bound(packets, folder / "drukwerk.pdf", folder / "ander.pdf")


def harmed(bound: Bound, harm: Callable[[Copy], object]) -> list[str]:
    """Harm the bound file and return what the collation says of it."""
    writer = PdfWriter(clone_from=bound.target)
    copy = Copy(bound, writer, writer.root_object["/Pages"]["/Kids"])  # type: ignore[index]
    harm(copy)
    writer.write(bound.target)
    return bound.differences()


def swapped(copy: Copy) -> None:
    """Two pages change places, their stamps with them."""
    copy.pages[2], copy.pages[3] = copy.pages[3], copy.pages[2]


def swapped_contents(copy: Copy) -> None:
    """Two pages change their contents, under stamps that stay."""
    one, two = copy.contents(3), copy.contents(4)
    one[1], two[1] = two[1], one[1]


def dropped(copy: Copy) -> None:
    """A page is left out."""
    del copy.pages[3]


def doubled(copy: Copy) -> None:
    """A page is there twice."""
    copy.pages.insert(3, copy.pages[3])


def replaced_by_its_neighbour(copy: Copy) -> None:
    """A page is there twice, and the next one not at all."""
    copy.pages[3] = copy.pages[2]


def foreign(copy: Copy) -> None:
    """A page is that of another case, in its place."""
    copy.writer.add_page(PdfReader(copy.bound.other).pages[3])
    copy.pages[3] = copy.pages.pop()


def of_the_other_parent(copy: Copy) -> None:
    """A page is that of the other parent, in its place."""
    copy.pages[3] = copy.pages[7]


def content_of_the_other_parent(copy: Copy) -> None:
    """The content is that of the other parent, under the right stamp."""
    copy.contents(4)[1] = copy.contents(8)[1]


def stamp_of_the_other_parent(copy: Copy) -> None:
    """The stamp is that of the other parent, on the right content."""
    copy.contents(4)[-1] = copy.contents(8)[-1]


def another_addressee(copy: Copy) -> None:
    """The stamp names another addressee."""
    copy.stamped(4, addressee="ZK-7F3K ouder-2")


def no_addressee(copy: Copy) -> None:
    """The stamp names no addressee."""
    copy.stamped(3, addressee="")


def another_document(copy: Copy) -> None:
    """The stamp names another document."""
    copy.stamped(4, document_id="toestemming_ZK-7F3K_ouder-2")


def another_edition(copy: Copy) -> None:
    """The code of a signed page says another edition."""
    copy.stamped(4, edition="2025-1")


def another_total(copy: Copy) -> None:
    """The stamp counts other pages."""
    copy.stamped(3, total=6)


def without_content(copy: Copy) -> None:
    """A page has lost its content."""
    del copy.contents(3)[1]


def with_something_added(copy: Copy) -> None:
    """A page has something more on it."""
    copy.contents(3).insert(2, copy.drawn(b"BT /F0 12 Tf 99 99 Td (en dit) Tj ET"))


def without_a_stamp(copy: Copy) -> None:
    """A page has lost its stamp."""
    copy.contents(3)[-1] = copy.drawn(b"Q\n")


def stamped_in_the_state_of_the_content(copy: Copy) -> None:
    """The stamp is drawn in the state that the content leaves, so that it may stand anywhere."""
    copy.contents(4)[-1] = copy.drawn(copy.contents(4)[-1].get_object().get_data().removeprefix(b"Q\n"))


def something_on_a_blank_page(copy: Copy) -> None:
    """A blank page is not blank."""
    copy.contents(2).insert(0, copy.contents(1)[1])


def blank_without_a_word(copy: Copy) -> None:
    """A blank page does not say that it is meant to be blank."""
    copy.contents(2)[-1] = copy.drawn(b"")


def bookmark_astray(copy: Copy) -> None:
    """A bookmark leads to another page."""
    outlines: Any = copy.writer.root_object["/Outlines"]
    outlines["/First"]["/Dest"][0] = copy.pages[4]


def bookmark_renamed(copy: Copy) -> None:
    """A bookmark bears another name."""
    outlines: Any = copy.writer.root_object["/Outlines"]
    outlines["/First"][NameObject("/Title")] = TextStringObject("ZK-7F3K ouder-2")


def another_title(copy: Copy) -> None:
    """The file bears another title."""
    copy.writer.add_metadata({"/Title": "Dossier"})


def another_language(copy: Copy) -> None:
    """The file says that it is in another language."""
    copy.writer.root_object[NameObject("/Lang")] = TextStringObject("en-GB")


def link_astray(copy: Copy) -> None:
    """A link leads to a page of the other parent."""
    copy.pages[2].get_object()["/Annots"][0].get_object()["/Dest"][0] = copy.pages[7]


def link_to_another_address(copy: Copy) -> None:
    """A link leads to another address."""
    copy.pages[2].get_object()["/Annots"][1].get_object()["/A"][NameObject("/URI")] = TextStringObject("https://elders")


def link_lost(copy: Copy) -> None:
    """A page has lost a link."""
    del copy.pages[2].get_object()["/Annots"][0]


PLACE = "draagt niet het stempel van toestemming_ZK-7F3K_ouder-1"
CONTENT = "heeft niet de inhoud van toestemming_ZK-7F3K_ouder-1"
MUTATIONS: list[tuple[Callable[[Copy], None], str]] = [
    (swapped, f"Bladzijde 3 {CONTENT} 1/2."),
    (swapped_contents, f"Bladzijde 3 {CONTENT} 1/2."),
    (dropped, "Het pakket telt 7 bladzijden, en gepland waren 8."),
    (doubled, "Het pakket telt 9 bladzijden, en gepland waren 8."),
    (replaced_by_its_neighbour, f"Bladzijde 4 {CONTENT} 2/2."),
    (foreign, f"Bladzijde 4 {CONTENT} 2/2."),
    (of_the_other_parent, f"Bladzijde 4 {CONTENT} 2/2."),
    (content_of_the_other_parent, f"Bladzijde 4 {CONTENT} 2/2."),
    (stamp_of_the_other_parent, f"Bladzijde 4 {PLACE} 2/2, bladzijde 4 van 4."),
    (another_addressee, f"Bladzijde 4 {PLACE} 2/2, bladzijde 4 van 4."),
    (no_addressee, f"Bladzijde 3 {PLACE} 1/2, bladzijde 3 van 4."),
    (another_document, f"Bladzijde 4 {PLACE} 2/2, bladzijde 4 van 4."),
    (another_edition, f"Bladzijde 4 {PLACE} 2/2, bladzijde 4 van 4."),
    (another_total, f"Bladzijde 3 {PLACE} 1/2, bladzijde 3 van 4."),
    (without_content, f"Bladzijde 3 {CONTENT} 1/2."),
    (with_something_added, f"Bladzijde 3 {CONTENT} 1/2."),
    (without_a_stamp, f"Bladzijde 3 {PLACE} 1/2, bladzijde 3 van 4."),
    (stamped_in_the_state_of_the_content, f"Bladzijde 4 {PLACE} 2/2, bladzijde 4 van 4."),
    (something_on_a_blank_page, "Bladzijde 2 heeft niet de inhoud van blanco."),
    (blank_without_a_word, "Bladzijde 2 draagt niet het stempel van blanco, bladzijde 2 van 4."),
    (bookmark_astray, "De bladwijzers wijzen niet naar de geplande documenten."),
    (bookmark_renamed, "De bladwijzers wijzen niet naar de geplande documenten."),
    (link_astray, "Op bladzijde 3 leidt een koppeling elders heen dan in toestemming_ZK-7F3K_ouder-1 1/2."),
    (link_to_another_address, "Op bladzijde 3 leidt een koppeling elders heen dan in toestemming_ZK-7F3K_ouder-1 1/2."),
    (link_lost, "Op bladzijde 3 leidt een koppeling elders heen dan in toestemming_ZK-7F3K_ouder-1 1/2."),
    (another_title, "De titel of de taal van het pakket is niet de geplande."),
    (another_language, "De titel of de taal van het pakket is niet de geplande."),
]


CHECKS = {
    "pages counted": "Het pakket telt",
    "content": "heeft niet de inhoud",
    "stamp": "draagt niet het stempel",
    "read at the foot": "Aan de voet van",
    "links": "leidt een koppeling elders",
    "bookmarks": "De bladwijzers",
    "title, language": "De titel of de taal",
}


def nothing(_: Copy) -> None:
    """Nothing at all."""


def rows() -> Iterator[tuple[str, str, str]]:
    """Give what happened, which checks found it, and the first sentence that says so."""
    for harm, expected in [(nothing, ""), *MUTATIONS]:
        with tempfile.TemporaryDirectory() as folder:
            found = harmed(bound_in(Path(folder)), harm)
        by = [name for name, words in CHECKS.items() if any(words in sentence for sentence in found)]
        said = expected if expected in found else "NOT FOUND" if expected else "–"
        yield (harm.__doc__ or "").strip(), ", ".join(by) or "–", said


def main() -> None:
    """Print the table of mutations."""
    head = ("What happened", "Found by", "What is said"), ("---", "---", "---")
    sys.stdout.writelines(f"| {' | '.join(row)} |\n" for row in (*head, *rows()))


if __name__ == "__main__":
    main()
