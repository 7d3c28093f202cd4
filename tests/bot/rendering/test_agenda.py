"""What waits for the operator, in words that fit into a message."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from bot.rendering.agenda import GAPS, REMARKS, agenda_text, summary_text
from bot.rendering.escaping import width
from bot.rendering.reply import CONTENT
from bot.state.agenda import Agenda, Gap, Remark
from bot.state.remarks import Kind
from bot.texts import SPOKEN, texts_for

WORDS = some.text(min_size=1, max_size=600)
NUMBERS = some.integers(0, 10**6)
AGENDAS = some.builds(
    Agenda,
    NUMBERS,
    NUMBERS,
    some.lists(some.builds(Gap, WORDS, WORDS, NUMBERS, NUMBERS, some.tuples(WORDS)), max_size=GAPS).map(tuple),
    some.lists(some.builds(Remark, NUMBERS, some.sampled_from(Kind), WORDS, WORDS), max_size=REMARKS).map(tuple),
    NUMBERS,
    NUMBERS,
)
LANGUAGES = some.sampled_from(sorted(SPOKEN))
FULL = Agenda(
    1,
    2,
    (Gap("a", "Who left?", 3, 1, ("too old", "wrong man")), Gap("b", "Who came?", 0, 2)),
    (Remark(1, Kind.REPORT, "X left Y", "he did not"), Remark(2, Kind.FEEDBACK, "nice", "")),
    12,
    5,
)


@given(AGENDAS, LANGUAGES)
def test_it_never_exceeds_a_message_and_never_pings(agenda: Agenda, language: str) -> None:
    for text in (agenda_text(agenda, texts_for(language)), summary_text(agenda, texts_for(language))):
        assert width(text) <= CONTENT
        assert "@everyone" not in text
        assert "<@" not in text


@given(AGENDAS, LANGUAGES)
def test_all_that_can_be_settled_is_shown(agenda: Agenda, language: str) -> None:
    lines = agenda_text(agenda, texts_for(language)).splitlines()

    assert sum(line.startswith("- ") for line in lines) == len(agenda.gaps) + len(agenda.remarks)


def test_reasons_and_numbers_stand_with_their_questions() -> None:
    lines = agenda_text(FULL, texts_for("en")).splitlines()

    assert lines == [
        "Last 7 days: 👍 1 · 👎 2",
        "**Questions without a good answer:**",
        "- Who left? (not answered: 3, 👎 1)",
        "  -# too old; wrong man",
        "- Who came? (👎 2)",
        "-# … and 10 more",
        "**Reported statements:**",
        "- X left Y",
        "  -# he did not",
        "**Feedback:**",
        "- nice",
        "-# … and 3 more",
    ]


def test_the_summary_repeats_no_accusation_and_no_reason() -> None:
    lines = summary_text(FULL, texts_for("en")).splitlines()

    assert lines == [
        "Last 7 days: 👍 1 · 👎 2",
        "**Questions without a good answer:**",
        "- Who left? (not answered: 3, 👎 1)",
        "- Who came? (👎 2)",
        "-# … and 10 more",
        "5 reports and remarks wait in `/gaps`.",
    ]
