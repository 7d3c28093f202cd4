"""`talentmoves evaluate`: gold questions in, a report card out."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

from tests.bot.commands.commandline import (
    Command,
    only_line,
)


def test_gold_questions_give_a_report_card(talentmoves: Command, built: Path, tmp_path: Path) -> None:
    questions = tmp_path / "gold.jsonl"
    gold = [
        {"id": "1", "question": "", "language": "de", "kind": "noise"},
        {"id": "2", "question": "Wohin?", "language": "de", "kind": "where", "answers": {"thiede.de.md": ["Halmwerk"]}},
    ]
    questions.write_text("\n".join(map(json.dumps, gold)))

    ran = talentmoves("evaluate", questions, "--index", built)

    rows = [line.split() for line in ran.out.splitlines()]
    assert ran.code == 0
    assert rows[0] == [
        "fit",
        "n",
        "right",
        "A@1",
        "A@3",
        "R@1",
        "R@5",
        "R@10",
        "MRR",
        "nDCG",
        "marked",
        "refused",
        "wrongly",
    ]
    assert [row[:2] for row in rows[1:4]] == [["talentmoves", "2"], ["BM25", "2"], ["dense", "2"]]
    assert ["de→–", "1", "1.00", *["–"] * 8, "1.00", "–"] in rows


def test_the_report_card_is_written_as_a_page_and_a_chart(talentmoves: Command, built: Path, tmp_path: Path) -> None:
    questions = tmp_path / "gold.jsonl"
    questions.write_text('{"id": "1", "question": "?", "language": "fr"}')

    ran = talentmoves("evaluate", questions, "--write", tmp_path / "docs", "--index", built)

    page, picture = tmp_path / "docs" / "report.md", tmp_path / "docs" / "report.svg"
    assert ran.code == 0
    assert ran.out.splitlines()[-2:] == [f"written: {page}", f"written: {picture}"]
    assert page.read_text("utf-8").startswith("# Report card\n")
    assert ElementTree.fromstring(picture.read_text("utf-8")).tag == "{http://www.w3.org/2000/svg}svg"


def test_gold_questions_as_json_tell_each_outcome(talentmoves: Command, built: Path, tmp_path: Path) -> None:
    questions = tmp_path / "gold.jsonl"
    questions.write_text('{"id": "1", "question": "?", "language": "fr"}')

    ran = talentmoves("evaluate", questions, "--json", "--index", built)

    (outcome,) = json.loads(ran.out)
    assert (outcome["question"], outcome["pair"], outcome["is_answered"]) == ("?", "fr→–", False)


def test_xquad_is_printed_below_the_card_where_it_is_at_hand(talentmoves: Command, built: Path, tmp_path: Path) -> None:
    questions = tmp_path / "gold.jsonl"
    questions.write_text('{"id": "1", "question": "?", "language": "fr"}')
    for language, text in {"en": "One river.", "de": "Ein Fluss.", "es": "Un río."}.items():
        paragraph = {"context": text, "qas": [{"question": text}]}
        (tmp_path / f"xquad.{language}.json").write_text(json.dumps({"data": [{"paragraphs": [paragraph]}]}), "utf-8")

    ran = talentmoves("evaluate", questions, "--xquad", tmp_path, "--index", built)

    head, row = ran.out.splitlines()[-2:]
    assert head.split() == [
        "XQuAD,",
        "R@1",
        "en→en",
        "de→de",
        "en→de",
        "de→en",
        "es→en",
        "mixed",
        "en→de",
        "mixed",
        "de→en",
    ]
    assert row.split() == ["vectors", *["1.00"] * 7]
    assert talentmoves("evaluate", questions, "--xquad", tmp_path, "--json", "--index", built).code == 2


def test_questions_that_are_not_well_formed_are_named_by_their_line(
    talentmoves: Command, built: Path, tmp_path: Path
) -> None:
    questions = tmp_path / "gold.jsonl"
    questions.write_text('{"id": "1", "question": "?", "language": "fr"}\nnonsense')

    ran = talentmoves("evaluate", questions, "--index", built)

    assert ran.code == 1
    assert f"{questions}, line 2: not JSON" in only_line(ran.err)
