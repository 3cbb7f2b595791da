"""The language of the templates: what a tag may say, and what it reads.

In: the text of one tag, as a reader of the template sees it. Out: what it says, or a fault in Dutch, with what was
probably meant. Templates come from people, so an allow-list (``allowed``) stands before the sandbox (``sandbox``).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Literal, get_args

from jinja2 import TemplateError, nodes

from generator.templates import allowed, limits, slips
from generator.templates.filters import FILTERS as FILTERS
from generator.templates.filters import TooMuch as TooMuch
from generator.templates.filters import Unfit as Unfit
from generator.templates.sandbox import ENVIRONMENT as ENVIRONMENT
from generator.templates.sandbox import RENDER_ERRORS as RENDER_ERRORS
from generator.templates.sandbox import Compiled as Compiled
from generator.templates.sandbox import compiled as compiled
from generator.templates.sandbox import filled as filled
from generator.templates.sandbox import line_of as line_of
from generator.templates.slips import Fault as Fault

Level = Literal["", "r", "p", "tc", "tr"]  # a tag stands for itself, or for the run, paragraph, cell or row it is in
Word = Literal["print", "for", "if", "elif", "else", "endfor", "endif", "comment", "vm", "hm", "colspan", "cellbg"]
ITEM = "*"  # in a path: any item of a list

# no other tag begins in a tag: else looking for the end of many would take the square of their number
TAG = re.compile(r"\{\{(?:(?!\{[{%#]).)*?\}\}|\{%(?:(?!\{[{%#]).)*?%\}|\{#(?:(?!\{#).)*?#\}", re.DOTALL)
EDGE = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_STATEMENT = re.compile(r"(?:(r|p|tc|tr)\s+)?\s*([^\W\d]\w*|)\s*(.*)", re.DOTALL)
_MEANT = re.compile(
    r"\{%[\W_]*(?:(r|p|tc|tr)(?:\b|(?=(?:end)?(?:for|if)\b|el(?:if|se)\b)))?[\W_]*(\w+)(.*)%\}", re.DOTALL
)
_OBJECT_TAG = re.compile(r"(r|p|tc|tr)\s+(.*)", re.DOTALL)
_KNOWN_WORDS = ("for", "endfor", "if", "elif", "else", "endif")
_TWO_NAMES = re.compile(
    r"([^\W\d]\w*)(?:-|\s+)([^\W\d]\w*(?:(?:-|\s+)\w+)*)"
)  # a name and a field, with no dot between
_JOINING = frozenset(("and", "or", "not", "in", "is", "if", "else", "en", "of", "niet", "als"))
_ESCAPE = re.compile(r"\\(?![nt'\"\\])")


@dataclass(frozen=True, slots=True)
class Statement:
    """What one tag says: its word, the level it works at, its expressions, and the name a ``for`` gives."""

    word: Word
    level: Level = ""
    expressions: tuple[nodes.Node, ...] = ()
    target: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """A path into the values that a tag reads; ``each`` where it only goes through the items, or counts them."""

    path: tuple[str, ...]
    each: bool = False


@lru_cache(maxsize=4096)  # the same few tags come back in every template
def statement(tag: str) -> Statement | tuple[Fault, ...]:
    """Return what a tag says, or everything that is wrong with it."""
    if fault := _oversized(tag) or slips.esign(tag):
        return (fault,)
    inside = slips.as_meant(tag[2:-2].removeprefix("-").removeprefix("+").removesuffix("-"))
    if tag.startswith("{#"):
        return _comment(inside)
    if _ESCAPE.search(inside):
        mend = "Haal het weg; tussen aanhalingstekens mag alleen \\n voor een nieuwe regel."
        return (Fault("template-syntax", "In deze tag staat een schuine streep die niets betekent.", mend),)
    if tag.startswith("{{"):
        return _printed(inside)
    found = _STATEMENT.fullmatch(inside)
    level, word, rest = found.groups() if found else (None, "", inside)
    if not word and (meant := _MEANT.match(slips.as_meant(tag))) and meant[2].lower() in _KNOWN_WORDS:
        mend = _meant(f"{{%{meant[1]} " if meant[1] else "{% ", meant[2].lower(), meant[3])
        return (Fault("template-forbidden", "Voor de opdracht in deze tag staat een teken te veel.", mend),)
    return _command(level or "", word, rest)


def guess(tag: str) -> Statement:
    """Return the word and level that a faulty tag was meant to have, so that the tags around it can still be judged."""
    found = _MEANT.match(slips.as_meant(tag))
    level, said, rest = found.groups() if found else ("", "", "")
    meant = slips.meant_command(said, rest) or said.lower()
    word = next((known for known in get_args(Word) if known == meant and known in _KNOWN_WORDS), None)
    if word is None:
        return Statement("comment")
    if word not in ("for", "if", "elif"):
        return Statement(word, _level(level or ""))
    for wanted in (rest, *slips.respelled(word, rest)):
        if isinstance(meaning := statement(f"{{%{level or ''} {word} {wanted.strip()} %}}"), Statement):
            return meaning
    target = re.match(r"\s*(\w+)", rest) if word == "for" else None
    return Statement(word, _level(level or ""), (nodes.Const(""),), target[1] if target else "_")


def normal(tag: str) -> str:
    """Return a tag as docxtpl leaves it, for comparing: without its level, its dashes and its white space."""
    inside = re.sub(r"^(?:r|p|tc|tr)\s", "", slips.as_meant(tag[2:-2]).strip("-+"))
    return tag[:2] + "".join(inside.split())


def _oversized(tag: str) -> Fault | None:
    if len(tag) > limits.TAG and not tag.startswith("{#"):
        return Fault(
            "template-too-much", f"Deze tag is langer dan {limits.TAG} tekens.", "Verdeel hem in kleinere tags."
        )
    deepest = open_now = 0
    for sign in tag[2:-2]:
        open_now += (sign in "([{") - (sign in ")]}")
        deepest = max(deepest, open_now)
    if deepest > limits.BRACKETS:
        return Fault("template-too-much", "In deze tag staan te veel haakjes in elkaar.", "Haal haakjes weg.")
    return None


def _comment(inside: str) -> Statement:
    found = re.match(r"(p|tc|tr)\s", inside)
    return Statement("comment", _level(found.group(1) if found else ""))


def _level(text: str) -> Level:
    return next(level for level in get_args(Level) if level == text)


def _printed(inside: str) -> Statement | tuple[Fault, ...]:
    if found := _OBJECT_TAG.match(inside):
        level, name = found.groups()
        what = "de tekst van één opmaak" if level == "r" else "een alinea, cel of rij met eigen opmaak"
        message = f"Een tag als {{{{{level} …}}}} (voor {what}) kan in een sjabloon niet."
        mend = f"Schrijf {{{{ {name.strip()} }}}}: wat er komt te staan, krijgt de opmaak van de tag zelf."
        return (Fault("template-forbidden", message, mend),)
    if inside.startswith(("{", "%")) or inside.endswith(("}", "%")):
        bare = inside.strip("{}% ")
        wanted = f"{{% {bare} %}}" if "%" in (inside[:1], inside[-1:]) else f"{{{{ {bare} }}}}"
        return (Fault("template-syntax", "Hier staan te veel accolades of procenttekens.", f"Bedoelde u {wanted}?"),)
    if not inside.strip():
        return (Fault("template-syntax", "Deze tag is leeg.", "Zet er een veld in, of haal de tag weg."),)
    said = _checked("print", "", f"{{{{{inside}}}}}", f"{{{{ {inside.strip()} }}}}")
    word = re.match(r"\s*(?:(?:p|tr|tc|r)\s+)?([a-z]+)\b(?!\s*[.|=\[])", inside)
    if word and word[1] in _KNOWN_WORDS:
        message = "Een opdracht staat tussen {% en %}, niet tussen {{ en }}."
        return (Fault("template-syntax", message, f"Bedoelde u {{% {inside.strip()} %}}?"),)
    if not isinstance(said, Statement):
        return _named_better(said, inside)
    if isinstance(said.expressions[0], nodes.List | nodes.Tuple):
        names = [name.strip() for name in inside.strip(" ()[]").split(",")]
        mend = f"Bedoelde u {{{{ {'.'.join(names)} }}}}?"
        if len(names) > 2 or any("." in name for name in names):
            mend = f"Geef elk een eigen tag: {', '.join(f'{{{{ {name} }}}}' for name in names if name)}."
        return (Fault("template-syntax", "Deze tag noemt meer dan één ding.", mend),)
    return said


def _named_better(found: tuple[Fault, ...], inside: str) -> tuple[Fault, ...]:
    """Return the faults of a tag that prints, told as a misspelt name where it is one: ``bestuur.e-mail``."""
    name = inside.strip()
    message = "In de naam van een veld staan geen spaties of streepjes."
    if (two := _TWO_NAMES.fullmatch(name)) and not _JOINING.intersection(name.split()):
        if two[1].lower() not in slips.OWNERS:
            mend = "Noem ook van wie het gegeven is, zoals {{ bestuur.naam }}. De lijst met velden noemt ze alle."
            return (Fault("template-syntax", message, mend),)
        name = f"{two[1].lower()}.{two[2]}"
    if re.fullmatch(r"[^\W\d]\w*(?:\s*\.\s*\w+(?:(?:-|\s+)\w+)*)+", name):
        meant = re.sub(r"-|\s+", "_", re.sub(r"\s*\.\s*", ".", name))
        if meant != inside.strip():
            return (Fault("template-syntax", message, f"Bedoelde u {{{{ {meant} }}}}?"),)
    return found


def _command(level: str, word: str, rest: str) -> Statement | tuple[Fault, ...]:
    start = f"{{%{level} " if level else "{% "
    if word in ("else", "endif", "endfor", "vm", "hm"):
        if meant := slips.meant_command(word, rest):
            tail = re.sub(r"^\s*\w+\s*", "", rest)
            return (Fault("template-syntax", "Deze opdracht is één woord.", _meant(start, meant, tail)),)
        if rest.strip():
            mend = f"Bedoelde u {start}{word} %}}?"
            return (Fault("template-syntax", f"Achter {word} hoort niets te staan.", mend),)
        return Statement(next(known for known in get_args(Word) if known == word), _level(level))
    match word:
        case "if" | "elif":
            return _checked(_word(word), level, f"{{% if {rest} %}}{{% endif %}}", f"{start}{word} {rest.strip()} %}}")
        case "for":
            return _checked("for", level, f"{{% for {rest} %}}{{% endfor %}}", f"{start}for {rest.strip()} %}}")
        case "colspan" | "cellbg":
            return _checked(_word(word), level, f"{{{{ {rest} }}}}", f"{start}{word} {rest.strip()} %}}")
    return (_no_command(start, word, rest),)


def _word(text: str) -> Word:
    return next(known for known in get_args(Word) if known == text)


def _meant(start: str, word: str, rest: str) -> str:
    behind = "" if word in ("else", "endif", "endfor") else f" {rest.strip()}"
    return f"Bedoelde u {start}{word}{behind.rstrip()} %}}?"


def _no_command(start: str, word: str, rest: str) -> Fault:
    """Return the fault of a word that is no command, with the command that was meant."""
    message = f"De opdracht ‘{word}’ kan in een sjabloon niet." if word else "In deze tag staat geen opdracht."
    if meant := slips.meant_command(word, rest):
        tail = rest if meant == slips.meant_command(word, "") else re.sub(r"^\s*\w+\s*", "", rest)
        return Fault("template-forbidden", message, _meant(start, meant, tail))
    if word.lower() in _KNOWN_WORDS:
        return Fault("template-forbidden", message, _meant(start, word.lower(), rest))
    glued = re.fullmatch(r"(p|tr|tc|r)(for|endfor|if|elif|else|endif)?", word)
    apart = re.match(r"\s*(for|endfor|if|elif|else|endif)\b(.*)", rest, re.DOTALL)
    if glued and glued[2]:
        return Fault("template-forbidden", message, _meant(f"{{%{glued[1]} ", glued[2], rest))
    if glued and apart:
        return Fault("template-forbidden", message, _meant(f"{{%{glued[1]} ", apart[1], apart[2]))
    if re.match(r"\s*(?:$|[.|])", rest) and isinstance(statement(f"{{{{ {word}{rest} }}}}"), Statement) and "." in rest:
        return Fault("template-forbidden", message, f"Bedoelde u {{{{ {word}{rest.rstrip()} }}}}?")
    close = get_close_matches(word.lower(), _KNOWN_WORDS, 1)
    return Fault(
        "template-forbidden", message, f"Bedoelde u {close[0]}?" if close else "U kunt for, if, elif en else gebruiken."
    )


def _checked(word: Word, level: str, source: str, written: str) -> Statement | tuple[Fault, ...]:
    """Return what a tag says; ``source`` is it with its end, and ``written`` as its author would write it."""
    parts = _parsed(source)
    if parts is None:
        return (_misunderstood(word, written),)
    expressions, target = parts
    wrong = allowed.named(target) if target else None
    if target == "loop":
        wrong = Fault("template-forbidden", "De naam ‘loop’ is al in gebruik.", "Kies een andere naam achter for.")
    found = (*((wrong,) if wrong else ()), *(fault for one in expressions for fault in allowed.faults(one)))
    return tuple(dict.fromkeys(found)) or Statement(word, _level(level), expressions, target)


def _parsed(source: str) -> tuple[tuple[nodes.Node, ...], str] | None:
    """Return the expressions of a tag and the name that a ``for`` gives; None where it is not to be understood."""
    try:
        body = ENVIRONMENT.parse(source).body
    except (TemplateError, ValueError, SyntaxError, RecursionError):  # the middle two are of odd numbers
        return None
    match body[0] if len(body) == 1 else None:
        case nodes.Output(nodes=[expression]) if not isinstance(expression, nodes.TemplateData):
            return (expression,), ""
        case nodes.If() as node:
            return (node.test,), ""
        case nodes.For(target=nodes.Name(name=str(target)), recursive=False) as node:
            return (node.iter,) if node.test is None else (node.iter, node.test), target
    return None


def _misunderstood(word: Word, written: str) -> Fault:
    """Return the fault of a tag that can't be understood, with what was meant where that can be."""
    mend = "Kijk na: haakjes, aanhalingstekens, punten, en de volgorde ‘for … in …’."
    before, said, behind = written.partition(f"{word} ")
    if re.match(r"for\s+\w+\s*,", written[2:].lstrip("ptrc ")):
        mend = "Noem achter for één naam, en schrijf daarna naam.veld."
    elif said and word in ("for", "if", "elif"):
        rest = behind.removesuffix("%}")
        opened = "if" if word == "elif" else word
        for candidate in slips.respelled(word, rest):
            if _parsed(f"{{% {opened} {candidate} %}}{{% end{opened} %}}"):
                mend = f"Bedoelde u {before}{said}{candidate} %}}?"
                break
    return Fault("template-syntax", "Deze tag is niet te begrijpen.", mend)


Scope = Mapping[str, tuple[str, ...] | None]


def path_of(node: nodes.Node, scope: Scope) -> tuple[str, ...] | None:
    """Return the path an expression names, its loop variables resolved to their root; None for anything else."""
    match node:
        case nodes.Name(name=str(name)):
            return scope.get(name, (name,))
        case nodes.Getattr(node=inner, attr=str(field)) | nodes.Getitem(node=inner, arg=nodes.Const(value=str(field))):
            base = path_of(inner, scope)
            return None if base is None else (*base, field)
        case nodes.Getitem(node=inner, arg=nodes.Const(value=int())):
            base = path_of(inner, scope)
            return None if base is None else (*base, ITEM)
    return None


def reads(node: nodes.Node, scope: Scope) -> Iterator[Read]:
    """Yield the paths an expression reads."""
    if isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
        path = path_of(node, scope)
        if path is not None:
            yield Read(path)
        elif not isinstance(node, nodes.Name):
            yield from reads(node.node, scope)
        return
    if isinstance(node, nodes.Filter) and node.name == "length" and node.node and (path := path_of(node.node, scope)):
        yield Read(path, each=True)
        return
    for child in node.iter_child_nodes():
        yield from reads(child, scope)


def loop_scope(said: Statement, scope: Scope) -> tuple[Read | None, Scope]:
    """Return what a ``for`` goes through, and the names that hold inside it."""
    path = path_of(said.expressions[0], scope)
    inner = {**scope, "loop": None, said.target: None if path is None else (*path, ITEM)}
    return (None if path is None else Read(path, each=True)), inner
