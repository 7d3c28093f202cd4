"""The names of many articles -> the names that an index knows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from index.names.lexicon import plain
from index.names.nouns import Kind, KnownName, Names


def gathered(names: Iterable[Names]) -> list[KnownName]:
    """Each name once, those of most articles first; `names` is read once.

    Spellings that differ in accents, capitals or "The" are one name, and so are a surname alone and the one full name that
    ends in it. A name that is here a person and there an organisation is what it is more often.
    """
    written: dict[str, Counter[tuple[str, Kind]]] = defaultdict(Counter)
    for one in names:
        for kind, listed in ((Kind.PERSON, one.people), (Kind.ORGANISATION, one.organisations)):
            for key, name in {plain(name).removeprefix("the "): name for name in listed}.items():
                written[key][name, kind] += 1
    for surname, full in _full_names(written).items():
        written[full].update(written.pop(surname))
    return sorted(map(_known, written.values()), key=lambda known: (-known.articles, known.name))


def _full_names(written: dict[str, Counter[tuple[str, Kind]]]) -> dict[str, str]:
    """The keys of surnames that stand alone somewhere, and of the only full name that ends in each."""
    full: dict[str, list[str]] = defaultdict(list)
    for key, spellings in written.items():
        if " " in key and _kind(spellings) is Kind.PERSON:
            full[key.rsplit(" ", 1)[1]].append(key)
    return {
        surname: keys[0]
        for surname, keys in full.items()
        if len(keys) == 1 and surname in written and _kind(written[surname]) is Kind.PERSON
    }


def _kind(spellings: Counter[tuple[str, Kind]]) -> Kind:
    people = sum(count for (_, kind), count in spellings.items() if kind is Kind.PERSON)
    return Kind.PERSON if people * 2 > spellings.total() else Kind.ORGANISATION


def _known(spellings: Counter[tuple[str, Kind]]) -> KnownName:
    counts: Counter[str] = Counter()
    for (name, _), count in spellings.items():
        counts[name] += count
    best, *others = sorted(counts, key=lambda name: (" " not in name, -counts[name], name))
    return KnownName(best, _kind(spellings), spellings.total(), tuple(sorted(others, key=lambda name: -counts[name])))
