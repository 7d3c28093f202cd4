"""What a follow-up question leaves out and the turn before it says: who and what it is about."""

from __future__ import annotations

from bot.conversation.clues import means_somebody, points_back
from bot.conversation.genders import fitting
from bot.conversation.naming import Named, Names
from bot.conversation.turns import Turn
from index import Asked, NameKind, asked_for

_THIN = 2
"""Words that carry meaning: a follow-up of at most so many needs the last question's."""

_ORGANISATIONS, _WORDS = 2, 6
"""How many organisations and words of the last question are carried over."""


def points_to_somebody(asked: Named) -> bool:
    """Whether a pronoun of a question stands for somebody that it does not name."""
    return means_somebody(asked.text, asked.first(NameKind.PERSON), asked.first(*NameKind))


def carried(asked: Named, last: Turn, names_in: Names) -> str:
    """The names and words of the turn before that complete what is `asked`."""
    before = names_in(last.whole)
    people = _people(asked, before, last, names_in)
    names = [*people, *_organisations(before, last, names_in, has_person=bool(people))]
    found = [name for name in dict.fromkeys(names) if name not in asked.names]
    if len(asked.words) <= _THIN:
        said = f"{asked.text} {' '.join(found)}".casefold()
        spoken = names_in(last.question).words or before.words
        words = [word for word in spoken[:_WORDS] if word.casefold() not in said]
        found += [" ".join(words)] if words else []
    return ", ".join(found)


def _people(asked: Named, before: Named, last: Turn, names_in: Names) -> list[str]:
    """The person asked about; who asked for somebody goes on about whom the answer named."""
    is_of_somebody = points_to_somebody(asked)
    if asked.people and not is_of_somebody and not points_back(asked.text):
        return []
    earlier, asked_who = before.people, _asks_for(before, Asked.PERSON)
    if not is_of_somebody and asked_for(asked.text) is Asked.PERSON:
        return earlier[:1]
    if earlier and not asked_who:
        return fitting(earlier, asked.text)[:1]
    texts = _told_of(last, not earlier, asked_who or is_of_somebody)
    new = [name for text in texts for name in names_in(text).people if name not in earlier]
    fit = fitting([*new, *earlier], asked.text)
    return [*[name for name in new if name in fit][:1], *[name for name in earlier if name in fit][:1]]


def _told_of(last: Turn, is_nobody_known: bool, is_somebody_meant: bool) -> list[str]:
    """Where people of an answer are named, the likeliest first: beside its sentence only where somebody is meant."""
    beside = [last.title, last.passage] if is_nobody_known else [last.title]
    return [last.sentence, *(beside if is_somebody_meant else ())]


def _organisations(before: Named, last: Turn, names_in: Names, *, has_person: bool) -> list[str]:
    """Those asked about; who asked for somebody, or for the place of somebody, goes on about what the answer named."""
    earlier = before.organisations[:_ORGANISATIONS]
    is_news = _asks_for(before, Asked.PERSON) or not (earlier or (has_person and not _asks_for(before, Asked.PLACE)))
    if not is_news:
        return earlier
    new = [name for name in names_in(last.sentence).organisations if name not in earlier]
    in_title = [name for name in new if name in names_in(last.title).organisations]
    return [*earlier, *(in_title or new)[:1]]


def _asks_for(before: Named, *kinds: Asked) -> bool:
    """Whether a question asks for somebody or something that it does not name: "who is Jonathan Ross?" does not."""
    return asked_for(before.text) in kinds and bool(before.words or before.organisations or not before.people)
