"""The structure report of finished PDFs: `python -m tools.structure output/packets/dossier.pdf` prints it.

What a file holds, what it claims, and what our own checks find wrong; they are no certificate of PDF/A or PDF/UA.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from generator.packets.soundness import prove

NONE = """none: every piece of content has one tag that reaches the root, and the way back to it;
                   every link, named place and bookmark leads to a page of the file; nothing is left over or missing;
                   fonts, colours and metadata are as the claims ask"""


def report(path: Path) -> Iterator[str]:
    """Give the lines of a file's report."""
    proof = prove(path)
    elements = ", ".join(f"{count} {kind}" for kind, count in proof.elements)
    yield f"{path.name}: {path.stat().st_size:,} bytes"
    yield f"  claims           {', '.join(proof.claims) or 'none'}"
    yield f"  objects          {proof.objects:,}"
    yield f"  pages            {proof.pages:,}"
    yield f"  tags             {sum(count for _, count in proof.elements):,}: {elements or 'none'}"
    yield f"  tagged content   {proof.pieces:,} pieces"
    yield f"  links and fields {proof.annotations:,}"
    yield f"  bookmarks        {proof.bookmarks:,}"
    yield f"  fonts            {proof.fonts:,}"
    yield f"  faults           {len(proof.faults) or NONE}"
    yield from (f"    {fault}" for fault in proof.faults)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        sys.stdout.writelines(f"{line}\n" for line in report(Path(name)))
