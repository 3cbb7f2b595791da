"""What is left of a model in a template: places to fill in, instructions and stand-ins that must not reach a reader.

In: a template's lines. Out: each leftover with its place, and the field that was probably meant. A line to write on
with a pen, after a label or alone in a table cell, is no leftover.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from generator.model import CaseKind, TemplateKind
from generator.problems import Place, Problem, Severity
from generator.proofreading.quoting import excerpt
from generator.proofreading.suggesting import meant_by
from generator.templates.draft import Draft
from generator.templates.language import TAG
from generator.word.labels import W
from generator.word.lines import Line

HELD = "\ue000"
"""Stands where a tag stood, so that each character keeps its place; it belongs to no word."""
FORMS: tuple[TemplateKind, ...] = (*get_args(CaseKind), "accession")
"""The kinds that are filled in with a pen, and so may say how."""

_BRACES = re.compile(r"(?<![{%#_])\{(?![{%#_])([^{}\n]{0,80})(?<!_)\}(?!\})")
_SQUARE = re.compile(r"\[([^\[\]|\n]{2,80})\]")
_ANGLES = re.compile(r"<(?!https?:|www\.)([^\W\d_][^<>@\n]{0,60})>|«([^«»\n]{1,60})»")
_PROMPT = re.compile(
    r"(?:klik|tik) (?:of (?:klik|tik) )?(?:hier )?om (?:een |de )?\w+ (?:in )?te (?:voeren|vullen|selecteren|kiezen)"
    r"|klik hier als u (?:een )?\w+ wilt invoeren|kies een item\b"
    r"|click (?:here|or tap(?: here)?) to (?:enter|add) \w+|choose an item\b",
    re.IGNORECASE,
)
_FOR_FILLING = re.compile(
    r"\b(?:naam|datum|plaats|adres|functie|nummer|kvk|invul\w*|vul|kies|keuze|gemeenten?|regio|bestuur|schoolbestuur|swv"
    r"|samenwerkingsverband|aanbieder|school|leerling|editie|bedrag|aantal|optie|optioneel|x{2,})\b|…|\.\.|_{2}",
    re.IGNORECASE,
)
_MEANT_SQUARE = re.compile(r"[\d\s,;–-]+|[.…\s]+|sic!?", re.IGNORECASE)  # a note's number, an omission, a quotation
_DOTS = re.compile(
    r"(?<![\[(])(?:(?:\.[ \t]?){4,}|…(?:[ \t]?[….])+)|_{3,}|(?:_ ){3,}|(?<=\bte )…|(?<=\bop )…|(?<=\bdoor )…"
)
_AMID = re.compile(
    r"\b(?:te|op|door|van|met|aan|bij|voor|en|de|het|een|als|in|is|zijn|tot|vanaf|nummer)\s*$", re.IGNORECASE
)
_GOES_ON = re.compile(r"[,;]?\s*[a-zà-ÿ]{2,}")
_ETC = re.compile(r"(?:^|[\s,;(–-])((?:etc|enz|enzovoorts?|et cetera)\b\.?)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Sign:
    """Words that give a leftover away; ``pen``: a form that is filled in with a pen may mean them."""

    rule: str
    pattern: re.Pattern[str]
    message: str
    mend: str
    pen: bool = False
    severity: Severity = Severity.ERROR


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_INSTRUCTION = "Deze regel is een aanwijzing voor wie het model invult."
_SIGNS = (
    _Sign(
        "leftover-instruction",
        _words(r"(?:functie)?toets F\d{1,2}\b|\([^()]*\bF11\b[^()]*\)"),
        _INSTRUCTION,
        "Haal de aanwijzing weg: het programma vult de velden in.",
    ),
    _Sign(
        "leftover-instruction",
        _words(r"^\W*(?:invul)?instructies?\b\s*(?:[:–-]|voor (?:het )?(?:invullen|gebruik)\b|\W*$)"),
        _INSTRUCTION,
        "Haal de aanwijzing weg, met de uitleg die erbij hoort.",
    ),
    _Sign(
        "leftover-instruction",
        _words(
            r"\bn\.?v\.?t\.?\s+(?:graag\s+)?(?:verwijderen|weghalen|schrappen)\b"
            r"|\b(?:verwijder(?:en)?|weghalen|schrappen)\s+(?:indien|als|wat|waar)\s+(?:niet|n\.?v\.?t)\b"
            r"|\b(?:deze|dit|bovenstaande|onderstaande)\s+(?:instructie|toelichting|tekst|alinea|regel|opmerking)\s+"
            r"(?:graag\s+)?(?:verwijderen|weghalen|schrappen)\b"
            r"|\bverwijder\s+(?:deze|dit)\s+(?:instructie|toelichting|tekst|alinea|regel|opmerking)\b"
        ),
        _INSTRUCTION,
        "Zet {%p if … %} en {%p endif %} om wat niet altijd geldt, en haal de aanwijzing weg.",
    ),
    _Sign(
        "leftover-instruction",
        _words(
            r"\bdoorhalen\s+(?:indien|als|wat|waar)\s+(?:niet|n\.?v\.?t)|\b(?:haal|streep)\s+(?:door|weg)\s+wat\s+niet"
        ),
        "Hier moet nog iets worden doorgehaald.",
        "Laat het programma kiezen met {% if … %} … {% else %} … {% endif %}; op een formulier voor de pen mag het.",
        pen=True,
    ),
    _Sign(
        "leftover-instruction",
        _words(
            r"^\W*\((?:indien|in geval van|bij (?:één|meer|meerdere)|keuze|optie|kies|gebruik|let op)\b[^()]*\)\W*$"
        ),
        "Deze regel lijkt een aanwijzing voor wie het model invult.",
        "Zet {% if … %} om wat niet altijd geldt, en haal de aanwijzing weg. Is zij zo bedoeld, dan is het goed.",
        severity=Severity.WARNING,
    ),
    _Sign(
        "leftover-instruction",
        _words(r"\bvul hier\b|\bhier (?:in te )?vullen\b|^\W*(?:hier )?invullen\W*$"),
        _INSTRUCTION,
        "Zet er het veld dat hier hoort; op een formulier voor de pen mag het.",
        pen=True,
    ),
    _Sign(
        "leftover-dummy",
        _words(r"(?<!hoofdstuk )(?<!titel )(?<!boek )(?<!deel )(?<!afdeling )\bx{3,}\b|\bxx-xx-x{2,4}\b|\?{3,}"),
        "Hier staat nog iets dat er later moest komen.",
        "Zet er de tekst of het veld dat hier hoort.",
    ),
    _Sign(
        "leftover-dummy",
        re.compile(r"\bTODO\b|\bTO DO\b|\b[Ll]orem [Ii]psum\b"),
        "Hier staat nog iets dat er later moest komen.",
        "Zet er de tekst die hier hoort, of haal het weg.",
    ),
)


def check(draft: Draft, kind: TemplateKind, full: Mapping[str, object]) -> Iterator[Problem]:
    """Yield what is left of a model in a template of this kind; ``full`` gives the fields to propose instead."""
    slips: dict[Place, str] = {}
    for problem in draft.problems:
        slips[problem.place] = slips.get(problem.place, "") + problem.value
    for line in draft.lines:
        text = TAG.sub(lambda tag: HELD * len(tag.group()), line.text)
        if text.strip(HELD + " \t\n"):
            yield from _placeholders(line, text, full, slips.get(line.spot, ""))
            yield from _dots(line, text, full)
            yield from _etc(line, text)
            yield from _signs(line, text, kind)


def _problem(line: Line, found: re.Match[str], severity: Severity, rule: str, message: str, mend: str) -> Problem:
    return Problem(severity, rule, message, mend, line.spot, excerpt(line.text, found.start(), found.end()))


def _placeholders(line: Line, text: str, full: Mapping[str, object], slips: str) -> Iterator[Problem]:
    """Yield the places to fill in, but for ``slips``: tags that are typed wrong are told already."""
    seen: set[str] = set()
    for pattern in (_BRACES, _SQUARE, _ANGLES, _PROMPT):
        for found in pattern.finditer(text):
            said = found.group()
            inside = next((group for group in found.groups() if group), "").strip()
            if said in seen or said in slips or (pattern is _SQUARE and _MEANT_SQUARE.fullmatch(inside)):
                continue
            if said.startswith("«") and _merges(line):
                continue
            seen.add(said)
            sure = pattern is not _SQUARE or inside.isupper() or bool(_FOR_FILLING.search(inside))
            meant = meant_by(inside, full)
            mend = (
                f"Bedoelde u {meant}?"
                if meant
                else f"Zet er het veld dat u bedoelt, zoals {_example(full)}, of haal het weg."
            )
            yield _placeholder(line, found, mend, sure=sure)


def _example(full: Mapping[str, object]) -> str:
    """Return a tag that says something in this kind of template."""
    return "{{ swv.naam }}" if "swv" in full else "{{ convenant.regio }}"


def _merges(line: Line) -> bool:
    """Return whether a paragraph has a merge field, which is told with its code: «Naam» is what it shows."""
    codes = (one.get(f"{W}instr") or one.text or "" for one in line.element.iter(f"{W}fldSimple", f"{W}instrText"))
    return any("MERGEFIELD" in code.upper() for code in codes)


def _placeholder(line: Line, found: re.Match[str], mend: str, *, sure: bool) -> Problem:
    said = found.group()
    if sure:
        message = f"‘{said}’ is een invulplek uit een model, en wordt niet ingevuld."
        return _problem(line, found, Severity.ERROR, "leftover-placeholder", message, mend)
    message = f"‘{said}’ lijkt een invulplek, en komt zo op papier."
    return _problem(
        line, found, Severity.WARNING, "leftover-placeholder", message, f"{mend} Is het zo bedoeld, dan is het goed."
    )


def _dots(line: Line, text: str, full: Mapping[str, object]) -> Iterator[Problem]:
    if line.style.startswith("toc "):
        return
    for found in _DOTS.finditer(text):
        before, after = text[: found.start()].rstrip(" \t\n"), text[found.end() :].strip(" \t\n._…")
        if before.endswith((":", "?")) or (line.cell and not before and not after) or re.fullmatch(r"\d+", after):
            continue  # a line to write on, or a page number in a list of contents
        if _AMID.search(before) or _GOES_ON.match(after) or before.endswith(HELD):
            message = "Midden in een zin staan puntjes of streepjes waar iets moet worden ingevuld."
            mend = f"Zet er het veld dat hier hoort, zoals {_example(full)}."
            yield _problem(line, found, Severity.ERROR, "leftover-dots", message, mend)
            return
        message = "Hier staan puntjes of streepjes. Alleen wie met de pen invult, heeft daar iets aan."
        mend = "Zet er een veld, of maak een schrijfregel: een label met een dubbele punt, zoals ‘Naam:’."
        yield _problem(line, found, Severity.WARNING, "leftover-dots", message, mend)
        return


def _etc(line: Line, text: str) -> Iterator[Problem]:
    found = _ETC.search(text)
    if not found:
        return
    alone = not text[: found.start(1)].strip(" \t\n,;(–-")
    if alone or found[1][0].isupper():
        message = f"‘{found[1]}’ hoort bij de lijst van het model; in een stuk staat iedere partij met naam."
        mend = "Maak van de lijst een {%p for … %}, met één regel erin, en haal dit weg."
        yield _problem(line, found, Severity.ERROR, "leftover-etc", message, mend)
    elif HELD in text:
        message = f"Deze opsomming eindigt met ‘{found[1]}’: wie of wat er nog bij hoort, staat er niet."
        yield _problem(
            line, found, Severity.WARNING, "leftover-etc", message, "Noem alles, of maak er een {% for … %} van."
        )


def _signs(line: Line, text: str, kind: TemplateKind) -> Iterator[Problem]:
    told: set[str] = set()
    for sign in _SIGNS:
        found = sign.pattern.search(text)
        if found and sign.rule not in told:
            told.add(sign.rule)
            severity = Severity.WARNING if sign.pen and kind in FORMS else sign.severity
            yield _problem(line, found, severity, sign.rule, sign.message, sign.mend)
