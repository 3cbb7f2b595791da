"""Signs of electronic signing services that are typed into a template and would come on paper.

In: a template's lines. Out: each such sign. Those in braces are told as faulty tags (``word.slips``).
"""

import re
from collections.abc import Iterator

from generator.problems import Problem, warning
from generator.proofreading.quoting import excerpt
from generator.templates.draft import Draft

SIGN = re.compile(  # [sig|req|signer1], [[s|0]], \\s1\\, /sn1/
    r"\[\[?\s*(?:signature|sign|sig|initials?|date_?signed|signer\w*|handtekening|paraaf|[st])\s*\|[^\[\]]*\]\]?"
    r"|(?<!\S)\\[sid]\d\\(?!\S)|(?<!\S)/s[in]?\d+/(?!\S)",
    re.IGNORECASE,
)


def check(draft: Draft) -> Iterator[Problem]:
    """Yield each sign of a signing service in a template."""
    for line in draft.lines:
        for found in SIGN.finditer(line.text):
            message = f"‘{found.group()}’ is een code van een dienst voor elektronisch tekenen, en komt zo op papier."
            mend = "Haal de code weg, tenzij de stukken altijd langs die dienst gaan."
            shown = excerpt(line.text, found.start(), found.end())
            yield warning("esign-tag", message, mend, at=line.spot, value=shown)
