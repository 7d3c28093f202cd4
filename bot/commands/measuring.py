"""`talentmoves evaluate` and `fit`: how good the answers are, and how they get better with other models."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.console import AsJson, IndexFolder, Output
from bot.commands.library import embedder_of, open_answerer, settings_for
from bot.terminal.jsonlines import dumped
from index import load_reranker

ON_SEEDS = "tests/gold/seeds.jsonl"
"""The gold questions on the reports in `seeds/`, below the project's folder."""


def evaluate(
    questions: Annotated[
        Path, typer.Argument(metavar="QUESTIONS.jsonl", exists=True, dir_okay=False, show_default=ON_SEEDS)
    ] = Path(__file__).parents[2] / ON_SEEDS,
    as_json: AsJson = False,
    write: Annotated[
        Path | None, typer.Option("--write", metavar="FOLDER", help="Write report.md and report.svg there, too.")
    ] = None,
    xquad: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", exists=True, file_okay=False, help="Print how XQuAD's paragraphs are found, too."
        ),
    ] = None,
    index: IndexFolder = None,
) -> None:
    """Ask gold questions and print the report card."""
    from bot.terminal.reportcard import crossing_rows, print_report_card, write_report  # needed for this command only
    from index import crossings, evaluate_baselines, load_questions  # loaded late there, too
    from index import evaluate as evaluated

    if as_json and xquad is not None:
        raise typer.BadParameter("--xquad prints a table; leave out --json")
    with open_answerer(settings_for(index)) as answerer:
        asked = load_questions(questions)
        outcomes = evaluated(answerer, asked)
        if as_json:
            typer.echo(dumped([asdict(outcome) for outcome in outcomes]))
            return
        baselines = evaluate_baselines(answerer, asked)
    print_report_card(Output(), outcomes, baselines)
    for path in write_report(write, outcomes, baselines) if write else ():
        typer.echo(f"written: {path}")
    if xquad is not None:
        typer.echo("\n".join(["", *crossing_rows(list(crossings(answerer.embedder, xquad)))]))


def fit(
    questions: Annotated[Path, typer.Argument(metavar="QUESTIONS.jsonl", exists=True, dir_okay=False)],
    index: IndexFolder = None,
) -> None:
    """Fit order and confidence to other models."""
    from index import fit_for, load_questions  # needed for this command only

    settings = settings_for(index)
    file = fit_for(settings.folder, embedder_of(settings), load_reranker(settings.reranker), load_questions(questions))
    typer.echo(f"written: {file}")
