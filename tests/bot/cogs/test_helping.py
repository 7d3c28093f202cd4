"""`/help` and its examples, `/privacy`, and "Ask about this", on a simulated Discord."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.cogs.helping import help_text, privacy_text
from bot.rendering.escaping import width
from bot.rendering.examples import FORMS, NAME, examples_from, question_of
from bot.rendering.reply import CONTENT
from bot.texts import MENU, SPOKEN, texts_for
from index import KnownName, NameKind
from tests.bot.fakes import FakeAnswers, FakeRebuilder
from tests.bot.stage import Stage, build_bot, staged

ENGLISH = texts_for("en")
KNOWN = [
    KnownName("OpenAI", NameKind.ORGANISATION, 9),
    KnownName("x" * 61, NameKind.ORGANISATION, 8),
    KnownName("Sam Altman", NameKind.PERSON, 7),
    KnownName("Meta", NameKind.ORGANISATION, 6),
]


class WithNames(FakeAnswers):
    def known_names(self, prefix: str) -> list[KnownName]:
        return KNOWN


def test_examples_ask_about_whom_the_articles_tell_most_each_about_another() -> None:
    examples = examples_from(KNOWN)

    asked = [question_of(example, ENGLISH) for example in examples]
    assert asked == ["Who left OpenAI?", "Who joined Meta?", "Where did Sam Altman go?"]


def test_where_few_names_are_known_there_are_fewer_examples() -> None:
    assert examples_from(KNOWN[:1]) == [("left", "OpenAI")]
    assert examples_from([]) == []


@pytest.mark.parametrize("language", SPOKEN)
def test_an_example_with_the_longest_name_fits_into_a_button(language: str) -> None:
    for form in FORMS:
        assert len(f"example:{form}:{'x' * NAME}") <= 100
        assert "x" * 20 in question_of((form, "x" * NAME), texts_for(language))[:80]


@pytest.mark.parametrize("language", SPOKEN)
def test_help_and_privacy_fit_into_a_message_and_name_commands_as_discord_does(language: str) -> None:
    texts = texts_for(language)
    told = [help_text(texts, has_examples=True), privacy_text(texts)]

    names = {getattr(called, language) for called in MENU.values()}
    assert all(width(text) <= CONTENT for text in told)
    assert set(re.findall(r"`/([^` ]+)`", "\n".join(told))) <= names


async def test_help_shows_the_commands_and_three_questions(tmp_path: Path) -> None:
    async with staged(tmp_path, WithNames()) as stage:
        stage.locale = "de"

        shown = await stage.alice.slash(stage.channel, "help")

        assert shown.response is not None
        labels = [button["label"] for row in shown.response.components for button in row["components"]]
        assert "- `/fragen` Frag, wer zu welchem KI-Unternehmen" in shown.response.content
    assert shown.ephemeral
    assert labels == ["Wer hat OpenAI verlassen?", "Wer ging zu Meta?", "Wohin wechselte Sam Altman?"]


async def test_an_example_is_answered_at_a_click_also_after_a_restart(tmp_path: Path) -> None:
    async with staged(tmp_path, WithNames()) as stage:
        shown = await stage.alice.slash(stage.channel, "help")
        assert shown.response is not None
        again = FakeAnswers()
        await stage.env.restart_bot(build_bot(tmp_path, again, FakeRebuilder(), set()))

        clicked = await stage.alice.click(shown.response, label="Who joined Meta?")

        assert clicked.response is not None
        assert clicked.response.content.startswith("-# Who joined Meta?\n> **Andrej Karpathy")
    assert clicked.ephemeral
    assert again.asked == ["Who joined Meta?"]


async def test_help_stands_without_examples_where_no_name_is_known(tmp_path: Path) -> None:
    class Nameless(FakeAnswers):
        def known_names(self, prefix: str) -> list[KnownName]:
            return []

    async with staged(tmp_path, Nameless()) as stage:
        shown = await stage.alice.slash(stage.channel, "help")

        assert shown.response is not None
        assert shown.response.components == []
        assert ENGLISH.help_examples not in shown.response.content


async def test_privacy_is_told_to_who_asks_alone(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        shown = await stage.alice.slash(stage.channel, "privacy")

        assert shown.response is not None
        assert "`/report` reaches the operator" in shown.response.content
    assert shown.ephemeral


async def picked(stage: Stage, content: str) -> str:
    message = await stage.alice.send(stage.channel, content)
    answered = await stage.alice.context_menu(stage.channel, "Ask about this", message)
    assert answered.response is not None
    assert answered.ephemeral
    return answered.response.content


async def test_what_a_message_says_can_be_asked_from_its_menu(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        shown = await picked(stage, "Did Karpathy leave <#123> again?")

    assert stage.answers.asked == ["Did Karpathy leave again?"]
    assert shown.startswith("-# Did Karpathy leave again?\n> **Andrej Karpathy has left OpenAI.**")


async def test_the_menu_is_named_in_every_language(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        (synced,) = stage.requests("PUT", "/commands")

    menu = next(command for command in synced if command["name"] == "Ask about this")
    assert (menu["type"], menu["contexts"], menu["integration_types"]) == (3, [0, 1, 2], [0, 1])
    assert menu["name_localizations"]["fr"] == "Demander à ce sujet"
    assert all(len(name) <= 32 for name in menu["name_localizations"].values())


async def test_every_command_and_option_is_named_and_described_in_every_language(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        (synced,) = stage.requests("PUT", "/commands")

    slash = [command for command in synced if command.get("type", 1) == 1]
    listed = [one for command in slash for one in (command, *command.get("options", []))]
    for one in listed:
        assert {"de", "fr", "es-ES", "es-419", "it", "pt-BR"} <= one["name_localizations"].keys() & one[
            "description_localizations"
        ].keys()
        assert all(
            re.fullmatch(r"[-_\w]{1,32}", name) and name == name.lower() for name in one["name_localizations"].values()
        )
        assert all(0 < len(words) <= 100 for words in one["description_localizations"].values())


@pytest.mark.parametrize("locale", ["en-US", "de", "fr", "es-ES", "it", "pt-BR"])
async def test_no_two_commands_and_no_two_options_share_a_name_in_any_language(tmp_path: Path, locale: str) -> None:
    async with staged(tmp_path) as stage:
        (synced,) = stage.requests("PUT", "/commands")

    slash = [command for command in synced if command.get("type", 1) == 1]
    for group in (slash, *(command.get("options", []) for command in slash)):
        names = [one["name_localizations"][locale] for one in group]
        assert len(set(names)) == len(names)
