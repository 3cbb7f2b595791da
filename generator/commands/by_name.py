"""Commands by name, each imported when it is asked for: none waits for what another one needs."""

from collections.abc import Iterator, MutableMapping
from importlib import import_module

import click


class ByName(MutableMapping[str, click.Command]):
    """The commands of a group, in the order of their help.

    Each is given as "module:name", and stays where it is until somebody asks for it.
    """

    def __init__(self, **places: str) -> None:
        self._places: dict[str, str] = places
        self._known: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._known:
            module, _, attribute = self._places[name].partition(":")
            self._known[name] = getattr(import_module(module), attribute)
        return self._known[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._places[name], self._known[name] = "", command

    def __delitem__(self, name: str) -> None:
        del self._places[name]
        self._known.pop(name, None)

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
