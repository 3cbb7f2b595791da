"""What people type where they mean a tag: told by what was probably meant, in Dutch.

In: the text of a tag, or of a paragraph without its tags. Out: a fault with "Bedoelde u …?", or nothing. Marks that
can't be meant otherwise (typographic quotes, no-break spaces, invisible characters) are read as meant, in silence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a tag: a rule, a sentence and the mend."""

    rule: str
    message: str
    mend: str = ""


INVISIBLE = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u2028\u2029"
_DOUBLE, _SINGLE = "“”„‟", "‘’‚‛"
_AS_MEANT = str.maketrans(
    {
        **dict.fromkeys(INVISIBLE),
        **dict.fromkeys(SPACES, " "),
        **dict.fromkeys(_DOUBLE, '"'),
        **dict.fromkeys(_SINGLE, "'"),
    }
)
_ODD = re.compile(f"[{INVISIBLE}{SPACES}{_DOUBLE}{_SINGLE}]")


def as_meant(tag: str) -> str:
    """Return a tag with plain quotes and spaces, and without characters that nobody sees."""
    return tag.translate(_AS_MEANT) if _ODD.search(tag) else tag


# --- in a tag --------------------------------------------------------------------------------------------------------

_ESIGN = re.compile(
    r"""^\s*(?:
        [*!#$^]?\w*_es_\w* \b                                     # Adobe: {{Sig_es_:signer1:signature}}
      | [*!#$^]?es_\w+ \s* :                                      #        {{*ES_:signer1:initials}}
      | [?*]?esl \s* [:_]                                         # OneSpan, ValidSign: {{esl:Signer1:Signature}}
      | (?:signature|sig|sign|initials?|handtekening|paraaf|date_?signed|signer\d*|recipient\d*|s\d+|r\d+|t)
        \s* [:,|;] \s* [*]?(?:r|s|signer|signature|sig|sign|initials?|recipient|rol|ondertekenaar)? \w*
        \s* (?:[;:,|}] | $)
      | [^'"]* [:|] \s* (?:signature|initials?|signer\s*\d+|sig|date_?signed) \b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_WORDS = {  # what is typed for a command, and what is meant
    "als": "if",
    "indien": "if",
    "voor": "for",
    "elk": "for",
    "elke": "for",
    "foreach": "for",
    "anders": "else",
    "andersals": "elif",
    "elseif": "elif",
    "elsif": "elif",
    "elif_": "elif",
    "einde": "endif",
    "eind": "endif",
    "eindeals": "endif",
    "eindals": "endif",
    "eindevoor": "endfor",
    "eindvoor": "endfor",
    "fi": "endif",
    "next": "endfor",
    "then": "if",
}
_TWO_WORDS = {
    ("end", "if"): "endif",
    ("end", "for"): "endfor",
    ("else", "if"): "elif",
    ("eind", "als"): "endif",
    ("einde", "als"): "endif",
    ("eind", "voor"): "endfor",
    ("einde", "voor"): "endfor",
    ("anders", "als"): "elif",
    ("for", "each"): "for",
}
FILTER_MENDS = {  # filters of jinja and docxtpl that are not offered, and what to do instead
    "upper": "Typ het in hoofdletters, of kies in Word Lettertype › Hoofdletters.",
    "lower": "Laat deze bewerking weg: de tekst komt zoals hij in de werkmap staat.",
    "title": "Laat deze bewerking weg, of gebruik hoofdletter voor alleen de eerste letter.",
    "capitalize": "Bedoelde u hoofdletter?",
    "default": "Schrijf {% if veld %}{{ veld }}{% else %}…{% endif %}.",
    "d": "Schrijf {% if veld %}{{ veld }}{% else %}…{% endif %}.",
    "date": "Laat deze bewerking weg: datums staan al als ‘1 maart 2026’ in het veld.",
    "datum": "Laat deze bewerking weg: datums staan al als ‘1 maart 2026’ in het veld.",
    "strftime": "Laat deze bewerking weg: datums staan al als ‘1 maart 2026’ in het veld.",
    "format": "Zet de woorden en de velden los achter elkaar.",
    "count": "Bedoelde u length?",
    "aantal": "Bedoelde u length?",
    "lijst": "Bedoelde u opsomming?",
    "first": "Schrijf lijst[0] voor het eerste.",
    "last": "Gebruik {% for … %} met loop.last.",
    "trim": "Laat deze bewerking weg: spaties eromheen zijn er al af.",
    "safe": "Laat deze bewerking weg: een waarde is altijd gewone tekst.",
    "e": "Laat deze bewerking weg: een waarde is altijd gewone tekst.",
    "escape": "Laat deze bewerking weg: een waarde is altijd gewone tekst.",
    "sort": "Zet de rijen in de werkmap in de volgorde die u wilt.",
    "replace": "Verander de tekst in de werkmap.",
    "round": "Zet het getal in de werkmap zoals het op papier moet komen.",
    "int": "Laat deze bewerking weg: het getal komt zoals het in de werkmap staat.",
    "map": "Gebruik {% for … %}.",
    "selectattr": "Gebruik {% for … in … if … %}.",
    "rejectattr": "Gebruik {% for … in … if not … %}.",
}
TEST_MENDS = {  # tests of jinja that are not offered, and words that people type for them
    **dict.fromkeys(("defined", "string", "filled", "gevuld", "ingevuld", "true", "waar"), "Schrijf {% if veld %}."),
    **dict.fromkeys(("undefined", "none", "empty", "leeg", "false", "onwaar"), "Schrijf {% if not veld %}."),
    **dict.fromkeys(("equalto", "eq", "sameas", "gelijk"), "Schrijf {% if veld == 'waarde' %}."),
    "divisibleby": "Gebruik even of odd.",
    "oneven": "Bedoelde u odd?",
}


def esign(tag: str) -> Fault | None:
    """Return a fault where a tag is one of a signing service, which must be a value to come through unread."""
    if not tag.startswith("{{") or not _ESIGN.match(tag[2:-2]):
        return None
    message = "Dit is een code van een dienst voor elektronisch tekenen, maar het programma leest die als een veld."
    mend = (
        "Zet de code als waarde in een eigen kolom van de werkmap en noem hier dat veld, of haal haar weg en laat de "
        "dienst zoeken op de code van de handtekening, zoals {{ ondertekenaar.handtekening }}."
    )
    return Fault("esign-tag", message, mend)


def meant_command(word: str, rest: str) -> str:
    """Return the command that somebody meant by a word and what stands behind it, or ""."""
    second = re.match(r"\s*([a-z]*)", rest, re.IGNORECASE)
    pair = (word.lower(), second[1].lower() if second else "")
    return _TWO_WORDS.get(pair, "") or _WORDS.get(word.lower(), "")


OWNERS = frozenset(
    ("bestuur", "swv", "gemeente", "aanbieder", "convenant", "volmacht", "document", "pakket", "casus", "leerling")
) | {"school", "ondertekenaar", "persoon", "deelnemer", "overlegvorm", "verband"}
"""What stands before the dot in most tags: the names of rows, and of an item in a loop."""
_OUTSIDE_QUOTES = re.compile(r"""("[^"]*"|'[^']*')""")


def _swaps(*pairs: tuple[str, str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), meant) for pattern, meant in pairs)


_EXPRESSION_SLIPS = _swaps(
    (r"===|(?<![=!<>])=(?![=<>])", "=="),
    (r"<>", "!="),
    (r"=<", "<="),
    (r"=>", ">="),
    (r"&&|&|\ben\b", "and"),
    (r"\|\||\bof\b", "or"),
    (r"!(?!=)|\bniet\b|\bgeen\b", "not"),
    (r"\bis gelijk aan\b", "=="),
    (r"\bgroter dan\b", ">"),
    (r"\bkleiner dan\b", "<"),
)
_LOOP_SLIPS = _swaps((r"^\s*(?:elk|elke|each)\s+", ""), (r"^(\s*\w+\s+)(?:of|uit|van|:|=)(?=\s)", r"\1in"))


def respelled(word: str, rest: str) -> Iterator[str]:
    """Yield what may have been meant by an expression that can't be understood, the likeliest first."""
    text = rest
    if word == "for":
        for pattern, meant in _LOOP_SLIPS:
            text = pattern.sub(meant, text)
    elif word in ("if", "elif") and text.rstrip().endswith((" then", " dan", ":")):
        text = re.sub(r"(?:\s+(?:then|dan)|:)\s*$", "", text)
    changed = "".join(piece if nth % 2 else _with_swaps(piece) for nth, piece in enumerate(_OUTSIDE_QUOTES.split(text)))
    for candidate in dict.fromkeys((text, changed)):
        if " ".join(candidate.split()) != " ".join(rest.split()):
            yield " ".join(candidate.split())


def _with_swaps(piece: str) -> str:
    for pattern, meant in _EXPRESSION_SLIPS:
        piece = pattern.sub(f" {meant} " if meant.isalpha() else meant, piece)
    return piece


# --- beside the tags -------------------------------------------------------------------------------------------------

_OPEN, _SHUT, _PERCENT, _DASHES = "{｛﹛", "}｝﹜", "%％﹪", "‐‑‒–—−-"
_EDGE = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
ENDS = ("}}", "%}", "#}")
"""How a tag ends."""
_GAP = f"[{INVISIBLE}{SPACES} ]*"
_PATH = r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+|\[\d+\])+(?:\s*\|\s*[a-z]+)?"
_COMMAND = r"(?:(?:p|tr|tc|r)\s+)?(?:for|if|elif|else|endfor|endif|als|einde?)\b[^{}\n]{0,200}"
_LOOK_ALIKES = re.compile(
    rf"[{_OPEN}]{_GAP}[{_OPEN}{_PERCENT}{_DASHES}][^{_OPEN}{_SHUT}\n]{{1,200}}?[{_SHUT}{_PERCENT}{_DASHES}]{_GAP}[{_SHUT}]"
)
_NEARLY = re.compile(
    rf"(?<!\{{)\{{\s*(?:{_PATH}|%?\s*{_COMMAND}%?)\s*\}}(?!\}})"  # { bestuur.naam }, { if … }
    rf"|\{{\{{\s*{_PATH}\s*\}}(?!\}})|(?<!\{{)\{{\s*{_PATH}\s*\}}\}}"  # a brace that was lost
    rf"|[“„\"(\[<«]\s*%[-\s]*{_COMMAND}%\s*[”“\")\]>»]"  # “% if … %”
    rf"|<<\s*{_PATH}\s*>>|\[\[\s*{_PATH}\s*\]\]|«\s*{_PATH}\s*»|\(\(\s*{_PATH}\s*\)\)",  # other programs' tags
    re.IGNORECASE,
)
_SHOWN = 40  # characters of what is not whole


def beside(text: str) -> Iterator[tuple[str, Fault]]:
    """Yield what seems a tag in the text of a paragraph whose real tags are blanked, and what is wrong with it."""
    for pattern, told in ((_LOOK_ALIKES, _look_alike), (_NEARLY, _nearly)):
        for found in list(pattern.finditer(text)):
            if fault := told(found.group()):
                yield found.group(), fault
                text = text[: found.start()] + " " * len(found.group()) + text[found.end() :]
    if stray := _EDGE.search(text):
        message = "Een tag is niet heel: hij begint of eindigt niet in deze alinea."
        mend = "Zet {{ en }} (of {% en %}) in dezelfde alinea, zonder enter ertussen."
        shown = text[max(0, stray.end() - _SHOWN) : stray.end()] if stray.group() in ENDS else text[stray.start() :]
        yield shown.strip()[:_SHOWN], Fault("template-tag-open", message, mend)


def _look_alike(found: str) -> Fault | None:
    """Return the fault of what has a tag's form, with other braces, percent signs or dashes, or a gap between them."""
    inside = found.strip(_OPEN + _SHUT + _PERCENT + _DASHES + INVISIBLE + SPACES + " ")
    marks = f"{found[:4]}{found[-4:]}"
    doubled = sum(marks.count(one) for one in _OPEN + _SHUT) >= 4
    command = any(one in marks for one in _PERCENT) or re.match(_COMMAND, inside, re.IGNORECASE)
    if not inside or not (doubled or command):
        return None  # {- iets -}: braces and dashes can be meant as they are
    wanted = _wanted(as_meant(inside), command=bool(command))
    message = "Dit lijkt op een tag, maar het zijn niet de gewone accolades, procenttekens of streepjes."
    mend = f"Bedoelde u {wanted}? Typ die opnieuw, zonder spatie tussen de accolades."
    return Fault("template-braces", message, mend)


def _nearly(found: str) -> Fault:
    inside = found.strip('{}% \t\n<>[]«»"“”„()')
    command = re.fullmatch(_COMMAND, inside, re.IGNORECASE)
    wanted = _wanted(inside.strip(" -"), command=bool(command))
    return Fault("template-braces", "Dit lijkt op een tag, maar wordt zo niet ingevuld.", f"Bedoelde u {wanted}?")


def _wanted(inside: str, *, command: bool) -> str:
    """Return the tag that was meant."""
    if not command:
        return f"{{{{ {inside} }}}}"
    found = re.fullmatch(r"(?:(p|tr|tc|r)\s+)?(\w+)(.*)", inside, re.DOTALL)
    level, word, rest = found.groups() if found else (None, inside, "")
    return f"{{%{level or ''} {meant_command(word, '') or word.lower()}{rest.rstrip()} %}}"
