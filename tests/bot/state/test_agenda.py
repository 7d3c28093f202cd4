"""Questions, votes and remarks, and what of them waits for the operator."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.state.agenda import Agenda, Gap, Remark
from bot.state.database import StateError
from bot.state.memory import Memory
from bot.state.questions import KEPT, key_of
from bot.state.remarks import Kind
from bot.state.votes import Vote
from tests.bot.state.conftest import Calendar

WHO, WHY = "Who left OpenAI?", "Why did Sutskever go?"
PASSAGE = f"{1:016x}"
ALICE, BOB = 111_111_111_111_111_111, 222_222_222_222_222_222
MESSAGE = 333_333_333_333_333_333


def ballot(question: str, *, is_up: bool) -> Vote:
    return Vote(key_of(question), PASSAGE, is_up)


async def agenda(memory: Memory) -> Agenda:
    return await memory.agendas.now(10, 10)


async def counts(memory: Memory) -> tuple[int, int]:
    now = await agenda(memory)
    return now.up, now.down


async def test_unanswered_questions_are_counted_most_first(memory: Memory) -> None:
    for question in (WHO, WHY, "why did  sutskever go?"):
        memory.questions.note(question, is_unanswered=True)

    assert (await agenda(memory)).gaps == (Gap(key_of(WHY), WHY, 2, 0), Gap(key_of(WHO), WHO, 1, 0))


async def test_an_answered_question_is_no_gap_until_it_is_voted_down(memory: Memory) -> None:
    memory.questions.note(WHO, is_unanswered=False)
    before = await agenda(memory)

    await memory.votes.cast(ALICE, MESSAGE, ballot(WHO, is_up=False))
    await memory.votes.explain(ALICE, MESSAGE, "that was Karpathy")

    assert before == Agenda(0, 0)
    assert await agenda(memory) == Agenda(0, 1, (Gap(key_of(WHO), WHO, 0, 1, ("that was Karpathy",)),), (), 1)


async def test_the_last_vote_of_a_person_on_a_message_wins(memory: Memory) -> None:
    for is_up in (True, False, True):
        await memory.votes.cast(ALICE, MESSAGE, ballot(WHO, is_up=is_up))

    assert await counts(memory) == (1, 0)


async def test_other_people_and_other_messages_have_votes_of_their_own(memory: Memory) -> None:
    await memory.votes.cast(ALICE, MESSAGE, ballot(WHO, is_up=True))
    await memory.votes.cast(BOB, MESSAGE, ballot(WHO, is_up=False))
    await memory.votes.cast(ALICE, MESSAGE + 1, ballot(WHO, is_up=True))

    assert await counts(memory) == (2, 1)


async def test_the_last_vote_wins_after_a_restart_too(tmp_path: Path) -> None:
    for is_up in (True, False):
        memory = Memory(tmp_path)
        await memory.votes.cast(ALICE, MESSAGE, ballot(WHO, is_up=is_up))
        memory.close()
    memory = Memory(tmp_path)

    seen = await counts(memory)

    memory.close()
    assert seen == (0, 1)


async def test_a_reason_goes_with_its_vote_and_is_dropped_when_the_vote_turns(memory: Memory) -> None:
    memory.questions.note(WHO, is_unanswered=True)
    await memory.votes.cast(ALICE, MESSAGE, ballot(WHO, is_up=False))
    await memory.votes.explain(ALICE, MESSAGE, "too old")
    await memory.votes.cast(ALICE, MESSAGE, ballot(WHO, is_up=False))
    pressed_twice = (await agenda(memory)).gaps[0].reasons
    await memory.votes.cast(ALICE, MESSAGE, ballot(WHO, is_up=True))
    await memory.votes.cast(ALICE, MESSAGE, ballot(WHO, is_up=False))

    assert pressed_twice == ("too old",)
    assert (await agenda(memory)).gaps[0].reasons == ()


async def test_a_reason_without_a_vote_is_left(memory: Memory) -> None:
    memory.questions.note(WHO, is_unanswered=True)

    await memory.votes.explain(ALICE, MESSAGE, "too old")

    assert (await agenda(memory)).gaps == (Gap(key_of(WHO), WHO, 1, 0),)


async def test_what_is_settled_is_off_the_list_until_it_is_asked_again(memory: Memory) -> None:
    memory.questions.note(WHO, is_unanswered=True)
    await memory.votes.cast(ALICE, MESSAGE, ballot(WHO, is_up=False))
    await memory.remarks.add(Kind.REPORT, "X left Y", "he did not")
    (report,) = (await agenda(memory)).remarks

    await memory.agendas.settle([key_of(WHO)], [report.id])
    settled = await agenda(memory)
    memory.questions.note(WHO, is_unanswered=True)

    assert settled == Agenda(0, 1)
    assert (await agenda(memory)).gaps == (Gap(key_of(WHO), WHO, 1, 0),)


async def test_reports_come_before_feedback_and_what_is_not_shown_is_counted(memory: Memory) -> None:
    await memory.remarks.add(Kind.FEEDBACK, "nice")
    await memory.remarks.add(Kind.REPORT, "X left Y", "he did not")
    for number in range(5):
        memory.questions.note(f"Who is number {number}?", is_unanswered=True)

    shown = await memory.agendas.now(2, 1)

    assert shown.remarks == (Remark(2, Kind.REPORT, "X left Y", "he did not"),)
    assert (len(shown.gaps), shown.all_gaps, shown.all_remarks) == (2, 5, 2)


async def test_votes_of_the_last_seven_days_are_counted(memory: Memory, calendar: Calendar) -> None:
    await memory.votes.cast(ALICE, MESSAGE, ballot(WHO, is_up=True))
    calendar.day += timedelta(days=6)
    await memory.votes.cast(BOB, MESSAGE, ballot(WHO, is_up=False))
    within = await counts(memory)
    calendar.day += timedelta(days=1)

    assert within == (1, 1)
    assert await counts(memory) == (0, 1)


async def test_an_answered_question_is_forgotten_after_a_while_and_a_gap_is_not(
    memory: Memory, calendar: Calendar, tmp_path: Path
) -> None:
    memory.questions.note("Is this secret?", is_unanswered=False)
    memory.questions.note(WHO, is_unanswered=True)
    memory.questions.note(WHY, is_unanswered=False)
    await memory.votes.cast(ALICE, MESSAGE, ballot(WHY, is_up=False))
    calendar.day += KEPT + timedelta(days=1)

    memory.questions.note("Something else?", is_unanswered=False)

    assert {gap.words for gap in (await agenda(memory)).gaps} == {WHO, WHY}
    memory.close()
    assert b"Is this secret?" not in b"".join(file.read_bytes() for file in (tmp_path / "data").iterdir())


@pytest.mark.parametrize("database", ["folder"], indirect=True)
async def test_nothing_tells_who_asked_voted_or_remarked(memory: Memory, tmp_path: Path) -> None:
    memory.questions.note(WHO, is_unanswered=False)
    await memory.votes.cast(ALICE, MESSAGE, ballot(WHO, is_up=False))
    await memory.votes.explain(ALICE, MESSAGE, "too old")
    await memory.remarks.add(Kind.FEEDBACK, "nice")

    memory.close()

    kept = b"".join(file.read_bytes() for file in (tmp_path / "data").iterdir())
    assert WHO.encode() in kept
    for number in (ALICE, MESSAGE):
        assert str(number).encode() not in kept
        assert number.to_bytes(8, "big") not in kept  # as SQLite writes an integer


async def test_what_cannot_be_kept_is_an_error_for_a_vote_and_none_for_a_question(memory: Memory) -> None:
    memory.close()

    memory.questions.note(WHO, is_unanswered=True)

    with pytest.raises(StateError):
        await memory.votes.cast(ALICE, MESSAGE, ballot(WHO, is_up=True))


@given(some.lists(some.tuples(some.integers(1, 3), some.integers(1, 3), some.booleans()), max_size=30))
@settings(max_examples=25, deadline=None)
def test_however_often_people_vote_the_last_vote_of_each_on_each_message_counts(
    cast: list[tuple[int, int, bool]],
) -> None:
    last = {(user, message): is_up for user, message, is_up in cast}

    assert asyncio.run(counts_after(cast)) == (sum(last.values()), len(last) - sum(last.values()))


async def counts_after(cast: list[tuple[int, int, bool]]) -> tuple[int, int]:
    with TemporaryDirectory() as folder:
        memory = Memory(Path(folder))
        for user, message, is_up in cast:
            await memory.votes.cast(user, message, ballot(WHO, is_up=is_up))
        seen = await counts(memory)
        memory.close()
    return seen


@given(some.text(max_size=200))
def test_a_question_has_one_key_whatever_its_case_and_spacing(question: str) -> None:
    assert key_of(question) == key_of(f"  {question.casefold()}\n")
    assert len(key_of(question)) == 16
