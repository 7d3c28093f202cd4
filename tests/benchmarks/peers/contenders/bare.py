"""FAISS, tantivy and SQLite with nothing around them: the floor."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import faiss
import tantivy

from tests.benchmarks.peers.contender import DEEP, Embed, Passage, Search, fused

_BATCH = 256


def ingest(passages: Sequence[Passage], folder: Path, embed: Embed) -> None:
    flat = faiss.IndexFlatIP(256)
    for begin in range(0, len(passages), _BATCH):
        flat.add(embed([one.embedded for one in passages[begin : begin + _BATCH]]))
    faiss.write_index(flat, str(folder / "vectors.faiss"))
    (folder / "words").mkdir()
    writer = tantivy.Index(_schema(), path=str(folder / "words")).writer(64_000_000, 1)
    for one in passages:
        writer.add_document(tantivy.Document(text=one.embedded, number=one.number))
    writer.commit()
    writer.wait_merging_threads()
    with sqlite3.connect(folder / "passages.sqlite") as connection:
        connection.execute("CREATE TABLE passages (number INTEGER PRIMARY KEY, title TEXT, text TEXT)")
        rows = ((one.number, one.title, one.text) for one in passages)
        connection.executemany("INSERT INTO passages VALUES (?, ?, ?)", rows)


def opened(folder: Path, embed: Embed) -> Search:
    flat = faiss.read_index(str(folder / "vectors.faiss"))
    index = tantivy.Index.open(str(folder / "words"))
    searcher = index.searcher()
    connection = sqlite3.connect(folder / "passages.sqlite")

    def search(question: str, k: int) -> list[int]:
        near = flat.search(embed([question]), DEEP)[1][0].tolist()
        query = index.parse_query(" ".join(re.findall(r"\w+", question)), ["text"])
        addresses = [address for _, address in searcher.search(query, DEEP, count=False).hits]
        held = [int(number or 0) for number in searcher.fast_field_values("number", addresses)]
        best = fused([near, held], k)
        marks = ", ".join("?" * len(best))
        connection.execute(f"SELECT title, text FROM passages WHERE number IN ({marks})", best).fetchall()
        return best

    return search


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text")
    builder.add_integer_field("number", stored=True, fast=True)
    return builder.build()
