"""A generation knows the names of its articles."""

from __future__ import annotations

from pathlib import Path

from index import Answerer, NameKind
from index.library import Generation, live_generation
from index.names import KnownName
from tests.index.names.known import table_of
from tests.index.newsroom import PredictableEmbedder


def test_a_rebuild_writes_down_who_and_what_its_articles_name(data: Path) -> None:
    table = Generation.open(live_generation(data), PredictableEmbedder.fingerprint).names

    names = {known.name: (known.kind, known.articles) for known in table.beginning("", 1_000)}

    assert names["Heliotrop Labs"] == (NameKind.ORGANISATION, 3)
    assert names["Ada Lindqvist"] == (NameKind.PERSON, 1)
    assert names["Rosalind Achterberg"] == (NameKind.PERSON, 1)


def test_the_front_door_offers_known_names_by_a_misspelt_beginning(answerer: Answerer) -> None:
    offered = answerer.known_names("lindkv", 3)

    assert [known.name for known in offered] == ["Ada Lindqvist"]


def test_the_word_of_a_name_is_found_by_a_misspelling(data: Path) -> None:
    names = Generation.open(live_generation(data), PredictableEmbedder.fingerprint).names

    assert [names.likest_word(typed) for typed in ("lindkvist", "brannigen")] == ["lindqvist", "brannigan"]


def test_an_organisation_is_found_by_its_initials() -> None:
    labs = KnownName("Heliotrop Research Labs", NameKind.ORGANISATION, 3)
    rarer = KnownName("Hidden River Labs", NameKind.ORGANISATION, 1)

    names = table_of((rarer, labs))

    assert [names.abbreviated(letters) for letters in ("hrl", "xyz")] == ["Heliotrop Research Labs", None]
