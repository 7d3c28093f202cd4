"""`talentmoves feeds`: newsfeeds and sitemaps that are followed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Annotated, TypeVar

import typer

from bot.commands.console import AsJson, IndexFolder, Output, complain, texts_of_terminal
from bot.commands.library import manners_of, rebuilt, require_articles, settings_for
from bot.terminal.additions import brought, followed, print_brought, print_feed, print_followed
from bot.terminal.jsonlines import dumped
from bot.terminal.printing import print_report
from index import SourceError

Outcome = TypeVar("Outcome")

Addresses = Annotated[list[str], typer.Argument(metavar="URL...", help="Feeds, sitemaps, or pages that name a feed.")]

Followed = Annotated[list[str], typer.Argument(metavar="URL...", help="As `feeds list` shows them.")]

FOLLOW = "talentmoves feeds add URL"
"""What follows a first feed."""


def _options(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


feeds = typer.Typer(
    callback=_options,
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Follow newsfeeds and sitemaps.",
    epilog="Example: talentmoves feeds add https://example.org/",
)


@feeds.command(epilog="Example: talentmoves feeds add https://example.org/ai/feed.xml")
def add(urls: Addresses, as_json: AsJson = False, index: IndexFolder = None) -> None:
    """Follow feeds: RSS, Atom, JSON Feed or a sitemap.

    Nothing is read yet; `feeds refresh` does, and a serving bot by itself.
    """
    from index import Visitor, subscribe

    settings, texts = settings_for(index), texts_of_terminal()
    visitor = Visitor(manners_of(settings))
    found = _each(urls, lambda url: subscribe(url, settings.folder, visitor, settings.database))
    if as_json:
        typer.echo(dumped({"feeds": [{**followed(feed), "new": is_new} for feed, is_new in found]}))
    else:
        for feed, is_new in found:
            print_followed(Output(), feed, texts, is_new=is_new)
    if len(found) < len(urls):
        raise typer.Exit(1)


@feeds.command("list", epilog="Example: talentmoves feeds list --json")
def list_feeds(as_json: AsJson = False, index: IndexFolder = None) -> None:
    """List the feeds that are followed, and how they are."""
    from index import followed_feeds

    settings = settings_for(index)
    found = followed_feeds(settings.folder, settings.database)
    if as_json:
        typer.echo(dumped({"feeds": [{**followed(feed), **counts} for feed, counts in found]}))
        return
    texts, console = texts_of_terminal(), Output()
    for feed, counts in found:
        print_feed(console, feed, counts, texts)
    if not found:
        typer.echo(texts.feeds_none.format(command=FOLLOW))


@feeds.command(epilog="Example: talentmoves feeds remove https://example.org/ai/feed.xml")
def remove(urls: Followed, index: IndexFolder = None) -> None:
    """Stop following feeds; their articles stay."""
    from index import unsubscribe

    settings, texts = settings_for(index), texts_of_terminal()
    gone = _each(urls, lambda url: (url, unsubscribe(url, settings.folder, settings.database)))
    for url, was_followed in gone:
        if was_followed:
            typer.echo(texts.feed_removed.format(url=url))
        else:
            complain(f"{url} is not followed; `talentmoves feeds list` shows the feeds that are")
    if sum(was_followed for _, was_followed in gone) < len(urls):
        raise typer.Exit(1)


@feeds.command(epilog="Example: talentmoves feeds refresh --due --verbose")
def refresh(
    due: Annotated[
        bool, typer.Option("--due", help="Leave feeds that failed alone until their pause is over; for a timer.")
    ] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Also tell what is left out, and why.")] = False,
    as_json: AsJson = False,
    index: IndexFolder = None,
) -> None:
    """Read what is new in the feeds, and rebuild if there is anything."""
    from index import Visitor, followed_feeds, is_owed
    from index import refresh as refresh_feeds

    settings, texts, console = settings_for(index), texts_of_terminal(), Output()
    require_articles([settings.articles])
    refreshed = []
    visitor = Visitor(manners_of(settings))
    for one in refresh_feeds(settings.folder, visitor, settings.database, due_only=due):
        refreshed.append(one)
        if not as_json:
            print_brought(console, one, texts, verbose=verbose)
    report = rebuilt(settings, [settings.articles]) if is_owed(settings.folder) else None
    if as_json:
        told = {"feeds": [brought(one) for one in refreshed], "rebuild": asdict(report) if report else None}
        typer.echo(dumped(told))
    elif report:
        print_report(console, report, texts)
    elif not followed_feeds(settings.folder, settings.database):
        typer.echo(texts.feeds_none.format(command=FOLLOW))
    if refreshed and all(one.feed.trouble for one in refreshed):
        raise typer.Exit(1)


def _each(urls: list[str], work: Callable[[str], Outcome]) -> list[Outcome]:
    """What became of each address; one that fails is told in one line, and the others go on."""
    outcomes = []
    for url in urls:
        try:
            outcomes.append(work(url))
        except SourceError as error:
            complain(str(error))
    return outcomes
