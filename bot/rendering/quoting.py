"""A Hit -> a quotation with the answering sentence in bold, and the line that names its source."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest

from bot.rendering.escaping import escaped, escaped_line, link, shortened, width
from bot.rendering.phrases import doubt, first_outlet, reports
from bot.state.lengths import Length
from bot.texts import Texts, language_name, listed, written_date
from index import Article, Hit, Source

ELLIPSIS = "…"

ENOUGH, EXTRACT = 300, 450
"""From which width on `Length.EXTRACT` begins no other paragraph, and how wide it gets unless the answering sentence alone is wider."""

FLAGS = {"de": "🇩🇪", "en": "🇬🇧", "es": "🇪🇸", "fr": "🇫🇷", "it": "🇮🇹", "pt": "🇵🇹"}
"""Shorter on a phone than a language's name."""

OUTLET, TITLE, SOURCES = 80, 250, 3
"""How wide an outlet and a title may get, and how many outlets are named after "after"."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What a button can carry of a hit: the id of its passage, and which sentence answers, from 0."""

    passage: str
    sentence: int

    @classmethod
    def of(cls, hit: Hit) -> Spot:
        starts = [start - hit.passage.start for start, _ in hit.passage.sentences]
        return cls(hit.passage.id, starts.index(hit.sentence[0]) if hit.sentence[0] in starts else 0)

    def on(self, hit: Hit) -> Hit:
        """`hit`, found again by the id, with its answering sentence."""
        spans = hit.passage.sentences
        start, end = spans[min(self.sentence, len(spans) - 1)]
        return replace(hit, sentence=(start - hit.passage.start, end - hit.passage.start))


def quotation(hit: Hit, limit: int, length: Length = Length.PASSAGE) -> str:
    """The passage as a Discord quote, at most `limit` wide, the answering sentence in bold; as much of it as `length` says.

    What does not fit is left out sentence by sentence, the farthest first, and marked with "…"; the answering sentence
    itself is cut only where it does not fit alone.
    """
    first, last = hit.sentence
    if width(_quoted(hit, first, last)) > limit:
        return _only_sentence(hit.answering, limit)
    if length is Length.SENTENCE:
        return _quoted(hit, first, last)
    if length is Length.EXTRACT:
        return _quoted(hit, *_widened(hit, ENOUGH, min(limit, EXTRACT)))
    return _quoted(hit, *_widened(hit, limit, limit))


def _widened(hit: Hit, enough: int, most: int) -> tuple[int, int]:
    """The answering sentence with as many neighbours as fit into `most`, of other paragraphs only until it is `enough`."""
    first, last = hit.sentence
    for border in _borders(hit):
        wider = min(first, border), max(last, border)
        other_paragraph = "\n" in hit.passage.text[wider[0] : first] + hit.passage.text[last : wider[1]]
        is_wanted = not other_paragraph or width(_quoted(hit, first, last)) < enough
        if is_wanted and width(_quoted(hit, *wider)) <= most:
            first, last = wider
    return first, last


def _borders(hit: Hit) -> list[int]:
    """Offsets in the passage's text at which it may be cut, the nearest to the answering sentence first: where the one
    before it begins, where the one behind it ends, and so on by turns.
    """
    passage, (first, last) = hit.passage, hit.sentence
    starts = {0, *(start - passage.start for start, _ in passage.sentences)}
    ends = {len(passage.text), *(end - passage.start for _, end in passage.sentences)}
    before = sorted((start for start in starts if 0 <= start < first), reverse=True)
    behind = sorted(end for end in ends if end > last)
    return [border for pair in zip_longest(before, behind) for border in pair if border is not None]


def _quoted(hit: Hit, first: int, last: int) -> str:
    """`text[first:last]` as a quote, its answering sentence in bold, with "…" where something is left out."""
    text, (start, end) = hit.passage.text, hit.sentence
    lead, rest = text[first:start], text[end:last]
    if text[:first].strip():
        lead = f"{ELLIPSIS} {lead.lstrip()}"
    if text[last:].strip():
        rest = f"{rest.rstrip()} {ELLIPSIS}"
    return _as_quote(escaped(lead) + _bold(escaped(_one_line(text[start:end]))) + escaped(rest))


def _only_sentence(sentence: str, limit: int) -> str:
    return _as_quote(_bold(shortened(_one_line(sentence), limit - len("> ****"))))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _bold(text: str) -> str:
    return f"**{text}**" if text.strip() else ""


def _as_quote(text: str) -> str:
    return "\n".join(f"> {line.strip()}" for line in text.splitlines() if line.strip())


def source_line(article: Article, texts: Texts, limit: int) -> str:
    """Outlet · title · date · flag of the language, with what is unknown left out and links as far as `limit` allows."""
    for links in (2, 1, 0):
        line = " · ".join(_source_parts(article, texts, links))
        if width(line) <= limit:
            return line
    return escaped_line(article.title, limit)


def headline(article: Article, texts: Texts, limit: int) -> str:
    """Title · outlet · date · flag, in a list; the title is linked to the article, else to its first source."""
    links = [article.url, *(source.url for source in article.reported_by)]
    title = escaped_line(article.title, min(TITLE, limit // 2))
    for shown in (link(title, next((url for url in links if url), None)), title):
        parts = [
            shown,
            escaped_line(first_outlet(article), OUTLET),
            written_date(article.published, texts) if article.published else "",
            FLAGS.get(article.language) or language_name(article.language, texts),
            doubt(article.status, texts),
        ]
        line = " · ".join(part for part in parts if part)
        if width(line) <= limit:
            return line
    return escaped_line(article.title, limit)


def _source_parts(article: Article, texts: Texts, links: int) -> list[str]:
    """`links` is 2 for every link, 1 for the title's alone, 0 for none."""
    parts = [
        _outlet(article, texts, with_links=links > 1),
        link(escaped_line(article.title, TITLE), article.url if links else None),
        written_date(article.published, texts) if article.published else "",
        FLAGS.get(article.language) or language_name(article.language, texts),
        doubt(article.status, texts),
    ]
    return [part for part in parts if part]


def _outlet(article: Article, texts: Texts, *, with_links: bool) -> str:
    outlet = escaped_line(article.publisher or "", OUTLET)
    if not article.reported_by:
        return outlet
    told = [_reported(source, article, texts, with_link=with_links) for source in reports(article)[:SOURCES]]
    after = texts.after.format(sources=listed(told, texts))
    return f"{outlet}, {after}" if outlet else after


def _reported(source: Source, article: Article, texts: Texts, *, with_link: bool) -> str:
    """The outlet, with its date in brackets where that is not the article's, which stands in the same line."""
    outlet = link(escaped_line(source.outlet, OUTLET), source.url if with_link else None)
    if source.date is None or source.date == article.published:
        return outlet
    return f"{outlet} ({written_date(source.date, texts)})"
