"""What a follow-up question leaves out and the turn before it says: who and what it is about."""

from __future__ import annotations

from bot.conversation.clues import means_somebody
from bot.conversation.naming import Named, NamedIn
from bot.conversation.turns import Turn
from index import Asked, NameKind, asked_for

THIN = 2
"""Words that carry meaning: a follow-up of at most so many needs the last question's."""

_ORGANISATIONS, _WORDS = 2, 6
"""How many organisations and words of the last question are carried over."""


def points_to_somebody(asked: Named) -> bool:
    """Whether a pronoun of a question stands for somebody that it does not name."""
    return means_somebody(asked.text, asked.first(NameKind.PERSON), asked.first(*NameKind))


def carried(asked: Named, last: Turn, named_in: NamedIn) -> str:
    """The names and words of the turn before that complete what is `asked`."""
    before, told = Named.by(named_in, last.question), Named.by(named_in, last.sentence)
    names = [*_people(asked, before, told), *_organisations(before, told)]
    own = {*asked.people, *asked.organisations}
    found = [name for name in dict.fromkeys(names) if name not in own]
    if len(asked.words) <= THIN:
        said = f"{asked.text} {' '.join(found)}".casefold()
        words = [word for word in before.words[:_WORDS] if word.casefold() not in said]
        found += [" ".join(words)] if words else []
    return ", ".join(found)


def _people(asked: Named, before: Named, told: Named) -> list[str]:
    """The person asked about; who asked for somebody goes on about whom the answer named."""
    if asked.people and not points_to_somebody(asked):
        return []
    earlier = before.people
    new = [name for name in told.people if name not in earlier]
    return new[:1] + earlier[:1] if asked_for(before.text) is Asked.PERSON else (earlier or new)[:1]


def _organisations(before: Named, told: Named) -> list[str]:
    return before.organisations[:_ORGANISATIONS] or told.organisations[:1]
