"""What stands below an answer: more of its article and the other passages, and in a row of their own the votes."""

from __future__ import annotations

import discord

from bot.cogs.passages import OtherPassages
from bot.cogs.reading import MoreButton
from bot.cogs.voting import VoteButton
from bot.rendering.reply import Reply
from bot.state.questions import key_of
from bot.state.votes import Vote
from bot.texts import Texts


def buttons_below(reply: Reply, question: str, texts: Texts) -> discord.ui.View | None:
    """The buttons; none below a refusal, which is counted as unanswered without anybody's vote."""
    if not reply.passage:
        return None
    view = discord.ui.View(timeout=None).add_item(MoreButton(reply.passage, texts.more_of_article))
    if reply.others:
        view.add_item(OtherPassages(reply.others, texts.other_passages))
    for is_up in (True, False):
        vote = VoteButton(Vote(key_of(question), reply.passage, is_up))
        vote.row = 1  # a phone would break one row anywhere
        view.add_item(vote)
    return view
