"""3 Which packets a change asks for: one for each party that signs, one to send round, and one for the regional talks.

In go the papers of the changes; out come bundles in print order. What each holds stands in ``packet_table``.
"""

from collections.abc import Iterator

from generator.bundles import Bundle, filled
from generator.change_papers import concerned
from generator.documents import Document
from generator.fields.changes import Concerned
from generator.model import COVENANT, Region

SIGNED = "het ondertekende stuk"


def of_changes(region: Region, papers: tuple[Document, ...]) -> Iterator[Bundle]:
    """Give the packets of a change; none where nothing changed."""
    parties = {party.subject: party for party in concerned(region)}
    for subject in dict.fromkeys(one.subject for one in papers if one.lines):
        yield _of_party(parties[subject], tuple(one for one in papers if one.subject == subject and one.lines))
    round_robin = tuple(filled("rondzending", papers))
    if round_robin:
        yield Bundle(
            name="rondzending",
            kind="rondzending",
            subject=COVENANT,
            title="Rondzending aan alle partijen",
            label="rondzending",
            addressee="alle partijen bij het convenant",
            explanation="Kopieer dit pakket voor elke partij. Er hoeft niemand te tekenen: het zijn berichten om te "
            "bewaren bij het convenant.",
            items=round_robin,
            keeps="Bewaar deze stukken bij het convenant.",
        )
    talks = tuple(filled("overleg", papers))
    if talks:
        yield Bundle(
            name="overleg",
            kind="overleg",
            subject=COVENANT,
            title="Stukken voor het regionale overleg",
            label="overleg",
            addressee="de deelnemers aan het op overeenstemming gericht overleg",
            explanation="Dit zijn de bijlage bij de agenda en de lijst van gevraagde besluiten.",
            items=talks,
        )


def _of_party(party: Concerned, papers: tuple[Document, ...]) -> Bundle:
    name = party.subject.replace(":", "_")
    return Bundle(
        name=f"wijziging_{name}",
        kind="wijziging",
        subject=party.subject,
        title=f"Tekenpakket wijziging {party.name}",
        label=f"wijziging {party.subject.replace(':', ' ')}",
        addressee=party.name,
        address=party.address,
        explanation="Er is iets veranderd in de partijen bij het convenant. Daarom vragen wij u dit te tekenen.",
        items=tuple(filled("wijziging", papers)),
        returns=SIGNED if len(papers) == 1 else "de ondertekende stukken",
    )
