"""A function by its place, for who has a child do it and need not import what the function needs.

In: "module:function". Out: something that is called as the function is; to a child it goes as the function itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Generic, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Errand(Generic[Task, Result]):
    """A function of one task, by its place, "module:function": the module is imported where it is done."""

    place: str

    def __call__(self, task: Task) -> Result:
        """Do the errand here, in this process."""
        result: Result = function_at(self.place)(task)
        return result

    def __reduce__(self) -> tuple[Callable[[str], Callable[[Any], Any]], tuple[str]]:
        return function_at, (self.place,)


def function_at(place: str) -> Callable[[Any], Any]:
    """Return the function at a place, its module imported."""
    module, _, name = place.partition(":")
    function: Callable[[Any], Any] = getattr(import_module(module), name)
    return function
