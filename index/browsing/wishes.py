"""What a question asks for: to be told one thing, or to browse. By its words alone, in six languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.datatypes import Wish
from index.dates import month_number
from index.languages import ALL_FUNCTION_WORDS, fold, language_of_question
from index.names import KnownName, Naming
from index.retrieval.question import Asked, asked_for

_FILE = Path(__file__).with_name("wishes.txt")
_WORD, _YEAR = re.compile(r"[^\W_]+"), re.compile(r"(?:19|20)\d\d")
_KINDS = ("news", "event", "beside", "move", "introduce")

_MOST = 12
"""Words that a question which asks to browse has at most: whoever writes more asks for something."""

_OF_NAME = 5
"""Words of a name at most."""


@dataclass(frozen=True, slots=True)
class Request:
    """A question that asks to browse."""

    wish: Wish
    known: KnownName | None
    """Whom it asks about, `None` for everybody."""
    language: str | None
    """In which it is asked, as far as the words beside the name tell: Kevin Weil's name is no German."""


def request_of(question: str, namings: Sequence[Naming]) -> Request | None:
    """What a question asks to browse, `namings` being whom it names; `None` where it asks to be told something.

    "What's new at OpenAI?" asks for news, "OpenAI" and "tell me about OpenAI" for an introduction; of two names at a time
    nobody asks so.
    """
    rest = _without(question, namings)
    wish = _wish_in(rest, is_of_somebody=bool(namings))
    if wish is None or len({one.known.name for one in namings}) > 1:
        return None
    return Request(wish, namings[0].known if namings else None, language_of_question(rest))


def may_browse(question: str) -> bool:
    """Whether a question can ask to browse, whomever it names: what else it says is of the words of such questions."""
    words = _words(question)
    others = [place for place, word in enumerate(words) if word not in ALL_FUNCTION_WORDS | _words_of(*_KINDS)]
    return len(words) <= _MOST + _OF_NAME and (not others or others[-1] - others[0] < _OF_NAME)


def asks_for_news(question: str) -> bool:
    """Whether a question asks for the news of everything: "what's new?" goes on from nothing that was said before."""
    return _wish_in(question, is_of_somebody=False) is Wish.NEWS


def _wish_in(rest: str, *, is_of_somebody: bool) -> Wish | None:
    """What a question without its name asks for."""
    words = _words(rest)
    if len(words) > _MOST:
        return None
    if _mean_news(words, is_of_somebody=is_of_somebody) and asked_for(rest) is Asked.OTHER:
        return Wish.NEWS
    return Wish.INTRODUCTION if is_of_somebody and _words_of("introduce").issuperset(words) else None


def _mean_news(words: Sequence[str], *, is_of_somebody: bool) -> bool:
    asking = _words_of("news") if is_of_somebody else _words_of("news", "event")
    beside = _words_of("beside") if is_of_somebody else _words_of("beside", "move")
    return not asking.isdisjoint(words) and ALL_FUNCTION_WORDS.union(asking, beside).issuperset(words)


def _words(text: str) -> list[str]:
    """The folded words of a text without its dates."""
    words = [word for word in _WORD.findall(fold(text)) if not word.isdigit()]
    # a question that names no year need not wait for the names of months
    return [word for word in words if not month_number(word)] if _YEAR.search(text) else words


def _without(text: str, namings: Sequence[Naming]) -> str:
    for one in reversed(namings):
        text = text[: one.start] + " " + text[one.end :]
    return text


@cache
def _words_of(*kinds: str) -> frozenset[str]:
    """The words of these kinds, of all languages: who asks in two is understood, too."""
    lines = (line.split(":") for line in _FILE.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return frozenset(word for kind, words in lines if kind.split()[0] in kinds for word in words.split())
