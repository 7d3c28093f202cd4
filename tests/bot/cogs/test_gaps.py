"""`/gaps`, `/report` and `/feedback` on a simulated Discord."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import simcord

from bot.state.remarks import Kind
from index import Refusal
from tests.bot.fakes import FakeAnswers, FakeRebuilder, refusal
from tests.bot.stage import Stage, build_bot, staged


async def listed(stage: Stage) -> Any:
    result = await stage.alice.slash(stage.channel, "gaps")
    assert result.response is not None
    return result.response


async def filled_in(stage: Stage, command: str, *typed: str) -> simcord.InteractionResult:
    """What comes of a command's form, filled in from top to bottom."""
    form = await stage.alice.slash(stage.channel, command)
    assert form.modal is not None
    ids = [label["component"]["custom_id"] for label in form.modal["components"]]
    return await stage.alice.submit_modal(form, dict(zip(ids, typed, strict=True)))


async def test_the_operator_sees_what_was_not_answered_and_what_was_reported(tmp_path: Path) -> None:
    async with staged(tmp_path, FakeAnswers(refusal(Refusal.NOT_COVERED)), operator=True) as stage:
        for _ in range(2):
            await stage.alice.slash(stage.channel, "ask", question="Who left *Nowhere*?")
        await filled_in(stage, "report", "X left Y", "he did not")
        await filled_in(stage, "feedback", "nice bot")

        shown = await listed(stage)

        assert shown.content.splitlines() == [
            "Last 7 days: 👍 0 · 👎 0",
            "**Questions without a good answer:**",
            r"- Who left \*Nowhere\*? (not answered: 2)",
            "**Reported statements:**",
            "- X left Y",
            "  -# he did not",
            "**Feedback:**",
            "- nice bot",
        ]
    assert shown.ephemeral


async def test_what_the_operator_marks_as_done_is_gone(tmp_path: Path) -> None:
    async with staged(tmp_path, FakeAnswers(refusal(Refusal.NOTHING_RELEVANT)), operator=True) as stage:
        await stage.alice.slash(stage.channel, "ask", question="Who left Nowhere?")
        await filled_in(stage, "report", "X left Y", "he did not")
        shown = await listed(stage)
        options = shown.components[0]["components"][0]["options"]

        await stage.alice.select(shown, [option["value"] for option in options])

        assert [option["label"] for option in options] == ["Who left Nowhere?", "X left Y"]
        assert shown.content.endswith("Nothing is open: no gaps, no reports, no feedback.")
        assert [row["components"][0]["label"] for row in shown.components] == ["Add a source"]


async def test_others_are_refused_even_if_discord_shows_them_the_command(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        await stage.bot.memory.remarks.add(Kind.FEEDBACK, "for the operator's eyes")

        refused = await listed(stage)

        assert refused.content == "Only the bot's operator can do this."
        assert refused.components == []


async def test_who_is_no_longer_operator_can_settle_nothing(tmp_path: Path) -> None:
    async with staged(tmp_path, operator=True) as stage:
        await stage.bot.memory.remarks.add(Kind.FEEDBACK, "nice")
        shown = await listed(stage)
        restarted = build_bot(tmp_path, FakeAnswers(), FakeRebuilder(), set())
        await stage.env.restart_bot(restarted)

        await stage.alice.select(shown, ["remark:1"])

        assert shown.content == "Only the bot's operator can do this."
        assert (await restarted.memory.agendas.now(1, 1)).all_remarks == 1


@pytest.mark.parametrize("kind", [Refusal.OFF_TOPIC, Refusal.TOO_LONG, Refusal.EMPTY, Refusal.EMPTY_INDEX])
async def test_what_no_article_could_answer_is_no_gap(tmp_path: Path, kind: Refusal) -> None:
    async with staged(tmp_path, FakeAnswers(refusal(kind)), operator=True) as stage:
        await stage.alice.slash(stage.channel, "ask", question="How do I bake a cake?")

        assert (await listed(stage)).content.endswith("Nothing is open: no gaps, no reports, no feedback.")


@pytest.mark.parametrize(
    ("command", "typed", "thanks"),
    [
        ("report", ("X left Y", "he did not"), "Danke. Der Betreiber sieht es sich an."),
        ("feedback", ("nett",), "Danke. Der Betreiber liest es."),
    ],
)
async def test_who_tells_something_is_thanked_in_private(
    tmp_path: Path, command: str, typed: tuple[str, ...], thanks: str
) -> None:
    async with staged(tmp_path) as stage:
        stage.locale = "de"

        told = await filled_in(stage, command, *typed)

        assert told.response is not None
        assert told.response.content == thanks
    assert told.ephemeral


async def test_when_nothing_can_be_kept_everybody_is_told(tmp_path: Path) -> None:
    async with staged(tmp_path, operator=True) as stage:
        stage.bot.memory.close()

        told = [(await filled_in(stage, "feedback", "nice")).response, await listed(stage)]

        assert [response and response.content for response in told] == [
            "I can't note anything at the moment. Please try again later."
        ] * 2


async def source_added(stage: Stage, address: str) -> str:
    """What is said to who presses the button of the operator's list and types an address."""
    shown = await listed(stage)
    form = await stage.alice.click(shown, label="Add a source")
    assert form.modal is not None
    told = await stage.alice.submit_modal(form, {form.modal["components"][0]["component"]["custom_id"]: address})
    assert told.response is not None
    return told.response.content


async def test_the_operator_adds_a_source_and_the_index_is_rebuilt_with_it(tmp_path: Path) -> None:
    async with staged(tmp_path, operator=True) as stage:
        told = await source_added(stage, "https://example.com/karpathy")

    assert told.startswith("The index is rebuilt: 8 articles")
    assert stage.rebuilder.pages == ["https://example.com/karpathy"]


@pytest.mark.parametrize("typed", ["/etc/passwd", "file:///etc/passwd", "example.com", "ftp://example.com"])
async def test_what_is_no_web_address_is_not_even_tried(tmp_path: Path, typed: str) -> None:
    async with staged(tmp_path, operator=True) as stage:
        told = await source_added(stage, typed)

    assert told == "This is not an address on the web. It begins with `https://`."
    assert stage.rebuilder.runs == 0


async def test_who_is_no_longer_operator_adds_nothing(tmp_path: Path) -> None:
    async with staged(tmp_path, operator=True) as stage:
        shown = await listed(stage)
        rebuilder = FakeRebuilder()
        await stage.env.restart_bot(build_bot(tmp_path, FakeAnswers(), rebuilder, set()))
        form = await stage.alice.click(shown, label="Add a source")
        assert form.modal is not None
        field = form.modal["components"][0]["component"]["custom_id"]

        told = await stage.alice.submit_modal(form, {field: "https://example.com"})

        assert told.response is not None
        assert told.response.content == "Only the bot's operator can do this."
    assert rebuilder.runs == 0


async def test_while_somebody_else_rebuilds_the_operator_is_told_who(tmp_path: Path) -> None:
    async with staged(tmp_path, rebuilder=FakeRebuilder(busy_for="Bob"), operator=True) as stage:
        told = await source_added(stage, "https://example.com")

    assert told == "A rebuild is already running. Bob started it <t:1721001600:R>."


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("ForbiddenError", "This page may not be read"),
        ("UnreachableError", "This page could not be fetched"),
        ("OversizedError", "This page could not be fetched"),
        ("ReadingError", "I found no article on this page."),
    ],
)
async def test_why_a_source_was_not_added_is_said_in_plain_words(tmp_path: Path, kind: str, words: str) -> None:
    async with staged(tmp_path, rebuilder=FakeRebuilder(fails_with=kind), operator=True) as stage:
        told = await source_added(stage, "https://example.com")

    assert told.startswith(words)


@pytest.mark.parametrize("command", ["gaps", "rebuild"])
async def test_in_direct_messages_and_as_somebodys_own_app_the_operators_commands_are_refused_too(
    tmp_path: Path, command: str
) -> None:
    async with staged(tmp_path) as stage:
        await stage.alice.send_dm("hello")
        stage.is_added_to_server = False

        told = [await stage.alice.user.slash(command), await stage.alice.slash(stage.channel, command)]

        assert [result.response.content for result in told] == ["Only the bot's operator can do this."] * 2
    assert stage.rebuilder.runs == 0
