"""The language of the templates: what a tag may say, and what it reads; only this module knows jinja2.

In: the text of one tag, as a reader of the template sees it. Out: what it says, or a fault in Dutch. Templates come
from people, so an allow-list stands before the sandbox: names, fields, ``for``, ``if``, comparisons and a few filters.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from types import TracebackType
from typing import Any, Literal, get_args

from jinja2 import StrictUndefined, Template, TemplateError, nodes
from jinja2.runtime import LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator import dutch

Level = Literal["", "r", "p", "tc", "tr"]  # a tag stands for itself, or for the run, paragraph, cell or row it is in
Word = Literal["print", "for", "if", "elif", "else", "endfor", "endif", "comment", "vm", "hm", "colspan", "cellbg"]
ITEM = "*"  # in a path: any item of a list

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
EDGE = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_STATEMENT = re.compile(r"(?:(r|p|tc|tr)\s+)?\s*([a-z_]*)\s*(.*)", re.DOTALL)
_OBJECT_TAG = re.compile(r"(?:r|p|tc|tr)\s")
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_UNFIT_FOR_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOP_FIELDS = {"index", "index0", "revindex", "first", "last", "length"}
_KNOWN_WORDS = ("for", "endfor", "if", "elif", "else", "endif")


class Unfit(ValueError):  # noqa: N818  as the reader of the template sees it
    """Says, in Dutch, why a value can't stand where a template puts it."""


def _text(value: object) -> object:
    """Return a value as it may be printed; what would print as Python is refused."""
    if isinstance(value, str):
        return _UNFIT_FOR_XML.sub("", str.__str__(value).replace("\r\n", "\n").replace("\r", "\n"))
    if isinstance(value, bool):
        raise Unfit("Dit is een ja/nee-gegeven en kan niet worden afgedrukt; gebruik het in een {% if … %}.")
    if isinstance(value, int | Undefined):
        return value
    if isinstance(value, list | tuple):
        raise Unfit("Dit is een lijst; gebruik {% for … %}, of het filter opsomming.")
    raise Unfit("Dit is geen tekst of getal; noem het veld dat u bedoelt, zoals bestuur.naam.")


def _items(value: object, filter_name: str) -> list[str]:
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return list(value)
    raise Unfit(f"Het filter {filter_name} werkt alleen op een lijst van teksten.")


def _join(value: object, between: str = "") -> str:
    return between.join(_items(value, "join"))


def _listing(value: object) -> str:
    return dutch.listing(_items(value, "opsomming"))


def _capitalised(value: object) -> str:
    if not isinstance(value, str):
        raise Unfit("Het filter hoofdletter werkt alleen op tekst.")
    return dutch.capitalised(value)


def _length(value: object) -> int:
    if not isinstance(value, list | tuple):
        raise Unfit("Het filter length werkt alleen op een lijst.")
    return len(value)


FILTERS: Mapping[str, Callable[..., object]] = {
    "hoofdletter": _capitalised,
    "join": _join,
    "length": _length,
    "opsomming": _listing,
}
TESTS = ("even", "odd")


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja without globals, in which a dot reaches the fields of a row and nothing of Python."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=_text)
        self.globals.clear()
        self.filters = dict(FILTERS)
        self.tests = {name: self.tests[name] for name in TESTS}

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, dict):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, LoopContext) and attribute in _LOOP_FIELDS:
            return getattr(obj, attribute)
        return obj if isinstance(obj, Undefined) else self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, list | tuple) and isinstance(argument, int):
            return obj[argument] if -len(obj) <= argument < len(obj) else self.undefined(obj=obj, name=str(argument))
        return self.getattr(obj, str(argument))


ENVIRONMENT = _Environment()
Compiled = Template
RENDER_ERRORS = (TemplateError, ValueError, TypeError)  # ``Unfit`` is a ValueError


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a tag: a rule, a sentence and the mend."""

    rule: str
    message: str
    mend: str = ""


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


def compiled(source: str) -> Compiled:
    """Return the source of a part, compiled; raises TemplateError where the tags don't fit together."""
    return ENVIRONMENT.from_string(source)


def line_of(traceback: TracebackType | None) -> int:
    """Return the line of the source in which a rendering failed, or 0."""
    line = 0
    while traceback:
        if traceback.tb_frame.f_code.co_filename == "<template>":
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line


@lru_cache(maxsize=4096)  # the same few tags come back in every template
def statement(tag: str) -> Statement | tuple[Fault, ...]:
    """Return what a tag says, or everything that is wrong with it."""
    inside = tag[2:-2].removeprefix("-").removeprefix("+").removesuffix("-").translate(_QUOTES)
    if tag.startswith("{#"):
        return _comment(inside)
    if tag.startswith("{{"):
        if _OBJECT_TAG.match(inside):
            message = "Een tag als {{r …}} of {{p …}} kan in een sjabloon niet."
            return (Fault("template-forbidden", message, "Schrijf {{ naam }}."),)
        return _checked("print", "", f"{{{{{inside}}}}}")
    found = _STATEMENT.fullmatch(inside)
    level, word, rest = found.groups() if found else (None, "", "")
    return _command(level or "", word, rest)


def guess(tag: str) -> Statement:
    """Return the word and level of a faulty tag, so that the tags around it can still be judged."""
    found = re.match(r"\{%[-+]?(?:(r|p|tc|tr)\s)?\s*(for|if|elif)\b", tag)
    if not found:
        return Statement("comment")
    word: Word = next(known for known in get_args(Word) if known == found.group(2))
    return Statement(word, _level(found.group(1) or ""), (nodes.Const(""),), "_")


def normal(tag: str) -> str:
    """Return a tag as docxtpl leaves it, for comparing: without its level, its dashes and its white space."""
    inside = re.sub(r"^(?:r|p|tc|tr)\s", "", tag[2:-2].strip("-+").translate(_QUOTES))
    return tag[:2] + "".join(inside.split())


def _comment(inside: str) -> Statement:
    found = re.match(r"(p|tc|tr)\s", inside)
    return Statement("comment", _level(found.group(1) if found else ""))


def _level(text: str) -> Level:
    return next(level for level in get_args(Level) if level == text)


def _command(level: str, word: str, rest: str) -> Statement | tuple[Fault, ...]:
    if word in ("else", "endif", "endfor", "vm", "hm"):
        if rest.strip():
            return (Fault("template-syntax", f"Achter {word} hoort niets te staan.", "Haal weg wat erachter staat."),)
        return Statement(next(known for known in get_args(Word) if known == word), _level(level))
    match word:
        case "if":
            return _checked("if", level, f"{{% if {rest} %}}{{% endif %}}")
        case "elif":
            return _checked("elif", level, f"{{% if {rest} %}}{{% endif %}}")
        case "for":
            return _checked("for", level, f"{{% for {rest} %}}{{% endfor %}}")
        case "colspan":
            return _checked("colspan", level, f"{{{{ {rest} }}}}")
        case "cellbg":
            return _checked("cellbg", level, f"{{{{ {rest} }}}}")
    close = get_close_matches(word, _KNOWN_WORDS, 1)
    mend = f"Bedoelde u {close[0]}?" if close else "U kunt for, if, elif en else gebruiken."
    return (Fault("template-forbidden", f"De opdracht ‘{word}’ kan in een sjabloon niet.", mend),)


def _checked(word: Word, level: str, source: str) -> Statement | tuple[Fault, ...]:
    try:
        body = ENVIRONMENT.parse(source).body
    except TemplateError:
        mend = "Kijk na: haakjes, aanhalingstekens, punten, en de volgorde ‘for … in …’."
        return (Fault("template-syntax", "Deze tag is niet te begrijpen.", mend),)
    node = body[0] if len(body) == 1 else None
    target = ""
    expressions: tuple[nodes.Node, ...]
    match node:
        case nodes.Output(nodes=[expression]) if not isinstance(expression, nodes.TemplateData):
            expressions = (expression,)
        case nodes.If():
            expressions = (node.test,)
        case nodes.For(target=nodes.Name(name=str(target)), recursive=False):
            expressions = (node.iter,) if node.test is None else (node.iter, node.test)
        case _:
            mend = "Schrijf {% for naam in lijst %}, {% if voorwaarde %} of {{ naam }}."
            return (Fault("template-syntax", "Deze tag is niet te begrijpen.", mend),)
    faults = tuple(dict.fromkeys(fault for expression in expressions for fault in _forbidden(expression)))
    return faults or Statement(word, _level(level), expressions, target)


def _forbidden(node: nodes.Node) -> Iterator[Fault]:
    """Yield what in an expression is not on the allow-list."""
    match node:
        case nodes.Call():
            message = "Een opdracht met haakjes () kan in een sjabloon niet."
            yield Fault("template-forbidden", message, "Noem alleen velden, zoals bestuur.naam.")
            return
        case nodes.Filter(name=str(name)):
            if name not in FILTERS:
                yield _unknown(f"Het filter ‘{name}’", name, FILTERS)
                yield from _forbidden(node.node) if node.node else ()
                return
        case nodes.Test(name=str(name)):
            if name not in TESTS:
                yield _unknown(f"De toets ‘is {name}’", name, TESTS)
        case nodes.CondExpr(expr2=None):
            yield Fault("template-forbidden", "Deze ‘if’ binnen {{ }} heeft geen ‘else’.", "Voeg else '' toe.")
        case nodes.Getattr(node=nodes.Name(name="loop"), attr=str(field)):
            if field not in _LOOP_FIELDS:
                yield _unknown(f"Het gegeven ‘loop.{field}’", field, _LOOP_FIELDS)
        case nodes.Getattr(attr=str(field)) if field.startswith("_"):
            message = f"Het veld ‘{field}’ kan in een sjabloon niet."
            yield Fault("template-forbidden", message, "De naam van een veld begint met een letter.")
        case nodes.Getitem() if not isinstance(node.arg, nodes.Const):
            message = "Tussen [ ] kan alleen een getal of een naam tussen aanhalingstekens staan."
            yield Fault("template-forbidden", message, "Gebruik {% for … %} of een punt.")
            return
        case (
            nodes.Getitem()
            | nodes.Const()
            | nodes.List()
            | nodes.Tuple()
            | nodes.Name()
            | nodes.Getattr()
            | nodes.CondExpr()
        ):
            pass
        case nodes.Compare() | nodes.Operand() | nodes.And() | nodes.Or() | nodes.Not() | nodes.Neg():
            pass
        case _:
            yield Fault("template-forbidden", "Rekenen en samenvoegen kan in een sjabloon niet.", "Gebruik losse tags.")
            return
    for child in node.iter_child_nodes():
        yield from _forbidden(child)


def _unknown(what: str, name: str, known: Collection[str]) -> Fault:
    close = get_close_matches(name, known, 1)
    mend = f"Bedoelde u {close[0]}?" if close else f"U kunt gebruiken: {dutch.listing(sorted(known))}."
    return Fault("template-unknown-filter", f"{what} is onbekend.", mend)


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
