"""`/latest` and `/sources`: what is shown, and that it fits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bot.rendering.chart import MONTHS, drawn, latest_months
from bot.rendering.escaping import width
from bot.rendering.listing import ALT, NEWEST, alternative, rendered_newest, rendered_sources
from bot.rendering.reply import CONTENT
from bot.texts import SPOKEN, texts_for
from index import Coverage, Headline, Tally
from tests.bot.fakes import COVERAGE, SEED, TALLY, FakeAnswers, FakeBrowser
from tests.bot.rendering.test_answers import ARTICLES, PINGS, WORDS
from tests.bot.stage import staged

ENGLISH, FRENCH = texts_for("en"), texts_for("fr")
FIRSTS = st.dates(date(1990, 1, 1), date(2090, 1, 1)).map(lambda day: day.replace(day=1))
COUNTED = st.dictionaries(FIRSTS, st.integers(1, 10**6), max_size=40).map(lambda months: tuple(sorted(months.items())))
HEADLINES = st.builds(Headline, ARTICLES, st.lists(ARTICLES, max_size=4).map(tuple))
LANGUAGES = st.sampled_from(list(SPOKEN))


async def test_the_newest_articles_are_listed_one_a_line(tmp_path: Path) -> None:
    articles = [replace(SEED, title="A *new* one", reported_by=(), url="https://a.example/x"), SEED]
    async with staged(tmp_path, FakeAnswers(browser=FakeBrowser(articles))) as stage:
        shown = await stage.alice.slash(stage.channel, "latest")

        assert shown.response is not None
        lines = shown.response.content.splitlines()

    assert not shown.ephemeral
    assert lines == [
        "The newest articles:",
        "- [A \\*new\\* one](<https://a.example/x>) · talentmoves · February\u00a014,\u00a02024 · 🇬🇧",
        "- [Karpathy leaves OpenAI again](<https://www.theinformation.com/karpathy>) · The Information · February\u00a014,\u00a02024 · 🇬🇧",
    ]


async def test_the_newest_articles_can_be_kept_to_a_name(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        shown = await stage.alice.slash(stage.channel, "latest", about="Karpathy")
        stage.answers.browser.articles.clear()
        none = await stage.alice.slash(stage.channel, "latest", about="Nobody *at* all")

        assert shown.response is not None and none.response is not None
        assert shown.response.content.startswith("The newest articles about Karpathy:\n- [Karpathy leaves")
        assert none.response.content == r"None of my articles mentions Nobody \*at\* all."
    assert stage.answers.browser.asked == ["Karpathy", "Nobody *at* all"]


def test_without_articles_an_empty_index_is_told() -> None:
    assert rendered_newest([], None, ENGLISH).content == ENGLISH.empty_index


def test_who_else_reports_an_event_is_named_beside_it() -> None:
    others = [
        replace(SEED, reported_by=(), publisher=outlet) for outlet in ("Mint", "Le *Monde*", "Mint", "Wired", "X")
    ]

    content = rendered_newest([Headline(SEED, tuple(others))], None, ENGLISH).content

    assert content.endswith(r"· 🇬🇧 · Also reported by Mint, Le \*Monde\*, and 2 others.")


def test_headlines_keep_their_links_beside_who_else_reports_them() -> None:
    address = "https://a.example/" + "x" * 150
    long, short = replace(SEED, url=address, title="Long " * 20), replace(SEED, reported_by=(), publisher=None)
    others = tuple(replace(SEED, reported_by=(), publisher=f"Outlet {number}") for number in range(4))

    lines = rendered_newest([Headline(long, others)] * 2 + [Headline(short)] * 4, None, ENGLISH).content.splitlines()

    assert all(f"](<{address}>)" in line and "Also reported by" in line for line in lines[1:3])


def test_a_copy_without_an_outlet_is_not_named_beside_an_event() -> None:
    copy = replace(SEED, reported_by=(), publisher=None)

    assert "Also reported" not in rendered_newest([Headline(SEED, (copy, SEED))], None, ENGLISH).content


@given(st.lists(HEADLINES, max_size=9), st.one_of(st.none(), WORDS), LANGUAGES)
def test_the_newest_articles_fit_into_a_message_and_ping_nobody(
    articles: list[Headline], about: str | None, language: str
) -> None:
    content = rendered_newest(articles, about, texts_for(language)).content

    assert width(content) <= CONTENT
    assert PINGS.search(content) is None
    assert content.count("\n") == min(len(articles), NEWEST)


async def test_sources_are_told_in_words_and_as_a_picture_that_is_told_in_words_too(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        shown = await stage.alice.slash(stage.channel, "sources")

        assert shown.response is not None
        lines = shown.response.content.splitlines()
        (picture,) = shown.response.attachments

    assert shown.ephemeral
    assert lines == [
        "I cover 8 articles in German, French, and English, the newest from July\u00a015,\u00a02024.",
        "**Languages:** German 4 · French 3 · English 1",
        "**Outlets:** The Information 5 · Le \\*Monde\\* 2 · @\u200beveryone 1",
    ]
    assert picture.filename == "months.png"
    assert picture.description == alternative(latest_months(TALLY.months), ENGLISH)


def test_the_words_of_the_picture_name_every_month_in_the_readers_language() -> None:
    told = alternative(latest_months(((date(2024, 2, 1), 4), (date(2024, 4, 1), 1200))), FRENCH)

    assert told == "Articles par mois. février 2024: 4; mars 2024: 0; avril 2024: 1\u202f200."


@given(WORDS, COUNTED, LANGUAGES)
def test_sources_fit_into_a_message_and_ping_nobody(outlet: str, months: object, language: str) -> None:
    tally = Tally(COVERAGE, tuple((f"{outlet} {number}", number) for number in range(40)), ())
    texts = texts_for(language)

    content = rendered_sources(tally, texts).content

    assert width(content) <= CONTENT
    assert PINGS.search(content) is None


@given(COUNTED, LANGUAGES)
def test_the_latest_months_follow_one_another_and_their_words_fit(
    months: tuple[tuple[date, int], ...], language: str
) -> None:
    shown = latest_months(months)

    numbers = [month.year * 12 + month.month for month, _ in shown]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers))) if months else not shown
    assert len(shown) <= MONTHS
    assert {one for one in months if one[0] in dict(shown)} == {one for one in shown if one[1]}
    assert len(alternative(shown, texts_for(language))) <= ALT


def test_bars_are_as_high_as_their_months_have_articles() -> None:
    picture = Image.open(BytesIO(drawn([(date(2024, 1, 1), 10), (date(2024, 2, 1), 5), (date(2024, 3, 1), 0)])))

    blue = [sum(picture.getpixel((x, y)) == (0x58, 0x65, 0xF2) for y in range(picture.height)) for x in (144, 400, 656)]
    assert (picture.format, picture.size) == ("PNG", (800, 280))
    assert blue[0] == pytest.approx(2 * blue[1], abs=2)
    assert blue[2] == 0


def test_without_a_date_there_is_no_picture() -> None:
    assert rendered_sources(Tally(Coverage(0, 0), (), ()), ENGLISH).picture is None
