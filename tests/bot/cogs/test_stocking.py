"""`/add` and `/remove`: for the operator alone."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.escaping import width
from bot.rendering.reply import CONTENT
from bot.rendering.reporting import removal_text
from bot.texts import texts_for
from index import Removal, restore
from index.library.removed import RemovedArticle
from tests.bot.process import Stage as Serving
from tests.bot.rendering.test_answers import PINGS, WORDS
from tests.bot.stage import staged

ENGLISH = texts_for("en")
COMMANDS: list[tuple[str, dict[str, str]]] = [
    ("add", {"address": "https://a.example/x"}),
    ("remove", {"title": "karpathy"}),
]


@pytest.mark.parametrize(("command", "options"), COMMANDS)
async def test_nobody_but_the_operator_may(tmp_path: Path, command: str, options: dict[str, Any]) -> None:
    async with staged(tmp_path) as stage:
        shown = await stage.alice.slash(stage.channel, command, **options)

        assert shown.response is not None
        assert shown.response.content == "Only the bot's operator can do this."
    assert shown.ephemeral
    assert stage.rebuilder.runs == 0


async def test_the_operator_adds_an_article_by_its_address(tmp_path: Path) -> None:
    async with staged(tmp_path, operator=True) as stage:
        shown = await stage.alice.slash(stage.channel, "add", address="https://a.example/x")

        assert shown.response is not None
        assert shown.response.content.startswith("The index is rebuilt")
    assert stage.rebuilder.pages == ["https://a.example/x"]


@pytest.mark.parametrize("address", ["/etc/passwd", "file:///etc/passwd", "karpathy"])
async def test_what_is_no_address_on_the_web_is_not_added(tmp_path: Path, address: str) -> None:
    async with staged(tmp_path, operator=True) as stage:
        shown = await stage.alice.slash(stage.channel, "add", address=address)

        assert shown.response is not None
        assert shown.response.content == ENGLISH.source_no_address
    assert stage.rebuilder.runs == 0


@pytest.mark.asyncio(loop_scope="module")
async def test_an_article_that_the_operator_takes_out_is_gone_at_once(stage: Serving) -> None:
    server = stage.server
    typing = await server.autocomplete(server.operator, "remove", "title", "sam returns")
    await server.wait_for(lambda: typing.choices)
    article = typing.choices[0]["value"]

    taken = await server.wait_for_reply(await server.slash(server.operator, "remove", {"title": article}))
    shown = await server.wait_for_reply(await server.slash(server.user, "article", {"title": article}))
    await asyncio.to_thread(restore, stage.folder, [article])

    assert taken.content.startswith("Removed: Sam Altman returns")
    assert shown.content == ENGLISH.article_gone


@pytest.mark.asyncio(loop_scope="module")
async def test_what_was_not_picked_is_not_guessed(stage: Serving) -> None:
    server = stage.server

    told = await server.wait_for_reply(await server.slash(server.operator, "remove", {"title": "sam returns"}))

    assert told.content == ENGLISH.nothing_removed


@given(st.lists(WORDS, max_size=40))
def test_whatever_articles_are_called_it_fits_and_pings_nobody(titles: list[str]) -> None:
    told = removal_text(Removal(tuple(RemovedArticle("x", "x", title, None) for title in titles), ()), ENGLISH)

    assert width(told) <= CONTENT
    assert not PINGS.search(told)
