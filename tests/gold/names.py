"""`python -m tests.gold.names`: how many names of the labelled sentences are found, written into docs/names.md."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.names import Kind
from index.names.extraction import mentions_in
from tests.markers import write_marked

GOLD = Path(__file__).parent
PAGE = GOLD.parents[1] / "docs" / "names.md"
_LANGUAGES = {"de": "German", "fr": "French", "en": "English", "es": "Spanish", "it": "Italian"}
_KINDS = {Kind.PERSON: "people", Kind.ORGANISATION: "organisations"}


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence of news and the names that stand in it, as they are written there."""

    language: str
    text: str
    people: tuple[str, ...]
    organisations: tuple[str, ...]
    part: str


@dataclass(frozen=True, slots=True)
class Found:
    """One name of one sentence: labelled, found, or both."""

    language: str
    kind: Kind
    is_labelled: bool
    is_found: bool


def labelled_sentences() -> list[LabelledSentence]:
    lines = map(json.loads, (GOLD / "names.jsonl").read_text("utf-8").splitlines())
    return [
        LabelledSentence(one["language"], one["text"], tuple(one["people"]), tuple(one["organisations"]), one["part"])
        for one in lines
    ]


def compared(sentence: LabelledSentence) -> list[Found]:
    """Every name that is labelled or found in a sentence; the strings have to be the same."""
    mentions = mentions_in(sentence.text, sentence.language)
    comparison = []
    for kind, labelled in ((Kind.PERSON, sentence.people), (Kind.ORGANISATION, sentence.organisations)):
        found = {mention.name for mention in mentions if mention.kind is kind}
        comparison += [
            Found(sentence.language, kind, name in labelled, name in found) for name in sorted(found.union(labelled))
        ]
    return comparison


def rows(part: str) -> list[str]:
    """Markdown rows of precision, recall and count: by kind, by language, all."""
    found = [one for sentence in labelled_sentences() if sentence.part == part for one in compared(sentence)]
    groups: list[tuple[str, Callable[[Found], bool]]] = [
        *((_KINDS[kind], lambda one, kind=kind: one.kind is kind) for kind in Kind),
        *((name, lambda one, code=code: one.language == code) for code, name in _LANGUAGES.items()),
        ("all", lambda one: True),
    ]
    return [_row(part, name, [one for one in found if belongs(one)]) for name, belongs in groups]


def _row(part: str, name: str, found: Sequence[Found]) -> str:
    counts = Counter((one.is_labelled, one.is_found) for one in found)
    right, missed, wrong = counts[True, True], counts[True, False], counts[False, True]
    return f"| {part} | {name} | {right / (right + wrong):.2f} | {right / (right + missed):.2f} | {right + missed} |"


def main(parts: Iterable[str] = ("tune", "aside")) -> None:
    table = ["| part | names | precision | recall | labelled |", "|---|---|--:|--:|--:|"]
    table += [row for part in parts for row in rows(part)]
    write_marked(PAGE, "figures", "\n".join([*table, ""]))
    print("\n".join(table))


if __name__ == "__main__":
    main()
