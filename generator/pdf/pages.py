"""The page tree of a PDF that is written front to back: a few pages to a node, whatever their number."""

from generator.pdf.writer import PdfFile

PAGES_PER_NODE = 50


class PageTree:
    """The pages written so far, in order; ``numbers`` are their objects."""

    def __init__(self, pdf: PdfFile) -> None:
        self.numbers: list[int] = []
        self._pdf = pdf
        self._root = pdf.reserve()
        self._nodes: list[int] = []
        self._kids: list[int] = []

    def add(self, number: int, entries: bytes) -> None:
        """Write a page with these entries as the object reserved for it."""
        if not self._kids:
            self._nodes.append(self._pdf.reserve())
        self._kids.append(self._pdf.put(b"<</Type/Page/Parent %d 0 R%s>>" % (self._nodes[-1], entries), number))
        self.numbers.append(number)
        if len(self._kids) == PAGES_PER_NODE:
            self._close_node()

    def close(self) -> int:
        """Write the rest of the tree and return the number of its root."""
        self._close_node()
        kids = b"".join(b" %d 0 R" % node for node in self._nodes)
        return self._pdf.put(b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(self.numbers), kids), self._root)

    def _close_node(self) -> None:
        if self._kids:
            kids = b"".join(b" %d 0 R" % kid for kid in self._kids)
            body = b"<</Type/Pages/Parent %d 0 R/Count %d/Kids[%s]>>" % (self._root, len(self._kids), kids)
            self._pdf.put(body, self._nodes[-1])
            self._kids = []
