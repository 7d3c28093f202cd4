"""A follow-up question -> the question that can be asked alone. Pure; who is known by name is given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.conversation.carrying import carried, points_to_somebody
from bot.conversation.clues import is_name_alone, is_of_speakers, is_opened, is_pleasantry, points_back
from bot.conversation.naming import Named, NamedIn, Names, each_once
from bot.conversation.turns import Turn, completed
from index import ALONE, MAX_QUESTION, Answer, Context, KnownName, NameKind, Refusal, asks_for_news

GAPS = frozenset({Refusal.NOTHING_RELEVANT, Refusal.NOT_COVERED})
"""Refusals that more articles would have spared; the others are about the question itself."""

_FEW = 3
"""Words that carry meaning: a question of at most so many, and of no name, is a follow-up."""


@dataclass(frozen=True, slots=True)
class Completion:
    """A question as the index is asked it: as it was put, if it stands for itself or nothing is known to complete it with."""

    question: str
    context: Context = ALONE
    told: str | None = None
    """The whole question, where it is another than was put: the asker is to see a wrong guess."""
    last: Turn | None = None
    """The turn that it goes on from, or may go on from."""

    def turn(self, answer: Answer) -> Turn:
        """What can be remembered of it for the next one."""
        return Turn.of(self.question, self.context.words, answer, self.last)

    @property
    def whole(self) -> str:
        """The question with what completes it."""
        return completed(self.question, self.context.words)


def completions(question: str, last: Turn | None, named_in: NamedIn) -> list[Completion]:
    """The ways to understand `question` after the `last` turn, the likeliest first; the next one is for where that one is
    not answered.

    Only a name: the last question is asked of that name. Else a follow-up is completed by the words and names of the last
    question and of what answered that. A short question that points back to nothing may as well be a new one, and one for the
    news of everything is.
    """
    if last is None or is_pleasantry(question) or asks_for_news(question):
        return [Completion(question)]
    names_in = each_once(named_in)
    asked = names_in(question)
    if asked.namings and is_name_alone(asked.rest):
        whole = _asked_of(names_in(last.whole), asked.namings[0].known)
        return [_followed(question, Completion(whole, Context("", last.passage_id), last=last))]
    does_point = points_back(question) or points_to_somebody(asked)
    goes_on = does_point or is_opened(question)
    if not goes_on and (asked.namings or is_of_speakers(question)):
        return [Completion(question, _beside(asked, last, names_in))]
    context = Context(carried(asked, last, names_in), last.passage_id, is_guess=not goes_on)
    followed = _followed(question, Completion(question, context, last=last))
    if does_point or (goes_on and not asked.namings) or not asked.words:
        return [followed]
    ways = [followed, Completion(question, last=last)]
    return ways if goes_on or len(asked.words) <= _FEW else ways[::-1]


def understood(tried: Iterable[tuple[Completion, Answer]]) -> tuple[Completion, Answer]:
    """Of ways that are tried the first that is answered; else, with its refusal, the one in which the question stands alone,
    or the first. What comes after an answer is not looked at.
    """
    refused: list[tuple[Completion, Answer]] = []
    for completion, answer in tried:
        if answer.answered:
            return completion, answer
        refused.append((completion, answer))
    return next((one for one in refused if one[0].context is ALONE), refused[0])


def remembered(completion: Completion, answer: Answer, before: Turn | None) -> Turn | None:
    """The turn from which the next question goes on: this one, but the one `before` where this is small talk or about
    something else altogether.
    """
    is_aside = answer.refusal not in GAPS or is_pleasantry(completion.question)
    return before if is_aside and not answer.answered else completion.turn(answer)


def _beside(asked: Named, last: Turn, names_in: Names) -> Context:
    """A whole question that names nobody but whom the turn before named is likely answered beside it."""
    if not asked.namings or not last.passage_id:
        return ALONE
    named: set[str] = set()
    for told in (last.whole, last.title, last.passage):  # names are sought in the long one last, and rarely
        named |= names_in(told).names
        if asked.names <= named:
            return Context("", last.passage_id)
    return ALONE


def _followed(question: str, completion: Completion) -> Completion:
    """With what the asker is to be told; the `question` as it was put where the whole would be too long."""
    whole = completion.whole
    if len(whole) > MAX_QUESTION:
        return Completion(question)
    return replace(completion, told=whole) if whole != question else completion


def _asked_of(before: Named, new: KnownName) -> str:
    """The last question with the first person, or the last organisation, in it replaced by `new`."""
    alike = [one for one in before.namings if one.known.kind is new.kind]
    if not alike:
        return f"{before.text} ({new.name})"
    old = alike[0 if new.kind is NameKind.PERSON else -1]
    return before.text[: old.start] + new.name + before.text[old.end :]
