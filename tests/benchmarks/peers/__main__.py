"""`python -m tests.benchmarks.peers`: ours beside txtai, LangChain, LlamaIndex, Haystack, Chroma, and bare FAISS, tantivy and SQLite.

Times are of the processor, one thread each: machines are shared. Environments are made once and kept.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.peers.embedders import EMBEDDERS
from tests.benchmarks.peers.material import write_material
from tests.benchmarks.peers.runs import Run, one_round
from tests.benchmarks.peers.table import table


def main() -> None:
    wanted = _arguments()
    for embedder in wanted.embedders:
        with TemporaryDirectory() as home:
            write_material(Path(home), wanted.passages, wanted.questions, wanted.pages)
            runs = list[Run]()
            for done in range(1, wanted.rounds + 1):
                runs += one_round(embedder, Path(home), wanted.environments)
                print(
                    f"\n{wanted.passages:,} passages, the embedder `{embedder}`, rounds: {done}\n\n{table(runs)}",
                    flush=True,
                )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.peers")
    parser.add_argument("--environments", type=Path, default=Path.home() / ".cache" / "talentmoves-peers")
    parser.add_argument("--passages", type=int, default=20_000)
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--pages", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--embedders", nargs="+", choices=list(EMBEDDERS), default=list(EMBEDDERS))
    return parser.parse_args()


if __name__ == "__main__":
    main()
