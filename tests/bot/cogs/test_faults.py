"""Every fault by itself, on one serving process: no question is forgotten, none is answered twice, nothing ends."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from bot.delivery.hindrances import HINDRANCES
from bot.serving.closures import CLOSURES, DO_NOT_RESTART
from tests.bot.process import TOKEN, Stage, built, quoted, staged
from tests.discord.disruptions import (
    ACKNOWLEDGEMENT,
    ANSWER,
    GATEWAY,
    LASTING,
    PASSING,
    REPLY,
    Call,
)
from tests.discord.faults import Fault
from tests.discord.interaction import Interaction
from tests.discord.process import BotProcess
from tests.discord.server import LoopbackDiscord
from tests.discord.state import Message, User

pytestmark = pytest.mark.asyncio(loop_scope="module")

QUESTION = "Qui est Emmett Shear ?"
ANSWERED_BY = "2023-11-emmett-shear-openai.fr"
CALLS = {"acknowledgement": ACKNOWLEDGEMENT, "answer": ANSWER, "reply": REPLY}
PATIENT = 60.0
"""Seconds for an acknowledgement: the machine may be busy, and what is late is another matter."""


@pytest.fixture(scope="session")
def seed_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of all seeds."""
    return built(tmp_path_factory.mktemp("seeds"))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(seed_index: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    """One serving bot for the tests of this file that do not end it."""
    async with staged(tmp_path_factory.mktemp("home"), seed_index, acknowledge_within=PATIENT) as stage:
        await stage.start()
        yield stage


@dataclass(slots=True)
class Asked:
    """A question of a user of its own, so that its requests can be told from the others'."""

    server: LoopbackDiscord
    user: User
    call: Call
    fault: Fault
    is_lasting: bool = False
    was_met: bool = False
    question: Interaction | Message | None = None

    async def ask(self) -> None:
        """By message where the fault is in a reply, else by `/ask`; the call meets the fault."""
        self.server.faults.rules.append(self.rule)
        if self.call is REPLY:
            self.question = await self.server.direct_message(self.user, QUESTION)
        else:
            self.question = await self.server.slash(self.user, "ask", {"question": QUESTION})

    def rule(self, method: str, path: str) -> Fault | None:
        """The fault, once or for ever, where it is this question's call."""
        if not self.call.is_made_by(method, path) or not self.is_about(path) or (self.was_met and not self.is_lasting):
            return None
        self.was_met = True
        return self.fault

    def is_about(self, path: str) -> bool:
        interaction = self.server.interaction_of(path)
        if interaction is not None:
            return interaction.user is self.user
        return f"/channels/{self.server.state.direct_channel(self.user).id}/" in path

    @property
    def statuses(self) -> list[int | None]:
        """How the attempts to show the answer ended, in order."""
        ways = (ANSWER, REPLY)
        about = [request for request in self.server.requests if self.is_about(request.path)]
        return [
            request.status for request in about if any(way.is_made_by(request.method, request.path) for way in ways)
        ]

    @property
    def shown(self) -> list[Message]:
        """What the bot has said to this user."""
        channel = self.server.state.direct_channel(self.user)
        return [one for one in self.server.state.messages.values() if one.channel is channel and one.author.is_bot]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def passing(stage: Stage) -> dict[tuple[str, str], Asked]:
    """A question for each call and each fault that passes, all asked at once."""
    asked = {
        (call, fault): Asked(stage.server, stage.server.state.add_user(f"{call} {fault}"), CALLS[call], PASSING[fault])
        for call in CALLS
        for fault in PASSING
    }
    await asyncio.gather(*[one.ask() for one in asked.values()])
    with suppress(TimeoutError):  # the tests below say which were not answered
        await stage.server.wait_for(lambda: all(one.statuses[-1:] == [200] for one in asked.values()), seconds=60)
    return asked


@pytest.mark.parametrize("fault", PASSING)
@pytest.mark.parametrize("call", CALLS)
async def test_a_question_that_met_a_passing_fault_is_answered_once(
    passing: dict[tuple[str, str], Asked], call: str, fault: str
) -> None:
    asked = passing[call, fault]

    (message,) = asked.shown
    assert asked.was_met
    assert quoted(message.content).seed == ANSWERED_BY
    assert {version.content for version in message.versions} == {message.content}


@pytest.mark.parametrize("fault", LASTING)
async def test_a_question_that_nothing_can_answer_is_one_line_and_the_bot_goes_on(stage: Stage, fault: str) -> None:
    server = stage.server
    call, answer = LASTING[fault]
    asked = Asked(server, server.state.add_user(fault), call, answer, is_lasting=True)
    code = int(answer.body.split('"code": ')[1].rstrip("}"))
    said = stage.process.said.count(HINDRANCES[code])

    await asked.ask()
    await server.wait_for(lambda: stage.process.said.count(HINDRANCES[code]) > said)
    reply = await server.wait_for_reply(await server.direct_message(server.user, QUESTION))

    assert 200 not in asked.statuses
    assert quoted(reply.content).seed == ANSWERED_BY


@pytest.mark.parametrize("disruption", GATEWAY)
async def test_the_bot_connects_again_and_answers(stage: Stage, disruption: str) -> None:
    server = stage.server
    begun = len(server.gateway.sessions), server.gateway.identifies
    connections = server.gateway.connections

    await GATEWAY[disruption](server)
    await server.wait_for(lambda: server.gateway.connections > connections)
    await server.ready()
    message = await server.direct_message(server.state.add_user(disruption), QUESTION)
    reply = await server.wait_for_reply(message)

    assert begun[1] <= server.gateway.identifies <= begun[1] + 1
    assert quoted(reply.content).seed == ANSWERED_BY


async def test_an_interaction_and_a_message_that_come_twice_are_answered_once(stage: Stage) -> None:
    server = stage.server
    interaction = await server.slash(server.user, "ask", {"question": QUESTION})
    await server.wait_for_reply(interaction)
    message = await server.direct_message(server.state.add_user("twice"), QUESTION)
    await server.wait_for_reply(message)
    known = len(server.requests)

    await server.replay(interaction)
    await server.replay(message)
    await server.wait_for(lambda: len(server.requests) >= known + 2)

    statuses = sorted((request.status or 0) for request in server.requests[known:])
    replies = [one for one in server.state.messages.values() if one.replies_to is message]
    assert statuses == [200, 400]  # the reply's nonce is known, the interaction acknowledged
    assert (interaction.edits, interaction.followups, len(replies)) == ([], [], 1)


@pytest.mark.parametrize(
    "fault", [Fault.answer(404, 10062), Fault.drop(), Fault.html(429)], ids=["late", "lost", "page"]
)
async def test_choices_that_cannot_be_offered_are_one_line_without_anybodys_id(stage: Stage, fault: Fault) -> None:
    server = stage.server
    said = stage.process.said.count("Ignoring exception in autocomplete")
    server.faults.next("POST", "/callback$", fault)

    await server.autocomplete(server.user, "ask", "about", "Altm", {"question": QUESTION})
    await server.wait_for(lambda: stage.process.said.count("Ignoring exception in autocomplete") > said)
    offered = await server.autocomplete(server.user, "ask", "about", "Altm", {"question": QUESTION})
    await server.wait_for(lambda: offered.choices)

    assert offered.choices[0]["name"] == "Sam Altman"
    assert str(server.user.id) not in stage.process.said


async def test_two_processes_with_one_token_answer_a_question_once(stage: Stage, tmp_path: Path) -> None:
    server = stage.server
    second = BotProcess(tmp_path, server.base_url, stage.folder, {"BOT_TOKEN": TOKEN})
    identifies = server.gateway.identifies
    await second.start()
    await server.wait_for(lambda: server.gateway.identifies > identifies)
    sessions = [session for session in server.gateway.sessions.values() if session.connection]

    askers = [server.state.add_user(f"both {number}") for number in range(5)]
    interactions = [await server.slash(user, "ask", {"question": QUESTION}, server.guild) for user in askers]
    messages = [await server.direct_message(user, QUESTION) for user in askers]
    questions: list[Interaction | Message] = [*interactions, *messages]
    for question in questions:
        await server.wait_for_reply(question)
    await second.terminate()

    replies = [[one for one in server.state.messages.values() if one.replies_to is message] for message in messages]
    assert len(sessions) == 2
    assert [interaction.edits for interaction in interactions] == [[]] * 5
    assert [len(found) for found in replies] == [1] * 5


async def test_the_process_that_met_all_this_has_never_ended(stage: Stage) -> None:
    assert stage.process.is_running
    assert "Traceback" not in stage.process.said


@pytest.mark.parametrize("code", [4004, 4011])
async def test_a_close_that_only_a_person_can_mend_ends_the_process_with_its_line(
    seed_index: Path, tmp_path: Path, code: int
) -> None:
    async with staged(tmp_path, seed_index) as ended:
        await ended.start()
        await ended.server.close_gateway(code)
        exit_code = await ended.process.ended()

        assert exit_code == DO_NOT_RESTART
        assert ended.process.said.endswith(f"talentmoves: {CLOSURES[code].line}\n")


async def test_after_a_close_for_invalid_intents_the_bot_logs_in_anew(seed_index: Path, tmp_path: Path) -> None:
    async with staged(tmp_path, seed_index) as again:
        await again.start()
        await again.server.close_gateway(4013)
        await again.server.wait_for(lambda: again.server.gateway.identifies == 2)

        assert "Discord is away (ConnectionClosed 4013)" in again.process.said
