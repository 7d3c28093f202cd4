"""What is rendered stays within Discord's limits, pings nobody, and shows the sentence that answers."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.answers import rendered, rendered_others
from bot.rendering.escaping import escaped, width
from bot.rendering.phrases import covered
from bot.rendering.quoting import EXTRACT, Spot, quotation, source_line
from bot.rendering.reply import CONTENT, EMBED, EMBEDS
from bot.state.lengths import Length
from bot.texts import SPOKEN, texts_for
from index import (
    Answer,
    Article,
    Browsed,
    Coverage,
    Disagreement,
    FigureKind,
    FollowUp,
    Headline,
    Hit,
    Refusal,
    Source,
    Status,
    Wanted,
    Wish,
)
from tests.bot.fakes import COVERAGE, SEED, answer, browsed, hit, refusal

ENGLISH, GERMAN, FRENCH = (texts_for(language) for language in ("en", "de", "fr"))

PINGS = re.compile(r"<@[!&]?\d|<#\d|@everyone|@here", re.IGNORECASE)

FRAGMENTS = st.sampled_from(
    [
        "@everyone",
        "@here",
        "<@1>",
        "<@!2>",
        "<@&3>",
        "<#4>",
        "**",
        "[a](b)",
        "https://x.y/z",
        "\n# ",
        "\u202e",
        "👩‍🚀",
        "\\",
    ]
)
WORDS = st.lists(st.one_of(FRAGMENTS, st.text(max_size=30)), min_size=1, max_size=8).map(" ".join)
URLS = st.one_of(
    st.none(),
    st.just("https://a.example/@everyone/<#1>?q=(x)"),
    st.text(max_size=40),
    WORDS.map("https://a.example/".__add__),
)
DATES = st.one_of(st.none(), st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1)))
SOURCES = st.builds(Source, outlet=WORDS, url=URLS, date=DATES)
ARTICLES = st.builds(
    Article,
    id=st.uuids().map(str),
    path=st.just("a.txt"),
    title=st.one_of(WORDS, st.text(min_size=300, max_size=400)),
    text=st.just(""),
    language=st.sampled_from(["de", "fr", "en", "es", "xx"]),
    url=URLS,
    publisher=st.one_of(st.none(), WORDS),
    published=DATES,
    reported_by=st.lists(SOURCES, max_size=5).map(tuple),
    people=st.lists(WORDS, max_size=3).map(tuple),
    status=st.sampled_from([None, *Status]),
)


DISAGREEMENTS = st.builds(Disagreement, st.sampled_from(FigureKind), WORDS, WORDS, ARTICLES)
FOLLOW_UPS = st.builds(FollowUp, ARTICLES, st.lists(WORDS, max_size=3).map(tuple), st.booleans())


@st.composite
def hits(draw: st.DrawFn) -> Hit:
    sentences = draw(st.lists(st.one_of(WORDS, st.text(min_size=400, max_size=900)), min_size=1, max_size=6))
    answering = draw(st.integers(0, len(sentences) - 1))
    found = hit(draw(st.integers(0, 9)), *sentences, article=draw(ARTICLES), answering=answering)
    return replace(
        found,
        also=draw(st.lists(ARTICLES, max_size=4).map(tuple)),
        disagreements=draw(st.lists(DISAGREEMENTS, max_size=3).map(tuple)),
        newer=draw(st.one_of(st.none(), FOLLOW_UPS)),
    )


LISTS = st.lists(hits(), min_size=1, max_size=5).map(tuple)


@given(LISTS, WORDS, st.sampled_from(list(SPOKEN)))
def test_an_answer_fits_into_a_message_and_pings_nobody(found: tuple[Hit, ...], question: str, language: str) -> None:
    reply = rendered(Answer(question, "en", found, 0.9), COVERAGE, texts_for(language), echo=question)

    assert width(reply.content) <= CONTENT
    assert PINGS.search(reply.content) is None
    assert len(re.findall(r"(?<!\\)(?:\\\\)*\*\*", reply.content)) in (0, 2)
    assert len(reply.others) == len(found) - 1


EVENTS = st.lists(st.builds(Headline, ARTICLES, st.lists(ARTICLES, max_size=4).map(tuple)), min_size=1, max_size=6).map(
    tuple
)


@given(LISTS, EVENTS, st.sampled_from(list(Wish)), WORDS, WORDS, st.sampled_from(list(SPOKEN)))
def test_what_there_is_to_browse_fits_into_a_message_and_pings_nobody(
    found: tuple[Hit, ...], events: tuple[Headline, ...], wish: Wish, about: str, question: str, language: str
) -> None:
    looking = Answer(question, "en", found, 0.9, browsed=Browsed(wish, about, events))

    reply = rendered(looking, COVERAGE, texts_for(language), echo=question, understood=question, wanted=Wanted(about))

    assert width(reply.content) <= CONTENT
    assert PINGS.search(reply.content) is None


def test_news_are_headlines_instead_of_a_passage() -> None:
    reply = rendered(browsed(Wish.NEWS, "Ada leaves", "Tunde stays", about="A*da"), COVERAGE, ENGLISH)

    assert reply.content.splitlines() == [
        "The newest articles about A\\*da:",
        "- [Ada leaves](<https://www.theinformation.com/karpathy>) · The Information · February\u00a014,\u00a02024 · 🇬🇧",
        "- [Tunde stays](<https://www.theinformation.com/karpathy>) · The Information · February\u00a014,\u00a02024 · 🇬🇧",
    ]
    assert (reply.passage, reply.others) == ("", ())


def test_an_introduction_is_a_passage_with_more_headlines_below_and_never_a_guess() -> None:
    reply = rendered(browsed(Wish.INTRODUCTION, "Ada leaves", about="Ada", confidence=0.2), COVERAGE, ENGLISH)

    lines = reply.content.splitlines()
    assert lines[0].startswith("> **Andrej Karpathy has left OpenAI.**")
    assert lines[-2:-1] == ["More on Ada:"]
    assert lines[-1].startswith("- [Ada leaves]")
    assert reply.passage


@given(LISTS, st.sampled_from(list(Refusal)), st.lists(WORDS, max_size=9), st.sampled_from(list(SPOKEN)))
def test_a_refusal_fits_into_a_message_and_pings_nobody(
    found: tuple[Hit, ...], kind: Refusal, names: list[str], language: str
) -> None:
    reply = rendered(refusal(kind, *found, names=tuple(names)), COVERAGE, texts_for(language), echo="x" * 1000)

    assert width(reply.content) <= CONTENT
    assert PINGS.search(reply.content) is None
    assert reply.others == ()


@given(st.lists(st.one_of(st.none(), hits()), min_size=1, max_size=4), st.sampled_from(Length))
def test_other_passages_fit_into_embeds_and_ping_nobody(found: list[Hit | None], length: Length) -> None:
    descriptions = [embed.description or "" for embed in rendered_others(found, ENGLISH, length).embeds]

    assert all(width(description) <= EMBED for description in descriptions)
    assert sum(width(description) for description in descriptions) <= EMBEDS
    assert all(PINGS.search(description) is None for description in descriptions)


@given(hits(), st.integers(200, 2000))
def test_the_answering_sentence_is_there_whole_wherever_it_fits(found: Hit, limit: int) -> None:
    start, end = found.sentence
    sentence = escaped(" ".join(found.passage.text[start:end].split()))

    quote = quotation(found, limit)

    assert width(quote) <= limit
    fits = width(sentence) + len("> … **** …") <= limit and "\n" not in sentence
    assert not fits or not sentence or f"**{sentence}**" in quote


def test_sentences_that_do_not_fit_are_left_out_and_marked() -> None:
    long = hit(0, "a" * 80 + ".", "This answers.", "b" * 30 + ".", "c" * 80 + ".", answering=1)

    assert quotation(long, 60) == f"> … **This answers.** {'b' * 30}. …"


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        (Length.SENTENCE, "> … **This answers.** …"),
        (Length.EXTRACT, f"> … {'b' * 200}. **This answers.** {'c' * 200}. …"),
        (Length.PASSAGE, f"> {'a' * 200}. {'b' * 200}. **This answers.** {'c' * 200}. {'d' * 200}."),
    ],
)
def test_as_much_is_quoted_as_is_wanted(length: Length, expected: str) -> None:
    before, after = ("a" * 200 + ".", "b" * 200 + "."), ("c" * 200 + ".", "d" * 200 + ".")

    assert quotation(hit(0, *before, "This answers.", *after, answering=2), 2000, length) == expected


@given(hits())
def test_an_extract_is_short_unless_the_answering_sentence_is_long(found: Hit) -> None:
    alone = quotation(found, CONTENT, Length.SENTENCE)

    assert width(quotation(found, CONTENT, Length.EXTRACT)) <= max(EXTRACT, width(alone))


def test_an_answer_quotes_a_short_extract_unless_told_otherwise() -> None:
    long = hit(0, "This answers.", *["Much more is told here, word for word."] * 20)

    assert width(quotation(long, CONTENT)) > EXTRACT
    assert quotation(long, CONTENT, Length.EXTRACT) in rendered(answer(long), COVERAGE, ENGLISH).content


def test_passages_of_one_article_share_its_source_and_their_answering_sentences_are_in_bold() -> None:
    first, second, other = hit(0, "One.", "Two.", answering=1), hit(0, "Three."), hit(1, "Four.")

    shown = [embed.description for embed in rendered_others([first, other, second], ENGLISH).embeds]

    assert shown == [
        f"> One. **Two.**\n\n> **Three.**\n-# {source_line(SEED, ENGLISH, 900)}",
        f"> **Four.**\n-# {source_line(SEED, ENGLISH, 900)}",
    ]


@given(hits())
def test_a_passage_found_again_by_its_id_has_the_same_answering_sentence(found: Hit) -> None:
    again = replace(found, sentence=(0, 0))

    assert Spot.of(found).on(again).sentence == found.sentence


def test_a_passage_that_was_cut_anew_is_shown_with_its_last_sentence() -> None:
    found = hit(0, "One.", "Two.")

    assert Spot(found.passage.id, 9).on(found).sentence == (5, 9)


def test_a_sentence_too_long_alone_is_cut_on_a_word_border() -> None:
    assert quotation(hit(0, "one two three four five"), 20) == "> **one two three…**"


def test_the_source_line_names_the_reporting_outlet_with_its_link_and_date() -> None:
    assert source_line(SEED, GERMAN, 900) == (
        "talentmoves, nach [The Information](<https://www.theinformation.com/karpathy>) (13.\u00a0Februar\u00a02024)"
        " · Karpathy leaves OpenAI again · 14.\u00a0Februar\u00a02024 · 🇬🇧"
    )


def test_an_outlet_is_named_once_and_a_date_that_is_the_articles_own_is_told_once() -> None:
    assert SEED.published is not None
    later = Source("Le Monde", None, date(2024, 2, 20))
    twice = (Source("Macerkopf", None, SEED.published), Source("Macerkopf", None, date(2024, 2, 16)), later)

    assert source_line(replace(SEED, reported_by=twice), ENGLISH, 900) == (
        "talentmoves, after Macerkopf and Le Monde (February\u00a020,\u00a02024)"
        " · Karpathy leaves OpenAI again · February\u00a014,\u00a02024 · 🇬🇧"
    )


def test_the_source_line_leaves_out_what_is_unknown() -> None:
    bare = Article("x", "x.txt", "Le départ", "", "fr", url="https://lemonde.fr/x")

    assert source_line(bare, FRENCH, 900) == "[Le départ](<https://lemonde.fr/x>) · 🇫🇷"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://a.example", "https://", "http://[", "//a.example", "a"])
def test_only_http_links_are_shown(url: str) -> None:
    assert source_line(Article("x", "x", "T", "", "en", url=url), ENGLISH, 900) == "T · 🇬🇧"


def test_a_rumour_is_marked_as_one() -> None:
    assert source_line(replace(SEED, status=Status.RUMOURED), ENGLISH, 900).endswith("🇬🇧 · rumour")


def test_a_newer_article_on_the_same_person_is_pointed_out() -> None:
    newer = FollowUp(replace(SEED, url="https://a.example/x"), ("Andrej Karpathy",), reverses=False)

    reply = rendered(answer(replace(hit(0), newer=newer)), COVERAGE, ENGLISH)

    assert reply.content.endswith(
        "-# Newer on Andrej Karpathy: [Karpathy leaves OpenAI again](<https://a.example/x>) · talentmoves · February\u00a014,\u00a02024"
    )


def test_not_covered_names_who_is_unknown_and_offers_the_closest_headlines_once() -> None:
    reply = rendered(refusal(Refusal.NOT_COVERED, hit(0), hit(0), names=("Jürgen*", "Acme")), COVERAGE, GERMAN)

    lines = reply.content.splitlines()
    assert lines[0] == r"Keiner meiner Artikel erwähnt Jürgen\* und Acme."
    assert lines[1] == (
        "Ich kenne 8 Artikel (Sprachen: Deutsch, Französisch und Englisch), den neuesten vom 15.\u00a0Juli\u00a02024."
    )
    assert lines[2] == "Die ähnlichsten Schlagzeilen:"
    assert len(lines) == 4


def test_too_long_names_the_limit_as_the_language_writes_it() -> None:
    assert rendered(refusal(Refusal.TOO_LONG), COVERAGE, GERMAN).content.endswith("höchstens 1.000 Zeichen.")


def test_nothing_covered_is_said_as_an_empty_index() -> None:
    assert covered(Coverage(0, 0), ENGLISH) == ENGLISH.empty_index


def test_a_language_without_a_flag_is_named() -> None:
    assert source_line(Article("x", "x", "T", "", "nl"), ENGLISH, 900) == "T · Dutch"


def test_an_answer_that_is_rather_wrong_than_right_says_so() -> None:
    sure, unsure = answer(hit(0)), replace(answer(hit(0)), confidence=0.49)

    assert ENGLISH.unsure not in rendered(sure, COVERAGE, ENGLISH).content
    assert rendered(unsure, COVERAGE, ENGLISH).content.startswith(f"{ENGLISH.unsure}\n> ")


def test_below_such_an_answer_stand_two_sentences_that_might_answer_instead() -> None:
    unsure = replace(answer(*map(hit, range(4))), confidence=0.49)

    shown = rendered(unsure, COVERAGE, ENGLISH).content

    head, _, listed = shown.partition(f"\n{ENGLISH.perhaps}\n")
    assert head.startswith(ENGLISH.unsure)
    assert len(listed.splitlines()) == 2
    assert all(line.startswith("- “") for line in listed.splitlines())
    assert ENGLISH.perhaps not in rendered(replace(unsure, confidence=0.5), COVERAGE, ENGLISH).content


@given(
    addresses=st.integers(0, 240),
    title=st.integers(1, 80),
    sentence=st.integers(1, 30),
    length=st.sampled_from(Length),
    language=st.sampled_from(list(SPOKEN)),
)
def test_with_all_that_an_answer_may_tell_the_quotation_stays_whole_and_the_message_fits(
    addresses: int, title: int, sentence: int, length: Length, language: str
) -> None:
    sources = tuple(Source(f"Outlet {number}", f"https://x.example/{'u' * addresses}", None) for number in range(5))
    article = replace(SEED, title="They go " * title, reported_by=sources)
    told = replace(
        hit(0, "It says " * sentence + "so.", article=article),
        newer=FollowUp(replace(article, id="b"), ("Ann Lee",), reverses=False),
        also=(replace(article, id="c", reported_by=tuple(replace(one, outlet=f"{one.outlet}0") for one in sources)),),
    )
    guess = replace(answer(told, told, told), confidence=0.1)

    content = rendered(
        guess, COVERAGE, texts_for(language), echo="who? " * 40, understood="who? " * 80, length=length
    ).content

    assert width(content) <= CONTENT
    assert quotation(told, CONTENT, length) in content


def test_what_might_answer_instead_stands_in_the_readers_quotation_marks() -> None:
    guess = replace(answer(hit(0), hit(1), language="de"), confidence=0.1)

    assert f"{GERMAN.perhaps}\n- „Andrej Karpathy has left OpenAI.“ · " in rendered(guess, COVERAGE, GERMAN).content


def test_however_long_they_are_the_message_fits() -> None:
    long = replace(hit(0), article=replace(hit(0).article, title="T" * 5_000, url="https://x.example/" + "u" * 900))
    unsure = replace(answer(long, long, long), confidence=0.1)

    assert width(rendered(unsure, COVERAGE, ENGLISH).content) <= CONTENT
