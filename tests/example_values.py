"""Made-up values of the shape a template asks for."""

from collections.abc import Iterator

from generator.language import ITEM
from generator.templates import Template, reads_of

TRICKY = 'Zoë & <Co> \'s-Gravenhage "x"'
Tree = dict[str, "Tree"]


def example_values(template: Template, text: str = TRICKY) -> dict[str, object]:
    """Return a value for all that the template reads: three items in each list, tricky text everywhere else."""
    tree: Tree = {}
    for tag in template.tags:
        for read in reads_of(tag):
            node = tree
            for step in (*read.path, *_item(each=read.each)):
                node = node.setdefault(step, {})
    return {name: _value(inner, name, text) for name, inner in tree.items()}


def _item(*, each: bool) -> Iterator[str]:
    if each:
        yield ITEM


def _value(node: Tree, name: str, text: str) -> object:
    if ITEM in node:
        return [_value(node[ITEM], f"{name} {number}", text) for number in (1, 2, 3)]
    return {key: _value(inner, key, text) for key, inner in node.items()} or f"{name} {text}"
