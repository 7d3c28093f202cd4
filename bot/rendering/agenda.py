"""What waits for the operator, in words: for `/gaps`, and shorter for the weekly summary. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot.rendering.escaping import escaped_line
from bot.rendering.reply import fitted
from bot.state.agenda import Agenda, Gap, Remark
from bot.state.remarks import Kind
from bot.texts import Texts, counted, number

GAPS, REMARKS = 6, 4
"""How many of each are shown at a time, so that they fit into one message."""

WORDS, REASONS = 110, 70
"""Characters of a question or statement, and of what was said to it."""


def agenda_text(agenda: Agenda, texts: Texts) -> str:
    """Everything, the questions first; what is not shown is counted."""
    blocks = [
        *_block(texts.gaps_questions, [_gap(gap, texts) for gap in agenda.gaps]),
        *_more(agenda.all_gaps - len(agenda.gaps), texts),
        *_block(texts.gaps_reports, _of_kind(agenda.remarks, Kind.REPORT)),
        *_block(texts.gaps_feedback, _of_kind(agenda.remarks, Kind.FEEDBACK)),
        *_more(agenda.all_remarks - len(agenda.remarks), texts),
    ]
    return fitted("\n".join([_votes(agenda, texts), *(blocks or [texts.gaps_none])]))


def summary_text(agenda: Agenda, texts: Texts) -> str:
    """Only the questions, and how much else there is: a channel may have more readers than the operator."""
    blocks = [
        *_block(texts.gaps_questions, [_asked(gap, texts) for gap in agenda.gaps]),
        *_more(agenda.all_gaps - len(agenda.gaps), texts),
    ]
    rest = [counted(agenda.all_remarks, texts.summary_remarks, texts)] if agenda.all_remarks else []
    return fitted("\n".join([_votes(agenda, texts), *(blocks + rest or [texts.gaps_none])]))


def _votes(agenda: Agenda, texts: Texts) -> str:
    return texts.gaps_votes.format(up=number(agenda.up, texts), down=number(agenda.down, texts))


def _block(title: str, lines: Sequence[str]) -> list[str]:
    return [f"**{title}**", *lines] if lines else []


def _more(count: int, texts: Texts) -> list[str]:
    return [f"-# {counted(count, texts.gaps_more, texts)}"] if count > 0 else []


def _gap(gap: Gap, texts: Texts) -> str:
    reasons = escaped_line("; ".join(gap.reasons), REASONS)
    return f"{_asked(gap, texts)}\n  -# {reasons}" if reasons else _asked(gap, texts)


def _asked(gap: Gap, texts: Texts) -> str:
    counts = [
        texts.gaps_unanswered.format(n=number(gap.unanswered, texts)) if gap.unanswered else "",
        f"👎 {number(gap.down, texts)}" if gap.down else "",
    ]
    return f"- {escaped_line(gap.words, WORDS)} ({', '.join(count for count in counts if count)})"


def _of_kind(remarks: Sequence[Remark], kind: Kind) -> list[str]:
    return [
        f"- {escaped_line(remark.words, WORDS)}"
        + (f"\n  -# {escaped_line(remark.reason, REASONS)}" if remark.reason else "")
        for remark in remarks
        if remark.kind is kind
    ]
