"""What waits for the operator: questions without a good answer, reports, feedback. Worst first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.state.connecting import Connection
from bot.state.database import Database
from bot.state.days import Today
from bot.state.remarks import Kind

WEEK = timedelta(days=7)

_GAPS = """
SELECT key, words, unanswered, count(voter), count(*) OVER ()
FROM questions LEFT JOIN votes ON question = key AND is_up = 0 AND is_settled = 0
GROUP BY key HAVING unanswered + count(voter) > 0
ORDER BY unanswered + 2 * count(voter) DESC, last_asked DESC, key LIMIT ?
"""
_REASONS = "SELECT reason FROM votes WHERE question = ? AND is_up = 0 AND is_settled = 0 AND reason <> '' ORDER BY cast_on, voter"
_REMARKS = """
SELECT id, kind, words, reason, count(*) OVER () FROM remarks WHERE is_settled = 0
ORDER BY kind = 'feedback', id LIMIT ?
"""
_VOTES = "SELECT count(CASE is_up WHEN 1 THEN 1 END), count(CASE is_up WHEN 0 THEN 1 END) FROM votes WHERE cast_on > ?"


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that was not answered, or whose answers were voted down: how often since it was last settled."""

    key: str
    words: str
    unanswered: int
    down: int
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """A report or feedback that is not settled."""

    id: int
    kind: Kind
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Agenda:
    """The most important entries, how many there are in all, and the votes of the last seven days."""

    up: int
    down: int
    gaps: tuple[Gap, ...] = ()
    remarks: tuple[Remark, ...] = ()
    all_gaps: int = 0
    all_remarks: int = 0


class Agendas:
    """Reads the agenda and settles what is on it."""

    def __init__(self, database: Database, today: Today) -> None:
        self._database = database
        self._today = today

    async def now(self, gaps: int, remarks: int) -> Agenda:
        """At most so many `gaps` and `remarks`.

        Raises:
            StateError: It could not be read.
        """
        today = self._today()
        return await self._database.run(lambda connection: _read(connection, gaps, remarks, today))

    async def settle(self, gaps: Sequence[str], remarks: Sequence[int]) -> None:
        """Takes gaps, by key, and remarks, by id, off the agenda. A gap comes back when it is asked about again.

        Raises:
            StateError: It could not be kept.
        """
        await self._database.run(lambda connection: _settle(connection, gaps, remarks))


def _read(connection: Connection, gaps: int, remarks: int, today: date) -> Agenda:
    up, down = connection.execute(_VOTES, ((today - WEEK).isoformat(),)).fetchone()
    open_gaps = connection.execute(_GAPS, (gaps,)).fetchall()
    open_remarks = connection.execute(_REMARKS, (remarks,)).fetchall()
    return Agenda(
        up,
        down,
        tuple(
            Gap(key, words, unanswered, votes, _reasons(connection, key))
            for key, words, unanswered, votes, _ in open_gaps
        ),
        tuple(Remark(number, Kind(kind), words, reason) for number, kind, words, reason, _ in open_remarks),
        open_gaps[0][-1] if open_gaps else 0,
        open_remarks[0][-1] if open_remarks else 0,
    )


def _reasons(connection: Connection, key: str) -> tuple[str, ...]:
    """Line by line."""
    return tuple(line for (reason,) in connection.execute(_REASONS, (key,)) for line in reason.splitlines())


def _settle(connection: Connection, gaps: Sequence[str], remarks: Sequence[int]) -> None:
    connection.executemany("UPDATE questions SET unanswered = 0 WHERE key = ?", [(key,) for key in gaps])
    connection.executemany("UPDATE votes SET is_settled = 1 WHERE question = ?", [(key,) for key in gaps])
    connection.executemany("UPDATE remarks SET is_settled = 1 WHERE id = ?", [(number,) for number in remarks])
