"""`/article` and the buttons that page through an article, on a simulated Discord."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import simcord

from tests.bot.fakes import SEED, FakeAnswers, FakeBrowser, FakeRebuilder
from tests.bot.stage import Stage, build_bot, staged

LONG = replace(SEED, text="\n\n".join(f"Part {number}. " + "word " * 150 for number in range(1, 4)))
OTHER = replace(SEED, id=f"{0xB:016x}", title="Murati leaves OpenAI", text="It is short.")


def answers() -> FakeAnswers:
    return FakeAnswers(browser=FakeBrowser([LONG, OTHER]))


def page(result: simcord.InteractionResult) -> str:
    assert result.response is not None
    (embed,) = result.response.embeds
    return embed.description or ""


def labels(result: simcord.InteractionResult) -> list[str]:
    assert result.response is not None
    return [button["label"] for row in result.response.components for button in row["components"]]


async def opened(stage: Stage, title: str = LONG.id) -> simcord.InteractionResult:
    return await stage.alice.slash(stage.channel, "article", title=title)


async def test_an_article_is_shown_to_the_reader_alone_from_its_beginning(tmp_path: Path) -> None:
    async with staged(tmp_path, answers()) as stage:
        shown = await opened(stage)

    assert shown.ephemeral
    assert page(shown).startswith("Part 1. word")
    assert labels(shown) == ["▶"]


async def test_the_buttons_turn_the_page_in_the_same_message(tmp_path: Path) -> None:
    async with staged(tmp_path, answers()) as stage:
        shown = await opened(stage)
        assert shown.response is not None

        await stage.alice.click(shown.response, label="▶")
        second, both = page(shown), labels(shown)
        await stage.alice.click(shown.response, label="◀")

        assert second.startswith("Part 2. word")
        assert both == ["◀", "▶"]
        assert page(shown).startswith("Part 1. word")


async def test_more_of_an_answers_article_is_one_click_away(tmp_path: Path) -> None:
    async with staged(tmp_path, answers()) as stage:
        asked = await stage.alice.slash(stage.channel, "ask", question="Who?")
        assert asked.response is not None

        clicked = await stage.alice.click(asked.response, label="More of this article")

    assert clicked.ephemeral
    assert page(clicked).startswith("Part 1. word")


async def test_a_restart_and_a_shorter_article_leave_the_buttons_working(tmp_path: Path) -> None:
    async with staged(tmp_path, answers()) as stage:
        shown = await opened(stage)
        assert shown.response is not None
        shorter = FakeAnswers(browser=FakeBrowser([replace(LONG, text="It is one page now.")]))
        await stage.env.restart_bot(build_bot(tmp_path, shorter, FakeRebuilder(), set()))

        await stage.alice.click(shown.response, label="▶")

        assert page(shown).startswith("It is one page now.")
        assert labels(shown) == []


async def test_an_article_that_is_gone_says_so(tmp_path: Path) -> None:
    async with staged(tmp_path, answers()) as stage:
        shown = await opened(stage)
        asked = await stage.alice.slash(stage.channel, "ask", question="Who?")
        assert shown.response is not None and asked.response is not None
        stage.answers.browser.articles.clear()

        await stage.alice.click(shown.response, label="▶")
        more = await stage.alice.click(asked.response, label="More of this article")
        again = await opened(stage)

        assert more.response is not None and again.response is not None
        told = [shown.response.content, more.response.content, again.response.content]
    assert told == ["This article is no longer among mine."] * 3


@pytest.mark.parametrize(("typed", "found"), [("murati", "It is short."), ("leaves", "Part 1. word")])
async def test_who_picks_nothing_gets_the_first_title_that_would_have_been_offered(
    tmp_path: Path, typed: str, found: str
) -> None:
    async with staged(tmp_path, answers()) as stage:
        shown = await opened(stage, typed)

    assert page(shown).startswith(found)


async def test_while_a_title_is_typed_discord_offers_articles_with_their_dates(tmp_path: Path) -> None:
    long = replace(OTHER, title="Murati " + "leaves " * 20, published=None)
    async with staged(tmp_path, FakeAnswers(browser=FakeBrowser([SEED, long]))) as stage:
        stage.locale = "de"

        offered = await stage.alice.autocomplete(stage.channel, "article", "title", "lea")

    assert [one["value"] for one in offered] == [SEED.id, long.id]
    assert offered[0]["name"] == "14.02.24 · Karpathy leaves OpenAI again"
    assert offered[1]["name"].endswith("…")
    assert len(offered[1]["name"]) <= 100


@pytest.mark.parametrize("label", ["More of this article", "▶"])
async def test_a_click_on_a_broken_index_is_told_in_plain_words(
    tmp_path: Path, label: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with staged(tmp_path, answers()) as stage:
        below = {"More of this article": await stage.alice.slash(stage.channel, "ask", question="Who?")}
        below["▶"] = await opened(stage)
        message = below[label].response
        assert message is not None
        monkeypatch.setattr(stage.answers, "browser", None)

        clicked = await stage.alice.click(message, label=label)

        shown = clicked.response or message
        assert shown.content.startswith("Sorry")
