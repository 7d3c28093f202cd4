import re

from hypothesis import given
from hypothesis import strategies as st

from index.reading.alternatives import by_first_letter

LISTED = r"""ad(?:vert)?s?\b | (?:book|buy)\ now | \bby\ \w+ | [|>]\ (?:more|next) | ^\W*menu$
    | (?:a|b)?cd | a+x | \(c\) | be(?:fore|hind)"""

PIECES = [
    "ad",
    "adverts",
    "book now",
    "buy",
    "by me",
    "> more",
    "menu",
    "cd",
    "aax",
    "(c)",
    "before",
    " ",
    "|",
    "x",
    "-",
    "\n",
]


def test_alternatives_that_begin_with_one_letter_stand_behind_it() -> None:
    assert by_first_letter("abc | axy | (?:bc|bd)e") == "a(?:bc|xy)|b(?:ce|de)"


def test_what_begins_otherwise_is_left_as_it_is() -> None:
    assert by_first_letter(r"(?:a|b)?c | [de]f | g?h | \(i | j") == r"j(?:)|(?:a|b)?c|[de]f|g?h|\(i"


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_the_same_is_found_in_the_same_places(text: str) -> None:
    begins = r"(?:(?<!\w)|(?=\W))"
    plain, grouped = (
        re.compile(f"{begins}(?:{LISTED})", re.VERBOSE),
        re.compile(f"{begins}(?:{by_first_letter(LISTED)})"),
    )

    starts = [[place for place in range(len(text) + 1) if pattern.match(text, place)] for pattern in (plain, grouped)]

    assert starts[0] == starts[1]
