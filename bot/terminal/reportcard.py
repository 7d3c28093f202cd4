"""The report card of an evaluation: as text for a terminal, as Markdown, as a chart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring

from rich.console import Console
from rich.text import Text

from bot.terminal.wrapping import WIDTH, wrapped
from index import Crossing, Figures, Outcome, calibration_error, figures, figures_by, reliability, right_interval

_COLUMNS: dict[str, Callable[[Figures], float]] = {
    "right": lambda found: found.right,
    "A@1": lambda found: found.answer_at_1,
    "A@3": lambda found: found.answer_at_3,
    "R@1": lambda found: found.recall_at_1,
    "R@5": lambda found: found.recall_at_5,
    "R@10": lambda found: found.recall_at_10,
    "MRR": lambda found: found.mrr,
    "nDCG": lambda found: found.ndcg_at_10,
    "marked": lambda found: found.sentence,
    "refused": lambda found: found.refused_unanswerable,
    "wrongly": lambda found: found.refused_answerable,
}
LEGEND = (
    "n questions · right: the right passage first, or rightly refused · A@k: answered with a right passage among the first k · "
    "R@k: a right passage among the first k, refused or not · nDCG over the first 10 · marked: of the right first passages, the sentence in bold answers · refused: of the questions that "
    "nothing answers · wrongly: refused of those that an article answers"
)
OURS = "talentmoves"

_CHARTED = ("right", "A@1", "A@3", "R@5", "nDCG")
_COLOURS = ("#2563eb", "#d97706", "#6b7280")
_LEFT, _HEIGHT, _BAR, _GAP = 20, 220, 42, 26

Row = tuple[str, ...]
HEADINGS: Row = ("n", *_COLUMNS)
"""Of the figures of a row; its name stands before them."""


def sections(
    outcomes: Sequence[Outcome], baselines: Mapping[str, Sequence[Outcome]]
) -> Iterator[tuple[str, list[Row]]]:
    """Of each part of the questions: all together, textbook retrieval beside it, then by languages and by kind.

    Each row is a name and one cell for each of `HEADINGS`.
    """
    for part in dict.fromkeys(one.part for one in outcomes):
        of_part = _of(part, outcomes)
        yield (
            part,
            [_row(OURS, figures(of_part)), *(_row(name, figures(_of(part, o))) for name, o in baselines.items())],
        )
        yield f"{part}, by languages", _rows(figures_by(of_part, lambda one: one.pair))
        yield f"{part}, by kind", _rows(figures_by(of_part, lambda one: one.kind))


def certainty(part: str, outcomes: Sequence[Outcome]) -> str:
    """How far the share of right answers can be trusted, and the bot's own confidence."""
    of_part = _of(part, outcomes)
    low, high = right_interval(of_part)
    return (
        f"{part}: right {figures(of_part).right:.2f}, between {low:.2f} and {high:.2f} with a probability of 0.95; "
        f"confidence is off by {calibration_error(of_part):.2f} on average"
    )


def markdown(outcomes: Sequence[Outcome], baselines: Mapping[str, Sequence[Outcome]]) -> str:
    """The report card as a Markdown page."""
    lines = ["# Report card", "", LEGEND, ""]
    for part in dict.fromkeys(one.part for one in outcomes):
        lines += [f"- {certainty(part, outcomes)}"]
    for title, rows in sections(outcomes, baselines):
        lines += ["", f"## {title}", "", _table(("", *HEADINGS)), _table(("---",) + ("---:",) * len(HEADINGS))]
        lines += [_table(row) for row in rows]
    lines += ["", "## How sure, and how often right", "", _table(("confidence", "questions", "right first"))]
    lines += [_table(("---:", "---:", "---:"))]
    lines += [
        _table((f"{one.confidence:.2f}", str(one.questions), f"{one.right_first:.2f}")) for one in reliability(outcomes)
    ]
    return "\n".join(lines) + "\n"


def chart(outcomes: Sequence[Outcome], baselines: Mapping[str, Sequence[Outcome]], part: str) -> str:
    """Ours and the baselines side by side, as SVG: of each figure one bar for each way of answering, with its share."""
    found = {name: figures(_of(part, one)) for name, one in {OURS: outcomes, **baselines}.items()}
    group = len(found) * _BAR + _GAP
    drawing = Element(
        "svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {_LEFT * 2 + group * len(_CHARTED)} {_HEIGHT + 110}"
    )
    drawing.set("font-family", "sans-serif")
    drawing.set("font-size", "14")
    _text(drawing, _LEFT, 24, f"Part “{part}”, {len(_of(part, outcomes))} questions", weight="bold")
    for place, (name, colour) in enumerate(zip(found, _COLOURS, strict=False)):
        _text(drawing, _LEFT + place * 130, 48, name, colour=colour, weight="bold")
    for place, column in enumerate(_CHARTED):
        left = _LEFT + place * group
        _text(drawing, left, _HEIGHT + 95, column)
        for bar, (one, colour) in enumerate(zip(found.values(), _COLOURS, strict=False)):
            share = _COLUMNS[column](one)
            height = 0.0 if share != share else share * _HEIGHT
            x, y = str(left + bar * _BAR), _HEIGHT + 75 - height
            SubElement(drawing, "rect", x=x, y=f"{y:.1f}", width=str(_BAR - 4), height=f"{height:.1f}", fill=colour)
            _text(drawing, left + bar * _BAR, y - 4, _share(share), colour=colour)
    return tostring(drawing, "unicode")


def _text(drawing: Element, x: float, y: float, words: str, *, colour: str = "#555", weight: str = "normal") -> None:
    SubElement(drawing, "text", {"x": f"{x:.1f}", "y": f"{y:.1f}", "fill": colour, "font-weight": weight}).text = words


def write_report(folder: Path, outcomes: Sequence[Outcome], baselines: Mapping[str, Sequence[Outcome]]) -> list[Path]:
    """Write `report.md`, and a chart of the part kept aside (else of the last) as `report.svg`, into a folder; returns what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    page, picture = folder / "report.md", folder / "report.svg"
    page.write_text(markdown(outcomes, baselines), "utf-8")
    parts = [one.part for one in outcomes]
    picture.write_text(chart(outcomes, baselines, "aside" if "aside" in parts else parts[-1]), "utf-8")
    return [page, picture]


def print_report_card(
    console: Console, outcomes: Sequence[Outcome], baselines: Mapping[str, Sequence[Outcome]]
) -> None:
    """Each part: ours beside the baselines, then the pairs of languages and the kinds."""
    lines: list[Text] = []
    for title, rows in sections(outcomes, baselines):
        lines += [Text(_aligned((title, *HEADINGS)), style="bold"), *(Text(_aligned(row)) for row in rows), Text()]
    width = min(console.width, WIDTH)
    for part in dict.fromkeys(one.part for one in outcomes):
        lines += wrapped(Text(certainty(part, outcomes)), width)
    console.print(Text("\n").join([*lines, *wrapped(Text(LEGEND, style="dim"), width)]), soft_wrap=True)


def crossing_rows(found: Sequence[Crossing]) -> list[str]:
    """XQuAD as lines: a column for each pair of languages, a row for each way of comparing."""
    pairs = list(dict.fromkeys(_pair(one) for one in found))
    heads = ["XQuAD, R@1", *pairs]
    rows = [
        [way, *(f"{one.recall_at_1:.2f}" for pair in pairs for one in found if (one.way, _pair(one)) == (way, pair))]
        for way in dict.fromkeys(one.way for one in found)
    ]
    return [
        " ".join(f"{cell:>{max(len(head), 4)}}" for cell, head in zip(row, heads, strict=True))
        for row in [heads, *rows]
    ]


def _pair(one: Crossing) -> str:
    return f"{'mixed ' if one.is_mixed else ''}{one.asked}→{one.told}"


def _aligned(row: Row) -> str:
    name, *cells = row
    return f"{name:<19}" + "".join(
        f"{cell:>{max(len(head), 4) + 1}}" for cell, head in zip(cells, HEADINGS, strict=True)
    )


def _of(part: str, outcomes: Sequence[Outcome]) -> list[Outcome]:
    return [one for one in outcomes if one.part == part]


def _rows(grouped: Mapping[str, Figures]) -> list[Row]:
    return [_row(name, found) for name, found in grouped.items()]


def _row(name: str, found: Figures) -> Row:
    shares = (value(found) for value in _COLUMNS.values())
    return (name, str(found.questions), *map(_share, shares))


def _share(share: float) -> str:
    return "–" if share != share else f"{share:.2f}"


def _table(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
