from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.datatypes import TokenEmbedder
from index.embedding import CONTEXTUAL, load_embedder
from index.embedding.static import StaticEmbedder
from index.errors import QuestionsError
from index.evaluation.xquad import crossings

_PARAGRAPHS = {
    "en": [
        ("The river Elbe flows through Dresden and Hamburg.", "Which cities does the Elbe flow through?"),
        ("The bank paid its chairman four million dollars last year.", "How much did the bank pay its chairman?"),
        ("Bees make honey from the nectar of flowers.", "What do bees make honey from?"),
    ],
    "de": [
        ("Die Elbe fließt durch Dresden und Hamburg.", "Durch welche Städte fließt die Elbe?"),
        ("Die Bank zahlte ihrem Vorsitzenden vier Millionen Dollar.", "Wie viel zahlte die Bank ihrem Vorsitzenden?"),
        ("Bienen machen Honig aus dem Nektar der Blüten.", "Woraus machen Bienen Honig?"),
    ],
    "es": [
        ("El río Elba pasa por Dresde y Hamburgo.", "¿Por qué ciudades pasa el Elba?"),
        ("El banco pagó cuatro millones de dólares a su presidente.", "¿Cuánto pagó el banco a su presidente?"),
        ("Las abejas hacen miel con el néctar de las flores.", "¿De qué hacen miel las abejas?"),
    ],
}


@pytest.fixture
def xquad(tmp_path: Path) -> Path:
    for language, paragraphs in _PARAGRAPHS.items():
        read = [{"context": text, "qas": [{"id": "1", "question": asked}]} for text, asked in paragraphs]
        (tmp_path / f"xquad.{language}.json").write_text(json.dumps({"data": [{"paragraphs": read}]}), "utf-8")
    return tmp_path


def test_each_pair_of_languages_is_measured_alone_and_mixed_with_the_questions_own(
    xquad: Path, static: StaticEmbedder
) -> None:
    found = list(crossings(static, xquad))

    assert {one.way for one in found} == {"vectors"}
    assert [(one.asked, one.told) for one in found if one.is_mixed] == [("en", "de"), ("de", "en")]
    assert [one.questions for one in found] == [3] * len(found)
    assert next(one for one in found if (one.asked, one.told) == ("en", "en")).recall_at_1 == 1.0


def test_in_a_mixed_pool_the_right_paragraph_of_the_questions_own_language_is_left_out(
    xquad: Path, static: StaticEmbedder
) -> None:
    # what German would say in English, a little less alike: only without the question's own paragraph it comes first
    english = (xquad / "xquad.en.json").read_text("utf-8")
    (xquad / "xquad.de.json").write_text(english.replace('."', '. This was told on Monday."'), "utf-8")

    found = list(crossings(static, xquad))

    assert [one.recall_at_1 for one in found if one.is_mixed] == [1.0, 1.0]


def test_an_embedder_that_gives_tokens_is_measured_by_them_too(xquad: Path) -> None:
    contextual = load_embedder(CONTEXTUAL)
    assert isinstance(contextual, TokenEmbedder)

    found = list(crossings(contextual, xquad))

    by_tokens = {(one.asked, one.told, one.is_mixed): one.recall_at_1 for one in found if one.way == "tokens"}
    assert len(by_tokens) == 7
    assert by_tokens["en", "en", False] == by_tokens["de", "en", False] == 1.0


@pytest.mark.parametrize(
    "broken", ["", "{}", '{"data": [{"paragraphs": [{"context": "no questions", "qas": []}]}]}', "\x00"]
)
def test_a_broken_file_is_named(xquad: Path, static: StaticEmbedder, broken: str) -> None:
    (xquad / "xquad.de.json").write_text(broken, "utf-8")

    with pytest.raises(QuestionsError, match=r"xquad\.de\.json"):
        list(crossings(static, xquad))


def test_a_missing_file_is_named(tmp_path: Path, static: StaticEmbedder) -> None:
    with pytest.raises(QuestionsError, match=r"xquad\.en\.json"):
        list(crossings(static, tmp_path))
