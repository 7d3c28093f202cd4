"""`talentmoves evaluate`: gold questions in, a report card out."""

from __future__ import annotations

import json
from pathlib import Path

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
    assert rows[0] == ["fit", "questions", "right", "Answer@1", "Answer@3", "MRR", "refused", "wrongly"]
    assert rows[1][:2] == ["all", "2"]
    assert ["de→–", "1", "1.00", "–", "–", "–", "1.00", "–"] in rows


def test_gold_questions_as_json_tell_each_outcome(talentmoves: Command, built: Path, tmp_path: Path) -> None:
    questions = tmp_path / "gold.jsonl"
    questions.write_text('{"id": "1", "question": "?", "language": "fr"}')

    ran = talentmoves("evaluate", questions, "--json", "--index", built)

    (outcome,) = json.loads(ran.out)
    assert (outcome["question"], outcome["pair"], outcome["is_answered"]) == ("?", "fr→–", False)


def test_questions_that_are_not_well_formed_are_named_by_their_line(
    talentmoves: Command, built: Path, tmp_path: Path
) -> None:
    questions = tmp_path / "gold.jsonl"
    questions.write_text('{"id": "1", "question": "?", "language": "fr"}\nnonsense')

    ran = talentmoves("evaluate", questions, "--index", built)

    assert ran.code == 1
    assert f"{questions}, line 2: not JSON" in only_line(ran.err)
