"""A long text is cut into pages that leave nothing out, and each page fits into what Discord shows."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.article import LEFT_OUT, page_count, page_with, rendered_page
from bot.rendering.escaping import width
from bot.rendering.paging import PAGE, page_at, pages_of
from bot.rendering.reply import EMBED, EMBEDS
from bot.texts import SPOKEN, texts_for
from index import Article
from tests.bot.fakes import SEED
from tests.bot.rendering.test_answers import ARTICLES, PINGS, WORDS

ENGLISH = texts_for("en")
HEADING = 256
"""Discord's limit for an embed's title."""
TEXTS = st.lists(st.one_of(WORDS, st.text(max_size=300), st.just("\n\n"), st.just("A word. ")), max_size=60).map(
    "".join
)


@given(TEXTS, st.integers(1, 300))
def test_pages_leave_out_only_white_space_and_none_is_too_long(text: str, most: int) -> None:
    pages = pages_of(text, most)

    assert "".join("".join(text[start:end].split()) for start, end in pages) == "".join(text.split())
    assert all(0 < end - start <= most for start, end in pages)


@given(TEXTS, st.integers(1, 300), st.integers(0, 3000))
def test_every_character_stands_on_the_page_that_is_told(text: str, most: int, offset: int) -> None:
    pages = pages_of(text, most)

    number = page_at(pages, offset)

    starts = [start for start, _ in pages]
    assert [start <= offset for start in starts[1 : number + 1]] == [True] * number
    assert all(start > offset for start in starts[number + 1 :])


def test_a_page_ends_with_a_paragraph_else_with_a_sentence_else_with_a_word() -> None:
    assert pages_of("One two three.\n\nFour five. Six seven", 18) == [(0, 14), (16, 26), (27, 36)]
    assert pages_of("abcdef", 4) == [(0, 4), (4, 6)]
    assert pages_of(" \n ", 4) == []


@given(ARTICLES, TEXTS.filter(str.strip), st.lists(st.integers(0, 4000), max_size=5), st.sampled_from(list(SPOKEN)))
def test_a_page_fits_into_an_embed_and_pings_nobody(
    article: Article, text: str, gaps: list[int], language: str
) -> None:
    shown = replace(article, text=text, gaps=tuple(sorted(gaps)))

    for number in range(page_count(shown)):
        (embed,) = rendered_page(shown, number, texts_for(language)).embeds

        assert width(embed.description or "") <= EMBED
        assert len(embed) <= EMBEDS
        assert width(embed.title or "") <= HEADING
        assert PINGS.search(f"{embed.title}{embed.description}") is None


def test_a_page_shows_the_text_word_for_word_and_where_something_is_left_out() -> None:
    article = replace(SEED, text="The *first* part.\n\nThe second part.", gaps=(17,))

    (embed,) = rendered_page(article, 0, ENGLISH).embeds

    assert embed.title == "Karpathy leaves OpenAI again"
    assert (embed.description or "").splitlines()[:3] == [r"The \*first\* part.", LEFT_OUT, "The second part."]
    assert (embed.description or "").splitlines()[-1].startswith("-# talentmoves, after [The Information]")
    assert embed.footer.text is None


def test_pages_are_counted_and_found_by_an_offset() -> None:
    article = replace(SEED, text="\n\n".join("word " * 80 for _ in range(6)))

    (embed,) = rendered_page(article, 1, ENGLISH).embeds

    assert page_count(article) == 3
    assert [page_with(article, offset) for offset in (0, PAGE, len(article.text))] == [0, 1, 2]
    assert embed.footer.text == "Page 2 of 3"
