"""INDEX_… settings, from the environment and `.env`."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import SettingsError
from index.settings import load_index_settings


def test_without_any_setting_the_defaults_hold() -> None:
    settings = load_index_settings()

    assert (settings.articles, settings.folder, settings.embedder) == (Path("seeds"), Path("data"), "static")


def test_settings_come_from_the_file_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("INDEX_FOLDER=/from/file\nINDEX_ARTICLES=/from/file\n")
    monkeypatch.setenv("INDEX_FOLDER", "/from/environment")

    settings = load_index_settings()

    assert (settings.folder, settings.articles) == (Path("/from/environment"), Path("/from/file"))


def test_the_bot_s_settings_are_not_the_index_s_business(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("BOT_TOKEN=secret\nBOT_NONSENSE=1\nUNRELATED=1\n")
    monkeypatch.setenv("BOT_OTHER", "1")

    assert load_index_settings().embedder == "static"


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("INDEX_FOLDR", "did you mean INDEX_FOLDER? "),
        ("index_embeder", "did you mean INDEX_EMBEDDER? "),
        ("INDEX_", ""),
    ],
)
def test_an_unknown_setting_is_named_with_the_one_that_may_be_meant(key: str, hint: str) -> None:
    Path(".env").write_text(f"{key}=hush-hush\n")

    with pytest.raises(SettingsError) as caught:
        load_index_settings()

    assert str(caught.value) == f"{key}: no such setting; {hint}.env.example lists those that there are"


def test_unknown_settings_of_file_and_environment_are_named_together(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("INDEX_SECOND=hush-hush\n")
    monkeypatch.setenv("INDEX_FIRST", "hush-hush")

    with pytest.raises(SettingsError, match=r"^INDEX_FIRST, INDEX_SECOND: no such setting") as caught:
        load_index_settings()

    assert "hush-hush" not in str(caught.value)


def test_an_empty_setting_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("INDEX_FOLDER=\n")
    monkeypatch.setenv("INDEX_EMBEDDER", "")

    settings = load_index_settings()

    assert (settings.folder, settings.embedder) == (Path("data"), "contextual")


def test_no_error_shows_a_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INDEX_FOLDER", "hush-hush")
    monkeypatch.setenv("INDEX_TOKEN", "hush-hush")

    with pytest.raises(SettingsError) as caught:
        load_index_settings()

    assert "hush-hush" not in f"{caught.value} {caught.value.__cause__!r} {caught.value.__cause__}"


def test_another_file_or_none_may_be_read(tmp_path: Path) -> None:
    Path(".env").write_text("INDEX_FOLDER=/from/file\n")

    assert load_index_settings(None).folder == Path("data")
    assert load_index_settings(tmp_path / "missing.env").folder == Path("data")
