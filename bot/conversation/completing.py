"""A follow-up question -> the question that can be asked alone. Pure; who is known by name is given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.conversation.clues import is_name_alone, is_opened, means_somebody, points_back
from bot.conversation.turns import Turn
from index import MAX_QUESTION, Asked, KnownName, NameKind, Naming, asked_for, content_words

NamedIn = Callable[[str], Sequence[Naming]]
"""Finds the names that the index knows in a text, in order."""

_FEW, _THIN = 3, 2
"""Words that carry meaning: at most so many and no name make a follow-up; at most so many need the last question's."""

_ORGANISATIONS, _WORDS = 2, 6
"""How many organisations and words of the last question are carried over."""


@dataclass(frozen=True, slots=True)
class Completion:
    """The question as it is searched for; as it was asked, if it `is_new` or nothing is known to complete it with."""

    question: str
    is_new: bool

    @property
    def told(self) -> str | None:
        """What the asker is to be told of it, so that a wrong guess shows."""
        return None if self.is_new else self.question


@dataclass(frozen=True, slots=True)
class _Named:
    """A text and the names in it."""

    text: str
    namings: Sequence[Naming]

    def names(self, kind: NameKind) -> list[str]:
        return list(dict.fromkeys(one.known.name for one in self.namings if one.known.kind is kind))

    def first(self, *kinds: NameKind) -> int:
        """Where the first name of these kinds stands; the text's end where there is none."""
        return next((one.start for one in self.namings if one.known.kind in kinds), len(self.text))

    @property
    def rest(self) -> str:
        """The text without its names."""
        text = self.text
        for one in reversed(self.namings):
            text = text[: one.start] + text[one.end :]
        return text

    @property
    def words(self) -> list[str]:
        """The words that carry meaning and are no names."""
        return content_words(self.rest, None)

    @property
    def means_somebody(self) -> bool:
        return means_somebody(self.text, self.first(NameKind.PERSON), self.first(*NameKind))


def completed(question: str, last: Turn | None, named_in: NamedIn) -> Completion:
    """`question`, completed from the turn before it where it is a follow-up.

    Only a name: the last question is asked of that name. Else what it needs is appended in brackets, in the words and
    names of the last question and of the sentence that answered that: `et son salaire ? (Jason Taylor, Microsoft)`.
    """
    if last is None:
        return Completion(question, True)
    asked, before = (_Named(text, named_in(text)) for text in (question, last.question))
    if asked.namings and is_name_alone(asked.rest):
        whole = _asked_of(before, asked.namings[0].known)
    elif _is_follow_up(asked):
        carried = _carried(asked, before, _Named(last.sentence, named_in(last.sentence)))
        whole = f"{question} ({', '.join(carried)})" if carried else question
    else:
        whole = question
    is_new = whole == question or len(whole) > MAX_QUESTION
    return Completion(question if is_new else whole, is_new)


def _is_follow_up(asked: _Named) -> bool:
    if is_opened(asked.text) or points_back(asked.text) or asked.means_somebody:
        return True
    return not asked.namings and len(asked.words) <= _FEW


def _asked_of(before: _Named, new: KnownName) -> str:
    """The last question with the first person, or the last organisation, in it replaced by `new`."""
    alike = [one for one in before.namings if one.known.kind is new.kind]
    if not alike:
        return f"{before.text} ({new.name})"
    old = alike[0 if new.kind is NameKind.PERSON else -1]
    return before.text[: old.start] + new.name + before.text[old.end :]


def _carried(asked: _Named, before: _Named, told: _Named) -> list[str]:
    names = [*_people(asked, before, told), *_organisations(before, told)]
    own = {one.known.name for one in asked.namings}
    carried = [name for name in dict.fromkeys(names) if name not in own]
    if len(asked.words) > _THIN:
        return carried
    spoken = asked.text.casefold()
    words = [word for word in before.words[:_WORDS] if word.casefold() not in spoken]
    return [*carried, " ".join(words)] if words else carried


def _people(asked: _Named, before: _Named, told: _Named) -> list[str]:
    """The person asked about; who asked for somebody goes on about whom the answer named."""
    if asked.names(NameKind.PERSON) and not asked.means_somebody:
        return []
    earlier = before.names(NameKind.PERSON)
    new = [name for name in told.names(NameKind.PERSON) if name not in earlier]
    return new[:1] + earlier[:1] if asked_for(before.text) is Asked.PERSON else (earlier or new)[:1]


def _organisations(before: _Named, told: _Named) -> list[str]:
    return before.names(NameKind.ORGANISATION)[:_ORGANISATIONS] or told.names(NameKind.ORGANISATION)[:1]
