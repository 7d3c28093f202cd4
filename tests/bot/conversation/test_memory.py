"""Conversations are remembered for a while, and only so many."""

from __future__ import annotations

import pytest

from bot.conversation import Conversations, Turn, language_of_reset
from bot.conversation.memory import KEPT, SIZE

ALICE, BOB, THREAD = (1, 10), (1, 20), (2, 10)
FIRST, SECOND, THIRD = Turn("first"), Turn("second"), Turn("third")


def test_a_turn_is_remembered_for_its_person_in_its_channel_alone() -> None:
    conversations = Conversations()
    conversations.note(ALICE, 1, FIRST, 0.0)

    assert conversations.before(ALICE, 2, 1.0) == FIRST
    assert conversations.before(BOB, 2, 1.0) is None
    assert conversations.before(THREAD, 2, 1.0) is None


def test_a_conversation_is_over_after_thirty_minutes() -> None:
    conversations = Conversations()
    conversations.note(ALICE, 1, FIRST, 0.0)

    assert conversations.before(ALICE, 2, KEPT - 1) == FIRST
    assert conversations.before(ALICE, 2, KEPT) is None


def test_what_is_too_old_is_forgotten_when_anybody_asks() -> None:
    conversations = Conversations()
    conversations.note(ALICE, 1, FIRST, 0.0)
    conversations.note(BOB, 2, SECOND, KEPT)

    assert len(conversations) == 1


def test_only_so_many_are_remembered_those_that_rested_longest_go_first() -> None:
    conversations = Conversations()
    conversations.note(ALICE, 1, FIRST, 0.0)
    conversations.note(BOB, 2, SECOND, 1.0)
    conversations.note(ALICE, 3, THIRD, 2.0)
    for person in range(SIZE - 1):
        conversations.note((3, person), 4, FIRST, 3.0)

    assert len(conversations) == SIZE
    assert conversations.before(BOB, 5, 4.0) is None
    assert conversations.before(ALICE, 5, 4.0) == THIRD


def test_a_corrected_question_follows_the_turn_before_it_and_not_itself() -> None:
    conversations = Conversations()
    conversations.note(ALICE, 1, FIRST, 0.0)
    conversations.note(ALICE, 2, SECOND, 1.0)

    assert conversations.before(ALICE, 2, 2.0) == FIRST
    conversations.note(ALICE, 2, THIRD, 2.0)
    assert conversations.before(ALICE, 3, 3.0) == THIRD
    assert conversations.before(ALICE, 2, 3.0) == FIRST


def test_a_conversation_moves_into_a_thread_and_is_forgotten_when_it_is_asked_for() -> None:
    conversations = Conversations()
    conversations.note(ALICE, 1, FIRST, 0.0)
    conversations.move(ALICE, THREAD)

    assert conversations.before(ALICE, 2, 1.0) is None
    assert conversations.before(THREAD, 2, 1.0) == FIRST
    conversations.forget(THREAD)
    conversations.forget(THREAD)
    assert conversations.before(THREAD, 2, 1.0) is None


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("new", "en"),
        ("Neu!", "de"),
        ("/new", "en"),
        (" nouveau ", "fr"),
        ("nuevo", "es"),
        ("nuovo.", "it"),
        ("news", None),
    ],
)
def test_one_word_starts_afresh(said: str, language: str | None) -> None:
    assert language_of_reset(said) == language
