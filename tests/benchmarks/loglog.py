"""Curves on logarithmic axes, as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from xml.etree.ElementTree import Element, SubElement, tostring

_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP, _RIGHT = 760, 380, 70, 50, 20, 230
_COLOURS = ("#2563eb", "#d97706", "#059669", "#6b7280", "#be123c")


@dataclass(frozen=True, slots=True)
class Curve:
    name: str
    points: Sequence[tuple[float, float]]
    """All above zero, from left to right."""


def plot(curves: Sequence[Curve], across: str) -> str:
    """The curves over one pair of axes, with a line for each power of ten; `across` names what lies on the horizontal one."""
    horizontal = _Axis.over([x for curve in curves for x, _ in curve.points], _LEFT, _WIDTH - _RIGHT)
    vertical = _Axis.over([y for curve in curves for _, y in curve.points], _HEIGHT - _BOTTOM, _TOP)
    size = {"viewBox": f"0 0 {_WIDTH} {_HEIGHT}", "width": f"{_WIDTH}", "height": f"{_HEIGHT}"}
    drawing = Element(
        "svg", {"xmlns": "http://www.w3.org/2000/svg", "font-family": "sans-serif", "font-size": "12", **size}
    )
    SubElement(drawing, "rect", {"width": "100%", "height": "100%", "fill": "white"})
    for power in horizontal.powers:
        place = horizontal.place(power)
        _line(drawing, [(place, _TOP), (place, _HEIGHT - _BOTTOM)], "#e5e7eb")
        _label(drawing, place, _HEIGHT - _BOTTOM + 18, f"{power:,.0f}", "middle")
    for power in vertical.powers:
        place = vertical.place(power)
        _line(drawing, [(_LEFT, place), (_WIDTH - _RIGHT, place)], "#e5e7eb")
        _label(drawing, _LEFT - 8, place + 4, f"{power:,g}", "end")
    _label(drawing, (_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 8, across, "middle")
    for number, curve in enumerate(curves):
        colour = _COLOURS[number % len(_COLOURS)]
        places = [(horizontal.place(x), vertical.place(y)) for x, y in curve.points]
        _line(drawing, places, colour)
        _label(drawing, places[-1][0] + 8, places[-1][1] + 4, curve.name, "start", colour)
    return tostring(drawing, "unicode") + "\n"


@dataclass(frozen=True, slots=True)
class _Axis:
    """From one power of ten to another, drawn between two places."""

    first: int
    last: int
    begin: float
    end: float

    @classmethod
    def over(cls, values: Sequence[float], begin: float, end: float) -> _Axis:
        first = floor(log10(min(values)))
        return cls(first, max(ceil(log10(max(values))), first + 1), begin, end)

    @property
    def powers(self) -> list[float]:
        return [10.0**power for power in range(self.first, self.last + 1)]

    def place(self, value: float) -> float:
        share = (log10(value) - self.first) / (self.last - self.first)
        return round(self.begin + share * (self.end - self.begin), 1)


def _line(drawing: Element, places: Sequence[tuple[float, float]], colour: str) -> None:
    path = " ".join(f"{x},{y}" for x, y in places)
    SubElement(drawing, "polyline", {"points": path, "fill": "none", "stroke": colour, "stroke-width": "1.5"})


def _label(drawing: Element, x: float, y: float, text: str, anchor: str, colour: str = "#374151") -> None:
    SubElement(drawing, "text", {"x": f"{x}", "y": f"{y}", "text-anchor": anchor, "fill": colour}).text = text
