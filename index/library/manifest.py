"""What a generation says of itself: formats, versions, counts, and the size and checksum of each file."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import blake2b
from pathlib import Path

from index.errors import BrokenIndexError, OutdatedIndexError
from index.retrieval.analysis import VERSION as ANALYSIS_VERSION

FORMAT = 10
FILE = "manifest.json"


@dataclass(frozen=True, slots=True)
class FileRecord:
    size: int
    checksum: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything needed to tell whether a generation fits the running program."""

    format: int
    embedder: str
    dimension: int
    vectors: str
    """How FAISS searches them, as its `index_factory` writes it."""
    versions: dict[str, int | str]
    """Of the cleaner, the passage cutter, the analysis and the words' vectors. Questions are analysed as passages were, so that one has to
    be the running program's; of the others an older one still answers."""
    articles: int
    passages: int
    built: datetime
    previous: str | None
    """The generation that was live when this one was built."""
    files: dict[str, FileRecord]

    @classmethod
    def load(cls, folder: Path) -> Manifest:
        """Raises `BrokenIndexError` on a missing or mangled manifest, `OutdatedIndexError` on an older release's."""
        try:
            written = (folder / FILE).read_text("utf-8")
        except (OSError, ValueError) as error:
            raise BrokenIndexError(f"the manifest in {folder} cannot be read; run `talentmoves rebuild`") from error
        return cls.from_json(written, str(folder))

    @classmethod
    def from_json(cls, written: str, place: str) -> Manifest:
        """`place` is where it stands, for messages. Raises as `load` does."""
        try:
            stored = json.loads(written)
            if stored["format"] < FORMAT or stored["versions"]["analysis"] != ANALYSIS_VERSION:
                raise OutdatedIndexError(f"the index in {place} has an older format; run `talentmoves rebuild`")
            if stored["format"] > FORMAT:
                raise BrokenIndexError(
                    f"the index in {place} was written by a newer release; run `talentmoves rebuild`"
                )
            stored["built"] = datetime.fromisoformat(stored["built"])
            stored["files"] = {name: FileRecord(**record) for name, record in stored["files"].items()}
            return cls(**stored)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise BrokenIndexError(f"the manifest in {place} cannot be read; run `talentmoves rebuild`") from error

    def save(self, folder: Path) -> None:
        text = json.dumps(asdict(self), default=datetime.isoformat, indent=1, sort_keys=True)
        (folder / FILE).write_text(text + "\n", "utf-8")

    def check_sizes(self, folder: Path) -> None:
        """Raises `BrokenIndexError` where a file is missing or was cut short: quick, done at every opening."""
        for name, record in self.files.items():
            try:
                size = (folder / name).stat().st_size
            except OSError as error:
                raise BrokenIndexError(f"{folder / name} is missing; run `talentmoves rebuild`") from error
            if size != record.size:
                raise BrokenIndexError(
                    f"{folder / name} has {size} bytes instead of {record.size}; run `talentmoves rebuild`"
                )

    def check_contents(self, folder: Path) -> None:
        """Raises `BrokenIndexError` where a file's contents have changed: reads every byte."""
        self.check_sizes(folder)
        for name, record in self.files.items():
            if checksum(folder / name) != record.checksum:
                raise BrokenIndexError(f"{folder / name} has changed since it was built; run `talentmoves rebuild`")


def record_files(folder: Path) -> dict[str, FileRecord]:
    """Size and checksum of every file below `folder` but the manifest and tantivy's locks."""
    files = sorted(
        file for file in folder.rglob("*") if file.is_file() and file.name != FILE and file.suffix != ".lock"
    )
    return {file.relative_to(folder).as_posix(): FileRecord(file.stat().st_size, checksum(file)) for file in files}


def checksum(file: Path) -> str:
    digest = blake2b(digest_size=16)
    with file.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
