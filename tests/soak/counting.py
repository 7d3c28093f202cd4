"""What a suite has counted -> its section in `docs/soak.md`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

REPORT = Path(__file__).parents[2] / "docs" / "soak.md"

Counts = Mapping[str, int | float | str]
"""What was counted, in the order to show; what must not happen is among it, with 0."""

OPENING = """# Long runs

What the suites of `make soak` counted when they last ran. What must not happen is among it, with 0.

```console
$ python -m tests.soak faults                    # runs one suite and rewrites its section
$ python -m tests.soak faults --share 0.1        # a tenth of it, and writes nothing
```
"""


def section(name: str, meaning: str, counts: Counts) -> str:
    """A heading, one sentence, and a table."""
    rows = "\n".join(
        f"| {what} | {count:,} |" if isinstance(count, int) else f"| {what} | {count} |"
        for what, count in counts.items()
    )
    return f"## {name}\n\n{meaning}\n\n| what | count |\n|---|---|\n{rows}\n"


def with_section(report: str, name: str, written: str) -> str:
    """`report` with the section called `name` replaced, or added at the end."""
    opening, *sections = f"\n{report or OPENING}".split("\n## ")
    kept = {part.split("\n", 1)[0]: f"## {part.strip()}\n" for part in sections}
    kept[name] = written
    return "\n".join([opening.strip() + "\n", *kept.values()])
