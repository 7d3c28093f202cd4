"""Answers, refusals and reports on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.texts import Texts, counted, language_name, listed, number, texts_for, written_date
from index import (
    MAX_QUESTION,
    Answer,
    Article,
    Coverage,
    Figures,
    Hit,
    LibraryStatus,
    Outcome,
    RebuildReport,
    Refusal,
    Status,
    figures,
    figures_by,
)

WIDTH = 92
"""The widest line, in columns: longer ones are hard to read."""

_HEADLINES = 3
_SKIPPED = 10
_OUTLETS = 2


def print_answer(console: Console, answer: Answer, coverage: Coverage, default: str | None) -> None:
    """The best passage whole, the others by the sentence that answers; or why there is none."""
    texts = texts_for(answer.language, default)
    if not answer.answered:
        console.print(_refusal(answer, coverage, texts), width=_width(console))
        return
    best, *others = answer.hits
    blocks: list[RenderableType] = [_quoted(_marked(best)), _source(best.article, texts)]
    if others:
        blocks.append(Text(f"\n{texts.other_passages}", style="dim bold"))
        blocks.extend(_other(hit, texts) for hit in others)
    console.print(Group(*blocks), width=_width(console))


def print_report(console: Console, report: RebuildReport, texts: Texts) -> None:
    """What a rebuild did, with the files it skipped."""
    finished = texts.rebuild_finished.format(
        articles=counted(report.articles, texts.articles, texts),
        passages=counted(report.passages, texts.passages, texts),
        seconds=counted(report.seconds, texts.seconds, texts),
    )
    changes = texts.rebuild_changes.format(
        added=report.added, changed=report.changed, removed=report.removed, unchanged=report.unchanged
    )
    console.print(Text(finished, style="bold"))
    console.print(Text(changes))
    if report.skipped:
        console.print(Text(counted(len(report.skipped), texts.rebuild_skipped, texts), style="yellow"))
        for skipped in report.skipped[:_SKIPPED]:
            console.print(Text(f"  {skipped.path}: {skipped.reason}"), soft_wrap=True)
        more = len(report.skipped) - _SKIPPED
        if more > 0:
            console.print(Text(f"  {counted(more, texts.rebuild_skipped_more, texts)}"))


def print_status(console: Console, status: LibraryStatus, serving: str, texts: Texts) -> None:
    """What the index covers, and whether a bot serves it."""
    coverage = status.coverage
    languages = ", ".join(f"{language_name(code, texts)} {count}" for code, count in coverage.languages.items())
    rows = {
        "Articles": f"{number(coverage.articles, texts)} ({languages})",
        "Passages": number(coverage.passages, texts),
        "Newest": written_date(coverage.newest, texts) if coverage.newest else "–",
        "Generation": status.generation,
        "Built": f"{status.built:%Y-%m-%d %H:%M} UTC ({_age(status.built)})",
        "Embedder": status.embedder,
        "Size": f"{status.bytes / 1_000_000:.1f} MB",
        "Discord": serving,
    }
    table = Table.grid(padding=(0, 2))
    for name, value in rows.items():
        table.add_row(Text(name, style="bold"), Text(value))
    console.print(table)


def print_report_card(console: Console, outcomes: Sequence[Outcome]) -> None:
    """Figures of gold questions: each part, then the languages and kinds of each part."""
    for part, of_part in _by_part(outcomes).items():
        table = Table(title=f"{part} ({len(of_part)} questions)", title_justify="left", title_style="bold")
        for heading in (
            "",
            "questions",
            "right",
            "Answer@1",
            "Answer@3",
            "MRR",
            "refused: unanswerable",
            "refused: answerable",
        ):
            table.add_column(heading, justify="left" if not heading else "right")
        _add_figures(table, {"all": figures(of_part)})
        for group in (lambda one: one.pair, lambda one: one.kind):
            table.add_section()
            _add_figures(table, figures_by(of_part, group))
        console.print(table)


def closing_line(text: str) -> Text:
    return Text(text, style="dim")


def _by_part(outcomes: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    parts: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        parts.setdefault(outcome.part, []).append(outcome)
    return parts


def _add_figures(table: Table, groups: dict[str, Figures]) -> None:
    for name, found in groups.items():
        shares = (
            found.right,
            found.answer_at_1,
            found.answer_at_3,
            found.mrr,
            found.refused_unanswerable,
            found.refused_answerable,
        )
        table.add_row(name, str(found.questions), *("–" if share != share else f"{share:.2f}" for share in shares))


def _quoted(text: Text) -> Table:
    """`text` beside a rule that runs along its left."""
    grid = Table(box=None, show_header=False, padding=0, pad_edge=False)
    grid.add_column(width=2, style="cyan")
    grid.add_column()
    lines = text.split("\n", allow_blank=False)
    for line in lines:
        if line.plain.strip():
            grid.add_row("▏", line)
    return grid


def _marked(hit: Hit) -> Text:
    """The passage with its answering sentence in bold."""
    text = Text(hit.passage.text)
    text.stylize("bold", *hit.sentence)
    return text


def _source(article: Article, texts: Texts) -> Padding:
    return Padding(_source_line(article, texts), (0, 0, 0, 2))


def _source_line(article: Article, texts: Texts) -> Text:
    """Outlet · title · date · language · link; what is unknown is left out."""
    doubts = {Status.RUMOURED: texts.rumoured, Status.DENIED: texts.denied, Status.REVERSED: texts.reversed}
    outlets = [source.outlet for source in article.reported_by[:_OUTLETS]] + ["…"] * (
        len(article.reported_by) > _OUTLETS
    )
    after = texts.after.format(sources=listed(outlets, texts)) if outlets else ""
    links = [article.url, *(source.url for source in article.reported_by)]
    parts = [
        ", ".join(part for part in (article.publisher, after) if part),
        article.title,
        written_date(article.published, texts) if article.published else "",
        language_name(article.language, texts),
        doubts.get(article.status, "") if article.status else "",
        next((link for link in links if link), ""),
    ]
    line = Text(" · ".join(part for part in parts if part), style="dim")
    line.highlight_words([article.title], style="not dim italic")
    return line


def _other(hit: Hit, texts: Texts) -> Padding:
    start, end = hit.sentence
    sentence = Text(" ".join(hit.passage.text[start:end].split()))
    return Padding(Group(sentence, _source_line(hit.article, texts)), (0, 0, 0, 2))


def _refusal(answer: Answer, coverage: Coverage, texts: Texts) -> Group:
    covers = _covers(coverage, texts)
    lines: list[RenderableType]
    match answer.refusal:
        case Refusal.EMPTY:
            return Group(Text(texts.empty, style="yellow"))
        case Refusal.TOO_LONG:
            return Group(Text(texts.too_long.format(limit=number(MAX_QUESTION, texts)), style="yellow"))
        case Refusal.EMPTY_INDEX:
            return Group(Text(texts.empty_index, style="yellow"))
        case Refusal.OFF_TOPIC:
            return Group(Text(texts.off_topic, style="yellow"), Text(covers, style="dim"))
        case Refusal.NOT_COVERED:
            lines = [Text(texts.not_covered.format(names=listed(list(answer.unknown_names), texts)), style="yellow")]
        case _:
            lines = [Text(texts.nothing_relevant, style="yellow")]
    closest = list({hit.article.id: hit.article for hit in answer.hits}.values())[:_HEADLINES]
    lines.append(Text(covers, style="dim"))
    if closest:
        lines.append(Text(f"\n{texts.closest}", style="dim bold"))
        lines.extend(_source(article, texts) for article in closest)
    return Group(*lines)


def _covers(coverage: Coverage, texts: Texts) -> str:
    articles = counted(coverage.articles, texts.articles, texts)
    languages = listed([language_name(code, texts) for code in coverage.languages], texts)
    if coverage.newest is None:
        return texts.covers_undated.format(articles=articles, languages=languages)
    return texts.covers.format(articles=articles, languages=languages, newest=written_date(coverage.newest, texts))


def _age(built: datetime) -> str:
    minutes = int((datetime.now(UTC) - built).total_seconds() // 60)
    if minutes < 60:
        return f"{max(minutes, 0)} min ago"
    return f"{minutes // 60} h ago" if minutes < 48 * 60 else f"{minutes // 1440} days ago"


def _width(console: Console) -> int:
    return min(console.width, WIDTH)
