"""Lines of styled text as a careful typesetter breaks them, where rich would leave a « or a · alone."""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.text import Text

WIDTH = 92
"""The widest line, in columns: longer ones are hard to read."""

_BREAK = re.compile(r"(?<!«)(?<!\d\.) (?![?!:;»·–](?: |$))")
"""A space at which a line may end: not inside « quotation marks », before a sign that French sets apart or in `22. Juli`."""


def wrapped(text: Text, width: int) -> list[Text]:
    """The one paragraph `text` in lines of at most `width` columns; a longer word, such as a link, stays whole."""
    text = text.copy()
    text.rstrip()  # a space too many must not make a line of its own
    begin = last = 0
    cuts = []
    for end in [*(space.start() for space in _BREAK.finditer(text.plain)), len(text)]:
        if begin < last and cell_len(text.plain[begin:end]) > width:
            begin = last + 1
            cuts.append(begin)
        last = end
    lines = list(text.divide(cuts))
    for line in lines:
        line.rstrip()
    return lines


def behind(prefix: Text, text: Text, width: int) -> list[Text]:
    """The paragraphs of `text`, each line behind `prefix`, all within `width` columns; blank lines are drawn once."""
    lines: list[Text] = []
    for paragraph in text.split("\n"):
        if paragraph.plain.strip():
            lines.extend(prefix + line for line in wrapped(paragraph, width - prefix.cell_len))
        elif lines and lines[-1].plain != prefix.plain.rstrip():
            blank = prefix.copy()
            blank.rstrip()
            lines.append(blank)
    return lines
