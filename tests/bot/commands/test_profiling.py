"""`--profile` of `talentmoves ask` and `rebuild`."""

from __future__ import annotations

from pathlib import Path

from tests.bot.commands.commandline import Command, objects


def test_an_answer_is_followed_by_its_stages_on_standard_error(talentmoves: Command, built: Path) -> None:
    ran = talentmoves("ask", "Who leads the lab?", "--json", "--profile", "--index", built)

    assert len(objects(ran)) == 1
    assert "nearest by vectors" in ran.err
    assert "nearest by words" in ran.err
    assert "evidence for the candidates" in ran.err


def test_a_rebuild_is_followed_by_its_stages(talentmoves: Command, articles: Path, tmp_path: Path) -> None:
    ran = talentmoves("rebuild", "--articles", articles, "--json", "--profile", "--index", tmp_path)

    assert len(objects(ran)) == 1
    stages = ("compare pages", "read and clean", "cut into passages", "words and terms", "names", "embed passages")
    assert all(stage in ran.err for stage in (*stages, "stories", "check"))


def test_nothing_is_told_of_stages_unless_asked(talentmoves: Command, built: Path) -> None:
    ran = talentmoves("ask", "Who leads the lab?", "--index", built)

    assert "nearest by vectors" not in ran.out + ran.err
