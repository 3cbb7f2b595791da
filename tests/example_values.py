"""Made-up values of the shape a template asks for."""

from collections.abc import Iterator

from jinja2 import nodes

from generator.templates import language
from generator.templates.compiling import Template, reads_of
from generator.templates.language import ITEM
from generator.templates.tags import Tag

TRICKY = 'Zoë & <Co> \'s-Gravenhage "x"'
NUMBER = "#"
Tree = dict[str, "Tree"]


def example_values(template: Template, text: str = TRICKY) -> dict[str, object]:
    """Return a value for all that the template reads: three items in a list, a number where compared, else text."""
    tree: Tree = {}
    for tag in template.tags:
        for read in reads_of(tag):
            _put(tree, (*read.path, *((ITEM,) if read.each else ())))
        for path in _numbers(tag):
            _put(tree, (*path, NUMBER))
        for path in _lists_of_text(tag):
            _put(tree, (*path, ITEM))
    return {name: _value(inner, name, text) for name, inner in tree.items()}


def _put(tree: Tree, path: tuple[str, ...]) -> None:
    for step in path:
        tree = tree.setdefault(step, {})


def _numbers(tag: Tag) -> Iterator[tuple[str, ...]]:
    for expression in tag.said.expressions:
        for compare in nodes.Tuple([expression], "load").find_all(nodes.Compare):
            sides = [compare.expr, *(operand.expr for operand in compare.ops)]
            if any(isinstance(side, nodes.Const) and isinstance(side.value, int) for side in sides):
                yield from (path for side in sides if (path := language.path_of(side, tag.scope)))


def _lists_of_text(tag: Tag) -> Iterator[tuple[str, ...]]:
    for expression in tag.said.expressions:
        for used in nodes.Tuple([expression], "load").find_all(nodes.Filter):
            if used.name in ("opsomming", "join") and used.node and (path := language.path_of(used.node, tag.scope)):
                yield path


def _value(node: Tree, name: str, text: str) -> object:
    if ITEM in node:
        return [_value(node[ITEM], f"{name} {number}", text) for number in (1, 2, 3)]
    if NUMBER in node:
        return 7
    return {key: _value(inner, key, text) for key, inner in node.items()} or f"{name} {text}"
