"""Whatever is asked: an answer or a refusal, never an exception, a ping or a broken message."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, given, settings

from bot.rendering.reply import Reply
from index import MAX_QUESTION, Answerer
from tests.bot.process import Stage, carelessness, staged
from tests.discord.interaction import Interaction
from tests.discord.state import Message
from tests.hostile import judging
from tests.hostile.corpus import CORPUS
from tests.hostile.generation import QUESTIONS
from tests.hostile.judging import judged
from tests.soak.input import small_answerer

IN_TIME = 60.0
"""Seconds for an acknowledgement: all are asked at once, and how fast the machine is, is another matter."""

TYPED = [
    question for questions in CORPUS.values() for question in questions if "\ud800" not in question and question.strip()
]
"""What a client can send: Discord takes neither an empty message nor half a character."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with some of the seeds."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def answerer(folder: Path) -> Iterator[Answerer]:
    """It answers from them."""
    answerer = small_answerer(folder)
    yield answerer
    answerer.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(answerer: Answerer, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    """A serving bot with the same articles."""
    async with staged(tmp_path_factory.mktemp("home"), folder, acknowledge_within=IN_TIME) as stage:
        await stage.start()
        yield stage


@pytest.mark.parametrize("kind", CORPUS)
def test_the_fixed_hostile_questions_do_no_harm(answerer: Answerer, kind: str) -> None:
    wrong = {question: judged(answerer, question).complaints for question in CORPUS[kind]}

    assert {question: complaints for question, complaints in wrong.items() if complaints} == {}


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(QUESTIONS)
def test_no_generated_question_does_harm(answerer: Answerer, question: str) -> None:
    assert judged(answerer, question).complaints == []


def test_harm_would_be_seen(answerer: Answerer, monkeypatch: pytest.MonkeyPatch) -> None:
    harmful = "@everyone `code` [here](https://evil.example) \u202e" + "x" * 2000
    monkeypatch.setattr(judging, "rendered", lambda *_, **__: Reply(harmful))

    complaints = judged(answerer, "Who left OpenAI?").complaints

    assert complaints == [
        "2047 wide",
        "a ping",
        "something invisible",
        "a link of somebody else's",
        "markup of somebody else's",
    ]


@pytest.mark.asyncio(loop_scope="module")
async def test_on_discord_each_of_them_gets_one_answer_that_pings_nobody(stage: Stage) -> None:
    server = stage.server
    asked: list[Interaction | Message] = []
    for number, question in enumerate(TYPED):
        user = server.state.add_user(f"user {number}")
        asked.append(await server.direct_message(user, question[:4000]))
        asked.append(await server.slash(user, "ask", {"question": question[:MAX_QUESTION]}, server.guild))

    replies = [await server.wait_for_reply(one, IN_TIME) for one in asked]

    assert len({reply.id for reply in replies}) == len(asked) >= 200
    assert [
        reply.content for reply in replies if not reply.content.strip() or reply.pinged or reply.pings_everyone
    ] == []
    assert (server.violations, server.unexpected, carelessness(server)) == ([], [], [])
    assert "An interaction failed" not in stage.process.said
    assert "could not be answered" not in stage.process.said
