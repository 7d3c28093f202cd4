"""Questions are answered with passages or honestly refused; no string whatever raises."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.answering import MAX_QUESTION, Answerer
from index.datatypes import Answer, Refusal
from index.embedding import StaticEmbedder
from index.errors import EmbedderMismatchError, NoIndexError
from index.library import LibraryReader
from index.operations.rebuilding import rebuild
from index.retrieval.ranking import Ranker
from index.retrieval.retriever import CANDIDATES
from tests.index.newsroom import PredictableEmbedder, build, write_reports

EASY = [
    ("Zu welchem Unternehmen wechselt Ada Lindqvist von Nordlicht KI?", "lindqvist.md"),
    ("Wie hoch ist die Antrittsprämie von Ada Lindqvist?", "lindqvist.md"),
    ("Que fait Tunde Okafor après avoir quitté Calypso Recherche ?", "okafor.md"),
    ("When did Moira Brannigan return to Calypso Research as chief executive?", "brannigan.md"),
    ("Who leads the office of Heliotrop Labs in Lisbon?", "lisbon.md"),
]
PLANES = st.text(
    alphabet=st.one_of(
        *(st.characters(min_codepoint=plane << 16, max_codepoint=(plane << 16) + 0xFFFF) for plane in range(17)),
        st.characters(categories=["Cs", "Cc", "Cf", "Nd", "No", "Lo"]),
        st.sampled_from("aeiouß .,1?\"'(:*~^"),
    ),
    max_size=60,
)


def is_sound(answer: Answer) -> bool:
    """Whether an answer keeps its promises, whatever was asked."""
    inside = all(0 <= hit.sentence[0] < hit.sentence[1] <= len(hit.passage.text) for hit in answer.hits)
    verbatim = all(hit.passage.text == hit.article.text[hit.passage.start : hit.passage.end] for hit in answer.hits)
    probable = all(0.0 <= value <= 1.0 for value in (answer.confidence, *(hit.score for hit in answer.hits)))
    return inside and verbatim and probable and len(answer.hits) <= 5


@pytest.mark.parametrize(("question", "path"), EASY)
def test_an_easy_question_finds_its_article_first(answerer: Answerer, question: str, path: str) -> None:
    answer = answerer.answer(question)

    assert answer.hits[0].article.path == path
    assert answer.question == question
    assert is_sound(answer)


def test_an_easy_question_is_answered(answerer: Answerer) -> None:
    refused = [question for question, _ in EASY if not answerer.answer(question).answered]

    assert refused == []


@pytest.mark.parametrize(("threshold", "refusal"), [(0.0, None), (1.1, Refusal.NOTHING_RELEVANT)])
def test_from_the_ranker_s_threshold_on_a_question_is_answered(
    newsroom_index: Path, static: StaticEmbedder, threshold: float, refusal: Refusal | None
) -> None:
    reader = LibraryReader(newsroom_index, static.fingerprint)
    answerer = Answerer(reader, static, static, replace(Ranker.bundled(), threshold=threshold))

    answer = answerer.answer("Zu welchem Unternehmen wechselt Ada Lindqvist von Nordlicht KI?")

    assert answer.refusal is refusal
    assert answer.hits[0].article.path == "lindqvist.md"


def test_the_answering_sentence_is_a_whole_sentence_of_its_passage(answerer: Answerer) -> None:
    hit = answerer.answer("Wie hoch ist die Antrittsprämie von Ada Lindqvist?").hits[0]

    start, end = hit.sentence

    assert (hit.passage.start + start, hit.passage.start + end) in hit.passage.sentences


def test_hits_come_best_first_and_the_first_one_s_score_is_the_confidence(answerer: Answerer) -> None:
    answer = answerer.answer("Wer geht zu Heliotrop Labs?")

    assert len({hit.passage.id for hit in answer.hits}) == len(answer.hits) > 1
    assert answer.confidence == answer.hits[0].score


@pytest.mark.parametrize("k", [1, 2, 3])
def test_no_more_than_k_passages_are_returned(answerer: Answerer, k: int) -> None:
    assert len(answerer.answer("Wer geht zu Heliotrop Labs?", k).hits) == k


@pytest.mark.parametrize(
    "question", ["", " ", "\n\t", "???", "…!", "—", "🦄🎉", "\u200b", "\x00", "\ud800", '"', "\\", "()"]
)
def test_a_question_without_a_letter_is_empty(answerer: Answerer, question: str) -> None:
    answer = answerer.answer(question)

    assert answer == Answer(question, None, (), 0.0, Refusal.EMPTY)


def test_a_thousand_characters_are_answered_and_one_more_is_too_long(answerer: Answerer) -> None:
    longest = "Wer geht zu Heliotrop? ".ljust(MAX_QUESTION, "x")

    answered, refused = answerer.answer(longest), answerer.answer(longest + "x")

    assert len(longest) == 1_000
    assert answered.refusal is not Refusal.TOO_LONG
    assert refused == Answer(longest + "x", None, (), 0.0, Refusal.TOO_LONG)


def test_white_space_around_a_question_does_not_make_it_too_long(answerer: Answerer) -> None:
    padded = "Wer leitet das Büro?".center(3_000)

    answer = answerer.answer(padded)

    assert answer.refusal is not Refusal.TOO_LONG
    assert answer.question == padded


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Geht Tim Cook zu Tesla?", "Cook"),
        ("Did Tim Cook leave Apple?", "Cook"),
        ("Pourquoi Zbigniew Kaczmarek a-t-il quitté Anthropic ?", "Kaczmarek"),
    ],
)
def test_a_person_whom_no_article_knows_is_not_covered(answerer: Answerer, question: str, name: str) -> None:
    answer = answerer.answer(question)

    assert answer.refusal is Refusal.NOT_COVERED
    assert name in answer.unknown_names
    assert is_sound(answer)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Wer hat Nowhere Labs verlassen?", "Nowhere Labs"),
        ("who left nowhere labs", "nowhere labs"),
        ("who leads perplexity?", "perplexity"),
        ("qui a quitté runway ?", "runway"),
    ],
)
def test_an_organisation_that_no_article_mentions_is_not_covered(answerer: Answerer, question: str, name: str) -> None:
    answer = answerer.answer(question)

    assert (answer.refusal, answer.unknown_names) == (Refusal.NOT_COVERED, (name,))


@pytest.mark.parametrize(
    "question",
    [
        "wie backe ich einen saftigen kuchen mit äpfeln",
        "quelle est la meilleure recette de soupe aux oignons",
        "what will the weather be like tomorrow",
        "cuántos goles se marcaron ayer",
    ],
)
def test_a_question_about_something_else_is_refused_and_shows_what_was_rejected(
    answerer: Answerer, question: str
) -> None:
    answer = answerer.answer(question)

    assert answer.refusal in {Refusal.OFF_TOPIC, Refusal.NOTHING_RELEVANT}
    assert is_sound(answer)


def test_an_index_without_passages_says_so(static: StaticEmbedder) -> None:
    empty = SimpleNamespace(passages=0)
    reader = cast(LibraryReader, SimpleNamespace(current=lambda: empty))

    answer = Answerer(reader, static, static, Ranker.bundled()).answer("Wer geht zu Heliotrop?")

    assert answer.refusal is Refusal.EMPTY_INDEX


@pytest.mark.parametrize(
    "question",
    [
        "Wer\x00geht\x07zu Heliotrop?",
        "Wer geht \ud800 zu \udfff Heliotrop?",
        "title:okafor AND body:(lindqvist OR heliotrop)^2",
        "[a TO b] {c TO d} *:* NOT -lindqvist +okafor",
        'okafor~2 "Ada Lindqvist"~5 okaf* /regex/',
        "'; DROP TABLE passages; --",
        "9" * 999,
        "1." * 499,
        "Wer ging am 5 aprıl 2024?",
        "Am 31.02.2024 / 99.99.9999 / 0000-00-00",
        "ﷺ" * 300,
        "ß" * 1_000,
        "a\u0301" * 499,
        "\u202eHeliotrop\u2066",
        "İstanbul ıı ſeptember Ω K",
        "²³ ½ ٣٤ Ⅷ 五",
        "Wer\r\ngeht\u2028zu\u2029Heliotrop",
        "<@1234> @everyone **Heliotrop** [x](https://a.example)",
        "Heliotrop " * 99,
    ],
)
def test_a_hostile_question_gets_a_sound_answer(answerer: Answerer, question: str) -> None:
    answer = answerer.answer(question)

    assert answer.question == question
    assert is_sound(answer)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(PLANES)
def test_no_string_of_any_plane_raises(answerer: Answerer, question: str) -> None:
    assert is_sound(answerer.answer(question))


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.sampled_from([question for question, _ in EASY]), st.data())
def test_a_mangled_question_gets_a_sound_answer(answerer: Answerer, question: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(question)))
    mangled = question[:place] + data.draw(PLANES) + question[place:]

    assert is_sound(answerer.answer(mangled))


def test_the_same_question_gets_the_same_answer(answerer: Answerer) -> None:
    question = "Wer geht zu Heliotrop Labs?"

    assert answerer.answer(question) == answerer.answer(question)


def test_letters_may_be_decomposed(answerer: Answerer) -> None:
    composed = "Wie hoch ist die Antrittsprämie von Ada Lindqvist?"

    decomposed = answerer.answer(unicodedata.normalize("NFD", composed))

    assert decomposed.hits[0].article.path == "lindqvist.md"


def test_passages_are_found_by_their_ids_in_the_given_order(answerer: Answerer) -> None:
    hits = answerer.answer("Wer geht zu Heliotrop Labs?").hits
    first, second = hits[0], hits[1]

    found = answerer.find([second.passage.id, "0" * 16, first.passage.id, "", second.passage.id])

    assert [hit and hit.passage.id for hit in found] == [
        second.passage.id,
        None,
        first.passage.id,
        None,
        second.passage.id,
    ]
    assert [hit.passage for hit in found if hit] == [second.passage, first.passage, second.passage]
    assert [hit.article for hit in found if hit] == [second.article, first.article, second.article]


@pytest.mark.parametrize("hostile", ["'; --", "%", "\x00", "x" * 10_000, "漢"])
def test_an_id_of_no_passage_is_none(answerer: Answerer, hostile: str) -> None:
    assert answerer.find([hostile]) == [None]
    assert answerer.find([]) == []


def test_coverage_is_that_of_the_articles(answerer: Answerer) -> None:
    coverage = answerer.coverage()

    assert (coverage.articles, coverage.languages) == (4, {"en": 2, "de": 1, "fr": 1})


def test_all_passages_stand_in_the_order_of_their_articles(answerer: Answerer) -> None:
    library = answerer.passages()

    assert len(library) == answerer.coverage().passages
    assert list(dict.fromkeys(article.path for _, article in library)) == [
        "brannigan.md",
        "lindqvist.md",
        "lisbon.md",
        "okafor.md",
    ]
    assert all(article.text[passage.start : passage.end] == passage.text for passage, article in library)


def test_answers_follow_a_rebuild_without_a_restart(tmp_path: Path, static: StaticEmbedder) -> None:
    folder, first = build(tmp_path, "okafor.md", embedder=static)
    answerer = Answerer.open(folder, static)
    before = answerer.generation

    second = rebuild([write_reports(tmp_path / "more", "lindqvist.md")], folder, static)

    assert (before, answerer.generation) == (first.generation, second.generation)
    assert {hit.article.path for hit in answerer.answer("Wer geht zu Heliotrop Labs?").hits} == {"lindqvist.md"}


@dataclass(frozen=True)
class Case:
    """What is set, and what the folder holds."""

    folder: str
    error: type[Exception]


@pytest.mark.parametrize("case", [Case("data", EmbedderMismatchError), Case("nothing", NoIndexError)])
def test_an_index_that_does_not_fit_is_told_at_opening(tmp_path: Path, static: StaticEmbedder, case: Case) -> None:
    build(tmp_path, embedder=PredictableEmbedder())

    with pytest.raises(case.error, match="run `talentmoves rebuild"):
        Answerer.open(tmp_path / case.folder, static)


@pytest.mark.parametrize("newest", ["Ada Lindqvist", "Tom Quist"])
def test_of_what_answers_equally_well_the_newest_comes_first_where_the_question_asks_for_it(
    static: StaticEmbedder, tmp_path: Path, newest: str
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    written = "---\ntitle: Calypso hires {0}\npublished: {1}\nlanguage: en\n---\nCalypso has hired {0}.\n"
    for name in ("Ada Lindqvist", "Tom Quist"):
        published = "2024-06-30" if name == newest else "2023-02-01"
        (folder / f"{name}.md").write_text(written.format(name, published), "utf-8")
    rebuild([folder], tmp_path / "data", static)
    answerer = Answerer.open(tmp_path / "data", static)

    found = [
        answerer.answer(question).hits[0].article.path
        for question in ("latest at Calypso", "wer ist jetzt bei Calypso")
    ]

    assert found == [f"{newest}.md"] * 2


@pytest.mark.parametrize(
    ("question", "path"),
    [
        ("Calypso im Mai 2024", "okafor.md"),
        ("Calypso in June 2024", "brannigan.md"),
        ("Calypso ce mois-ci", "brannigan.md"),
    ],
)
def test_a_period_leaves_only_articles_of_that_time(
    newsroom_index: Path, static: StaticEmbedder, question: str, path: str
) -> None:
    reader = LibraryReader(newsroom_index, static.fingerprint)
    answerer = Answerer(reader, static, static, Ranker.bundled(), today=lambda: date(2024, 6, 30))

    assert {hit.article.path for hit in answerer.answer(question).hits} == {path}


def test_a_period_is_known_before_anything_is_ranked(static: StaticEmbedder, tmp_path: Path) -> None:
    # more articles of another year than are ever weighed, all of them nearer to the question
    folder = tmp_path / "articles"
    folder.mkdir()
    later = "---\ntitle: Who joined Kestrel Labs ({0})\npublished: 2025-03-01\nlanguage: en\n---\nNumber {0} joined Kestrel Labs.\n"
    for number in range(CANDIDATES * 2):
        (folder / f"later-{number}.md").write_text(later.format(number), "utf-8")
    (folder / "early.md").write_text(
        "---\ntitle: An appointment\npublished: 2021-06-01\nlanguage: en\n---\nPriya Anand has gone to Kestrel Labs.\n",
        "utf-8",
    )
    rebuild([folder], tmp_path / "data", static)

    hits = Answerer.open(tmp_path / "data", static).answer("Who joined Kestrel Labs in 2021?").hits

    assert [hit.article.path for hit in hits] == ["early.md"]


def test_what_was_published_in_the_year_asked_about_comes_before_what_only_looks_back_at_it(
    static: StaticEmbedder, tmp_path: Path
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    written = "---\ntitle: {0}\npublished: {1}\nlanguage: en\n---\n{2}\n"
    looking_back = "Tom Quist, who left Kestrel Labs in 2019, opens a bakery."
    (folder / "back.md").write_text(written.format("A bakery", "2023-05-02", looking_back), "utf-8")
    (folder / "then.md").write_text(
        written.format("A farewell", "2019-08-11", "Priya Anand has left Kestrel Labs."), "utf-8"
    )
    rebuild([folder], tmp_path / "data", static)

    hits = Answerer.open(tmp_path / "data", static).answer("Who left Kestrel Labs in 2019?").hits

    assert [hit.article.path for hit in hits] == ["then.md", "back.md"]


def test_whoever_is_named_in_full_is_on_topic_though_a_part_of_the_name_is_an_everyday_word(
    static: StaticEmbedder, tmp_path: Path
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "weil.md").write_text(
        "---\ntitle: Kevin Weil joins Kestrel Labs\nlanguage: en\n---\n"
        "Kevin Weil joins Kestrel Labs as head of product. He comes from Heliotrop Labs.\n",
        "utf-8",
    )
    rebuild([folder], tmp_path / "data", static)

    answer = Answerer.open(tmp_path / "data", static).answer("wo ist kevin weil hin")

    assert answer.refusal is not Refusal.OFF_TOPIC


def test_of_last_week_nothing_is_told_where_no_article_is_so_new(answerer: Answerer) -> None:
    answer = answerer.answer("Who left Nordlicht KI last week?")

    assert answer.refusal is Refusal.NOTHING_RELEVANT
