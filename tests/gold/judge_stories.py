"""How well stories and disagreements are found: `python -m tests.gold.judge_stories` prints the table of `docs/stories.md`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from index.embedding import StaticEmbedder
from index.names.extraction import names_in
from index.stories.finder import contradictions_among
from index.stories.grouping import stories_of
from index.stories.profiles import profile_of
from tests.gold.story_pairs import STORIES, articles_in, labelled_pairs

PARTS = ("tune", "aside")


@dataclass(frozen=True, slots=True)
class Judged:
    """How many of what was wanted was found."""

    wanted: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0


def judged() -> dict[tuple[str, str], Judged]:
    """Pairs of one event and disagreements of each part, after grouping all the articles at once."""
    articles = list(articles_in(STORIES))
    static = StaticEmbedder.from_folder()
    stories = stories_of([profile_of(article, names_in(article), static) for article in articles])
    together = {frozenset((articles[a].path, articles[b].path)) for story in stories for a, b in combinations(story, 2)}
    contradictions = {
        (frozenset((articles[one.row].path, articles[one.other_row].path)), str(one.figure.kind))
        for one in contradictions_among(stories, articles.__getitem__, static)
    }
    pairs = labelled_pairs()
    part_of = {path: pair.part for pair in pairs for path in (pair.a, pair.b)}
    told = {
        (frozenset((one["a"], one["b"])), one["kind"])
        for one in map(json.loads, (STORIES / "disagreements.jsonl").read_text("utf-8").splitlines())
    }
    results = {}
    for part in PARTS:
        same = {frozenset((pair.a, pair.b)): pair.same_event for pair in pairs if pair.part == part}
        results[part, "pairs"] = _of_pairs(same, together)
        here = {one for one in contradictions if part_of[min(one[0])] == part}
        wanted = {one for one in told if part_of[min(one[0])] == part}
        results[part, "disagreements"] = Judged(len(wanted), len(here), len(here & wanted))
    return results


def table(results: dict[tuple[str, str], Judged]) -> str:
    """The results as Markdown."""
    lines = ["| part | what | wanted | found | precision | recall |", "|---|---|---|---|---|---|"]
    for (part, what), one in results.items():
        lines.append(f"| {part} | {what} | {one.wanted} | {one.found} | {one.precision:.2f} | {one.recall:.2f} |")
    return "\n".join(lines)


def _of_pairs(same: dict[frozenset[str], bool], together: Iterable[frozenset[str]]) -> Judged:
    found = [same[pair] for pair in together if pair in same]
    return Judged(sum(same.values()), len(found), sum(found))


if __name__ == "__main__":
    print(table(judged()))
