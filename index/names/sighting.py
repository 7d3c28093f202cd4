"""A candidate where it stands, with what is needed to judge it."""

from __future__ import annotations

from dataclasses import dataclass

from index.names.candidates import Candidate
from index.names.everyday import Everyday
from index.names.tokens import Token


@dataclass(frozen=True, slots=True)
class Sighting:
    """What the clues look at; words are folded."""

    candidate: Candidate
    language: str
    tokens: tuple[Token, ...]
    """The candidate's own words."""
    folded: tuple[str, ...]
    common: tuple[bool, ...]
    """Which of its words are everyday ones."""
    is_single: bool
    begins: bool
    """It stands where a capital letter tells nothing."""
    before: str
    """The word directly before, `""` where there is none in the same clause."""
    second_before: str
    """The word before the word before, `""` where there is none."""
    after: str
    """The word directly behind, `""` where there is none in the same clause."""
    second_after: str
    """The word behind the word behind, `""` where there is none."""
    apposition: tuple[str, ...]
    """The three words behind a comma or bracket that follows at once, `()` where none does."""

    @classmethod
    def of(cls, candidate: Candidate, everyday: Everyday) -> Sighting:
        tokens = tuple(candidate.words)
        folded = tuple([token.folded for token in tokens])
        following = [token for token in map(candidate.after, (1, 2, 3)) if token]
        sign = following[0].glue.strip() if following else ""
        before = _folded(candidate.before()) if not tokens[0].glue.strip() else ""
        after = following[0].folded if following and not sign else ""
        return cls(
            candidate=candidate,
            language=everyday.language,
            tokens=tokens,
            folded=folded,
            common=tuple(map(everyday.holds, folded)),
            is_single=len(tokens) == 1,
            begins=tokens[0].begins,
            before=before,
            second_before=_folded(candidate.before(2)) if before else "",
            after=after,
            second_after=_folded(candidate.after(2)) if after else "",
            apposition=tuple([token.folded for token in following]) if sign in (",", "(", "–") else (),
        )


def _folded(token: Token | None) -> str:
    return token.folded if token else ""
