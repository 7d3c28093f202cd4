"""Commands that are imported when they are called or listed: a question needs one of them, and all together are a tenth of a cold answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

import typer
import typer.main

from bot.sparing import spared

if TYPE_CHECKING:
    from typer._click import Command


@dataclass(frozen=True, slots=True)
class Place:
    """Where a command is: a function of a module beside this one, or a group of commands, of the name that it is called by."""

    module: str
    example: str = ""
    """What its help ends with; a group has its own."""


class Deferred(Mapping[str, "Command"]):
    """Commands by what they are called by, each made when it is first asked for."""

    def __init__(self, places: Mapping[str, Place]) -> None:
        self._places = places
        self._made: dict[str, Command] = {}

    def __getitem__(self, called: str) -> Command:
        if called not in self._made:
            self._made[called] = _made(called, self._places[called])
        return self._made[called]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def _made(called: str, place: Place) -> Command:
    with spared():
        found = getattr(import_module(f"bot.commands.{place.module}"), called)
    if isinstance(found, typer.Typer):
        return typer.main.get_command(found)
    alone = typer.Typer(add_completion=False, rich_markup_mode=None)
    alone.command(called, epilog=f"Example: {place.example}")(found)
    return typer.main.get_command(alone)
