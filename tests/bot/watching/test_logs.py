"""One line an event, and nothing private in it."""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.watching.logs import KeyValue, Readable, set_up_logging

TOKEN = "abc.def.ghi"
FORMATTERS = [Readable([TOKEN]), KeyValue([TOKEN])]

SNOWFLAKES = st.integers(10**16, 2**63)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Nd"]), max_size=30)


def record(message: str, *arguments: object, error: BaseException | None = None) -> logging.LogRecord:
    info = (type(error), error, error.__traceback__) if error else None
    event = logging.LogRecord("bot.x", logging.ERROR, "x.py", 1, message, arguments, info)
    event.created = 0.0
    return event


def raised(error: Exception) -> Exception:
    try:
        raise error
    except Exception as caught:
        return caught


@pytest.fixture
def clean_logging() -> Iterator[None]:
    """Logging as it was, after a test that sets it up."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    yield
    root.handlers[:] = before
    root.setLevel(level)


def test_an_exception_is_its_class_and_place_on_the_same_line() -> None:
    event = record("A question could not be answered", error=raised(ValueError("Who left\nOpenAI?")))

    readable, fields = Readable().format(event), KeyValue().format(event)

    assert " ERROR bot.x: A question could not be answered [ValueError at " in readable
    assert fields.startswith(
        'time=1970-01-01T00:00:00.000Z level=error logger=bot.x message="A question could not be answered" '
        'error=ValueError at="'
    )
    assert "test_logs.py:" in readable
    assert "test_logs.py:" in fields
    assert "OpenAI" not in readable + fields


def test_a_value_with_quotes_is_a_json_string() -> None:
    assert KeyValue().format(record('said "%s"', "no")).endswith(r' message="said \"no\""')


@given(WORDS)
def test_every_event_is_one_line(text: str) -> None:
    event = record("%s", f"a\n{text}\u2028b")

    assert [len(formatter.format(event).splitlines()) for formatter in FORMATTERS] == [1, 1]


@given(SNOWFLAKES, WORDS, WORDS)
def test_neither_the_token_nor_an_id_nor_the_address_of_an_interaction_can_appear(
    snowflake: int, before: str, after: str
) -> None:
    address = f"POST https://discord.com/api/v10/interactions/{snowflake}/aW50ZXJhY3Rpb24/callback responded with 429"
    event = record(
        "%s %s%s%s %s", address, before, snowflake, after, TOKEN, error=raised(ValueError(f"{TOKEN} {snowflake}"))
    )

    for formatter in FORMATTERS:
        line = formatter.format(event)
        assert not any(private in line for private in (str(snowflake), TOKEN, "aW50ZXJhY3Rpb24"))


def test_a_token_is_known_by_its_shape() -> None:
    token = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GAbCdE." + "x" * 38

    assert token not in KeyValue().format(record("Authorization: Bot %s", token))


def test_the_link_that_adds_the_bot_stays_whole() -> None:
    link = "https://discord.com/oauth2/authorize?client_id=1234567890123456789&scope=bot"

    assert link in KeyValue().format(record("%s", link))


def test_libraries_only_warn_and_reconnects_are_left_to_the_client(
    clean_logging: None, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up_logging()
    logging.getLogger("discord.gateway").info("Shard ID None has connected")
    logging.getLogger("discord.client").error("Attempting a reconnect in %.2fs", 1.0)
    logging.getLogger("bot.client").info("Connected to Discord, %d servers", 2)
    shown = capsys.readouterr().err.splitlines()

    assert len(shown) == 1
    assert shown[0].endswith('level=info logger=bot.client message="Connected to Discord, 2 servers"')


def test_a_terminal_gets_lines_for_people(clean_logging: None, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO()
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stderr", terminal)

    set_up_logging()
    logging.getLogger("bot.client").warning("Connection to Discord lost; reconnecting")

    assert terminal.getvalue().endswith(" WARNING bot.client: Connection to Discord lost; reconnecting\n")
