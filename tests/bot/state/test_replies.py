"""Which message answers which."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bot.state.memory import Memory
from bot.state.replies import KEPT, Sent
from tests.bot.state.conftest import Calendar

FIRST, SECOND = Sent(10, 11), Sent(20, 21)


async def test_the_latest_answer_to_a_message_is_known_until_it_is_taken(memory: Memory) -> None:
    memory.replies.note(1, FIRST)
    memory.replies.note(1, SECOND)
    memory.replies.note(2, FIRST)

    known = await memory.replies.to(1)
    taken = await memory.replies.taken([1, 2, 3])

    assert known == SECOND
    assert taken == [SECOND, FIRST]
    assert await memory.replies.to(1) is None


async def test_it_is_forgotten_after_a_while(memory: Memory, calendar: Calendar) -> None:
    memory.replies.note(1, FIRST)
    calendar.day += KEPT + timedelta(days=1)
    memory.replies.note(2, SECOND)

    assert [await memory.replies.to(1), await memory.replies.to(2)] == [None, SECOND]


async def test_where_nothing_can_be_read_nothing_is_known(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    memory = Memory(tmp_path / "data")

    memory.replies.note(1, FIRST)

    assert await memory.replies.to(1) is None
    assert await memory.replies.taken([1]) == []
    memory.close()
