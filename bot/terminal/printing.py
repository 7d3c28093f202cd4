"""Answers, refusals and reports on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from bot.rendering.escaping import visible
from bot.rendering.narrowing import kept_to
from bot.rendering.phrases import (
    STANDS_ALONE,
    closest,
    covered,
    doubt,
    first_outlet,
    hedge,
    reason,
    rebuilt,
    reports,
    runners_up,
)
from bot.rendering.retelling import retold
from bot.terminal.wrapping import WIDTH, behind, wrapped
from bot.texts import Texts, counted, language_name, listed, number, quoted, texts_for, written_date
from index import (
    ANY,
    Answer,
    Article,
    Coverage,
    Headline,
    Hit,
    LibraryStatus,
    RebuildReport,
    Wanted,
    Wish,
)

RANKS = 5
"""How many passages are looked at at least, for the headlines below a refusal."""

PROMPT = "❯ "
_RULE, _INDENT, _BULLET = Text.assemble(("▏ ", "cyan")), Text("  "), Text.assemble(("• ", "dim"))
_NAMES, _OUTLETS = 5, 3


def print_question(console: Console, question: str) -> None:
    """The question as it would stand behind the prompt."""
    line = Text.assemble((PROMPT, "bold cyan"), _one_line(question))
    line.rstrip()
    console.print(line, soft_wrap=True)


def prompt(console: Console) -> str:
    """What `input` is to show; readline counts columns, so it has to be told what is not drawn."""
    return f"\001\033[1m\002{PROMPT}\001\033[0m\002" if console.is_terminal else PROMPT


def print_answer(
    console: Console, answer: Answer, coverage: Coverage, default: str | None, k: int = 1, wanted: Wanted = ANY
) -> None:
    """What the answer was kept to, then the `k` best passages with their sources, or why there is none; then a blank line."""
    texts = texts_for(answer.language, default)
    width = min(console.width, WIDTH)
    told = kept_to(wanted, texts, lambda name, _: _one_line(name))
    lines = wrapped(Text(told, style="dim"), width) if told else []
    lines += _shown(answer, coverage, texts, width, k)
    _print_lines(console, [*lines, Text()])


def print_understood(console: Console, question: str, answer: Answer, default: str | None) -> None:
    """A follow-up question as it was completed, in the words of its `answer`'s language."""
    texts = texts_for(answer.language, default)
    told = texts.understood.format(question=_one_line(question))
    _print_lines(console, wrapped(Text(told, style="dim"), min(console.width, WIDTH)))


def print_report(console: Console, report: RebuildReport, texts: Texts) -> None:
    """What a rebuild did, with each file that it skipped and why."""
    finished, changes = rebuilt(report, texts)
    lines = [Text(finished, style="bold"), Text(changes)]
    if report.skipped:
        lines.append(Text(counted(len(report.skipped), texts.rebuild_skipped, texts), style="yellow"))
    lines += [Text(_one_line(f"  {skipped.path}: {skipped.reason}")) for skipped in report.skipped]
    _print_lines(console, lines)


def print_status(
    console: Console, status: LibraryStatus, trouble: str | None, texts: Texts, *, is_verified: bool = False
) -> None:
    """What the index covers and how it was built; `trouble` says why no bot serves it, `None` where one does."""
    coverage = status.coverage
    width = min(console.width, WIDTH)
    facts = [
        *(f"{language_name(code, texts)} {number(count, texts)}" for code, count in coverage.languages.items()),
        counted(coverage.passages, texts.passages, texts),
        f"{number(status.bytes / 1_000_000, texts)} MB",
        f"{written_date(status.built.date(), texts)}, {status.built:%H:%M} UTC",
    ]
    lines = [
        *wrapped(Text(covered(coverage, texts), style="bold"), width),
        *wrapped(Text(" · ".join(facts)), width),
        Text(texts.status_generation.format(generation=status.generation)),
        Text(texts.status_embedder.format(fingerprint=_one_line(status.embedder))),
        *([Text(texts.status_verified, style="green")] if is_verified else []),
        Text(f"Discord: {trouble}", style="yellow") if trouble else Text(texts.status_healthy, style="green"),
    ]
    _print_lines(console, lines)


def print_lines(console: Console, lines: Iterable[str]) -> None:
    """Each on a line of its own (nothing where there is none), without whatever a terminal would obey."""
    if shown := [Text(_one_line(line)) for line in lines]:
        _print_lines(console, shown)


def _print_lines(console: Console, lines: Iterable[Text]) -> None:
    # they are wrapped already; rich would fill each up with spaces
    console.print(Text("\n").join(lines), soft_wrap=True)


def _shown(answer: Answer, coverage: Coverage, texts: Texts, width: int, k: int) -> list[Text]:
    browsed = answer.browsed
    if not answer.answered:
        return _refused(answer, coverage, texts, width)
    if browsed and browsed.wish is Wish.NEWS:
        title = texts.latest_about.format(name=_one_line(browsed.about)) if browsed.about else texts.latest
        return _events(title, browsed.headlines, texts, width)
    lines = _answered(answer, texts, width, k)
    if browsed and browsed.about and browsed.headlines:
        title = texts.more_about.format(name=_one_line(browsed.about))
        lines += [Text(), *_events(title, browsed.headlines, texts, width)]
    return lines


def _events(title: str, events: Sequence[Headline], texts: Texts, width: int) -> list[Text]:
    """An event an item, with the link of its newest article."""
    lines = wrapped(Text(title, style="bold"), width)
    for event in events:
        lines += _item(_headline(event.article, texts), width)
        lines += _linked(event.article)
    return lines


def _answered(answer: Answer, texts: Texts, width: int, k: int) -> list[Text]:
    best, *others = answer.hits[:k]
    hedged = hedge(answer, texts)
    lines = wrapped(Text(hedged, style="yellow"), width) if hedged else []
    lines += _passage(best, texts, width)
    if others:
        lines += [Text(), Text(texts.other_passages, style="bold")]
    for hit in others:
        lines += [Text(), *_passage(hit, texts, width)]
    return lines if others else lines + _perhaps(answer, texts, width)


def _perhaps(answer: Answer, texts: Texts, width: int) -> list[Text]:
    """Below an answer that is rather wrong than right: the sentences that might answer instead, with their articles."""
    if not (hits := runners_up(answer)):
        return []
    lines = [Text(), Text(texts.perhaps, style="bold")]
    for hit in hits:
        sentence = Text(f"{quoted(_one_line(hit.answering), texts)} · ")
        lines += _item(sentence + _headline(hit.article, texts), width)
    return lines


def _item(text: Text, width: int) -> list[Text]:
    first, *rest = wrapped(text, width - len(_BULLET))
    return [_BULLET + first, *(_INDENT + line for line in rest)]


def _passage(hit: Hit, texts: Texts, width: int) -> list[Text]:
    """The passage with its answering sentence in bold, behind a rule, and its source below."""
    text, (start, end) = hit.passage.text, hit.sentence
    marked = Text.assemble(visible(text[:start]), (visible(text[start:end]), "bold"), visible(text[end:]))
    lines = behind(_RULE, marked, width) + behind(_INDENT, _source(hit.article, texts), width)
    lines += _linked(hit.article)
    for line in retold(hit, texts, _dressed):
        lines += behind(_INDENT, Text(line, style="yellow"), width)
    return lines


def _linked(article: Article) -> list[Text]:
    """The article's link, else that of its first source; no line where there is none."""
    links = (article.url, *(source.url for source in article.reported_by))
    return [_INDENT + Text(_one_line(link), style="dim") for link in links if link][:1]


def _source(article: Article, texts: Texts) -> Text:
    """Outlets · title · date · language; what is unknown is left out."""
    outlets = [source.outlet for source in reports(article)[:_OUTLETS]]
    after = texts.after.format(sources=listed(outlets, texts)) if outlets else ""
    return _of_article(article, texts, ", ".join(part for part in (article.publisher, after) if part))


def _headline(article: Article, texts: Texts) -> Text:
    """Title · first outlet · date · language, as in Discord's lists; what is unknown is left out."""
    return _of_article(article, texts, behind_title=first_outlet(article))


def _of_article(article: Article, texts: Texts, before_title: str = "", behind_title: str = "") -> Text:
    parts = [
        Text(_one_line(before_title)),
        Text(_one_line(article.title), style="not dim italic"),
        Text(_one_line(behind_title)),
        Text(written_date(article.published, texts) if article.published else ""),
        Text(language_name(article.language, texts)),
        Text(doubt(article.status, texts)),
    ]
    line = Text(" · ").join(part for part in parts if part)
    line.stylize_before("dim")
    return line


def _refused(answer: Answer, coverage: Coverage, texts: Texts, width: int) -> list[Text]:
    names = [_one_line(name) for name in answer.unknown_names[:_NAMES]]
    lines = wrapped(Text(reason(answer, texts, names), style="yellow"), width)
    if answer.refusal in STANDS_ALONE:
        return lines
    lines = [*lines, *wrapped(Text(covered(coverage, texts)), width)]
    articles = closest(answer)
    if articles:
        lines += [Text(), Text(texts.closest, style="bold")]
    for article in articles:
        lines += _item(_headline(article, texts), width)
    return lines


def _dressed(text: str, url: str | None, limit: int) -> str:
    return _one_line(text)


def _one_line(text: str) -> str:
    return visible(text).replace("\n", " ")
