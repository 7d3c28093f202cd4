"""`python -m tests.looks FOLDER [SCENE...]`: pictures of every kind of message, as wide as a desktop and as a phone.

Needs Debian's package `chromium` and `.venv/bin/pip install -c constraints.txt -e '.[looks]'`; ten seconds a scene.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from tests.looks.scenes import SCENES
from tests.looks.studio import browser, photographed, seeds_index, studio


async def main(folder: Path, names: list[str]) -> None:
    """Plays the scenes, all where none is named, each with a bot of its own."""
    with seeds_index() as answerer:
        async with browser() as chromium:
            for name in names or SCENES:
                scene = SCENES[name]
                async with studio(answerer, scene.rebuilder, scene.locale) as stage:
                    shown = await scene.play(stage)
                    await photographed(stage, shown, chromium, folder, name)
                print(name)


if __name__ == "__main__":
    pictures = Path(sys.argv[1])
    pictures.mkdir(parents=True, exist_ok=True)
    asyncio.run(main(pictures, sys.argv[2:]))
