"""How much of a passage an answer quotes."""

from __future__ import annotations

from enum import StrEnum


class Length(StrEnum):
    """The values stand in the database and in the custom ids of buttons."""

    SENTENCE = "sentence"
    """The sentence that answers, alone."""
    EXTRACT = "extract"
    """That sentence with its neighbours, about half of a phone's screen."""
    PASSAGE = "passage"
    """The whole passage."""
