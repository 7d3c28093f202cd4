import pytest
from rich.console import Console

from bot.terminal.profiling import profiled, stage_table
from index import Stages


def test_the_table_shows_each_stage_in_order_with_its_share(capsys: pytest.CaptureFixture[str]) -> None:
    Console(width=80).print(stage_table(Stages({"words": 0.5, "fuse": 1.0}, {"words": 100, "fuse": 1}), seconds=2.0))

    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert [row for row in rows if row and row[-1].endswith("%")] == [
        ["words", "100", "500.0", "5.00", "25%"],
        ["fuse", "1", "1,000.0", "1,000.00", "50%"],
        ["all", "together", "1", "2,000.0", "100%"],
    ]


def test_nothing_is_printed_where_no_profile_is_wanted(capsys: pytest.CaptureFixture[str]) -> None:
    with profiled(False):
        pass

    assert capsys.readouterr() == ("", "")
