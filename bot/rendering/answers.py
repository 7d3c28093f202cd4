"""Answer -> what Discord shows. Pure; Discord's limits live here.

An answer is plain content, because embeds vanish where the bot lacks the permission to embed links.
The other passages, up to four, only fit as embeds; they go into an interaction's own reply.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

import discord

from bot.manners.cooldowns import Wait, Whose
from bot.rendering.escaping import escaped_line, link, width
from bot.rendering.headlining import more_listed, newest_listed
from bot.rendering.narrowing import kept_to
from bot.rendering.phrases import STANDS_ALONE, closest, covered, hedge, reason, runners_up
from bot.rendering.quoting import Spot, headline, quotation, source_line
from bot.rendering.reply import CONTENT, EMBED, EMBEDS, Reply, fitted
from bot.rendering.retelling import retold
from bot.state.lengths import Length
from bot.texts import Texts, counted, quoted
from index import ANY, Answer, Coverage, Hit, Wanted, Wish

RANKS = 5
"""How many passages one answer can show: the first, and up to four behind the button."""

SOURCE, CONTEXT, ECHO, NAME = 800, 800, 200, 60
LATER = 250
"""What a quotation leaves free for what came later."""

SENTENCE, HEADLINE = 200, 400
"""How wide a sentence that might answer instead may get, and what names its article."""


def rendered(
    answer: Answer,
    coverage: Coverage,
    texts: Texts,
    echo: str | None = None,
    *,
    understood: str | None = None,
    wanted: Wanted = ANY,
    length: Length = Length.EXTRACT,
) -> Reply:
    """`answer` in the reader's words; `echo` is a question to repeat in small print above it, `wanted` what it was kept to,
    `understood` a follow-up question as it was completed, `length` how much of the passage is quoted.
    """
    whole = texts.understood.format(question=escaped_line(understood, ECHO)) if understood else ""
    head = _small_print(escaped_line(echo or "", ECHO), whole, kept_to(wanted, texts))
    if not answer.answered or not answer.hits:
        return Reply(fitted(_joined(head, _refusal(answer, coverage, texts))))
    if answer.browsed and answer.browsed.wish is Wish.NEWS:
        room = CONTENT - width(head) - len("\n")
        return Reply(_joined(head, newest_listed(answer.browsed.headlines, answer.browsed.about, texts, room)))
    best, *others = answer.hits[:RANKS]
    source = f"-# {source_line(best.article, texts, SOURCE)}"
    doubts = hedge(answer, texts)
    room = CONTENT - sum(width(line) + 1 for line in (head, doubts, source))
    quote = quotation(best, room - LATER, length)
    room -= width(quote) + 1
    context = _context(best, texts, min(CONTEXT, room))
    below = _more(answer, texts, room - width(context) - 1) or _perhaps(answer, texts, room - width(context) - 1)
    content = _joined(head, doubts, quote, source, context, below)
    return Reply(content, passage=best.passage.id, others=tuple(map(Spot.of, others)))


def rendered_others(hits: Sequence[Hit | None], texts: Texts, length: Length = Length.EXTRACT) -> Reply:
    """One embed an article, in the order of its best passage, with its source once; a passage that is gone says so."""
    share = EMBEDS // max(1, len(hits))
    articles: dict[str, list[Hit]] = {}
    for place, hit in enumerate(hits):
        articles.setdefault(hit.article.id if hit else f"gone {place}", []).extend([hit] if hit else [])
    return Reply(
        embeds=tuple(discord.Embed(description=_passages(of, texts, share, length)) for of in articles.values())
    )


def rendered_wait(wait: Wait, texts: Texts) -> Reply:
    """A friendly line to who asks too fast, or where too much is asked."""
    line = texts.wait_user if wait.whose is Whose.USER else texts.wait_channel
    return Reply(line.format(seconds=counted(ceil(wait.seconds), texts.seconds, texts)))


def _passages(hits: Sequence[Hit], texts: Texts, share: int, length: Length) -> str:
    """The passages of one article, each at most `share` wide together with its part of the source below."""
    if not hits:
        return texts.passage_gone
    limit = min(EMBED // len(hits), share)
    source = f"-# {source_line(hits[0].article, texts, min(SOURCE, limit // 2))}"
    room = limit - ceil((width(source) + 1) / len(hits)) - len("\n\n")
    return _joined("\n\n".join(quotation(hit, room, length) for hit in hits), source)


def _refusal(answer: Answer, coverage: Coverage, texts: Texts) -> str:
    names = [escaped_line(name, NAME) for name in answer.unknown_names[:RANKS]]
    why = reason(answer, texts, names)
    if answer.refusal in STANDS_ALONE:
        return why
    headlines = [f"- {headline(article, texts, CONTENT // 5)}" for article in closest(answer)]
    return _joined(why, covered(coverage, texts), *([texts.closest, *headlines] if headlines else []))


def _context(hit: Hit, texts: Texts, limit: int) -> str:
    """What else is told of the story, in small print: as many lines as fit, without links where these are too long."""
    lines: list[str] = []
    for linked, plain in zip(retold(hit, texts, _linked), retold(hit, texts, _plain), strict=True):
        room = limit - sum(width(line) + 1 for line in lines)
        lines += [line for line in (f"-# {linked}", f"-# {plain}") if width(line) <= room][:1]
    return "\n".join(lines)


def _more(answer: Answer, texts: Texts, limit: int) -> str:
    """Below the introduction of somebody: what else is told of them, as far as it fits."""
    browsed = answer.browsed
    return more_listed(browsed.headlines, browsed.about, texts, limit) if browsed and browsed.about else ""


def _perhaps(answer: Answer, texts: Texts, limit: int) -> str:
    """Below an answer that is rather wrong than right: as many sentences that might answer instead as fit, with their articles."""
    told = ""
    for hit in runners_up(answer):
        sentence = quoted(escaped_line(hit.answering, SENTENCE), texts)
        for most in (HEADLINE, HEADLINE // 2):
            longer = _joined(told or texts.perhaps, f"- {sentence} · {headline(hit.article, texts, most)}")
            if width(longer) < limit:
                told = longer
                break
    return told


def _linked(text: str, url: str | None, limit: int) -> str:
    return link(escaped_line(text, limit), url)


def _plain(text: str, url: str | None, limit: int) -> str:
    return escaped_line(text, limit)


def _small_print(*lines: str) -> str:
    return "\n".join(f"-# {line}" for line in lines if line.strip())


def _joined(*lines: str) -> str:
    return "\n".join(line for line in lines if line)
