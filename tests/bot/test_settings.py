"""BOT_… settings: what people paste is accepted, and no error shows a value."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import BotSettings, load_bot_settings
from index import SettingsError

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GAbCdE.abcdefghijklmnopqrstuvwxyz-_0123456789AB"


def written(folder: Path, *lines: str) -> Path:
    file = folder / "settings.env"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def token_of(settings: BotSettings) -> str | None:
    return settings.token.get_secret_value() if settings.token else None


def test_without_any_setting_the_defaults_hold(tmp_path: Path) -> None:
    settings = load_bot_settings(tmp_path / "none.env")

    assert (settings.token, settings.operators, settings.language, settings.passages) == (None, frozenset(), "en", 5)


@pytest.mark.parametrize(
    "pasted", [TOKEN, f" {TOKEN} ", f'"{TOKEN}"', f"'{TOKEN}'", f"Bot {TOKEN}", f'" bot  {TOKEN} "', f"`{TOKEN}`"]
)
def test_a_token_is_accepted_as_people_paste_it(pasted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", pasted)

    assert token_of(load_bot_settings(None)) == TOKEN


def test_settings_are_read_from_the_file_and_the_environment_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(tmp_path, f"BOT_TOKEN={TOKEN}", "BOT_OPERATORS=1, 22", "BOT_LANGUAGE=fr", "BOT_PASSAGES=3")
    monkeypatch.setenv("BOT_LANGUAGE", "de")

    settings = load_bot_settings(file)

    assert token_of(settings) == TOKEN
    assert (settings.operators, settings.language, settings.passages) == (frozenset({1, 22}), "de", 3)


def test_empty_values_count_as_not_set_and_other_prefixes_are_ignored(tmp_path: Path) -> None:
    file = written(tmp_path, "BOT_TOKEN=", "BOT_OPERATORS=", "INDEX_FOLDER=elsewhere", "PATH_OF_SOMETHING=x")

    settings = load_bot_settings(file)

    assert (settings.token, settings.operators) == (None, frozenset())


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "BOT_TOKNE=hunter2-secret",
            "BOT_TOKNE: no such setting; did you mean BOT_TOKEN? .env.example lists those that there are",
        ),
        ("BOT_TOKEN=hunter2-secret", "BOT_TOKEN: this is not a bot token"),
        ("BOT_OPERATORS=hunter2-secret", "BOT_OPERATORS: give Discord user ids"),
        ("BOT_LANGUAGE=hunter2-secret", "BOT_LANGUAGE: Input should be 'en', 'de', 'fr', 'es', 'it' or 'pt'"),
        ("BOT_PASSAGES=hunter2-secret", "BOT_PASSAGES: Input should be a valid integer"),
        ("BOT_PASSAGES=9", "BOT_PASSAGES: Input should be less than or equal to 5"),
    ],
)
def test_an_error_is_one_line_that_names_the_key_and_never_the_value(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_bot_settings(written(tmp_path, line))

    shown = f"{caught.value}{caught.value.__cause__!r}"
    assert told in shown
    assert "\n" not in shown
    assert "hunter2" not in shown


def test_the_token_is_not_shown_by_the_settings_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)

    assert TOKEN not in repr(load_bot_settings(None))
