"""An hour's questions while everything between the bot and Discord breaks at random: none forgotten, none answered twice."""

from __future__ import annotations

import asyncio
import tempfile
from collections import Counter
from pathlib import Path
from random import Random

from tests.bot.process import TOKEN, Stage, built, carelessness, staged
from tests.discord.disruptions import ACKNOWLEDGEMENT, ANSWER, GATEWAY, PASSING, REPLY
from tests.discord.faults import Fault
from tests.discord.interaction import Interaction
from tests.discord.process import BotProcess
from tests.discord.state import Message
from tests.soak.counting import Counts

MEANING = (
    "An hour's traffic in minutes, on the loopback Discord and one process of the bot: a question every five seconds of that hour, by `/ask`, "
    "direct message and mention. A sixth of the bot's REST calls fail, and every minute or so of that hour the gateway."
)

QUESTIONS, PEOPLE = 720, 60
LONG = 100
"""Questions from which on a run is long: it takes minutes anyway."""

GAP = 0.2
"""Seconds between two questions, on average."""

OF_REST, OF_GATEWAY, OF_REPLAY = 0.16, 0.08, 0.03
"""How probable a fault is: at a REST call, and after each question."""

IN_TIME = 30.0
"""Seconds for an acknowledgement: how fast the machine is, is another matter."""

SETTLED = 180.0
"""Seconds after the last question in which everything has to be answered; no fault happens in them."""

ASKED = (
    "Qui est Emmett Shear ?",
    "Wen holte Microsoft von Meta für seine Supercomputer?",
    "Who came back to OpenAI days after Microsoft had announced to hire him?",
    "Wie viel hat Google für Noam Shazeer bezahlt?",
    "Apfelkuchen mit Zimt backen",
)

Asked = Interaction | Message


def run(seed: int, share: float = 1.0) -> Counts:
    """Raises AssertionError where something was forgotten, said twice, or the process ended."""
    return asyncio.run(_run(Random(seed), max(20, int(QUESTIONS * share))))


async def _run(random: Random, questions: int) -> Counts:
    with tempfile.TemporaryDirectory() as home:
        index = built(Path(home) / "seeds")
        async with staged(Path(home), index, acknowledge_within=IN_TIME) as stage:
            await stage.start()
            traffic = Traffic(stage, random)
            await traffic.go_on(questions)
            await traffic.settle()
            return traffic.counts()


class Traffic:
    """Asks, breaks, and counts both."""

    def __init__(self, stage: Stage, random: Random) -> None:
        self.stage, self.server, self.random = stage, stage.server, random
        self.people = [self.server.state.add_user(f"person {number}") for number in range(PEOPLE)]
        self.asked: list[Asked] = []
        self.faults: Counter[str] = Counter()
        self.disruptions: Counter[str] = Counter()

    async def go_on(self, questions: int) -> None:
        """All questions; on the way once an outage and a rebuild, in a long run a second process and a zombie, too."""
        self.server.faults.rules.append(self._fault)
        fifth = questions // 5
        once = {fifth: self._outage, 2 * fifth: self._rebuild}
        if questions >= LONG:
            once |= {3 * fifth: self._twin, 4 * fifth: self._zombie}
        for number in range(questions):
            await self._ask()
            if number in once:
                await once[number]()
            elif self.random.random() < OF_GATEWAY:
                await self._disrupt()
            elif self.random.random() < OF_REPLAY:
                self.disruptions["replayed question"] += 1
                await self.server.replay(self.random.choice(self.asked))
            await asyncio.sleep(self.random.expovariate(1 / GAP))

    async def settle(self) -> None:
        """No more faults; waits until every question that the bot has is answered."""
        self.server.faults.rules.clear()
        await self.server.wait_for(lambda: not self._open(), SETTLED)
        await asyncio.sleep(5.0)  # for what might come twice

    def counts(self) -> Counts:
        """Raises AssertionError where something went wrong that must not."""
        interactions = [one for one in self.asked if isinstance(one, Interaction)]
        replies = Counter(id(reply.replies_to) for reply in self.server.state.messages.values() if reply.author.is_bot)
        twice = [one for one in self.asked if replies[id(one)] > 1 or (isinstance(one, Interaction) and one.followups)]
        assert self._open() == []
        assert twice == []
        assert self.stage.process.is_running
        assert (self.server.violations, carelessness(self.server)) == ([], [])
        assert "Traceback" not in self.stage.process.said
        return {
            "questions": len(self.asked),
            "by /ask, acknowledged": sum(one.acknowledged for one in interactions),
            "by /ask, never acknowledged (the person is told so by Discord)": sum(
                not one.acknowledged for one in interactions
            ),
            "by message": len(self.asked) - len(interactions),
            "acknowledged or delivered, and then forgotten": 0,
            "answered twice": 0,
            "restarts of the process": 0,
            "sessions begun": self.server.gateway.identifies,
            **{f"REST: {fault}": count for fault, count in sorted(self.faults.items())},
            **{f"gateway: {disruption}": count for disruption, count in sorted(self.disruptions.items())},
        }

    async def _ask(self) -> None:
        """Waits for a session first: what comes without one, Discord does not deliver."""
        await self.server.wait_for(lambda: self.server.gateway.sessions, IN_TIME)
        user, question = self.random.choice(self.people), self.random.choice(ASKED)
        match self.random.choice(("command", "command in private", "private", "mention")):
            case "command":
                self.asked.append(await self.server.slash(user, "ask", {"question": question}, self.server.guild))
            case "command in private":
                self.asked.append(await self.server.slash(user, "ask", {"question": question}))
            case "private":
                self.asked.append(await self.server.direct_message(user, question))
            case _:
                self.asked.append(await self.server.mention(user, self.server.channel, question))

    def _fault(self, method: str, path: str) -> Fault | None:
        if not any(call.is_made_by(method, path) for call in (ACKNOWLEDGEMENT, ANSWER, REPLY)):
            return None
        if self.random.random() >= OF_REST:
            return None
        name = self.random.choice(sorted(PASSING))
        self.faults[name] += 1
        return PASSING[name]

    def _open(self) -> list[Asked]:
        """Questions that the bot has and that nobody sees an answer to."""
        replied = {id(reply.replies_to) for reply in self.server.state.messages.values() if reply.author.is_bot}
        return [
            one
            for one in self.asked
            if (one.acknowledged and not one.reply if isinstance(one, Interaction) else id(one) not in replied)
        ]

    async def _disrupt(self) -> None:
        name = self.random.choice(sorted(GATEWAY))
        self.disruptions[name] += 1
        await GATEWAY[name](self.server)

    async def _outage(self) -> None:
        """Discord is away for some seconds, with everything."""
        self.disruptions["all of Discord away for five seconds"] += 1
        await self.server.stop()
        await asyncio.sleep(5.0)
        await self.server.start()

    async def _twin(self) -> None:
        """Somebody starts the bot a second time."""
        self.disruptions["second process with the same token"] += 1
        with tempfile.TemporaryDirectory() as home:
            twin = BotProcess(Path(home), self.server.base_url, self.stage.folder, {"BOT_TOKEN": TOKEN})
            await twin.start()
            await asyncio.sleep(5.0)
            for _ in range(20):
                await self._ask()
            await asyncio.sleep(5.0)
            await twin.terminate()

    async def _rebuild(self) -> None:
        self.disruptions["rebuild meanwhile"] += 1
        await self.server.slash(self.server.operator, "rebuild", guild=self.server.guild)

    async def _zombie(self) -> None:
        """The connection stays open and nothing comes on it any more; it takes the bot a minute to see that."""
        self.disruptions["zombie connection"] += 1
        connections = self.server.gateway.connections
        await self.server.silence_gateway()
        await self.server.wait_for(lambda: self.server.gateway.connections > connections, 150.0)
