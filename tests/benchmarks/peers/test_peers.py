from pathlib import Path

import pytest

from tests.benchmarks.peers.contender import Contender, fused, passages_in, questions_in
from tests.benchmarks.peers.contenders import bare, ours
from tests.benchmarks.peers.embedders import static
from tests.benchmarks.peers.material import write_material
from tests.benchmarks.peers.measuring import Told
from tests.benchmarks.peers.runs import BARE, OURS, Run
from tests.benchmarks.peers.table import table


@pytest.fixture
def material(tmp_path: Path) -> Path:
    write_material(tmp_path, passages=100, questions=10, pages=3)
    return tmp_path


def test_the_numbers_of_passages_are_their_places(material: Path) -> None:
    passages = passages_in(material / "passages.jsonl")

    assert [passage.number for passage in passages] == list(range(100))


def test_the_same_seed_gives_the_same_material(material: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    again.mkdir()

    write_material(again, passages=100, questions=10, pages=3)

    assert [(again / name).read_text("utf-8") for name in ("passages.jsonl", "questions.jsonl")] == [
        (material / name).read_text("utf-8") for name in ("passages.jsonl", "questions.jsonl")
    ]


def test_a_question_shares_a_name_with_the_passage_that_answers_it(material: Path) -> None:
    passages = passages_in(material / "passages.jsonl")

    shared = [
        set(asked.question.replace("?", " ").split()) & set(passages[asked.passage].embedded.replace(",", " ").split())
        for asked in questions_in(material / "questions.jsonl")
    ]

    assert len(shared) == 10
    assert all(any(word[0].isupper() for word in words) for words in shared)


@pytest.mark.parametrize("contender", [bare, ours])
def test_what_is_ingested_is_found_again(contender: Contender, material: Path) -> None:
    folder = material / "index"
    folder.mkdir()
    contender.ingest(passages_in(material / "passages.jsonl"), folder, static)

    search = contender.opened(folder, static)

    asked = questions_in(material / "questions.jsonl")
    assert sum(one.passage in search(one.question, 5) for one in asked) >= 8


def test_fusing_puts_first_what_stands_high_in_both_rankings() -> None:
    assert fused([[1, 2, 3], [4, 2, 1]], k=2) == [1, 2]


def test_the_table_shows_medians_and_how_many_times_ours_they_are() -> None:
    runs = [
        Run(OURS, "ingest", Told(seconds=2.0, megabytes=100.0, passages=1_000), disk=3.0),
        Run(BARE, "ingest", Told(seconds=0.5, megabytes=50.0, passages=1_000), disk=1.5),
    ]

    shown = table(runs).splitlines()

    assert shown[2].startswith("| ingest, passages/s | 500 | – | 2,000 (4×) |")
