"""What a tag may say: the allow-list over jinja's syntax tree. What is not named here is refused.

In: the tree of one tag's expression, or of a whole part's source. Out: every fault in it. A name, a field, a list's
item by a number, comparisons, ``and``/``or``/``not``, ``… if … else …``, and the filters and tests that are ours.
"""

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from math import isfinite

from jinja2 import nodes

from generator import dutch
from generator.templates import limits
from generator.templates.filters import FILTERS, TESTS
from generator.templates.slips import FILTER_MENDS, TEST_MENDS, Fault

LOOP_FIELDS = frozenset({"index", "index0", "revindex", "first", "last", "length"})
_RESERVED = frozenset({"self", "super", "caller", "varargs", "kwargs"})  # jinja gives these a meaning of its own
_PATH = (nodes.Name, nodes.Getattr, nodes.Getitem)
_PLAIN = (
    nodes.Getitem, nodes.Const, nodes.List, nodes.Tuple, nodes.Name, nodes.Getattr, nodes.CondExpr,
    nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Neg,
)  # fmt: skip


def faults(expression: nodes.Node) -> Iterator[Fault]:
    """Yield what in an expression is not on the allow-list, or too much."""
    if depth(expression, limits.EXPRESSION) > limits.EXPRESSION:
        yield Fault("template-too-much", "Deze tag is te ingewikkeld.", "Verdeel het over meer tags.")
        return
    yield from _forbidden(expression)


def depth(node: nodes.Node, most: int) -> int:
    """Return how deep a tree is; it stops counting one above ``most``."""
    level, here = 0, [node]
    while here and level <= most:
        level, here = level + 1, [child for parent in here for child in parent.iter_child_nodes()]
    return level


def named(name: str) -> Fault | None:
    """Return a fault where a name can't be that of a field or of an item in a loop."""
    if name.startswith("_") or name in _RESERVED:
        message = f"De naam ‘{name}’ kan in een sjabloon niet."
        return Fault("template-forbidden", message, "Noem alleen velden, zoals bestuur.naam.")
    return None


def _forbidden(node: nodes.Node) -> Iterator[Fault]:
    fault, deeper = _judged(node)
    if fault:
        yield fault
    if deeper:
        for child in node.iter_child_nodes():
            yield from _forbidden(child)


def _judged(node: nodes.Node) -> tuple[Fault | None, bool]:
    """Return what is wrong with one node, and whether what is in it is worth looking at."""
    match node:
        case nodes.Call():
            message = "Een opdracht met haakjes () kan in een sjabloon niet."
            return Fault("template-forbidden", message, "Noem alleen velden, zoals bestuur.naam."), False
        case nodes.Filter():
            return _filter(node), not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        case nodes.Test(name=str(name)):
            if name not in TESTS:
                return _unknown(f"De toets ‘is {name}’", name, TESTS, TEST_MENDS), True
            return None, not (node.args or node.kwargs or node.dyn_args or node.dyn_kwargs)
        case nodes.CondExpr(expr2=None):
            message = "Deze ‘if’ binnen {{ }} heeft geen ‘else’."
            return Fault("template-forbidden", message, "Voeg else '' toe."), True
        case nodes.Const(value=float(number)) if not isfinite(number):
            return Fault("template-forbidden", "Dit getal is te groot.", "Schrijf een kleiner getal."), False
        case nodes.Name(name=str(name)):
            return named(name), False
        case nodes.Getattr(attr=str(field)) | nodes.Getitem(arg=nodes.Const(value=str(field))) if field.startswith("_"):
            message = f"Het veld ‘{field}’ kan in een sjabloon niet."
            return Fault("template-forbidden", message, "De naam van een veld begint met een letter."), True
        case nodes.Getattr(node=inner) | nodes.Getitem(node=inner) if not isinstance(inner, _PATH):
            message = "Een punt of [ ] kan alleen achter de naam van een veld."
            return Fault("template-forbidden", message, "Noem het veld zelf, zoals bestuur.naam."), True
        case nodes.Getattr(node=nodes.Name(name="loop"), attr=str(field)):
            return None if field in LOOP_FIELDS else _unknown(f"Het gegeven ‘loop.{field}’", field, LOOP_FIELDS), True
        case nodes.Getitem(arg=nodes.Const(value=bool() | float() | None)):
            return _brackets(), False
        case nodes.Getitem() if not isinstance(node.arg, nodes.Const):
            return _brackets(), False
    if isinstance(node, _PLAIN):
        return None, True
    return Fault("template-forbidden", "Rekenen en samenvoegen kan in een sjabloon niet.", "Gebruik losse tags."), False


def _brackets() -> Fault:
    message = "Tussen [ ] kan alleen een getal of een naam tussen aanhalingstekens staan."
    return Fault("template-forbidden", message, "Gebruik {% for … %} of een punt.")


def _filter(node: nodes.Filter) -> Fault | None:
    if node.name not in FILTERS:
        return _unknown(f"De bewerking ‘{node.name}’", node.name, FILTERS, FILTER_MENDS)
    plain = all(isinstance(given, nodes.Const) and isinstance(given.value, str) for given in node.args)
    most = 1 if node.name == "join" else 0
    if node.kwargs or node.dyn_args or node.dyn_kwargs or len(node.args) > most or not plain:
        message = f"Achter de bewerking {node.name} kan dit niet tussen haakjes staan."
        mend = "Zet er één tekst tussen aanhalingstekens, zoals join(', ')." if most else "Haal de haakjes weg."
        return Fault("template-forbidden", message, mend)
    return None


def _unknown(what: str, name: str, known: Collection[str], mends: Mapping[str, str] | None = None) -> Fault:
    told = (mends or {}).get(name.lower(), "")
    close = get_close_matches(name, known, 1)
    other = f"Bedoelde u {close[0]}?" if close else f"U kunt gebruiken: {dutch.listing(sorted(known))}."
    return Fault("template-unknown-filter", f"{what} is onbekend.", told or other)


# --- a whole part ----------------------------------------------------------------------------------------------------


def unruly(body: nodes.Node) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of everything in a part's whole tree that no tag may say.

    What docxtpl itself makes of ``{% hm %}`` is let through: a number times ``loop.length``.
    """
    for node in body.iter_child_nodes():
        match node:
            case nodes.TemplateData():
                continue
            case nodes.Output() | nodes.If():
                expressions: list[nodes.Node] = [
                    child for child in node.iter_child_nodes() if isinstance(child, nodes.Expr)
                ]
                inner = isinstance(node, nodes.If)
            case nodes.For(target=nodes.Name(name=str(name)), recursive=False) if not named(name):
                expressions = [node.iter] if node.test is None else [node.iter, node.test]
                inner = True
            case nodes.Expr() | nodes.Name():
                continue
            case _:
                yield node.lineno, type(node).__name__
                continue
        for expression in expressions:
            if not isinstance(expression, nodes.TemplateData | nodes.Mul) and any(faults(expression)):
                yield expression.lineno, type(expression).__name__
            elif isinstance(expression, nodes.Mul) and not _times_length(expression):
                yield expression.lineno, "Mul"
        if inner:
            yield from unruly(node)


def _times_length(node: nodes.Mul) -> bool:
    match node:
        case nodes.Mul(left=nodes.Const(value=int()), right=nodes.Getattr(node=nodes.Name(name="loop"), attr="length")):
            return True
    return False


def crowded(body: nodes.Node) -> tuple[int, str] | None:
    """Return the line where blocks stand too deep within each other, or an ``if`` has too many branches, and which."""
    here: list[tuple[nodes.Node, int]] = [(body, 0)]
    while here:
        node, level = here.pop()
        if level > limits.BLOCKS:
            return node.lineno, f"Er staan meer dan {limits.BLOCKS} keuzes en herhalingen in elkaar."
        if isinstance(node, nodes.If) and len(node.elif_) > limits.BRANCHES:
            return node.lineno, f"Bij deze if staan meer dan {limits.BRANCHES} keer elif."
        branches = {id(branch) for branch in node.elif_} if isinstance(node, nodes.If) else set()
        for child in node.iter_child_nodes():
            if not isinstance(child, nodes.Expr):
                deeper = isinstance(child, nodes.For | nodes.If) and id(child) not in branches
                here.append((child, level + deeper))
    return None
