"""What people do on Discord, and the message that comes of it: one scene for each kind of message."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from bot.background.worker import DIED
from tests.bot.fakes import FakeRebuilder
from tests.bot.stage import Stage

Play = Callable[[Stage], Awaitable[Any]]
"""Does something, and gives what is to be shown."""

WHO = "Who came back to OpenAI days after Microsoft had announced to hire him?"


@dataclass(frozen=True, slots=True)
class Scene:
    """Somebody who reads Discord in `locale` plays it."""

    play: Play
    locale: str = "en-US"
    rebuilder: FakeRebuilder = field(default_factory=FakeRebuilder)


def command(name: str, **options: Any) -> Play:
    async def play(stage: Stage) -> Any:
        return await stage.alice.slash(stage.channel, name, **options)

    return play


def asking(question: str, **options: Any) -> Play:
    return command("ask", question=question, **options)


def clicking(first: Play, *buttons: str) -> Play:
    """`first`, and then a click on the button whose custom id begins so, and on one below what that brings."""

    async def play(stage: Stage) -> Any:
        shown = await first(stage)
        for beginning in buttons:
            ids = [one["custom_id"] for row in shown.response.components for one in row["components"]]
            shown = await stage.alice.click(
                shown.response, custom_id=next(one for one in ids if one.startswith(beginning))
            )
        return shown

    return play


def mentioning(question: str) -> Play:
    async def play(stage: Stage) -> Any:
        assert stage.bot.user is not None
        await stage.alice.send(stage.channel, f"{stage.bot.user.mention} {question}")
        return stage.last

    return play


async def asking_too_fast(stage: Stage) -> Any:
    for number in range(10):
        await asking(f"Who left OpenAI in {2014 + number}?")(stage)
    return await asking("Who left?")(stage)


async def looking_at_gaps(stage: Stage) -> Any:
    for question in ("Who left Nowhere Labs?", "Who left Nowhere Labs?", "wer ging zu Foo AI"):
        await asking(question)(stage)
    await clicking(asking(WHO), "vote:down")(stage)
    for name, typed in (("report", ("X left Y", "He did not; he was on leave.")), ("feedback", ("Nice bot!",))):
        form = await command(name)(stage)
        ids = [label["component"]["custom_id"] for label in form.modal["components"]]
        await stage.alice.submit_modal(form, dict(zip(ids, typed, strict=True)))
    return await command("gaps")(stage)


SCENES = {
    "answer-en": Scene(asking(WHO)),
    "answer-de": Scene(asking("Wer leitet jetzt Microsofts Konsumenten-KI?"), "de"),
    "answer-fr": Scene(asking("Combien gagnent les chercheurs que Meta débauche ?"), "fr"),
    "answer-es": Scene(asking("¿Quién dejó Apple para ir a Meta?"), "es-ES"),
    "answer-it": Scene(asking("Chi ha lasciato xAI?"), "it"),
    "answer-narrowed": Scene(asking("Who left?", about="OpenAI", since="June 2024", language="de")),
    "answer-crossing": Scene(asking("Wie viel hat Google für Noam Shazeer bezahlt?"), "de"),
    "answer-rumour": Scene(asking("Is Johny Srouji leaving Apple?")),
    "answer-doubtful": Scene(asking("How many cooks does OpenAI employ?")),
    "answer-mention": Scene(mentioning("qui a quitté Hugging Face ?")),
    "answer-news": Scene(asking("latest news")),
    "answer-news-de": Scene(mentioning("was gibt's neues bei openai?"), "de"),
    "answer-introduction": Scene(asking("who is mira murati")),
    "others": Scene(clicking(asking(WHO), "passages")),
    "others-de": Scene(clicking(asking("Wer hat xAI verlassen?"), "passages"), "de"),
    "more": Scene(clicking(asking(WHO), "more")),
    "more-next": Scene(clicking(asking(WHO), "more", "page")),
    "article-fr": Scene(command("article", title="Yann LeCun quitte Meta"), "fr"),
    "help": Scene(command("help")),
    "help-de": Scene(command("help"), "de"),
    "privacy": Scene(command("privacy"), "fr"),
    "latest": Scene(command("latest")),
    "latest-de": Scene(command("latest", about="Meta"), "de"),
    "sources": Scene(command("sources")),
    "sources-fr": Scene(command("sources"), "fr"),
    "status": Scene(command("status")),
    "status-fr": Scene(command("status"), "fr"),
    "settings": Scene(command("settings")),
    "settings-de": Scene(command("settings"), "de"),
    "gaps": Scene(looking_at_gaps),
    "gaps-none": Scene(command("gaps"), "fr"),
    "refusal-nothing": Scene(asking("why did sam altman buy anthropic")),
    "refusal-unknown": Scene(asking("Wer hat Nowhere Labs verlassen?"), "de"),
    "refusal-topic": Scene(asking("Quelle est la capitale de la France ?"), "fr"),
    "refusal-empty": Scene(asking("???")),
    "refusal-date": Scene(asking("Who left?", since="soon")),
    "mention-alone": Scene(mentioning("")),
    "vote-up": Scene(clicking(asking(WHO), "vote:up")),
    "vote-down": Scene(clicking(asking(WHO), "vote:down"), "fr"),
    "vote-why": Scene(clicking(asking(WHO), "vote:down", "why")),
    "report": Scene(command("report"), "de"),
    "feedback": Scene(command("feedback")),
    "too-fast": Scene(asking_too_fast),
    "rebuilt": Scene(command("rebuild")),
    "rebuilt-de": Scene(command("rebuild"), "de"),
    "rebuild-running": Scene(command("rebuild"), rebuilder=FakeRebuilder(busy_for="Ada")),
    "rebuild-failed": Scene(command("rebuild"), "fr", FakeRebuilder(fails_with=DIED)),
}
