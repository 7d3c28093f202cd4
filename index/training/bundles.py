"""Training bundles: short news texts, each with questions that it answers and near-misses that it does not.

=== de | Title of the text
P: people, full names; separated by semicolons
C: organisations
1. First sentence.
2. Second sentence.
en> a question that sentence 2 answers = 2
fr> a question that nothing here answers = 0
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "bundles"

_OPENING = re.compile(r"===\s*(?P<language>[a-z]{2})\s*\|\s*(?P<title>.+)")
_SENTENCE = re.compile(r"\d+\.\s+(?P<text>.+)")
_QUESTION = re.compile(r"(?P<language>[a-z]{2})>\s*(?P<text>.*?)\s*=\s*(?P<answers>\d+(?:\s*,\s*\d+)*)")


@dataclass(frozen=True, slots=True)
class BundleQuestion:
    language: str
    text: str
    answers: frozenset[int]
    """Places of the sentences that answer, from 0; empty where none does."""


@dataclass(slots=True)
class Bundle:
    language: str
    title: str
    people: list[str] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    questions: list[BundleQuestion] = field(default_factory=list)


def load_bundles(folder: Path = FOLDER) -> list[Bundle]:
    """All bundles of a folder's text files, in order. Raises `ValueError`, naming file and line, where one is malformed."""
    return [bundle for file in sorted(folder.glob("*.txt")) for bundle in _read(file)]


def _read(file: Path) -> Iterator[Bundle]:
    bundle: Bundle | None = None
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if opening := _OPENING.fullmatch(line.strip()):
            if bundle is not None:
                yield bundle
            bundle = Bundle(opening["language"], opening["title"].strip())
        elif line.strip() and (bundle is None or not _add(bundle, line.strip())):
            raise ValueError(f"{file}, line {number}: not a line of a bundle: {line.strip()!r}")
    if bundle is not None:
        yield bundle


def _add(bundle: Bundle, line: str) -> bool:
    """Take one line into the bundle; `False` where it is none of a bundle's."""
    kind, _, rest = line.partition(" ")
    if kind in ("P:", "C:"):
        names = bundle.people if kind == "P:" else bundle.organisations
        names += [name.strip() for name in rest.split(";") if name.strip()]
        return True
    if sentence := _SENTENCE.fullmatch(line):
        bundle.sentences.append(sentence["text"])
        return True
    question = _QUESTION.fullmatch(line)
    if question is None:
        return False
    answers = frozenset(int(answer) - 1 for answer in question["answers"].split(",")) - {-1}
    if any(answer >= len(bundle.sentences) for answer in answers):
        return False
    bundle.questions.append(BundleQuestion(question["language"], question["text"], answers))
    return True
