"""What an answer, a refusal and a report look like on a terminal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from bot.terminal.printing import (
    print_answer,
    print_question,
    print_report,
    print_status,
    prompt,
)
from bot.terminal.wrapping import behind, wrapped
from bot.texts import SPOKEN, texts_for
from index import Answer, Article, FollowUp, LibraryStatus, Refusal, Skipped, Source, Status, Wish
from tests.bot.fakes import COVERAGE, REPORT, SEED, answer, browsed, hit, refusal

ENGLISH, GERMAN, FRENCH = (texts_for(language) for language in ("en", "de", "fr"))
STATUS = LibraryStatus(
    generation="g1",
    built=datetime(2024, 7, 16, 9, 30, tzinfo=UTC),
    embedder="static-256",
    dimension=256,
    bytes=592_437,
    coverage=COVERAGE,
)
TROUBLE = "no bot is serving from data; run `talentmoves serve`"


def shown(print_to: Callable[[Console], None], width: int = 80, *, terminal: bool = False) -> str:
    """What lands on a console that is `width` columns wide."""
    stream = StringIO()
    print_to(Console(file=stream, width=width, force_terminal=terminal, color_system="standard" if terminal else None))
    return stream.getvalue()


def shown_answer(found: Answer, width: int = 80, k: int = 1, default: str = "en") -> str:
    return shown(lambda console: print_answer(console, found, COVERAGE, default, k), width)


def source_of(article: Article, width: int = 200, language: str = "en") -> list[str]:
    """The lines below the passage."""
    page = shown_answer(answer(hit(article=article), language=language), width)
    return [line for line in page.splitlines() if line.startswith("  ")]


def test_a_passage_stands_behind_a_rule_with_its_source_below() -> None:
    page = shown_answer(answer(hit()), width=60)

    assert page == (
        "▏ Andrej Karpathy has left OpenAI. He had come back a year\n"
        "▏ before. He gave no reason.\n"
        "  talentmoves, after The Information · Karpathy leaves\n"
        "  OpenAI again · February\u00a014,\u00a02024 · English\n"
        "  https://www.theinformation.com/karpathy\n"
        "\n"
    )


def test_an_answer_that_is_rather_wrong_than_right_says_so_first() -> None:
    unsure = replace(answer(hit()), confidence=0.49)

    assert shown_answer(unsure).splitlines()[0] == texts_for("en").unsure


def test_an_answer_that_is_rather_wrong_than_right_is_followed_by_two_sentences_that_might_be() -> None:
    hits = [hit(answering=place) for place in (0, 1, 2, 0)]
    unsure = replace(answer(*hits), confidence=0.49)

    page = shown_answer(unsure)

    listed = page.partition(f"\n{texts_for('en').perhaps}\n")[2]
    assert [line[:20] for line in listed.splitlines() if line.startswith("•")] == [
        "• “He had come back ",
        "• “He gave no reason",
    ]
    assert texts_for("en").perhaps not in shown_answer(replace(unsure, confidence=0.5))


def test_news_are_headlines_with_their_links_instead_of_a_passage() -> None:
    page = shown_answer(browsed(Wish.NEWS, "Ada leaves", "Tunde stays"), width=100)

    assert page.splitlines() == [
        "The newest articles:",
        "• Ada leaves · The Information · February\u00a014,\u00a02024 · English",
        "  https://www.theinformation.com/karpathy",
        "• Tunde stays · The Information · February\u00a014,\u00a02024 · English",
        "  https://www.theinformation.com/karpathy",
        "",
    ]


def test_an_introduction_is_a_passage_with_more_headlines_below_and_never_a_guess() -> None:
    page = shown_answer(browsed(Wish.INTRODUCTION, "Ada leaves", about="Ada", confidence=0.2))

    assert page.startswith("▏ Andrej Karpathy has left OpenAI.")
    assert "\n\nMore on Ada:\n• Ada leaves · The Information" in page


def test_an_introduction_of_whom_nothing_else_is_told_is_a_passage() -> None:
    assert "More on" not in shown_answer(browsed(Wish.INTRODUCTION, about="Ada"))


def test_the_answering_sentence_alone_is_bold() -> None:
    found = answer(hit(answering=1))

    page = shown(lambda console: print_answer(console, found, COVERAGE, "en"), terminal=True)

    assert "has left OpenAI. \x1b[1mHe had come back a year before.\x1b[0m He gave" in page


def test_paragraphs_of_a_passage_stay_apart_and_list_items_on_their_lines() -> None:
    page = shown_answer(answer(hit(0, "Two left:\n- Ann\n- Bob\n\nNobody said why.")))

    assert page.splitlines()[:5] == ["▏ Two left:", "▏ - Ann", "▏ - Bob", "▏", "▏ Nobody said why."]


def test_an_outlet_with_two_reports_is_named_once() -> None:
    twice = (Source("Macerkopf"), Source("Macerkopf"), Source("iFun"))

    assert source_of(replace(SEED, reported_by=twice))[0].startswith("  talentmoves, after Macerkopf and iFun · ")


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (
            "en",
            "  talentmoves, after The Information · Karpathy leaves OpenAI again · February\u00a014,\u00a02024 · English",
        ),
        (
            "de",
            "  talentmoves, nach The Information · Karpathy leaves OpenAI again · 14.\u00a0Februar\u00a02024 · Englisch",
        ),
        (
            "fr",
            "  talentmoves, d’après The Information · Karpathy leaves OpenAI again · 14\u00a0février\u00a02024 · anglais",
        ),
    ],
)
def test_the_source_line_is_in_the_readers_language(language: str, line: str) -> None:
    lines = shown(
        lambda console: print_answer(console, answer(hit(), language=language), COVERAGE, None), width=120
    ).splitlines()

    assert " ".join(text.strip() for text in lines[1:3]) == line.strip()


def test_what_is_unknown_of_an_article_is_left_out_of_its_source() -> None:
    bare = Article("id", "a.txt", "Someone moved", "", "de")

    assert source_of(bare) == ["  Someone moved · German"]


@pytest.mark.parametrize(
    ("status", "word"),
    [(Status.RUMOURED, "rumour"), (Status.DENIED, "denied"), (Status.REVERSED, "since reversed")],
)
def test_a_doubtful_move_is_marked_as_such(status: Status, word: str) -> None:
    lines = source_of(replace(SEED, status=status))

    assert lines[-2].endswith(f" English · {word}")


def test_a_link_is_never_broken_so_that_it_can_be_copied() -> None:
    link = "https://example.org/" + "a-very-long-path/" * 10

    lines = source_of(replace(SEED, url=link), width=40)

    assert lines[-1] == f"  {link}"


def test_a_newer_article_on_the_same_person_is_pointed_out_even_where_one_passage_is_shown() -> None:
    newer = FollowUp(SEED, ("Andrej Karpathy",), reverses=False)

    page = shown_answer(answer(replace(hit(0), newer=newer)), k=1)

    assert (
        "  Newer on Andrej Karpathy: Karpathy leaves OpenAI again · talentmoves ·\n  February\u00a014,\u00a02024\n"
        in page
    )


def test_as_many_passages_are_shown_as_were_asked_for() -> None:
    found = answer(*(hit(number, f"Passage number {number}.") for number in range(4)))

    page = shown_answer(found, k=3)

    assert [line for line in page.splitlines() if line.startswith("▏")] == [
        "▏ Passage number 0.",
        "▏ Passage number 1.",
        "▏ Passage number 2.",
    ]
    assert page.count(ENGLISH.other_passages) == 1


def test_what_an_article_smuggles_in_cannot_steer_the_terminal() -> None:
    wicked = "Ann\x1b[2J \x9b31m left\u202e.\x07"
    article = replace(SEED, title=wicked, publisher=wicked, reported_by=(Source(wicked, f"https://x/{wicked}"),))

    page = shown_answer(answer(hit(0, wicked, article=article)))

    assert not {"\x1b", "\x9b", "\u202e", "\x07"} & set(page)


@pytest.mark.parametrize("texts", SPOKEN.values(), ids=list(SPOKEN))
@pytest.mark.parametrize("kind", ["empty", "empty_index", "off_topic", "nothing_relevant"])
def test_a_refusal_says_why_in_the_askers_language(kind: str, texts: object) -> None:
    language = next(code for code, spoken in SPOKEN.items() if spoken is texts)

    page = shown_answer(refusal(Refusal(kind), language=language), width=92)

    assert " ".join(page.split()).startswith(" ".join(getattr(texts, kind).split()))


def test_a_question_that_is_too_long_is_told_the_limit() -> None:
    page = shown_answer(refusal(Refusal.TOO_LONG, language=None), default="de")

    assert page == "Die Frage ist zu lang für mich: bitte höchstens 1.000 Zeichen.\n\n"


def test_a_refusal_names_who_is_unknown_what_is_covered_and_the_closest_headlines_once_each() -> None:
    same, other = hit(1), hit(2, article=replace(SEED, title="Someone else moves"))

    page = shown_answer(refusal(Refusal.NOT_COVERED, same, same, other, names=("Angela Merkel", "Nowhere")))

    assert page.splitlines() == [
        "None of my articles mentions Angela Merkel and Nowhere.",
        "I cover 8 articles in German, French, and English, the newest from",
        "July\u00a015,\u00a02024.",
        "",
        "Closest headlines:",
        "• Karpathy leaves OpenAI again · The Information · February\u00a014,\u00a02024 · English",
        "• Someone else moves · The Information · February\u00a014,\u00a02024 · English",
        "",
    ]


@given(text=st.text(max_size=400), width=st.integers(20, 120))
@example(text="0" * 18 + " ", width=20)
@example(text=" " + "0" * 37, width=20)
def test_wrapped_text_keeps_every_word_within_the_width_and_ends_no_line_with_a_space(text: str, width: int) -> None:
    lines = [line.plain for line in behind(Text("| "), Text(text), width)]

    assert all(cell_len(line) <= width or " " not in line[2:].strip() or cell_len(line) < 2 * width for line in lines)
    assert not any(line.endswith(" ") for line in lines)
    assert " ".join(line[2:] for line in lines).split() == Text(text).plain.split()


@given(words=st.lists(st.text("abcdefgh", min_size=1, max_size=15), min_size=1), width=st.integers(17, 60))
def test_no_line_of_ordinary_words_is_wider_than_asked(words: list[str], width: int) -> None:
    lines = [line.plain for line in wrapped(Text(" ".join(words)), width)]

    assert max(map(len, lines)) <= width
    assert " ".join(lines) == " ".join(words)


@pytest.mark.parametrize("width", range(8, 40))
def test_no_line_breaks_where_french_sets_a_sign_apart_or_a_date_goes_on(width: int) -> None:
    lines = [line.plain for line in wrapped(Text("Il dit « non » et part : oui ! Am 22. Juli · Ende"), width)]

    assert not any(line.startswith(("»", ":", "!", "·", "Juli")) for line in lines)
    assert not any(line.endswith("«") for line in lines)


def test_a_rebuild_names_every_file_that_it_skipped() -> None:
    skipped = tuple(Skipped(f"{number}.txt", "the file is empty") for number in range(30))

    lines = shown(lambda console: print_report(console, replace(REPORT, skipped=skipped), ENGLISH), 40).splitlines()

    assert lines == [
        "The index is rebuilt: 8 articles, 40 passages, in 1.5 seconds.",
        "2 new, 1 changed, 0 removed, 5 unchanged.",
        "30 files skipped:",
        *(f"  {number}.txt: the file is empty" for number in range(30)),
    ]


def test_status_says_what_is_covered_how_it_was_built_and_why_nobody_serves_it() -> None:
    lines = shown(lambda console: print_status(console, STATUS, TROUBLE, GERMAN), 120).splitlines()

    assert lines == [
        "Ich kenne 8 Artikel (Sprachen: Deutsch, Französisch und Englisch), den neuesten vom",
        "15.\u00a0Juli\u00a02024.",
        "Deutsch 4 · Französisch 3 · Englisch 1 · 40 Textstellen · 0,6 MB · 16.\u00a0Juli\u00a02024, 09:30 UTC",
        "Generation: g1",
        "Einbettungsmodell: static-256",
        f"Discord: {TROUBLE}",
    ]


def test_status_of_an_index_that_a_bot_serves_says_that_it_is_well() -> None:
    page = shown(lambda console: print_status(console, STATUS, None, FRENCH))

    assert page.splitlines()[-1] == FRENCH.status_healthy


def test_nothing_that_is_printed_ends_with_spaces() -> None:
    pages = [
        shown_answer(answer(), k=5),
        shown_answer(refusal(Refusal.NOTHING_RELEVANT, hit())),
        shown(lambda console: print_question(console, "")),
        shown(lambda console: print_status(console, STATUS, TROUBLE, ENGLISH)),
    ]

    assert not [line for page in pages for line in page.splitlines() if line != line.rstrip()]


def test_the_prompt_tells_readline_what_is_not_drawn_and_is_plain_elsewhere() -> None:
    assert prompt(Console(file=StringIO(), force_terminal=True)) == "\001\033[1m\002❯ \001\033[0m\002"
    assert prompt(Console(file=StringIO())) == "❯ "
