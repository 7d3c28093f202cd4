"""A question of a conversation is answered by what it goes on from, too; what was carried over never drowns it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.answering import Answerer
from index.datatypes import Context, Refusal
from index.embedding import StaticEmbedder
from index.embedding.contextual import ContextualEmbedder
from index.operations.rebuilding import rebuild
from index.retrieval.question import CARRIED, question_of


@pytest.fixture(scope="module")
def reading(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    """Answers from the reports with the embedder that compares token by token."""
    embedder = ContextualEmbedder.from_folder()
    rebuild([reports], tmp_path_factory.mktemp("reading") / "data", embedder)
    opened = Answerer.open(tmp_path_factory.getbasetemp() / "reading0" / "data", embedder)
    yield opened
    opened.close()


def quoted(answerer: Answerer, question: str) -> str:
    """The id of the passage that answers."""
    return answerer.answer(question).hits[0].passage.id


@pytest.mark.parametrize(
    ("before", "path"),
    [
        ("Que fait Tunde Okafor après avoir quitté Calypso Recherche ?", "okafor.md"),
        ("When did Moira Brannigan return to Calypso Research?", "brannigan.md"),
        ("Who leads the office of Heliotrop Labs in Lisbon?", "lisbon.md"),
    ],
)
def test_the_article_that_was_quoted_last_comes_first_where_nothing_else_tells_it_from_others(
    reading: Answerer, before: str, path: str
) -> None:
    answer = reading.answer("who was it?", context=Context("", quoted(reading, before)))

    assert answer.hits[0].article.path == path


def test_a_passage_that_is_gone_is_nothing_to_go_on_from(reading: Answerer) -> None:
    question = "Who leads the office of Heliotrop Labs in Lisbon?"

    assert reading.answer(question, context=Context("", "0" * 16)) == reading.answer(question)


def test_what_was_carried_over_completes_the_question(reading: Answerer) -> None:
    answer = reading.answer("und wie hoch ist die Prämie?", context=Context("Ada Lindqvist, Heliotrop Labs"))

    assert answer.answered
    assert answer.hits[0].article.path == "lindqvist.md"


def test_a_name_that_was_carried_over_and_nobody_knows_is_not_what_is_asked_about(reading: Answerer) -> None:
    question, unknown = "Who leads the office of Heliotrop Labs in Lisbon?", "Tim Zyxwvson"

    assert reading.answer(f"{question} ({unknown})").refusal is Refusal.NOT_COVERED
    assert reading.answer(question, context=Context(unknown)).answered


@pytest.mark.parametrize("question", ["why is the sky blue", "wie koche ich reis", "recette de ratatouille facile"])
def test_names_that_were_carried_over_do_not_bring_a_question_on_topic(reading: Answerer, question: str) -> None:
    context = Context("Moira Brannigan", quoted(reading, "When did Moira Brannigan return?"), is_guess=True)

    assert reading.answer(question, context=context).refusal is Refusal.NOTHING_RELEVANT


def test_a_question_without_a_word_of_its_own_is_about_what_was_said(reading: Answerer) -> None:
    context = Context("Moira Brannigan, Calypso Research", quoted(reading, "When did Moira Brannigan return?"))

    assert reading.answer("and when?", context=context).hits[0].article.path == "brannigan.md"


def test_words_that_follow_the_question_s_own_count_less(static: StaticEmbedder) -> None:
    question = "who leads Heliotrop?"

    found = question_of(f"{question} (Brannigan, leads)", static.is_word, lambda *_: frozenset(), len(question))

    assert {word.text: word.share for word in found.words} == {"leads": 1.0, "Heliotrop": 1.0, "Brannigan": CARRIED}


def test_words_of_the_domain_alone_are_no_small_talk(reading: Answerer) -> None:
    context = Context(
        "Heliotrop Labs", quoted(reading, "Who leads the office of Heliotrop Labs in Lisbon?"), is_guess=True
    )

    assert reading.answer("who leads it?", context=context).answered
