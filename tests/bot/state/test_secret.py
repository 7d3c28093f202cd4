"""The local secret and what is signed with it."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from bot.state.secret import BYTES, FILE, load_secret, signature


def test_it_is_made_once_and_for_its_owners_eyes_only(tmp_path: Path) -> None:
    first, second = load_secret(tmp_path / "data"), load_secret(tmp_path / "data")

    assert first == second
    assert len(first) == BYTES
    assert stat.S_IMODE((tmp_path / "data" / FILE).stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "data").iterdir()] == [FILE]


def test_two_folders_have_two_secrets(tmp_path: Path) -> None:
    assert load_secret(tmp_path / "a") != load_secret(tmp_path / "b")


def test_without_a_folder_it_lasts_for_this_process_and_the_log_says_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")

    secret = load_secret(tmp_path / "data")

    assert len(secret) == BYTES
    assert "a second vote counts twice" in caplog.text
    assert secret.hex() not in caplog.text


def test_a_secret_that_is_cut_off_is_not_used(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / FILE).write_bytes(b"short")

    secret = load_secret(tmp_path)

    assert len(secret) == BYTES
    assert "too short" in caplog.text


def test_signatures_tell_users_and_messages_apart_and_need_the_secret() -> None:
    secret, other = b"a" * BYTES, b"b" * BYTES

    signatures = {signature(secret, 1, 2), signature(secret, 2, 1), signature(secret, 12), signature(other, 1, 2)}

    assert signature(secret, 1, 2) == signature(secret, 1, 2)
    assert len(signatures) == 4
