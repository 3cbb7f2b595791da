"""A file in which one thing is wrong is found out, and what is wrong is named."""

from pathlib import Path

import pytest

from generator.packets.soundness import faults, prove
from tests.pdf_files import write_pdf
from tests.projects import Project
from tests.tagged_pdf import XMP, Harm, Objects, put, stream, tagged, write


def add(name: str, said: str | bytes) -> Harm:
    """Return what adds an object, which nothing refers to."""
    return lambda objects: objects.update({name: said})


def both(*harms: Harm) -> Harm:
    """Return several harms as one."""

    def harm(objects: Objects) -> None:
        for one in harms:
            one(objects)

    return harm


DAMAGES: dict[str, tuple[Harm, str]] = {
    "content without a tag": (
        put("heading", "/K 0", ""),
        "Bladzijde 1: stuk 0 hoort bij geen tag die de boom bereikt.",
    ),
    "a branch cut off": (
        put("document", "{part1} {part2}", "{part2}"),
        "Bladzijde 1: stuk 0 hoort bij geen tag die de boom bereikt.",
    ),
    "content with two tags": (
        put("cell", "/K 1", "/K[1 0]"),
        "Tag {cell} noemt een stuk inhoud dat al bij tag {head}",
    ),
    "a tag for content that is not there": (
        put("cell", "/K 1", "/K[1 5]"),
        "Bladzijde 2: een tag noemt een stuk inhoud dat er niet is.",
    ),
    "two pieces with one number": (
        put("text2", "<</MCID 1>>", "<</MCID 0>>"),
        "Bladzijde 2: twee stukken inhoud hebben hetzelfde nummer.",
    ),
    "another parent": (put("cell", "/P {row}", "/P {table}"), "Tag {cell} noemt een andere tag boven zich"),
    "a tag on another file's page": (
        put("part2", "/Pg {page2}", "/Pg {font}"),
        "een bladzijde die niet in dit",
    ),
    "a tag on the wrong page": (
        put("part2", "/Pg {page2}", "/Pg {page1}"),
        "Tag {head} noemt een stuk inhoud dat al bij tag {heading} hoort.",
    ),
    "a tag twice in the tree": (
        put("row", "{head} {cell}", "{head} {cell} {cell}"),
        "Tag {cell} staat twee keer",
    ),
    "no tag in the tree": (
        put("row", "{head} {cell}", "{head} {cell} {font}"),
        "Tag {row} heeft iets onder zich dat geen tag",
    ),
    "the way back leads elsewhere": (
        put("parents2", "{head} {cell}", "{cell} {head}"),
        "Bladzijde 2: de lijst van tags noemt bij stuk 0 een andere tag.",
    ),
    "a way back too many": (
        put("parents2", "{head} {cell}", "{head} {cell} {cell}"),
        "Bladzijde 2: de lijst van tags noemt een stuk inhoud dat er niet is.",
    ),
    "a page without its key": (
        put("page2", "/StructParents 1", ""),
        "Bladzijde 2: de lijst van tags noemt bij stuk 0 een andere tag.",
    ),
    "a key for two pages": (
        put("page2", "/StructParents 1", "/StructParents 0"),
        "Bladzijde 2 deelt haar nummer in de lijst van tags met een andere.",
    ),
    "a key that is not in the list": (
        put("page2", "/StructParents 1", "/StructParents 7"),
        "Bladzijde 2 heeft een nummer dat in de lijst van tags niet voorkomt.",
    ),
    "a key that nothing uses": (
        both(put("parents2", "2 {jump}", "2 {jump} 8 {jump}"), put("parents2", "[1 2]", "[1 8]")),
        "heeft een nummer 8 dat niets gebruikt.",
    ),
    "keys out of order": (put("parents", "{parents1} {parents2}", "{parents2} {parents1}"), "staat niet op volgorde"),
    "other limits": (put("parents2", "/Limits[1 2]", "/Limits[1 3]"), "andere grenzen dan dat heeft."),
    "a next key that is used": (put("root", "NextKey 3", "NextKey 2"), "zou een nummer opnieuw uitgeven."),
    "a link without a tag": (put("link", "/StructParent 2", ""), "een koppeling of veld hoort bij geen tag."),
    "a tag for another link": (
        put("jump", "/Obj {link}", "/Obj {font}"),
        "een koppeling of veld en de tag ervan",
    ),
    "a tag for no link": (put("jump", "[<</Type/OBJR/Obj {link}/Pg {page1}>>]", "[]"), "noemen elkaar niet."),
    "a link that leads nowhere": (
        put("jump", "[<</Type/OBJR/Obj {link}/Pg {page1}>>]", "[]"),
        "is een link, maar er hoort geen link op de bladzijde bij.",
    ),
    "a link under another kind of tag": (put("jump", "/S/Link", "/S/P"), "onder een tag van een andere soort."),
    "a link without words": (put("link", "/Contents(Naar de tabel)", ""), "een koppeling heeft geen omschrijving."),
    "a hidden link": (put("link", "/F 4", "/F 6"), "wordt niet altijd getoond en afgedrukt."),
    "links out of order": (put("page1", "/Tabs/S", ""), "de volgorde van de koppelingen volgt niet"),
    "another id": (put("ids", "(t1){head}", "(t1){cell}"), "De lijst van kenmerken van tags noemt een andere tag"),
    "an id twice": (put("cell", "/K 1", "/K 1/ID(t1)"), "hetzelfde kenmerk als een andere tag."),
    "a header that is not there": (put("cell", "[(t1)]", "[(t2)]"), "noemt een kopcel die er niet is."),
    "an unknown kind of tag": (put("root", "/Kop/H1", "/Kop/Onbekend"), "De soort tag Kop staat voor geen soort"),
    "a picture without words": (put("figure", "/Alt(Een vlak)", ""), "is een afbeelding zonder beschrijving."),
    "a heading that leaps": (
        put("root", "/Kop/H1", "/Kop/H2"),
        "Tag {heading} is een kop die een niveau overslaat: H2.",
    ),
    "a header cell that heads nothing": (put("cell", "[(t1)]", "[]"), "Tag {head} is een kopcel die niet zegt waarvan"),
    "a cell that is in no row": (
        both(put("table", "/K {row}", "/K[{row} {cell}]"), put("row", " {cell}", ""), put("cell", "{row}", "{table}")),
        "Tag {cell} (TD) hoort niet direct onder Table.",
    ),
    "a paragraph among rows": (put("row", "/S/TR", "/S/P"), "Tag {row} (P) hoort niet direct onder Table."),
    "content outside all tags": (
        put("text1", "EMC\n/P", "EMC 0 0 m 9 9 l S /P"),
        "Bladzijde 1: er staat inhoud die noch bij een tag hoort, noch opmaak is.",
    ),
    "a stamp that counts as text": (
        put("stamp1", "/Artifact<</Type/Pagination>>BDC", "/Span<</Lang(nl)>>BDC"),
        "Bladzijde 1: er staat inhoud die noch bij een tag hoort, noch opmaak is.",
    ),
    "a stamp within a tag": (
        put("text1", "(Volmacht) Tj", "/Artifact BMC (Volmacht) Tj EMC"),
        "Bladzijde 1: inhoud hoort bij een tag en geldt toch als opmaak.",
    ),
    "a mark that does not end": (put("stamp2", "EMC", ""), "Bladzijde 2: gemerkte inhoud is niet afgesloten"),
    "a mark that did not begin": (put("stamp2", "EMC", "EMC EMC"), "Bladzijde 2: gemerkte inhoud is niet afgesloten"),
    "a link to a page that is gone": (
        both(put("names", "[{page2}/Fit]", "[{lost}/Fit]"), add("lost", "<</Type/Page/MediaBox[0 0 9 9]>>")),
        "Bladzijde 1: een koppeling leidt naar geen bladzijde van dit bestand.",
    ),
    "a place that has no name": (put("link", "(tabel)", "(stoel)"), "een koppeling leidt naar geen bladzijde"),
    "names out of order": (put("names", "(kop)", "(zop)"), "De lijst van genoemde plaatsen staat niet op volgorde"),
    "a bookmark to nowhere": (
        put("mark2", "/Dest[{page2}/Fit]", "/Dest[1/Fit]"),
        "De bladwijzer ‘Lijst’ leidt naar geen bladzijde van dit bestand.",
    ),
    "a bookmark without its neighbour": (put("mark2", "/Prev {mark1}", ""), "De bladwijzer ‘Lijst’ noemt andere"),
    "a bookmark left out": (put("mark1", "/Next {mark2}", ""), "De bladwijzers tellen niet wat zij zeggen te tellen."),
    "a bookmark to a lost tag": (put("mark2", "/SE {part2}", "/SE {font}"), "een tag die niet in de boom staat."),
    "a label too many": (put("catalog", "0<</S/D>>", "0<</S/D>> 2<</S/D>>"), "De lijst van bladzijdenummers past niet"),
    "a page too few": (put("pages", "{page1} {page2}", "{page1}"), "De lijst van bladzijden telt er 1"),
    "a page of another tree": (
        put("page2", "/Parent {pages}", "/Parent {part2}"),
        "De lijst van bladzijden klopt",
    ),
    "a font that is not in the file": (
        put("descriptor", "/FontFile2 {program}", ""),
        "Het lettertype Stempel zit",
    ),
    "no colours": (put("catalog", "/OutputIntents[{intent}]", ""), "welke kleuren het bedoelt (OutputIntent)."),
    "a profile for other colours": (put("profile", "RGB ", "GRAY"), "Het kleurprofiel van het bestand is er niet of"),
    "another title": (put("info", "Pakket", "Omslag"), "zegt bij dc:title iets anders dan het bestand bij Title."),
    "another producer": (put("info", "convenant", "iemand"), "zegt bij pdf:Producer iets anders"),
    "another language": (put("catalog", "nl-NL", "nl-BE"), "De metadata (XMP) noemt een andere taal dan het bestand."),
    "no language": (put("catalog", "/Lang(nl-NL)", ""), "Het bestand zegt niet in welke taal het is."),
    "a file name for a title": (put("catalog", "DisplayDocTitle true", "DisplayDocTitle false"), "toont zijn naam"),
    "metadata that is no XML": (put("xmp", "</x:xmpmeta>", ""), "De metadata (XMP) van het bestand is niet te lezen."),
    "a level that was not proved": (put("xmp", "conformance>B", "conformance>A"), "waarop het niet is nagegaan."),
    "a claim that is not described": (put("xmp", "namespaceURI>http", "namespaceURI>https"), "beschrijft niet wat zij"),
    "a claim of tags, and none": (
        put("catalog", "/StructTreeRoot {root}", ""),
        "Het bestand zegt dat het tags heeft, en heeft er geen.",
    ),
    "tags that are not vouched for": (put("catalog", "/Marked true", "/Marked false"), "heeft geen betrouwbare tags."),
    "a script": (
        put("catalog", "/PageLabels", "/OpenAction<</S/JavaScript/JS(alert)>>/PageLabels"),
        "Het openen van het bestand voert een script uit.",
    ),
    "a program that is started": (
        put("link", "/Dest(tabel)", "/A<</S/Launch/F(x.exe)>>"),
        "Bladzijde 1: een koppeling doet iets dat PDF/A verbiedt.",
    ),
    "an attachment": (put("catalog", "/Names<<", "/Names<</EmbeddedFiles<<>>"), "Het bestand heeft bijlagen."),
    "layers": (put("catalog", "/PageLabels", "/OCProperties<<>>/PageLabels"), "Het bestand heeft lagen."),
    "something left behind": (add("left", "<</Van(iemand anders)>>"), "maar niets verwijst ernaar."),
    "something that is missing": (
        put("mark2", "/Prev", "/Weg 99 0 R/Prev"),
        "naar onderdeel 99, en dat is er niet",
    ),
    "content from another file": (
        lambda objects: objects.update(program=stream("/F(elders.ttf)", b"letters")),
        "haalt zijn inhoud uit een ander bestand.",
    ),
    "content packed in a forbidden way": (
        lambda objects: objects.update(program=stream("/Filter/LZWDecode", b"letters")),
        "is verpakt op een manier die PDF/A verbiedt.",
    ),
}


def test_a_file_in_which_all_is_right_has_no_faults(tmp_path: Path) -> None:
    proof = prove(write(tmp_path / "goed.pdf", tagged()))
    assert proof.faults == ()
    assert proof.claims == ("PDF/A", "PDF/UA")
    assert (proof.pages, proof.pieces, proof.annotations, proof.bookmarks, proof.fonts) == (2, 4, 1, 3, 1)
    assert dict(proof.elements) == {
        "Document": 1,
        "Part": 2,
        "H1": 1,
        "Figure": 1,
        "Link": 1,
        "Table": 1,
        "TR": 1,
        "TH": 1,
        "TD": 1,
    }


@pytest.mark.parametrize(("harm", "named"), DAMAGES.values(), ids=list(DAMAGES))
def test_a_damage_is_found_and_named(tmp_path: Path, harm: Harm, named: str) -> None:
    objects = tagged()
    harm(objects)
    found = faults(write(tmp_path / "kapot.pdf", objects))
    named = named.format_map({name: number for number, name in enumerate(objects, 1)})
    assert any(named in fault for fault in found), found


def test_a_file_that_is_cut_off_is_said_to_be_no_pdf(tmp_path: Path) -> None:
    path = write(tmp_path / "kapot.pdf", tagged())
    path.write_bytes(path.read_bytes()[:-40])
    assert faults(path) == ["Het bestand is beschadigd of is geen PDF: het is niet na te gaan."]


def test_an_encrypted_file_cannot_be_proved(tmp_path: Path) -> None:
    path = write(tmp_path / "dicht.pdf", tagged(), "/Encrypt<</Filter/Standard>>")
    assert faults(path) == ["Het bestand is versleuteld: het is niet na te gaan."]


def test_all_packets_of_a_small_region_are_sound_archivable_and_accessible(small: Project) -> None:
    proofs = {path.name: prove(path) for path in small.output.glob("packets/*.pdf")}
    assert {name: proof.faults for name, proof in proofs.items() if proof.faults} == {}
    assert {name for name, proof in proofs.items() if proof.claims != ("PDF/A", "PDF/UA")} == set()
    assert {"dossier.pdf", "drukwerk.pdf", "bestuur_90101.pdf"} <= proofs.keys()
    assert all(proof.elements and proof.pieces and proof.bookmarks for proof in proofs.values())


def test_every_document_is_sound_before_it_is_bound(small: Project) -> None:
    made = [path for path in small.output.rglob("*.pdf") if path.parent.name != "packets"]
    slip = "De bladwijzers tellen niet wat zij zeggen te tellen."  # the engine's own, which binding mends
    found = {path.name: [fault for fault in faults(path) if not fault.startswith(slip)] for path in made}
    assert len(found) > 10
    assert {name: said for name, said in found.items() if said} == {}


CLAIMS = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>"
ONLY_CLAIMED = (
    "content outside all tags",
    "a stamp within a tag",
    "a link without words",
    "a font that is not in the file",
    "no colours",
    "no language",
    "an attachment",
)


@pytest.mark.parametrize("name", ONLY_CLAIMED)
def test_what_only_a_claim_forbids_is_no_fault_without_it(tmp_path: Path, name: str) -> None:
    assert CLAIMS in XMP
    objects = tagged()
    DAMAGES[name][0](objects)
    put("xmp", CLAIMS, "")(objects)
    if name == "no language":
        put("xmp", "<rdf:li>nl-NL</rdf:li>", "<rdf:li></rdf:li>")(objects)
    assert [fault for fault in faults(write(tmp_path / "los.pdf", objects)) if "niets verwijst" not in fault] == []


def test_a_file_without_tags_or_claims_is_not_at_fault(tmp_path: Path) -> None:
    assert faults(write_pdf(tmp_path / "kaal.pdf", ["een", "twee"])) == []


def test_a_fault_that_comes_back_is_told_three_times_and_counted(tmp_path: Path) -> None:
    objects = tagged()
    for number in range(9):
        objects[f"left{number}"] = "<<>>"
    found = faults(write(tmp_path / "kapot.pdf", objects))
    assert len(found) == 3
    assert found[-1].endswith("(En zo nog 6.)")
