"""Looking around over real sockets: each request is held against Discord's own document."""

from __future__ import annotations

import pytest

from tests.bot.process import asked, quoted, readable
from tests.discord.interaction import Answer
from tests.discord.server import LoopbackDiscord
from tests.discord.state import Message

pytestmark = pytest.mark.asyncio(loop_scope="module")

TAYLOR = "Wen holte Microsoft von Meta für seine Supercomputer?"


def button(message: Message, beginning: str) -> str:
    """The custom id of the only button that begins so."""
    (found,) = [custom_id for custom_id in message.controls if custom_id.startswith(beginning)]
    return found


@pytest.mark.parametrize(
    ("typed", "found"), [("Zukerb", "Mark Zuckerberg"), ("murat", "Mira Murati"), ("opena", "OpenAI"), ("", "OpenAI")]
)
async def test_people_and_organisations_are_offered_while_they_are_typed(
    server: LoopbackDiscord, typed: str, found: str
) -> None:
    typing = await server.autocomplete(server.user, "ask", "about", typed, {"question": "Wer?"})
    await server.wait_for(lambda: typing.choices)

    assert typing.answer is Answer.CHOICES
    assert found in [one["value"] for one in typing.choices][:3]


async def test_an_answer_is_kept_to_what_is_wanted(server: LoopbackDiscord) -> None:
    interaction = await server.slash(
        server.user, "ask", {"question": "Wer geht?", "about": "Microsoft", "language": "fr", "private": True}
    )
    reply = await server.wait_for_reply(interaction)

    assert interaction.ephemeral
    assert quoted(reply.content).seed.endswith(".fr")
    assert reply.content.splitlines()[:2] == ["-# Wer geht?", "-# about Microsoft · French"]


async def test_the_newest_articles_are_listed(server: LoopbackDiscord) -> None:
    interaction = await server.slash(server.user, "latest", guild=server.guild, locale="it")
    reply = await server.wait_for_reply(interaction)

    title, first, *_ = readable(reply.content).splitlines()
    assert title == "Gli articoli più recenti:"
    assert "Ruoming Pang geht von Meta zu OpenAI" in first
    assert "26\u00a0febbraio\u00a02026 · 🇩🇪" in first


async def test_sources_come_with_a_picture_and_its_words(server: LoopbackDiscord) -> None:
    interaction = await server.slash(server.user, "sources", guild=server.guild, locale="es-419")
    reply = await server.wait_for_reply(interaction)

    request = next(one for one in reversed(server.requests) if one.method == "PATCH")
    assert reply.content.startswith("Tengo 100 artículos (idiomas: inglés, alemán y francés)")
    assert reply.files["months.png"].startswith(b"\x89PNG")
    assert "julio de 2025: 13" in request.body["attachments"][0]["description"]


async def test_an_article_is_found_by_its_title_and_paged_through(server: LoopbackDiscord) -> None:
    typing = await server.autocomplete(server.user, "article", "title", "sam returns")
    await server.wait_for(lambda: typing.choices)
    opened = await server.slash(server.user, "article", {"title": typing.choices[0]["value"]})
    reply = await server.wait_for_reply(opened)
    first = reply.embeds[0]["description"]

    turned = await server.component(server.user, reply, button(reply, "page:"))
    await server.wait_for(lambda: reply.embeds[0]["description"] != first)

    assert (opened.ephemeral, turned.answer) == (True, Answer.DEFER_UPDATE)
    assert reply.embeds[0]["footer"]["text"].startswith("Page 2 of ")


async def test_more_of_an_answers_article_shows_the_passage_in_its_surroundings(server: LoopbackDiscord) -> None:
    message = await asked(server, TAYLOR)
    passage = quoted(message.content).text

    interaction = await server.component(server.user, message, button(message, "more:"), locale="de")
    reply = await server.wait_for_reply(interaction)

    shown = " ".join(readable(reply.embeds[0]["description"]).split())
    assert (interaction.answer, interaction.ephemeral) == (Answer.DEFER, True)
    assert passage.split(". ")[0] in shown
    assert len(shown) > len(passage)


async def test_the_examples_of_the_help_are_answered_at_a_click(server: LoopbackDiscord) -> None:
    shown = await server.wait_for_reply(await server.slash(server.user, "help", guild=server.guild, locale="fr"))

    clicked = await server.component(server.user, shown, button(shown, "example:left"), locale="fr")
    reply = await server.wait_for_reply(clicked)

    assert reply.content.startswith("-# Qui a quitté OpenAI ?\n")
    assert "\n> " in reply.content
    assert clicked.ephemeral
