"""The people and organisations that a text names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from index.datatypes import Article
from index.embedding.vocabulary import is_common_word
from index.names.candidates import Candidate, candidates_of
from index.names.clues import ENOUGH, Weight, weigh
from index.names.everyday import Everyday, IsWord, everyday_of
from index.names.genitives import without_genitives
from index.names.lexicon import plain
from index.names.lists import listed_alike
from index.names.nouns import Kind, Mention, Names
from index.names.tokens import tokens_of
from index.sentences import sentences_of
from index.stages import stage

_THE_FIELD = frozenset({"ai", "ki", "ia"})
"""What everybody here is in names nobody."""


@stage("names")
def names_in(article: Article, is_word: IsWord = is_common_word) -> Names:
    """Who and what an article names: what its front matter lists, then what its title and text show.

    A part of a fuller name ("Murati") is not listed beside it; what the front matter lists keeps its kind.
    """
    mentions = mentions_in(f"{article.title}\n\n{article.text}", article.language, is_word)
    listed = frozenset(map(plain, (*article.people, *article.organisations)))
    found: dict[Kind, list[str]] = {Kind.PERSON: [*article.people], Kind.ORGANISATION: [*article.organisations]}
    for mention in mentions:
        if plain(mention.name) not in listed:
            found[mention.kind].append(mention.name)
    people = _each_once(found[Kind.PERSON])
    return Names(tuple(_without_parts(people)), tuple(_each_once(found[Kind.ORGANISATION])))


def mentions_in(text: str, language: str, is_word: IsWord = is_common_word) -> list[Mention]:
    """Every name in `text`, in order and without overlap; one spelling is of one kind throughout."""
    everyday = everyday_of(language, is_word)
    candidates = list(_candidates(text, everyday))
    spans = [candidate.span for candidate in candidates]
    names = [text[start:end] for start, end in spans]
    weights = listed_alike(text, spans, [weigh(candidate, everyday) for candidate in candidates])
    gathered: dict[str, list[Weight]] = defaultdict(list)
    for name, weight in zip(names, weights, strict=True):
        gathered[plain(name)].append(weight)
    kinds = {name: kind for name, held in gathered.items() if (kind := _kind(held))}
    kinds |= dict.fromkeys(_surnames(kinds).intersection(gathered), Kind.PERSON)
    for name in _THE_FIELD & kinds.keys():
        del kinds[name]
    return [
        Mention(name, kinds[plain(name)], *span)
        for name, span in zip(names, spans, strict=True)
        if plain(name) in kinds
    ]


def _candidates(text: str, everyday: Everyday) -> Iterator[Candidate]:
    sentences = [tokens_of(text, start, end) for start, end in sentences_of(text)]
    written = frozenset([token.word.text for tokens in sentences for token in tokens if token.word.is_capital])
    for tokens in sentences:
        yield from candidates_of(without_genitives(tokens, written, everyday), everyday)


def _kind(weights: Sequence[Weight]) -> Kind | None:
    """What all places where a name stands say together: the best of them for each kind."""
    person = max(weight.person for weight in weights)
    organisation = max(weight.organisation for weight in weights)
    if max(person, organisation) < ENOUGH:
        return None
    return Kind.PERSON if person > organisation else Kind.ORGANISATION


def _surnames(kinds: dict[str, Kind]) -> set[str]:
    """The last words of full names: a full name seen once makes the surname a name everywhere in the text."""
    return {name.split()[-1] for name, kind in kinds.items() if kind is Kind.PERSON and " " in name}


def _each_once(names: Iterable[str]) -> list[str]:
    once: dict[str, str] = {}
    for name in names:
        once.setdefault(plain(name).removeprefix("the "), name)
    return list(once.values())


def _without_parts(names: Sequence[str]) -> list[str]:
    words = {name: frozenset(plain(name).split()) for name in names}
    return [name for name in names if not any(words[name] < other for other in words.values())]
