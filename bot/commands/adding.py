"""`talentmoves add`: pages and files become articles of the index."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.console import AsJson, IndexFolder, Output, complain, texts_of_terminal
from bot.commands.library import manners_of, rebuilt, require_articles, settings_for
from bot.terminal.additions import addition, print_added
from bot.terminal.jsonlines import dumped
from bot.terminal.printing import print_report
from index import IndexSettings, ReadingError, SourceError


class NotAFileError(Exception):
    """What was named is not there: wrong usage, as no other try will help."""


def add(
    sources: Annotated[list[str], typer.Argument(metavar="URL|FILE...", help="Pages and files to add.")],
    as_json: AsJson = False,
    index: IndexFolder = None,
) -> None:
    """Add pages and files to the index, for good.

    Reads HTML, PDF, Word, Markdown and text. What cannot be read or is not there is reported; the rest is added all the same.
    """
    settings = settings_for(index)
    require_articles([settings.articles])
    added, failed, code = _added(sources, settings, quietly=as_json)
    report = rebuilt(settings, [settings.articles]) if added else None
    if as_json:
        typer.echo(dumped({"added": added, "failed": failed, "rebuild": asdict(report) if report else None}))
    elif report:
        print_report(Output(), report, texts_of_terminal())
    raise typer.Exit(code)


def _added(sources: list[str], settings: IndexSettings, *, quietly: bool) -> tuple[list[object], list[object], int]:
    """What was added, what was not with the reason, and the exit code; each is told as soon as it is known."""
    from index import Visitor
    from index import add as add_article

    visitor, console = Visitor(manners_of(settings)), Output()
    added: list[object] = []
    failed: list[object] = []
    code = 0
    for source in sources:
        try:
            _require_file(source)
            one = add_article(source, settings.folder, visitor)
        except (SourceError, ReadingError, NotAFileError) as error:
            code = max(code, 2 if isinstance(error, NotAFileError) else 1)
            failed.append({"source": source, "reason": str(error)})
            complain(str(error) if source in str(error) else f"{source}: {error}")
            continue
        added.append(addition(one))
        if not quietly:
            print_added(console, one, texts_of_terminal())
    return added, failed, code


def _require_file(source: str) -> None:
    """Raises `NotAFileError` where `source` is neither an address nor a file that is there."""
    from index import is_url

    if is_url(source):
        return
    try:
        is_file, is_folder = Path(source).is_file(), Path(source).is_dir()
    except OSError as error:  # a name that no disk bears, a folder that is closed
        raise NotAFileError(f"{source} cannot be looked for: {error.strerror}") from error
    if not is_file:
        wrong = "is a folder; read folders with `talentmoves rebuild --articles`" if is_folder else None
        raise NotAFileError(f"{source} {wrong or 'is neither a file nor an http(s) address'}")
