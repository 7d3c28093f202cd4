"""What follows when Discord closes the gateway or refuses the login."""

from __future__ import annotations

from types import SimpleNamespace

import aiohttp
import discord
import pytest

from bot.serving.closures import CLOSURES, Reaction, refusal
from tests.discord.disruptions import HEALED_CLOSES


def closed_with(code: int) -> discord.ConnectionClosed:
    return discord.ConnectionClosed(SimpleNamespace(close_code=code), shard_id=None)  # type: ignore[arg-type]


def test_a_wrong_token_refused_intents_shards_and_an_old_version_are_left_to_a_person() -> None:
    ending = [code for code, closure in CLOSURES.items() if closure.reaction is Reaction.ENDS]

    assert ending == [4004, 4010, 4011, 4012, 4014]


@pytest.mark.parametrize("code", [code for code in CLOSURES if code >= 4000])
def test_a_line_says_what_to_do_exactly_where_the_process_ends(code: int) -> None:
    ends = CLOSURES[code].reaction is Reaction.ENDS

    assert (refusal(closed_with(code)) is not None) == ends
    assert bool(CLOSURES[code].line) == ends


@pytest.mark.parametrize(
    ("error", "word"),
    [(discord.LoginFailure("Improper token"), "BOT_TOKEN"), (discord.PrivilegedIntentsRequired(None), "intents")],
)
def test_what_only_a_person_can_mend_is_named(error: Exception, word: str) -> None:
    assert word in (refusal(error) or "")


@pytest.mark.parametrize(
    "error", [closed_with(4999), aiohttp.ClientError(), OSError(), AttributeError(), TimeoutError()]
)
def test_everything_else_is_tried_again(error: Exception) -> None:
    assert refusal(error) is None


def test_the_table_of_reactions_names_every_close_that_heals_at_once() -> None:
    healing = {code for code, closure in CLOSURES.items() if closure.reaction is Reaction.RESUMES}

    assert healing == {*HEALED_CLOSES, 1005, 1006}
