"""`talentmoves add`: pages and files become articles of the index."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.console import AsJson, IndexFolder, Output, complain, texts_of_terminal
from bot.commands.library import manners_of, rebuilt, require_articles, settings_for
from bot.gathering import addition, print_added
from bot.jsonlines import dumped
from bot.terminal import print_report
from index import IndexSettings, ReadingError, SourceError


def add(
    sources: Annotated[list[str], typer.Argument(metavar="URL|FILE...", help="Pages and files to add.")],
    as_json: AsJson = False,
    index: IndexFolder = None,
) -> None:
    """Add pages and files to the index, for good.

    Reads HTML, PDF, Word, Markdown and text. A page or file that cannot be read is reported; the rest is added all the same.
    """
    settings = settings_for(index)
    require_articles([settings.articles])
    _require_files(sources)
    added, failed = _added(sources, settings, quietly=as_json)
    report = rebuilt(settings, [settings.articles]) if added else None
    if as_json:
        typer.echo(dumped({"added": added, "failed": failed, "rebuild": asdict(report) if report else None}))
    elif report:
        print_report(Output(), report, texts_of_terminal())
    if failed:
        raise typer.Exit(1)


def _added(sources: list[str], settings: IndexSettings, *, quietly: bool) -> tuple[list[object], list[object]]:
    """What was added, and what was not with the reason; each is told as soon as it is known."""
    from index import Visitor
    from index import add as add_article

    visitor, console = Visitor(manners_of(settings)), Output()
    added: list[object] = []
    failed: list[object] = []
    for source in sources:
        try:
            one = add_article(source, settings.folder, visitor)
        except (SourceError, ReadingError) as error:
            failed.append({"source": source, "reason": str(error)})
            complain(str(error) if source in str(error) else f"{source}: {error}")
            continue
        added.append(addition(one))
        if not quietly:
            print_added(console, one, texts_of_terminal())
    return added, failed


def _require_files(sources: list[str]) -> None:
    """Raises a usage error where a file is not there, before anything is done."""
    from index import is_url

    for source in sources:
        if not is_url(source) and not Path(source).is_file():
            wrong = "is a folder; read folders with `talentmoves rebuild --articles`" if Path(source).is_dir() else None
            raise typer.BadParameter(f"{source} {wrong or 'is neither a file nor an http(s) address'}")
