"""`python -m tests.gold.conversations INDEX`: how many follow-up questions end in the right passage, written into docs/conversations.md."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from bot.commands.library import open_answerer, settings_for
from bot.conversation import Turn, completions, remembered, understood
from index import Answer, Answerer
from tests.markers import write_marked

GOLD = Path(__file__).parent
PAGE = GOLD.parents[1] / "docs" / "conversations.md"
PARTS = ("fit", "tune", "aside", "fresh")
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Conversation:
    """Questions that follow one another; `complete` is the last one as a person would ask it alone."""

    id: str
    language: str
    turns: tuple[str, ...]
    complete: str
    answers: dict[str, list[str]]
    """For each article that answers the last question, by its path, the strings of which a right passage holds one."""
    part: str

    def ranks(self, answer: Answer) -> list[bool]:
        """For each passage, best first, whether it is a right one."""
        return [
            any(wanted in " ".join(hit.passage.text.split()) for wanted in self.answers.get(hit.article.path, ()))
            for hit in answer.hits
        ]


def conversations(parts: Iterable[str] = PARTS) -> list[Conversation]:
    lines = map(json.loads, (GOLD / "conversations.jsonl").read_text("utf-8").splitlines())
    wanted = set(parts)
    return [Conversation(**{**one, "turns": tuple(one["turns"])}) for one in lines if one["part"] in wanted]


def off_topic() -> list[str]:
    """Questions about something else."""
    return [json.loads(line)["question"] for line in (GOLD / "off_topic.jsonl").read_text("utf-8").splitlines()]


def conversed(turns: Sequence[str], answerer: Answerer) -> Answer:
    """The answer to the last question, each completed from the turn before."""
    last: Turn | None = None
    for question in turns:
        ways = completions(question, last, answerer.named_in)
        tried = ((way, answerer.answer(way.question, _SHOWN, context=way.context)) for way in ways)
        completion, answer = understood(tried)
        last = remembered(completion, answer, last)
    return answer


WAYS: dict[str, Callable[[Conversation, Answerer], Answer]] = {
    "last question alone": lambda talk, answerer: answerer.answer(talk.turns[-1], _SHOWN),
    "completed": lambda talk, answerer: conversed(talk.turns, answerer),
    "written out by a person": lambda talk, answerer: answerer.answer(talk.complete, _SHOWN),
}


def rows(answerer: Answerer, parts: Iterable[str]) -> list[str]:
    """Markdown rows: the share with a right passage first, among the first three, among the first five."""
    found = []
    for part in parts:
        talks = conversations([part])
        for way, ask in WAYS.items():
            ranks = [talk.ranks(ask(talk, answerer)) for talk in talks]
            shares = [sum(any(one[:k]) for one in ranks) / len(talks) for k in (1, 3, _SHOWN)]
            found.append(f"| {part} | {way} | {len(talks)} | " + " | ".join(f"{share:.2f}" for share in shares) + " |")
    return found


def astray(answerer: Answerer) -> str:
    """Of the questions about something else, how many are answered alone and how many after the first question of a talk."""
    strays, firsts = off_topic(), cycle(talk.turns[0] for talk in conversations(["fit"]))
    alone = sum(answerer.answer(question).answered for question in strays)
    after = sum(conversed([next(firsts), question], answerer).answered for question in strays)
    return f"Of {len(strays)} questions about something else, answered alone: {alone}, as a second question: {after}."


def main(index: Path, parts: Iterable[str]) -> None:
    with open_answerer(settings_for(index)) as answerer:
        found, told = rows(answerer, parts), astray(answerer)
    head = ["| part | the last question | n | R@1 | R@3 | R@5 |", "|---|---|--:|--:|--:|--:|"]
    table = [*head, *found, "", told]
    print("\n".join(table))
    write_marked(PAGE, "figures", "\n".join([*table, ""]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:] or PARTS)
