"""The `talentmoves` command (also `python -m bot`)."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

gc.disable()  # importing makes little garbage, but looking for it costs a tenth of a cold answer

import typer
from rich.console import Console
from typer.core import TyperGroup

from bot.jsonlines import answer_line, dumped, report_line, status_line
from bot.settings import load_bot_settings
from bot.terminal import RANKS, print_answer, print_question, print_report, print_status, prompt
from bot.texts import Texts, texts_for
from index import (
    Answerer,
    Embedder,
    GenerationError,
    IndexingError,
    IndexSettings,
    NoIndexError,
    OutdatedIndexError,
    RebuildReport,
    load_embedder,
    load_index_settings,
    load_reranker,
    read_status,
)

gc.freeze()
gc.enable()

NAME = "talentmoves"

EXAMPLES = (
    "Who came back to OpenAI days after Microsoft had announced to hire him?",
    "Wie viel hat Google für Noam Shazeer bezahlt?",
    "Combien de puces H100 Meta veut-il posséder ?",
)
"""What a conversation on a terminal opens with, answered."""


class MissingArticlesError(typer.TyperException):
    """The setting names articles that are not there: as wrong as naming them on the command line."""

    exit_code = 2


class _Commands(TyperGroup):
    """Ends quietly where the reader of standard output has seen enough."""

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]  # typer's own Context
        try:
            outcome = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Python would complain when it flushes standard output at exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit from None
        return outcome


class _Output(Console):
    """Standard output, plain where it is not a terminal."""

    def on_broken_pipe(self) -> None:
        raise  # rich would exit with 1


app = typer.Typer(
    cls=_Commands,
    invoke_without_command=True,
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


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version  # 40 ms that no other call needs

        typer.echo(f"{NAME} {version(NAME)}")
        raise typer.Exit


@app.callback()
def _options(
    context: typer.Context,
    _: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_show_version, help="Print the version and exit.")
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command(epilog="Example: echo 'wer ging zu meta' | talentmoves ask --json -k 3")
def ask(
    question: Annotated[
        str | None, typer.Argument(metavar="QUESTION", help="Left out: one question a line from standard input.")
    ] = None,
    as_json: AsJson = False,
    k: Annotated[
        int | None, typer.Option("-k", metavar="N", min=1, max=50, help="Passages to show (default: 1; with --json 5).")
    ] = None,
    index: IndexFolder = None,
) -> None:
    """Answer a question, or each line of standard input."""
    answerer = _answerer(_settings(index))
    if as_json:
        for asked in _lines() if question is None else [question]:
            typer.echo(answer_line(answerer.answer(asked, k or RANKS)))
    elif question is None:
        _answer_lines(answerer, k or 1)
    else:
        _answer(_Output(), answerer, question, k or 1)


@app.command(epilog="Example: talentmoves chat --index data")
def chat(index: IndexFolder = None) -> None:
    """Ask one question after the other; begins with three examples."""
    _chat(_answerer(_settings(index)))


@app.command(epilog="Example: BOT_TOKEN=… talentmoves serve")
def serve(index: IndexFolder = None) -> None:
    """Answer on Discord until stopped."""
    from bot.serving import serve as serve_discord  # discord costs 0.4 s that no other command needs

    settings = _settings(index)
    _rebuild_if_outdated(settings)
    raise typer.Exit(serve_discord(load_bot_settings(), settings))


@app.command(epilog="Example: talentmoves run")
def run(index: IndexFolder = None) -> None:
    """Build the index if there is none, then serve or chat.

    Serves Discord if BOT_TOKEN is set, else answers here.
    """
    settings, bot = _settings(index), load_bot_settings()
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
        typer.echo(report_line(report))
    else:
        print_report(_Output(), report, _texts())


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
    from bot.health import read_health  # brings asyncio: 40 ms that no other command needs

    settings = _settings(index)
    verdict = read_health(settings.folder)
    trouble = None if verdict.is_serving else verdict.reason
    if check and trouble:
        if as_json:
            typer.echo(status_line(None, trouble))
        _complain(trouble)
        raise typer.Exit(1)
    try:
        found = read_status(settings.folder, verify=verify)
    except GenerationError as error:
        if as_json:
            typer.echo(status_line(None, str(error)))
        raise
    if as_json:
        typer.echo(status_line(found, trouble))
    else:
        print_status(_Output(), found, trouble, _texts())


@app.command("evaluate", epilog="Example: talentmoves evaluate tests/gold/raw.jsonl --index /tmp/raw --write docs")
def evaluate_questions(
    questions: Annotated[Path, typer.Argument(metavar="QUESTIONS.jsonl", exists=True, dir_okay=False)] = Path(
        "tests/gold/raw.jsonl"
    ),
    as_json: AsJson = False,
    write: Annotated[
        Path | None, typer.Option("--write", metavar="FOLDER", help="Write report.md and report.svg there, too.")
    ] = None,
    index: IndexFolder = None,
) -> None:
    """Ask gold questions and print the report card."""
    from bot.reportcard import print_report_card, write_report  # needed for this command only
    from index import evaluate, evaluate_baselines, load_questions  # loaded late there, too

    answerer, asked = _answerer(_settings(index)), load_questions(questions)
    outcomes = evaluate(answerer, asked)
    if as_json:
        typer.echo(dumped([asdict(outcome) for outcome in outcomes]))
        return
    baselines = evaluate_baselines(answerer, asked)
    print_report_card(_Output(), outcomes, baselines)
    for path in write_report(write, outcomes, baselines) if write else ():
        typer.echo(f"written: {path}")


@app.command("fit", epilog="Example: INDEX_RERANKER=~/my-model talentmoves fit questions.jsonl")
def fit_ranker(
    questions: Annotated[Path, typer.Argument(metavar="QUESTIONS.jsonl", exists=True, dir_okay=False)],
    index: IndexFolder = None,
) -> None:
    """Fit order and confidence to other models."""
    from index import fit_for, load_questions  # needed for this command only

    settings = _settings(index)
    file = fit_for(settings.folder, _embedder(settings), load_reranker(settings.reranker), load_questions(questions))
    typer.echo(f"written: {file}")


def main() -> None:
    """Run the command line; whatever was to be expected is one line on standard error.

    Exits with 0 where the command did what it should, 1 where it failed, 2 where it was called wrongly.
    """
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # a redirected pipe's locale must not matter
    try:
        sys.exit(app(prog_name=NAME, standalone_mode=False))
    except IndexingError as error:
        _complain(str(error))
        sys.exit(1)
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)  # of a wrong call, the command that was called
        hint = f"; see `{context.command_path} --help`" if context else ""
        _complain(error.format_message().removesuffix(".") + hint)
        sys.exit(error.exit_code)


def _chat(answerer: Answerer) -> None:
    if not sys.stdin.isatty():
        _answer_lines(answerer)
        return
    console = _Output()
    for example in EXAMPLES:
        print_question(console, example)
        _answer(console, answerer, example)
    import readline  # noqa: F401  # arrow keys and a history of questions; not in every Python

    while True:
        try:
            question = input(prompt(console))
        except (EOFError, KeyboardInterrupt):
            console.print()
            return
        if question.strip():
            _answer(console, answerer, question)


def _answer_lines(answerer: Answerer, k: int = 1) -> None:
    """Answer each line of standard input below a repetition of it."""
    console = _Output()
    for line in _lines():
        print_question(console, line)
        _answer(console, answerer, line, k)


def _answer(console: Console, answerer: Answerer, question: str, k: int = 1) -> None:
    print_answer(console, answerer.answer(question, max(k, RANKS)), answerer.coverage(), _language(), k)
    sys.stdout.flush()


def _answerer(settings: IndexSettings) -> Answerer:
    return Answerer.open(settings.folder, _embedder(settings), load_reranker(settings.reranker))


def _embedder(settings: IndexSettings) -> Embedder:
    console = Console(stderr=True)
    if not console.is_terminal:
        return load_embedder(settings.embedder)
    with console.status("Loading the embedding model …"):
        return load_embedder(settings.embedder)


def _rebuilt(settings: IndexSettings, articles: list[Path], *, full: bool = False) -> RebuildReport:
    from index import rebuild

    missing = [path for path in articles if not path.exists()]
    if missing:
        raise MissingArticlesError(f"{missing[0]} is not there; set INDEX_ARTICLES or give --articles PATH")
    from bot.progress import shown_progress  # rich's bars cost 40 ms that no other command needs

    embedder = _embedder(settings)
    with shown_progress(Console(stderr=True), _texts()) as listener:
        return rebuild(articles, settings.folder, embedder, full=full, listener=listener)


def _rebuild_if_outdated(settings: IndexSettings, *, also_if_missing: bool = False) -> None:
    """Build the index anew where this release cannot read it."""
    try:
        read_status(settings.folder)
        return
    except OutdatedIndexError:
        reason = "an older release built the index"
    except NoIndexError:
        if not also_if_missing:
            return
        reason = "there is no index yet"
    except GenerationError:
        return  # whoever opens it says what is wrong
    _complain(f"{reason}; building it from {settings.articles}")
    print_report(Console(stderr=True), _rebuilt(settings, [settings.articles]), _texts())


def _settings(index: Path | None) -> IndexSettings:
    settings = load_index_settings()
    return settings.model_copy(update={"folder": index}) if index else settings


def _lines() -> Iterator[str]:
    for line in sys.stdin:
        yield line.removesuffix("\n")


def _language() -> str | None:
    """The language of the person's terminal."""
    return next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), None)


def _texts() -> Texts:
    return texts_for(_language())


def _complain(line: str) -> None:
    typer.echo(f"{NAME}: {' '.join(line.split())}", err=True)


if __name__ == "__main__":
    main()
