"""A serving bot in a process of its own, and what its users read of it."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index import Embedder, RebuildReport, load_embedder, rebuild
from tests.discord.interaction import Interaction
from tests.discord.process import BotProcess
from tests.discord.server import LoopbackDiscord
from tests.discord.state import Message, User, nested
from tests.discord.validation import REPOSITORY

SEEDS = REPOSITORY / "seeds"
SOME = 60
"""How many seeds are in the folder that `/rebuild` reads; the index that is served holds all hundred of them."""

TOKEN = "loop.back.token"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation as a reader sees it, and the front matter of the seed in which it stands."""

    text: str
    seed: str
    title: str


@dataclass(frozen=True, slots=True)
class Stage:
    """The server, the process, its data folder, and the articles that `/rebuild` reads."""

    server: LoopbackDiscord
    process: BotProcess
    folder: Path
    articles: Path
    deputy: User
    """Named by BOT_OPERATORS; `server.operator` operates because the application is hers."""

    async def start(self) -> None:
        """Start the process and wait until it has identified and its commands are known."""
        before = self.server.gateway.identifies
        await self.process.start()
        await self.server.wait_for(lambda: self.server.gateway.identifies > before)
        await self.server.wait_for(lambda: self.server.state.commands[None])

    async def build(self, articles: Path) -> RebuildReport:
        """Rebuild from the side, as `talentmoves rebuild` does."""
        return await asyncio.to_thread(rebuild, [articles], self.folder, embedder(), force=True)

    def building(self) -> bool:
        """Whether a new generation is half written."""
        return any((self.folder / "generations").glob("*.building"))


@asynccontextmanager
async def staged(home: Path, index: Path, acknowledge_within: float = 3.0) -> AsyncIterator[Stage]:
    """A loopback Discord and a bot that is not started yet, on a copy of `index`."""
    folder, articles = home / "data", home / "articles"
    shutil.copytree(index, folder)
    articles.mkdir()
    for seed in sorted(SEEDS.glob("*.md"))[:SOME]:
        shutil.copy(seed, articles)
    async with LoopbackDiscord(token=TOKEN, acknowledge_within=acknowledge_within) as server:
        deputy = server.state.add_user("otto")
        settings = {
            "BOT_TOKEN": TOKEN,
            "BOT_OPERATORS": str(deputy.id),
            "BOT_QUESTIONS_PER_MINUTE": "0",
            "INDEX_LOOPBACK": "true",
            "INDEX_ARTICLES": str(articles),
        }
        stage = Stage(server, BotProcess(home, server.base_url, folder, settings), folder, articles, deputy)
        try:
            yield stage
        finally:
            await stage.process.kill()


@cache
def embedder() -> Embedder:
    """The one that comes with the project, loaded once."""
    return load_embedder("static")


def built(folder: Path) -> Path:
    """`folder`, holding an index of all seeds."""
    rebuild([SEEDS], folder, embedder())
    return folder


def readable(content: str) -> str:
    """`content` without Discord's markup: bold, backslashes and what holds mentions apart."""
    return re.sub(r"\\(.)", r"\1", content.replace("**", "").replace("\u200b", ""))


def quoted(content: str) -> Quoted:
    """The quotation in a message, white space apart. LookupError if it stands verbatim in no seed."""
    lines = [line.removeprefix("> ") for line in readable(content).splitlines() if line.startswith("> ")]
    text = " ".join(" ".join(lines).strip("… ").split())
    for path in sorted(SEEDS.glob("*.md")):
        seed = path.read_text(encoding="utf-8")
        if text and text in " ".join(seed.split()):
            return Quoted(text, path.stem, seed.split('title: "')[1].split('"\n')[0])
    raise LookupError(f"no seed says {text!r}")


def all_quoted(interaction: Interaction) -> list[Quoted]:
    """The quotations in an interaction's embeds, one or more in each. LookupError if one stands verbatim in no seed."""
    return [quoted(part) for embed in interaction.embeds for part in embed["description"].split("\n\n")]


def button_of(message: Message) -> tuple[str, str]:
    """`custom_id` and label of the button that shows other passages."""
    ((custom_id, label),) = [(key, shown["label"]) for key, shown in message.controls.items() if "passages" in key]
    return custom_id, label


def carelessness(server: LoopbackDiscord) -> list[str]:
    """The requests that show something and would let Discord ping somebody for it."""
    careless = []
    for request in server.requests:
        shown = request.body if isinstance(request.body, dict) else {}
        shown = shown.get("data") or shown
        allowed = shown.get("allowed_mentions") or {}
        is_careful = allowed.get("parse") == [] and not any(
            allowed.get(key) for key in ("replied_user", "users", "roles")
        )
        if ("content" in shown or "embeds" in shown) and not is_careful:
            careless.append(f"{request.method} {request.path}: {allowed}")
    return careless


async def asked(server: LoopbackDiscord, question: str, locale: str = "en-US") -> Message:
    """The reply to `/ask` in the guild."""
    interaction = await server.slash(server.user, "ask", {"question": question}, server.guild, locale)
    return await server.wait_for_reply(interaction)


async def said_to(server: LoopbackDiscord, user: User, command: str) -> str:
    """What a command without options tells `user`."""
    interaction = await server.slash(user, command, guild=server.guild)
    return (await server.wait_for_reply(interaction)).content


def typed_into(form: Interaction) -> list[str]:
    """The fields of the form that was opened, by `custom_id`."""
    assert form.modal is not None
    return [part["custom_id"] for part in nested(form.modal["components"]) if "custom_id" in part]


def replies_to(server: LoopbackDiscord, message: Message) -> list[Message]:
    return [reply for reply in server.state.messages.values() if reply.replies_to is message]
