"""Is an article about people who change jobs in AI? By its words, in five languages, with the reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.languages import fold
from index.sentences import sentences_of

_FILE = Path(__file__).with_name("topics.txt")

_ACRONYM = re.compile(r"(?<![\w.])(?:A\.?I\.?|KI|IA)(?![\w])|\b[A-Z]\w*[a-z]AI\b")
"""In capitals only: "ai" is a French verb and an Italian article."""

_HEAD = 1200
"""Characters of a text in which an article says what it is about."""

_OFTEN = 2
_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an article is kept, and why not where it is left out."""

    is_about: bool
    reason: str = ""


KEPT = Verdict(True)
NO_AI = Verdict(False, "it is not about AI")
NO_MOVE = Verdict(False, "it is about AI, but not about people who change jobs")


def may_be_about(title: str, summary: str = "") -> Verdict:
    """By what a feed says of a page: left out only where neither AI nor a change of jobs is spoken of, for a summary may
    be silent on either."""
    said = f"{title}. {summary}"
    return (
        KEPT
        if _is_ai(said) or _found("move", said)
        else Verdict(False, "it is about neither AI nor people who change jobs")
    )


def is_about(title: str, text: str) -> Verdict:
    """By title and text: AI has to be spoken of at the head, or more than once; a change of jobs in the title, or in the
    head together with who changes, or who somebody was before."""
    head = f"{title}.\n\n{text[:_HEAD]}"
    if not _is_ai(head) and _count_ai(text) < _OFTEN:
        return NO_AI
    if _found("move", title):
        return KEPT
    sentences = [head[start:end] for start, end in sentences_of(head)]
    return KEPT if sum(map(_weight, sentences)) >= _ENOUGH else NO_MOVE


def _weight(sentence: str) -> int:
    """How much a sentence speaks of a change of jobs: 2 with who changes, 1 without, 1 for what somebody was before."""
    is_person = _found("role", sentence)
    if _found("move", sentence):
        return 2 if is_person else 1
    return 1 if is_person and _found("before", sentence) else 0


def _is_ai(text: str) -> bool:
    return bool(_ACRONYM.search(text)) or _found("ai", text) or _found("firm", text)


def _count_ai(text: str) -> int:
    folded = fold(text)
    return len(_ACRONYM.findall(text)) + sum(len(_words()[kind].findall(folded)) for kind in ("ai", "firm"))


def _found(kind: str, text: str) -> bool:
    return bool(_words()[kind].search(fold(text)))


@cache
def _words() -> dict[str, re.Pattern[str]]:
    lines = _FILE.read_text("utf-8").splitlines()
    kinds = (line.split(":", 1) for line in lines if line and not line.startswith("#"))
    return {kind: re.compile("|".join(map(_pattern, sorted(set(words.split()))))) for kind, words in kinds}


def _pattern(term: str) -> str:
    words = re.escape(term.rstrip("=")).replace("_", r"\s+")
    return rf"(?<!\w){words}" + (r"(?!\w)" if term.endswith("=") else "")
