"""`python -m tests.soak.reader FOLDER`: asks until standard input ends; tells each new generation, then what it heard."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from pathlib import Path
from threading import Event, Thread

from index.answering import Answerer
from tests.index.newsroom import PredictableEmbedder
from tests.soak.known_answers import QUESTIONS

_BREATH = 0.02
"""Seconds between rounds of questions: the rebuild is to have its share of a small machine."""


def main(folder: Path) -> None:
    answerer, ended = Answerer.open(folder, PredictableEmbedder()), Event()
    print("ready", flush=True)
    sys.stdin.readline()
    Thread(target=_wait_for_the_end, args=(ended,), daemon=True).start()
    heard, failed, seen = Counter[str](), 0, ""
    while not ended.is_set():
        for question in QUESTIONS:
            try:
                heard[json.dumps([question, [hit.passage.id for hit in answerer.answer(question).hits]])] += 1
                name = answerer.generation
            except Exception as error:  # whatever it is, it is what the soak looks for
                failed += 1
                print(f"failed {error!r}", file=sys.stderr, flush=True)
        time.sleep(_BREATH)
        if name != seen:
            print(json.dumps({"generation": name, "at": time.time()}), flush=True)
            seen = name
    print(json.dumps({"heard": heard, "failed": failed}), flush=True)


def _wait_for_the_end(ended: Event) -> None:
    sys.stdin.read()
    ended.set()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
