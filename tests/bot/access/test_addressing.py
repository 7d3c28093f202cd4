"""Which messages are for the bot, and what is asked in them."""

from __future__ import annotations

import pytest

from bot.access.addressing import Hint, Incoming, Question, Silence, decided


@pytest.mark.parametrize(
    ("incoming", "decision"),
    [
        (Incoming("Who left OpenAI?", direct=True), Question("Who left OpenAI?", goes_on=True)),
        (Incoming("<@1> Who left?", mentions_bot=True), Question("Who left?")),
        (Incoming("<@1> And why?", mentions_bot=True, in_thread=True), Question("And why?", goes_on=True)),
        (Incoming("And why?", mentions_bot=True, replies_to_bot=True), Question("And why?", goes_on=True)),
        (Incoming("Hey <@!1>,\nwho  left?", mentions_bot=True), Question("Hey , who left?")),
        (Incoming("<@1> <:wave:2> <t:1:R> <#3> <@&4>", mentions_bot=True), Question("")),
        (Incoming("", direct=True), Question("", goes_on=True)),
        (Incoming("a < b <@x>", direct=True), Question("a < b <@x>", goes_on=True)),
        (Incoming("Who left?", direct=True, from_machine=True), Silence()),
        (Incoming("<@1> Who left?", mentions_bot=True, from_machine=True), Silence()),
        (Incoming("", replies_to_bot=True), Hint()),
        (Incoming("", in_known_thread=True), Hint()),
        (Incoming("", mentions_bots_role=True), Hint()),
        (Incoming("", replies_to_bot=True, from_machine=True), Silence()),
        (Incoming("talk between others"), Silence()),
        (Incoming(""), Silence()),
    ],
)
def test_what_to_do_with_a_message(incoming: Incoming, decision: Silence | Hint | Question) -> None:
    assert decided(incoming) == decision
