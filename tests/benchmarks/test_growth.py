from xml.etree.ElementTree import fromstring

from tests.benchmarks.answering import Answers
from tests.benchmarks.growth import Point, curves, points_in, table
from tests.benchmarks.loglog import Curve, plot

SMALL = Point(Answers(1_000, 0.5, 1.0, 2.0, 0.5, 1.5, 100.0, 80.0, 5.0), 10.0, 200.0)
LARGE = Point(Answers(1_000_000, 0.5, 3.0, 4.0, 2.5, 3.5, 1_500.0, 90.0, 5_000.0), None, None)


def test_the_table_has_a_line_for_each_size() -> None:
    lines = table([SMALL, LARGE]).splitlines()

    assert lines[2:] == [
        "| 1,000 | 0.50 | 1.0 | 2.0 | 0.50 | 1.5 | 100.0 | 80.0 | 5.0 | 10.0 | 200.0 |",
        "| 1,000,000 | 0.50 | 3.0 | 4.0 | 2.5 | 3.5 | 1,500.0 | 90.0 | 5,000.0 | – | – |",
    ]


def test_a_table_on_a_page_is_read_as_it_was_written() -> None:
    page = f"# Growth\n\n{table([SMALL, LARGE])}\n\nAnd so on.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"

    assert list(points_in(page)) == [SMALL, LARGE]


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
