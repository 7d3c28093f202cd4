"""Gold questions are read strictly and asked once each."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from index.answering import Answerer
from index.datatypes import Article, Passage
from index.embedding import StaticEmbedder
from index.errors import QuestionsError
from index.evaluation import GoldQuestion, evaluate, evaluate_baselines, load_questions
from index.library import LibraryReader
from index.retrieval.ranking import Ranker
from tests.index.newsroom import article

GOOD = {"id": "q1", "question": "Wer?", "language": "de", "answers": {"a.txt": ["Ada Lindqvist"]}}


def questions_file(folder: Path, *lines: str) -> Path:
    file = folder / "questions.jsonl"
    file.write_text("\n".join(lines), "utf-8")
    return file


def replace_answers(gold: GoldQuestion, answers: dict[str, list[str]]) -> GoldQuestion:
    return gold.model_copy(update={"answers": answers})


def passage_of(read: Article) -> Passage:
    return Passage("p", read.id, 0, len(read.text), read.text, ((0, len(read.text)),))


def test_questions_are_read_in_order_and_blank_lines_are_passed_over(tmp_path: Path) -> None:
    second = {**GOOD, "id": "q2", "part": "aside", "kind": "why", "style": "typo", "event": "x", "answers": {}}
    file = questions_file(tmp_path, json.dumps(GOOD), "", json.dumps(second), "  ")

    questions = load_questions(file)

    assert [(one.id, one.part, one.kind, one.answers) for one in questions] == [
        ("q1", "fit", "what", {"a.txt": ["Ada Lindqvist"]}),
        ("q2", "aside", "why", {}),
    ]


def test_a_byte_order_mark_and_unusual_line_ends_inside_a_question_do_no_harm(tmp_path: Path) -> None:
    line = json.dumps({**GOOD, "question": "Wer\u2028geht?"}, ensure_ascii=False)
    file = questions_file(tmp_path, f"\ufeff{line}\r", f"{line}\r")

    questions = load_questions(file)

    assert [one.question for one in questions] == ["Wer\u2028geht?"] * 2


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "line 2: not JSON"),
        ("Wer?", "line 2: not JSON"),
        ("[]", "line 2: "),
        ('{"id": "q2"}', "line 2: question: Field required"),
        (json.dumps({**GOOD, "answers": ["a.txt"]}), "line 2: answers: "),
        (json.dumps({**GOOD, "answers": {"a.txt": "Ada"}}), "line 2: answers.a.txt: "),
        (json.dumps({**GOOD, "language": None}), "line 2: language: "),
    ],
)
def test_a_question_that_is_not_well_formed_is_named_by_its_line(tmp_path: Path, line: str, reason: str) -> None:
    file = questions_file(tmp_path, json.dumps(GOOD), line)

    with pytest.raises(QuestionsError) as caught:
        load_questions(file)

    assert str(caught.value).startswith(f"{file}, {reason}")
    assert "\n" not in str(caught.value)


def test_a_file_without_questions_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QuestionsError, match="holds no questions"):
        load_questions(questions_file(tmp_path, "", " "))


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "binary.jsonl").write_bytes(b"\xff\xfe\xff")

    with pytest.raises(QuestionsError, match=r"missing\.jsonl cannot be read"):
        load_questions(tmp_path / "missing.jsonl")
    with pytest.raises(QuestionsError, match=r"binary\.jsonl cannot be read"):
        load_questions(tmp_path / "binary.jsonl")


@pytest.mark.parametrize(
    ("text", "is_answer"),
    [("Es ist Ada Lindqvist.", True), ("Es ist Ada\nLindqvist.", True), ("Es ist Ada  Lund.", False), ("", False)],
)
def test_a_passage_answers_that_holds_one_of_the_strings_whatever_its_white_space(text: str, is_answer: bool) -> None:
    gold = GoldQuestion(id="q", question="Wer?", language="de", answers={"a.txt": ["niemand sonst", "Ada Lindqvist"]})
    read = article(text)

    assert gold.is_answered_by(passage_of(read), read) is is_answer


def test_a_passage_of_another_article_does_not_answer() -> None:
    gold = GoldQuestion(id="q", question="Wer?", language="de", answers={"b.txt": ["Ada Lindqvist"]})
    read = article("Es ist Ada Lindqvist.")

    assert not gold.is_answered_by(passage_of(read), read)


def test_a_sentence_answers_that_holds_a_string_or_a_part_of_one() -> None:
    gold = GoldQuestion(id="q", question="Wer?", language="de", answers={"a.txt": ["Ada Lindqvist", "Weg. Es ist"]})
    text = "Einer ist weg.  Weg. Es ist\nAda\nLindqvist. Niemand sonst."
    read = article(text)
    borders = [(0, 14), (16, 20), (21, 42), (43, 57)]
    passage = Passage("p", read.id, 0, len(text), text, tuple(borders))

    assert gold.answering_sentences(passage, read) == [False, True, True, False]
    assert not any(replace_answers(gold, {}).answering_sentences(passage, read))


@pytest.mark.parametrize("threshold", [0.0, 1.1])
def test_outcomes_tell_rank_pair_and_refusal(newsroom_index: Path, static: StaticEmbedder, threshold: float) -> None:
    reader = LibraryReader(newsroom_index, static.fingerprint)
    answerer = Answerer(reader, static, static, replace(Ranker.bundled(), threshold=threshold))
    answers = threshold == 0.0
    questions = [
        GoldQuestion(
            id="prime",
            question="Wie hoch ist die Antrittsprämie von Ada Lindqvist?",
            language="de",
            kind="amount",
            answers={"lindqvist.md": ["340.000 Euro"]},
        ),
        GoldQuestion(
            id="crossing",
            question="Wer folgt auf Tunde Okafor bei Calypso Recherche?",
            language="de",
            part="aside",
            answers={"okafor.md": ["Inès Carvalho"]},
        ),
        GoldQuestion(id="nobody", question="Who is the lawyer of Ada Lindqvist?", language="en"),
        GoldQuestion(id="gone", question="Wer?", language="de", answers={"removed.md": ["x"]}),
    ]

    outcomes = evaluate(answerer, questions)

    assert [(one.pair, one.is_answerable, one.kind, one.part) for one in outcomes] == [
        ("de→de", True, "amount", "fit"),
        ("de→fr", True, "what", "aside"),
        ("en→–", False, "what", "fit"),
        ("de→?", True, "what", "fit"),
    ]
    assert (outcomes[0].rank, outcomes[0].is_answered, outcomes[0].is_right) == (1, answers, answers)
    assert (outcomes[2].rank, outcomes[2].is_answered, outcomes[2].is_right) == (None, answers, not answers)
    assert outcomes[3].rank is None
    assert (outcomes[0].is_marked, outcomes[2].is_marked) == (True, False)
    assert [one.relevant for one in outcomes] == [1, 1, 0, 0]
    assert [one.confidence for one in outcomes] == [answerer.answer(one.question).confidence for one in questions]


def test_textbook_retrieval_is_asked_the_same_questions_and_never_refuses(
    newsroom_index: Path, static: StaticEmbedder
) -> None:
    answerer = Answerer.open(newsroom_index, static)
    prime = GoldQuestion(
        id="p",
        question="Antrittsprämie Ada Lindqvist 340.000",
        language="de",
        answers={"lindqvist.md": ["340.000 Euro"]},
    )
    wordless = GoldQuestion(id="w", question="?!", language="de")

    found = evaluate_baselines(answerer, [prime, wordless])

    assert list(found) == ["BM25", "dense"]
    assert [(one.rank, one.is_right) for one in (found["BM25"][0], found["dense"][0])] == [(1, True), (1, True)]
    assert all(one.is_answered and not one.is_right for outcomes in found.values() for one in outcomes[1:])
    assert found["BM25"][1].relevance == ()
