"""The `talentmoves` command (also `python -m bot`)."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from bot.health import read_health
from bot.jsonlines import answer_line, dumped, report_line, status_line
from bot.progress import shown_progress
from bot.settings import BotSettings, load_bot_settings
from bot.terminal import print_answer, print_report, print_report_card, print_status
from bot.texts import Texts, texts_for
from index import (
    Answerer,
    GenerationError,
    IndexingError,
    IndexSettings,
    NoIndexError,
    OutdatedIndexError,
    RebuildReport,
    evaluate,
    load_embedder,
    load_index_settings,
    load_questions,
    read_status,
    rebuild,
)

EXAMPLES = (
    "Who came back to OpenAI days after Microsoft had announced to hire him?",
    "Wen holte Microsoft von Meta für seine Supercomputer?",
    "Combien Microsoft a-t-il payé à Inflection ?",
)
"""What a conversation on a terminal opens with, answered."""

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Answers questions about AI talent moves with the article's own words and their source.",
    epilog='Example: talentmoves ask "Who left OpenAI in 2023?"',
)

IndexFolder = Annotated[
    Path | None,
    typer.Option("--index", metavar="FOLDER", help="Where the index is kept (default: INDEX_FOLDER, data)."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]


@app.callback()
def _options(
    show_version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
) -> None:
    if show_version:
        print(f"talentmoves {version('talentmoves')}")
        raise typer.Exit


@app.command(epilog="Example: echo 'wer ging zu meta' | talentmoves ask --json -k 3")
def ask(
    question: Annotated[str | None, typer.Argument(help="Left out: one question a line from standard input.")] = None,
    as_json: AsJson = False,
    k: Annotated[
        int | None, typer.Option("-k", min=1, max=50, help="Passages to show (default: 1; with --json 5).")
    ] = None,
    index: IndexFolder = None,
) -> None:
    """Answer a question, or each line of standard input."""
    settings = _settings(index)
    answerer = _answerer(settings)
    shown = k or (5 if as_json else 1)
    for asked in _lines() if question is None else [question]:
        _answer(answerer, asked, shown, as_json=as_json, default=_language())


@app.command(epilog="Example: talentmoves chat --index data")
def chat(index: IndexFolder = None) -> None:
    """Ask questions one after the other; opens with three answered examples."""
    _chat(_answerer(_settings(index)))


@app.command(epilog="Example: BOT_TOKEN=… talentmoves serve")
def serve(index: IndexFolder = None) -> None:
    """Answer on Discord until stopped."""
    from bot.serving import serve as serve_discord  # discord costs 0.4 s that no other command needs

    settings = _settings(index)
    _rebuild_if_outdated(settings)
    raise typer.Exit(serve_discord(_bot_settings(), settings))


@app.command(epilog="Example: talentmoves run")
def run(index: IndexFolder = None) -> None:
    """Build the index if there is none; then serve Discord if BOT_TOKEN is set, else chat here."""
    settings, bot = _settings(index), _bot_settings()
    _rebuild_if_outdated(settings, also_if_missing=True)
    if bot.token is not None:
        serve(index)
    _chat(_answerer(settings))


@app.command("rebuild", epilog="Example: talentmoves rebuild --articles seeds --articles ~/clippings")
def rebuild_index(
    articles: Annotated[
        list[Path] | None,
        typer.Option(
            "--articles",
            metavar="PATH",
            exists=True,
            help="File or folder to read; may be repeated (default: INDEX_ARTICLES).",
        ),
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Embed everything again.")] = False,
    as_json: AsJson = False,
    index: IndexFolder = None,
) -> None:
    """Read the articles into a new index and switch to it."""
    settings = _settings(index)
    report = _rebuilt(settings, articles or [settings.articles], full=full)
    if as_json:
        print(report_line(report))
    else:
        print_report(_console(), report, _texts())


@app.command(epilog="Example: talentmoves status --check || systemctl restart talentmoves")
def status(
    check: Annotated[
        bool, typer.Option("--check", help="Exit 0 only if a serving bot is connected and its index loaded.")
    ] = False,
    verify: Annotated[
        bool, typer.Option("--verify", help="Read every byte of the index and compare checksums.")
    ] = False,
    as_json: AsJson = False,
    index: IndexFolder = None,
) -> None:
    """Tell what the index covers and whether a bot is serving it."""
    settings = _settings(index)
    verdict = read_health(settings.folder)
    if check and not verdict.is_serving:
        if as_json:
            print(status_line(None, serving=False, reason=verdict.reason))
        _fail(verdict.reason)
    found = read_status(settings.folder, verify=verify)
    if as_json:
        print(status_line(found, verdict.is_serving, verdict.reason))
    else:
        print_status(_console(), found, verdict.reason, _texts())


@app.command("evaluate", epilog="Example: talentmoves evaluate tests/gold/raw.jsonl --index /tmp/raw")
def evaluate_questions(
    questions: Annotated[Path, typer.Argument(metavar="[QUESTIONS.jsonl]", exists=True, dir_okay=False)] = Path(
        "tests/gold/raw.jsonl"
    ),
    as_json: AsJson = False,
    index: IndexFolder = None,
) -> None:
    """Ask gold questions and print the report card."""
    outcomes = evaluate(_answerer(_settings(index)), load_questions(questions))
    if as_json:
        from dataclasses import asdict

        print(dumped([asdict(outcome) for outcome in outcomes]))
    else:
        print_report_card(_console(), outcomes)


def main() -> None:
    """Run the command line; expected failures are one line on standard error and exit code 1."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # a redirected pipe's locale must not matter
    try:
        app()
    except IndexingError as error:
        _fail(str(error), leave=sys.exit)
    except BrokenPipeError:
        # the reader has seen enough; Python would complain again when it flushes standard output at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _chat(answerer: Answerer) -> None:
    console, default = _console(), _language()
    if not sys.stdin.isatty():
        for line in _lines():
            _answer(answerer, line, 1, as_json=False, default=default)
        return
    for example in EXAMPLES:
        console.print(f"[bold cyan]❯[/] {example}")
        _answer(answerer, example, 1, as_json=False, default=default)
    while True:
        try:
            question = console.input("[bold cyan]❯[/] ")
        except (EOFError, KeyboardInterrupt):
            console.print()
            return
        if question.strip():
            _answer(answerer, question, 1, as_json=False, default=default)


def _answer(answerer: Answerer, question: str, k: int, *, as_json: bool, default: str | None) -> None:
    answer = answerer.answer(question, k)
    if as_json:
        print(answer_line(answer), flush=True)
        return
    console = _console()
    print_answer(console, answer, answerer.coverage(), default)
    console.print()
    sys.stdout.flush()


def _answerer(settings: IndexSettings) -> Answerer:
    return Answerer.open(settings.folder, load_embedder(settings.embedder))


def _rebuilt(settings: IndexSettings, articles: list[Path], *, full: bool = False) -> RebuildReport:
    missing = [path for path in articles if not path.exists()]
    if missing:
        _fail(f"{missing[0]} is not there; set INDEX_ARTICLES or give --articles PATH", code=2)
    console = Console(stderr=True)
    with console.status("Loading the embedding model …"):
        embedder = load_embedder(settings.embedder)
    with shown_progress(console, _texts()) as listener:
        return rebuild(articles, settings.folder, embedder, full=full, listener=listener)


def _rebuild_if_outdated(settings: IndexSettings, *, also_if_missing: bool = False) -> None:
    """Build the index anew where this release cannot read it."""
    try:
        read_status(settings.folder)
    except (NoIndexError, OutdatedIndexError) as error:
        if isinstance(error, OutdatedIndexError) or also_if_missing:
            reason = (
                "an older release built the index" if isinstance(error, OutdatedIndexError) else "there is no index yet"
            )
            print(f"talentmoves: {reason}; building it from {settings.articles}", file=sys.stderr)
            print_report(Console(stderr=True), _rebuilt(settings, [settings.articles]), _texts())
    except GenerationError:
        return  # whoever opens it says what is wrong


def _settings(index: Path | None) -> IndexSettings:
    settings = load_index_settings()
    return settings.model_copy(update={"folder": index}) if index else settings


def _bot_settings() -> BotSettings:
    return load_bot_settings()


def _lines() -> Iterator[str]:
    for line in sys.stdin:
        yield line.removesuffix("\n")


def _console() -> Console:
    return Console(highlight=False, soft_wrap=False)


def _language() -> str | None:
    """The language of the person's terminal."""
    return next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), None)


def _texts() -> Texts:
    return texts_for(_language())


def _fail(line: str, code: int = 1, leave: object = None) -> NoReturn:
    print(f"talentmoves: {line}", file=sys.stderr)
    if leave is sys.exit:
        sys.exit(code)
    raise typer.Exit(code)


if __name__ == "__main__":
    main()
