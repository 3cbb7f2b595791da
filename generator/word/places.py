"""Where something stands in a Word file: as a reader is told it, and as a program finds it back."""

from dataclasses import dataclass

from generator.problems import Place


@dataclass(frozen=True, slots=True)
class Spot(Place):
    """A place in a Word file that knows the way back: the part it is in, and its paragraph.

    ``sheet`` names the part for a reader ("tekst", "voettekst 1"), ``cell`` the paragraph, its row and its heading.
    ``paragraph`` counts every ``w:p`` of the part in document order from 1; 0 stands for the part as a whole.
    ``excerpt`` is how the paragraph begins, for a reader to search for.
    """

    member: str = ""
    paragraph: int = 0
    excerpt: str = ""
