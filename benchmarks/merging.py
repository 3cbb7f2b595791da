"""One way to make one PDF of many, in a process of its own: ``python -m benchmarks.merging WAY LIST TARGET``.

LIST is a JSON file with the documents of a packet as ``packets`` gives them. "ours" binds them as the program does,
tags, links, stamps and codes included, and reads the packet back; the others are what a handy user would write.
It prints the CPU seconds of the work, loading the modules not counted.
"""

import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pikepdf
from pypdf import PdfWriter

from generator.packets.binding import bind
from generator.packets.bound import bind_and_collate
from generator.packets.order import Binding
from generator.packets.packet import Packet, Part, SignHere

Documents = Sequence[Mapping[str, Any]]


def ours(documents: Documents, target: Path) -> None:
    """Bind a packet and read it back; ends the process where it is not as it was planned."""
    packet = _packet(documents)
    bound = bind_and_collate(Binding((packet,), target, packet.title))
    if bound.faults:
        raise SystemExit("\n".join(bound.faults[:5]))


def unread(documents: Documents, target: Path) -> None:
    """Bind a packet as the program does, and don't read it back."""
    bind((_packet(documents),), target)


def _packet(documents: Documents) -> Packet:
    return Packet(
        title="Stapel",
        parts=tuple(map(_part, documents)),
        project="Zilvermeer",
        edition="2026-1",
        addressee="bestuur 41000",
    )


def _part(document: Mapping[str, Any]) -> Part:
    spots = document["spots"]
    return Part(
        document_id=document["id"],
        title=document["id"],
        pdf=Path(document["pdf"]),
        pages=document["pages"],
        signed_pages=frozenset(page for _, page, *_ in spots),
        signs=tuple(
            SignHere(code=code, page=page, left=left, bottom=bottom, right=right, top=top)
            for code, page, left, bottom, right, top in spots
        ),
    )


def with_pypdf(documents: Documents, target: Path) -> None:
    """Merge as pypdf's documentation shows."""
    with PdfWriter() as writer:
        for document in documents:
            writer.append(document["pdf"])
        writer.write(target)


def with_pikepdf(documents: Documents, target: Path) -> None:
    """Merge as pikepdf's documentation shows."""
    with pikepdf.Pdf.new() as merged:
        for document in documents:
            with pikepdf.Pdf.open(document["pdf"]) as source:
                merged.pages.extend(source.pages)
        merged.save(target)


WAYS: Mapping[str, Callable[[Documents, Path], None]] = {
    "ours": ours,
    "unread": unread,
    "pypdf": with_pypdf,
    "pikepdf": with_pikepdf,
}

if __name__ == "__main__":
    way, listed, made = sys.argv[1:]
    began = time.process_time()
    WAYS[way](json.loads(Path(listed).read_text(encoding="utf-8")), Path(made))
    print(time.process_time() - began)
