"""`python -m tests.soak.rebuilder FOLDER PAGES...`: rebuilds from the one and the other, again and again, until it is killed.

With one folder of pages it rebuilds once, and exits with 75 where another process is doing that.
"""

from __future__ import annotations

import sys
from itertools import cycle
from pathlib import Path

from index.errors import RebuildRunningError
from tests.soak.known_answers import build

RUNNING = 75


def main(folder: Path, pages: list[Path]) -> None:
    print("ready", flush=True)
    sys.stdin.readline()
    try:
        for one in cycle(pages) if len(pages) > 1 else pages:
            build(one, folder)
    except RebuildRunningError:
        sys.exit(RUNNING)


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(pages) for pages in sys.argv[2:]])
