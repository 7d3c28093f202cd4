"""Figures, amounts and dates in one writing across languages: "340.000", "340,000", "340 000" -> `#340000`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.dates import dates_in

_SCALES = {
    1_000: "tausend thousand mille mil mila k",
    1_000_000: "million millionen millions mio millones millón milioni milione milhões milhão mln m",
    1_000_000_000: "milliarde milliarden milliard milliards mrd md billion billions bn miliardo miliardi b",
}
_SCALE_OF = {word: scale for scale, words in _SCALES.items() for word in words.split()}
_NUMBER = re.compile(
    r"(?P<figure>\d(?<![\w.,]\d)(?:\d{0,2}(?:[.,'’\u00a0\u202f ]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d*(?:[.,]\d+)?))\s*(?:-\s*)?(?P<scale>[^\W\d_]+)?"
)
_GROUPED = re.compile(r"\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+")


def number_terms(text: str, language: str = "de") -> Iterator[str]:
    """Canonical terms for the figures and full dates of a text: `#100000000000`, `@2023-11-20`, `@2023-11`."""
    return (term for _, term in number_places(text, language))


def number_places(text: str, language: str = "de") -> Iterator[tuple[int, str]]:
    """The same, each behind the offset at which its figure or date begins; dates first."""
    for start, _, day in dates_in(text, language):
        yield start, f"@{day.isoformat()}"
        yield start, f"@{day.isoformat()[:7]}"
    for start, _, value in numbers_in(text):
        yield start, f"#{value:.10g}" if value < 1e10 else f"#{value:.0f}"


def numbers_in(text: str) -> Iterator[tuple[int, int, float]]:
    """The figures of a text as `(start, end, value)`, scale words of six languages included ("1,5 Mio")."""
    for match in _NUMBER.finditer(text):
        scale = _SCALE_OF.get((match["scale"] or "").casefold())
        end = match.end("scale") if scale else match.end("figure")
        yield match.start("figure"), end, _value(match["figure"]) * (scale or 1)


def _value(figure: str) -> float:
    if _GROUPED.fullmatch(figure):
        return float(re.sub(r"\D", "", figure))
    if _GROUPED.match(figure):
        whole, decimals = figure[:-3], figure[-3:]
        if decimals[0] in ".," and decimals[1:].isdigit():
            return float(re.sub(r"\D", "", whole) + "." + decimals[1:])
        return float(re.sub(r"\D", "", figure[:-2]) + "." + figure[-1])
    return float(figure.replace(",", "."))
