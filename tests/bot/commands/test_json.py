"""`talentmoves ask --json`: one object for each line, for programs."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from index.reading import read_articles
from tests.bot.commands.commandline import (
    ARTICLES,
    Command,
    command_of,
    environment,
    objects,
)

KEYS = ["question", "answered", "confidence", "refusal", "passages"]
PASSAGE_KEYS = [
    "rank",
    "score",
    "text",
    "sentence",
    "start",
    "end",
    "article",
    "also_reported_by",
    "disagreements",
    "newer",
]
ARTICLE_KEYS = ["id", "path", "title", "publisher", "url", "published", "language", "reported_by", "status"]


def test_json_has_one_object_for_each_line_in_order_with_the_line_unchanged(talentmoves: Command, built: Path) -> None:
    lines = [
        "Wer ging zu Halmwerk?",
        "",
        "  spaces  ",
        "tab\there",
        "\r",
        "👀 \u2028 a\u0308\u202e",
        '"\\n"',
        "x" * 1001,
    ]

    ran = talentmoves("ask", "--json", "--index", built, stdin="\n".join(lines))

    assert (ran.code, ran.err) == (0, "")
    assert [told["question"] for told in objects(ran)] == lines


def test_json_has_exactly_the_keys_that_are_promised(talentmoves: Command, built: Path) -> None:
    ran = talentmoves("ask", "--json", "--index", built, stdin="Wer ging zu Halmwerk?\nwas kostet ein Brot\n")

    for told in objects(ran):
        assert list(told) == KEYS
        assert [list(passage) for passage in told["passages"]] == [PASSAGE_KEYS] * len(told["passages"])
        assert [list(passage["article"]) for passage in told["passages"]] == [ARTICLE_KEYS] * len(told["passages"])


def test_a_passage_is_the_slice_of_the_clean_text_that_its_offsets_name(
    talentmoves: Command, built: Path, articles: Path
) -> None:
    texts = {article.path: article.text for article in read_articles([articles]).articles}

    (told,) = objects(talentmoves("ask", "Qui a rejoint Cobalt ?", "--json", "--index", built))

    assert {passage["article"]["path"] for passage in told["passages"]} == set(ARTICLES)
    for passage in told["passages"]:
        assert texts[passage["article"]["path"]][passage["start"] : passage["end"]] == passage["text"]
        assert passage["sentence"] in passage["text"]
        assert passage["sentence"]


def test_passages_are_ranked_best_first_with_probabilities(talentmoves: Command, built: Path) -> None:
    (told,) = objects(talentmoves("ask", "Wohin wechselt Henrik Thiede?", "--json", "--index", built))

    scores = [passage["score"] for passage in told["passages"]]
    assert [passage["rank"] for passage in told["passages"]] == list(range(1, len(scores) + 1))
    assert all(0 <= score <= 1 for score in [*scores, told["confidence"]])


def test_an_article_is_told_with_its_source(talentmoves: Command, built: Path) -> None:
    (told,) = objects(talentmoves("ask", "prime de Lorcy chez Cobalt", "--json", "--index", built))

    (article,) = [
        passage["article"] for passage in told["passages"] if passage["article"]["path"] == "2024/lorcy.fr.md"
    ][:1]
    assert {key: value for key, value in article.items() if key != "id"} == {
        "path": "2024/lorcy.fr.md",
        "title": "Lorcy quitte Ardoise pour Cobalt",
        "publisher": "talentmoves",
        "url": None,
        "published": "2024-05-02",
        "language": "fr",
        "reported_by": [],
        "status": "confirmed",
    }


@pytest.mark.parametrize(
    ("question", "refusal"), [("", "empty"), (" \t ", "empty"), ("?!", "empty"), ("x" * 1001, "too_long")]
)
def test_what_is_no_question_is_refused_which_is_no_failure(
    question: str, refusal: str, talentmoves: Command, built: Path
) -> None:
    ran = talentmoves("ask", question, "--json", "--index", built)

    assert ran.code == 0
    assert objects(ran) == [
        {"question": question, "answered": False, "confidence": 0.0, "refusal": refusal, "passages": []}
    ]


def test_bytes_that_are_no_text_are_answered_too(talentmoves: Command, built: Path) -> None:
    ran = talentmoves("ask", "--json", "--index", built, stdin=b"\xff\xfe\x00 \xc3\nthiede")

    assert [told["question"] for told in objects(ran)] == ["��\x00 �", "thiede"]


@pytest.mark.parametrize(("arguments", "passages"), [((), 2), (("-k", "1"), 1), (("-k", "50"), 2)])
def test_k_says_how_many_passages_there_are_at_most(
    arguments: tuple[str, ...], passages: int, talentmoves: Command, built: Path
) -> None:
    (told,) = objects(talentmoves("ask", "Thiede Nordlicht Lorcy Cobalt", "--json", "--index", built, *arguments))

    assert len(told["passages"]) == passages


def test_each_line_is_answered_before_the_next_one_is_asked(built: Path) -> None:
    with subprocess.Popen(
        command_of("ask", "--json", "--index", built),
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as asking:
        assert asking.stdin is not None
        assert asking.stdout is not None
        answered = []
        for question in ("Wohin geht Thiede?", "et Lorcy ?"):
            asking.stdin.write(f"{question}\n")
            asking.stdin.flush()
            answered.append(json.loads(asking.stdout.readline())["question"])
        asking.stdin.close()

    assert answered == ["Wohin geht Thiede?", "et Lorcy ?"]
    assert asking.returncode == 0


@pytest.mark.parametrize("more", [("--json",), ()], ids=["json", "text"])
def test_a_reader_who_has_seen_enough_gets_no_traceback(more: tuple[str, ...], built: Path) -> None:
    with subprocess.Popen(
        command_of("ask", *more, "--index", built),
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as asking:
        assert asking.stdout is not None
        assert asking.stdin is not None
        assert asking.stderr is not None
        asking.stdin.write(b"who left\n")
        asking.stdin.flush()
        asking.stdout.readline()
        asking.stdout.close()
        asking.stdin.write(b"who left\n" * 3)
        asking.stdin.close()
        complaint = asking.stderr.read()

    assert (asking.returncode, complaint) == (0, b"")
