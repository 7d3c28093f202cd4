"""`talentmoves status`: what the index covers, whether it is whole, whether a bot serves it."""

from __future__ import annotations

import os
from pathlib import Path
from time import time

import pytest

from bot.texts import texts_for
from bot.watching.health import Health, write_health
from tests.bot.commands.commandline import (
    Command,
    largest_file,
    objects,
    only_line,
)


def test_status_says_what_the_index_covers(talentmoves: Command, built: Path) -> None:
    ran = talentmoves("status", "--index", built)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("I cover 2 articles in ")
    assert "the newest from June\u00a011,\u00a02024.\n" in ran.out
    assert f"Generation: {(built / 'live').read_text()}" in ran.out


def test_status_as_json_for_programs(talentmoves: Command, built: Path) -> None:
    (told,) = objects(talentmoves("status", "--json", "--index", built))

    assert told["index"]["generation"] == (built / "live").read_text().strip()
    assert told["index"]["coverage"] == {
        "articles": 2,
        "passages": 2,
        "languages": {"fr": 1, "de": 1},
        "oldest": "2024-05-02",
        "newest": "2024-06-11",
    }
    assert (told["serving"], told["reason"]) == (
        False,
        f"no bot is serving from {built}; run `talentmoves serve`",
    )


def test_a_changed_byte_is_found_where_every_byte_is_read(talentmoves: Command, folder: Path) -> None:
    file = largest_file(folder)
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)

    ran = talentmoves("status", "--verify", "--index", folder)

    assert ran.code == 1
    assert only_line(ran.err) == f"talentmoves: {file} has changed since it was built; run `talentmoves rebuild`"


def test_an_index_as_it_was_built_is_verified(talentmoves: Command, built: Path) -> None:
    ran = talentmoves("status", "--verify", "--index", built)

    assert ran.code == 0
    assert texts_for("en").status_verified in ran.out


@pytest.mark.parametrize("arguments", [("--check",), ("--check", "--json")])
def test_check_fails_where_no_bot_serves(arguments: tuple[str, ...], talentmoves: Command, built: Path) -> None:
    ran = talentmoves("status", *arguments, "--index", built)

    assert ran.code == 1
    assert only_line(ran.err) == f"talentmoves: no bot is serving from {built}; run `talentmoves serve`"


def test_check_succeeds_where_a_bot_serves(talentmoves: Command, folder: Path) -> None:
    write_health(folder, Health(os.getpid(), time(), ready=True, generation="g1", written=time()))

    ran = talentmoves("status", "--check", "--index", folder)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[-1] == texts_for("en").status_healthy
