"""Name trees and number trees: long sorted lists, in a PDF kept in leaves of a few pairs each."""

from collections.abc import Sequence

from generator.pdf.writer import PdfFile

PAIRS_PER_LEAF = 64


def put_tree(pdf: PdfFile, kind: bytes, pairs: Sequence[tuple[bytes, bytes]]) -> int:
    """Write a tree of keys and values and return its number; ``kind`` is /Names or /Nums, and the keys are in order."""
    leaves = []
    for at in range(0, len(pairs), PAIRS_PER_LEAF):
        leaf = pairs[at : at + PAIRS_PER_LEAF]
        listed = b"".join(b"%s %s " % pair for pair in leaf)
        leaves.append(pdf.put_tag(b"<</Limits[%s %s]%s[%s]>>" % (leaf[0][0], leaf[-1][0], kind, listed)))
    return pdf.put_tag(b"<</Kids[%s]>>" % b"".join(b" %d 0 R" % leaf for leaf in leaves))
