"""What goes wrong: one line on standard error, 1 for what failed and 2 for a wrong call."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.commands.commandline import (
    Command,
    change_manifest,
    largest_file,
    objects,
    only_line,
)


@pytest.mark.parametrize(
    "arguments",
    [("ask", "x"), ("ask", "x", "--json"), ("chat",), ("status",), ("evaluate", __file__)],
    ids=" ".join,
)
def test_without_an_index_one_line_says_what_to_run(
    arguments: tuple[str, ...], talentmoves: Command, tmp_path: Path
) -> None:
    ran = talentmoves(*arguments, "--index", tmp_path / "none")

    assert (ran.code, ran.out) == (1, "")
    assert (
        only_line(ran.err)
        == f"talentmoves: there is no index in {tmp_path / 'none'} yet; run `talentmoves rebuild --index {tmp_path / 'none'}`"
    )


def test_status_as_json_is_an_object_also_without_an_index(talentmoves: Command, tmp_path: Path) -> None:
    ran = talentmoves("status", "--json", "--index", tmp_path / "none")

    (told,) = objects(ran)
    assert ran.code == 1
    assert (told["index"], told["serving"]) == (None, False)
    assert (
        told["reason"]
        == f"there is no index in {tmp_path / 'none'} yet; run `talentmoves rebuild --index {tmp_path / 'none'}`"
    )


@pytest.mark.parametrize("command", [("ask", "x"), ("chat",), ("status",), ("run",)], ids=" ".join)
def test_a_truncated_index_is_refused_with_what_to_run(
    command: tuple[str, ...], talentmoves: Command, folder: Path
) -> None:
    file = largest_file(folder)
    file.write_bytes(file.read_bytes()[:-1])

    ran = talentmoves(*command, "--index", folder)

    assert (ran.code, ran.out) == (1, "")
    assert only_line(ran.err).startswith(f"talentmoves: {file} has ")
    assert only_line(ran.err).endswith("; run `talentmoves rebuild`")


@pytest.mark.parametrize(
    "content", [b"", b"../../etc", b"no-such-generation", b"\xff\xfe"], ids=["empty", "path", "gone", "binary"]
)
def test_a_pointer_to_no_index_is_refused_with_what_to_run(content: bytes, talentmoves: Command, folder: Path) -> None:
    (folder / "live").write_bytes(content)

    ran = talentmoves("ask", "x", "--index", folder)

    assert ran.code == 1
    assert only_line(ran.err).endswith("; run `talentmoves rebuild`")


def test_an_index_of_another_embedder_is_refused_with_what_to_run(talentmoves: Command, folder: Path) -> None:
    change_manifest(folder, embedder="another-384")

    ran = talentmoves("ask", "x", "--index", folder)

    assert ran.code == 1
    assert "the index was built with the embedder 'another-384'" in only_line(ran.err)
    assert "run `talentmoves rebuild`" in only_line(ran.err)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("ask", "--nope"), "No such option: --nope"),
        (("ask", "x", "-k", "0"), "Invalid value for '-k'"),
        (("ask", "x", "-k", "many"), "Invalid value for '-k'"),
        (("chat", "x"), "unexpected extra argument"),
        (("nope",), "No such command 'nope'"),
        (("--nope",), "No such option: --nope"),
        (("rebuild", "--articles", "not-there"), "'not-there' does not exist"),
        (("rebuild", "--articles"), "--articles"),
        (("evaluate", "not-there.jsonl"), "'not-there.jsonl' does not exist"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_wrong_usage_is_told_in_one_line_with_exit_code_2(
    arguments: tuple[str, ...], told: str, talentmoves: Command
) -> None:
    ran = talentmoves(*arguments)

    assert (ran.code, ran.out) == (2, "")
    assert only_line(ran.err).startswith("talentmoves: ")
    assert told in only_line(ran.err)


def test_wrong_usage_of_a_command_is_told_where_its_right_usage_stands(talentmoves: Command) -> None:
    ran = talentmoves("ask", "x", "-k", "0")

    assert only_line(ran.err).endswith("; see `talentmoves ask --help`")


@pytest.mark.parametrize("command", ["rebuild", "run"])
def test_articles_of_the_settings_that_are_not_there_are_wrong_usage(
    command: str, talentmoves: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INDEX_ARTICLES", "not-there")

    ran = talentmoves(command)

    assert ran.code == 2
    assert ran.err.splitlines()[-1] == "talentmoves: not-there is not there; set INDEX_ARTICLES or give --articles PATH"


@pytest.mark.parametrize(
    ("name", "command", "code"),
    [("INDEX_NOPE", "status", 1), ("BOT_NOPE", "run", 78), ("BOT_TOKEN", "run", 78), ("BOT_PASSAGES", "serve", 78)],
)
def test_a_wrong_setting_is_told_without_its_value(
    name: str, command: str, code: int, talentmoves: Command, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "hunter2")

    ran = talentmoves(command, "--index", built)

    assert ran.code == code
    assert name in only_line(ran.err)
    assert "hunter2" not in ran.err


def test_serving_without_a_token_is_told_in_one_line(talentmoves: Command, built: Path) -> None:
    ran = talentmoves("serve", "--index", built)

    assert ran.code == 78
    assert only_line(ran.err).startswith("talentmoves: BOT_TOKEN is not set")
