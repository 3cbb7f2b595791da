"""Runs the jinja source of a part: nothing of Python within reach, and within limits.

In: the source of a part, and the values it may see. Out: the part's text; or ``TooMuch``, or one of the other
``RENDER_ERRORS``. The allow-list is held against the whole tree, so that what is compiled is what was looked at; each
loop counts its items, and what comes out is measured before it is joined.
"""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from types import GeneratorType, TracebackType
from typing import Any, cast

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, nodes, pass_context
from jinja2.runtime import Context, LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator.templates import allowed, filters, limits
from generator.templates.filters import FILTERS, TESTS, TooMuch, Unfit

Compiled = Template
RENDER_ERRORS = (TemplateError, ValueError, TypeError, TooMuch)  # ``Unfit`` is a ValueError
_BUDGET = "#budget"  # no name that a template can write
_COUNTED = "#counted"
_AT_ONCE = 1024  # pieces of text, between one look at the size and the next
_LOOKS = 64  # items, between one look at the clock and the next
_LESS = "Haal herhalingen weg, of verdeel het sjabloon."


@dataclass(slots=True)
class _Budget:
    """What one filling of a part may still use."""

    items: int
    until: float

    def spend(self, items: int) -> None:
        self.items -= items
        if self.items < 0:
            raise TooMuch(f"Dit gaat in totaal door meer dan {limits.ITEMS} rijen.", _LESS)
        self.look()

    def look(self) -> None:
        if time.monotonic() > self.until:
            raise TooMuch(f"Het invullen duurt langer dan {limits.SECONDS:.0f} seconden.", _LESS)


class _Items:
    """What a long loop goes through: its length is known, and now and then it looks at the clock."""

    __slots__ = ("_budget", "_items")

    def __init__(self, items: list[object] | tuple[object, ...], budget: _Budget) -> None:
        self._items = items
        self._budget = budget

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[object]:
        for start in range(0, len(self._items), _LOOKS):
            self._budget.look()
            yield from self._items[start : start + _LOOKS]


@pass_context
def _counted(context: Context, value: object) -> object:
    if isinstance(value, list | tuple):
        budget = context.parent[_BUDGET]
        budget.spend(len(value))
        return value if len(value) <= _LOOKS else _Items(value, budget)
    if isinstance(value, Undefined):
        return value  # says itself that it is unknown
    raise Unfit("Dit is geen lijst; {% for … %} gaat alleen door een lijst.")


def _printed(value: object) -> object:
    return value if isinstance(value, Undefined) else filters.text(value)


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja without globals, in which a dot reaches the fields of a row and nothing of Python."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=_printed)
        self.globals.clear()
        self.filters = {**FILTERS, _COUNTED: _counted}
        self.tests = dict(TESTS)

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, dict):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, LoopContext) and attribute in allowed.LOOP_FIELDS:
            return getattr(obj, attribute)
        return obj if isinstance(obj, Undefined) else self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, list | tuple) and isinstance(argument, int):
            return obj[argument] if -len(obj) <= argument < len(obj) else self.undefined(obj=obj, name=str(argument))
        return self.getattr(obj, str(argument))


ENVIRONMENT = _Environment()


def compiled(source: str) -> Compiled:
    """Return the source of a part, compiled.

    It raises TemplateError where the tags don't fit together or say what no tag may say, and ``TooMuch``, with the
    line, where they stand too deep within each other.
    """
    try:
        tree = ENVIRONMENT.parse(source)
    except RecursionError as reason:
        raise TooMuch(f"Er staan meer dan {limits.BLOCKS} keuzes en herhalingen in elkaar.", _LESS) from reason
    if found := allowed.crowded(tree):
        line, message = found
        raise TooMuch(message, "Verdeel het over meer keuzes achter elkaar.", line)
    for line, what in allowed.unruly(tree):
        raise TemplateSyntaxError(f"not allowed: {what}", line)
    for loop in tree.find_all(nodes.For):
        loop.iter = nodes.Filter(loop.iter, _COUNTED, [], [], None, None, lineno=loop.iter.lineno)
    return Template.from_code(ENVIRONMENT, ENVIRONMENT.compile(tree), {})


def filled(template: Compiled, values: Mapping[str, object]) -> str:
    """Return a part's text with the values in it; raises one of ``RENDER_ERRORS``, ``TooMuch`` at its limits."""
    budget = _Budget(limits.ITEMS, time.monotonic() + limits.SECONDS)
    context = template.new_context({**values, _BUDGET: budget})
    pieces = cast("GeneratorType[str, None, None]", template.root_render_func(context))
    every: list[str] = []
    left, line = limits.OUTPUT, 0
    try:
        while piece := list(islice(pieces, _AT_ONCE)):
            left -= sum(map(len, piece))
            line = pieces.gi_frame.f_lineno if pieces.gi_frame else line
            if left < 0:
                break
            every += piece
    except Exception:  # noqa: BLE001  jinja raises it again, with the lines of the source in its traceback
        ENVIRONMENT.handle_exception()
    if left < 0:
        message = f"Dit deel wordt groter dan {limits.OUTPUT // 2**20} miljoen tekens."
        raise TooMuch(message, _LESS, template.get_corresponding_lineno(line))
    return "".join(every)


def line_of(traceback: TracebackType | None) -> int:
    """Return the line of the source in which a rendering failed, or 0."""
    line = 0
    while traceback:
        if traceback.tb_frame.f_code.co_filename == "<template>":
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line
