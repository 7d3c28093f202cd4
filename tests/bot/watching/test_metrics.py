"""What Prometheus is told of questions, the gateway and the index."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from time import time

import pytest
from prometheus_client import generate_latest

from bot.watching.metrics import Metrics
from index import Refusal
from tests.bot.fakes import COVERAGE, FakeAnswers, answer, refusal


@dataclass
class Client:
    is_connected: bool = True
    latency: float = 0.125


def value(metrics: Metrics, name: str, **labels: str) -> float | None:
    return metrics.registry.get_sample_value(f"talentmoves_{name}", labels)


def test_questions_are_counted_and_timed() -> None:
    metrics = Metrics()

    with metrics.question() as note:
        note(answer())

    assert value(metrics, "questions_total") == 1
    assert value(metrics, "answer_seconds_count") == 1
    assert value(metrics, "failures_total") == 0


def test_refusals_are_counted_by_their_reason() -> None:
    metrics = Metrics()

    with metrics.question() as note:
        note(refusal(Refusal.OFF_TOPIC))

    assert value(metrics, "refusals_total", reason="off_topic") == 1
    assert value(metrics, "refusals_total", reason="not_covered") is None


def test_a_failure_is_counted_and_goes_on_to_the_caller() -> None:
    metrics = Metrics()

    with pytest.raises(OSError, match="the disk is gone"), metrics.question():
        raise OSError("the disk is gone")

    assert value(metrics, "failures_total") == 1
    assert value(metrics, "answer_seconds_count") == 0


def test_the_gateway_is_told_as_it_is_now() -> None:
    metrics, client = Metrics(), Client()
    metrics.watch_gateway(lambda: client)

    before = value(metrics, "gateway_ready"), value(metrics, "gateway_latency_seconds")
    client.is_connected = False

    assert before == (1, 0.125)
    assert value(metrics, "gateway_ready") == 0


def test_the_index_has_an_age_and_a_size() -> None:
    metrics, answers = Metrics(), FakeAnswers()
    metrics.watch_index(answers)

    age = value(metrics, "index_age_seconds") or 0.0

    assert 0 <= time() - answers.built.timestamp() - age < 60
    assert value(metrics, "index_articles") == COVERAGE.articles
    assert value(metrics, "index_passages") == COVERAGE.passages


def test_the_longest_stall_stays() -> None:
    metrics = Metrics()

    for seconds in (0.01, 0.3, 0.02):
        metrics.note_stall(seconds)

    assert value(metrics, "event_loop_longest_stall_seconds") == 0.3
    assert value(metrics, "event_loop_stall_seconds_bucket", le="0.25") == 2


def test_nothing_of_a_question_is_told() -> None:
    metrics = Metrics()
    with metrics.question() as note:
        note(replace(refusal(Refusal.NOT_COVERED), question="Who left Nowhere?", unknown_names=("Nowhere",)))

    assert not re.search("nowhere", generate_latest(metrics.registry).decode(), re.IGNORECASE)
