"""A candidate where it stands, with what is needed to judge it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from index.names.candidates import Candidate
from index.names.everyday import Everyday
from index.names.tokens import Token


@dataclass(frozen=True)
class Sighting:
    """What the clues look at; words are folded."""

    candidate: Candidate
    everyday: Everyday

    @property
    def language(self) -> str:
        return self.everyday.language

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The candidate's own words."""
        return tuple(self.candidate.words)

    @cached_property
    def folded(self) -> tuple[str, ...]:
        return tuple(token.folded for token in self.tokens)

    @property
    def is_single(self) -> bool:
        return len(self.tokens) == 1

    @property
    def begins(self) -> bool:
        """It stands where a capital letter tells nothing."""
        return self.tokens[0].begins

    @cached_property
    def before(self) -> str:
        """The word directly before, `""` where there is none in the same clause."""
        token = self.candidate.before()
        return token.folded if token and not self.tokens[0].glue.strip() else ""

    @cached_property
    def second_before(self) -> str:
        """The word before the word before, `""` where there is none."""
        token = self.candidate.before(2)
        return token.folded if token and self.before else ""

    @cached_property
    def after(self) -> str:
        """The word directly behind, `""` where there is none in the same clause."""
        token = self.candidate.after()
        return token.folded if token and not token.glue.strip() else ""

    @cached_property
    def second_after(self) -> str:
        """The word behind the word behind, `""` where there is none."""
        token = self.candidate.after(2)
        return token.folded if token and self.after else ""

    @cached_property
    def apposition(self) -> tuple[str, ...]:
        """The three words behind a comma or bracket that follows at once, `()` where none does."""
        following = [token for token in map(self.candidate.after, (1, 2, 3)) if token]
        is_apposition = following and following[0].glue.strip() in (",", "(", "–")
        return tuple(token.folded for token in following) if is_apposition else ()

    @cached_property
    def common(self) -> tuple[bool, ...]:
        """Which of its words are everyday ones."""
        return tuple(map(self.everyday.holds, self.folded))
