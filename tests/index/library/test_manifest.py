"""What a generation says of itself."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from index.errors import BrokenIndexError, OutdatedIndexError
from index.library import FORMAT, Manifest, record_files
from index.retrieval.analysis import VERSION as ANALYSIS_VERSION

MANIFEST = Manifest(
    format=FORMAT,
    embedder="predictable-8",
    dimension=8,
    vectors="Flat",
    versions={"cleaner": 1, "cutter": 1, "analysis": ANALYSIS_VERSION},
    articles=2,
    passages=5,
    built=datetime(2024, 3, 4, 8, 30, tzinfo=UTC),
    previous=None,
    files={},
)


def save_with_files(folder: Path) -> Manifest:
    (folder / "sub").mkdir()
    (folder / "vectors").write_bytes(b"0123456789")
    (folder / "sub" / "terms").write_bytes(b"abc")
    (folder / "sub" / ".writer.lock").write_bytes(b"")
    manifest = Manifest(
        MANIFEST.format,
        MANIFEST.embedder,
        MANIFEST.dimension,
        MANIFEST.vectors,
        MANIFEST.versions,
        MANIFEST.articles,
        MANIFEST.passages,
        MANIFEST.built,
        "000001-20240303T083000",
        record_files(folder),
    )
    manifest.save(folder)
    return manifest


def test_a_saved_manifest_is_loaded_as_it_was(tmp_path: Path) -> None:
    saved = save_with_files(tmp_path)

    assert Manifest.load(tmp_path) == saved


def test_files_are_recorded_by_size_without_the_manifest_and_locks(tmp_path: Path) -> None:
    manifest = save_with_files(tmp_path)

    assert {name: record.size for name, record in manifest.files.items()} == {"vectors": 10, "sub/terms": 3}
    assert record_files(tmp_path) == manifest.files


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "1",
        "{}",
        '{"format": "one"}',
        f'{{"format": {FORMAT}}}',
        f'{{"format": {FORMAT}, "built": "gestern", "files": {{}}}}',
        f'{{"format": {FORMAT}, "built": "2024-03-04", "files": {{"a": {{"size": 1}}}}}}',
        f'{{"format": {FORMAT}, "built": "2024-03-04", "files": [], "more": 1}}',
        "\x00\x01",
    ],
)
def test_a_mangled_manifest_is_refused_with_the_command_that_mends_it(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text, "utf-8")

    with pytest.raises(BrokenIndexError, match=r"the manifest in .* cannot be read; run `talentmoves rebuild`"):
        Manifest.load(tmp_path)


def test_a_missing_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenIndexError, match="cannot be read"):
        Manifest.load(tmp_path)


@pytest.mark.parametrize(
    ("written", "error", "says"),
    [(FORMAT - 1, OutdatedIndexError, "older format"), (FORMAT + 1, BrokenIndexError, "newer release")],
)
def test_another_format_is_told_apart_from_a_broken_one(
    tmp_path: Path, written: int, error: type[Exception], says: str
) -> None:
    save_with_files(tmp_path)
    file = tmp_path / "manifest.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | {"format": written}))

    with pytest.raises(error, match=f"{says}.*; run `talentmoves rebuild`"):
        Manifest.load(tmp_path)


def test_untouched_files_pass_both_checks(tmp_path: Path) -> None:
    manifest = save_with_files(tmp_path)

    manifest.check_sizes(tmp_path)
    manifest.check_contents(tmp_path)


def test_a_missing_file_is_found_by_its_name(tmp_path: Path) -> None:
    manifest = save_with_files(tmp_path)
    (tmp_path / "sub" / "terms").unlink()

    with pytest.raises(BrokenIndexError, match="sub/terms is missing; run `talentmoves rebuild`"):
        manifest.check_sizes(tmp_path)


def test_a_file_cut_short_is_found_by_its_size(tmp_path: Path) -> None:
    manifest = save_with_files(tmp_path)
    (tmp_path / "vectors").write_bytes(b"0123")

    with pytest.raises(BrokenIndexError, match="vectors has 4 bytes instead of 10; run `talentmoves rebuild`"):
        manifest.check_sizes(tmp_path)


def test_a_changed_byte_is_found_by_reading_the_contents_only(tmp_path: Path) -> None:
    manifest = save_with_files(tmp_path)
    (tmp_path / "vectors").write_bytes(b"012345678X")

    manifest.check_sizes(tmp_path)
    with pytest.raises(BrokenIndexError, match="vectors has changed since it was built; run `talentmoves rebuild`"):
        manifest.check_contents(tmp_path)
