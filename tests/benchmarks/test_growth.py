from xml.etree.ElementTree import fromstring

from tests.benchmarks.growth import Point, curves, table
from tests.benchmarks.loglog import Curve, plot

SMALL = Point(1_000, 1.0, 2.0, 0.5, 1.5, 10.0, 100.0, 200.0, 5.0)
LARGE = Point(10_000, 3.0, 4.0, 2.5, 3.5, 100.0, 150.0, 300.0, 50.0)


def test_the_table_has_a_line_for_each_size() -> None:
    lines = table([SMALL, LARGE]).splitlines()

    assert lines[2] == "| 1,000 | 1.0 | 2.0 | 0.5 | 1.5 | 10.0 | 100.0 | 200.0 | 5.0 |"
    assert len(lines) == 4


def test_a_curve_that_grows_as_its_axis_is_a_straight_line() -> None:
    drawn = fromstring(plot([Curve("disk", [(10, 1), (100, 10), (1_000, 100)])], "passages"))

    (path,) = [
        line.get("points", "")
        for line in drawn.iter("{http://www.w3.org/2000/svg}polyline")
        if line.get("stroke") == "#2563eb"
    ]
    (x1, y1), (x2, y2), (x3, y3) = (map(float, place.split(",")) for place in path.split())
    assert (x2 - x1, y1 - y2) == (x3 - x2, y2 - y3)


def test_every_curve_is_named_on_the_plot() -> None:
    shown = plot(curves([SMALL, LARGE]), "passages")

    assert all(curve.name in shown for curve in curves([SMALL, LARGE]))
