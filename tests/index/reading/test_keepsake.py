"""What a data folder keeps of an article comes back as the article."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.datatypes import Article
from index.errors import ReadingError
from index.reading.keepsake import written
from index.reading.kinds import KEEPSAKE, article_from_bytes
from index.reading.markdown import front_matter_of
from index.reading.page import RawPage
from tests.index.reading.papers import HEADLINE, PARAGRAPHS

TEXT = "\n\n".join(PARAGRAPHS)


def article_of(contents: str) -> Article:
    return article_from_bytes("sandoz.article", KEEPSAKE, contents.encode())


def test_a_kept_article_comes_back_with_all_that_was_known_of_it() -> None:
    page = RawPage(
        TEXT,
        title=HEADLINE,
        url="https://gazette.example/sandoz?id=7",
        publisher="La Gazette: l'économie",
        published=date(2024, 5, 2),
        authors=("Inès Carvalho", "Paul Adeyemi"),
    )
    contents = written(page, HEADLINE)

    article = article_of(contents)

    assert article.text == TEXT
    assert (article.title, article.url) == (HEADLINE, "https://gazette.example/sandoz?id=7")
    assert (article.publisher, article.published) == ("La Gazette: l'économie", date(2024, 5, 2))
    assert "authors:\n- Inès Carvalho\n- Paul Adeyemi\n" in contents


def test_what_is_not_known_is_not_written() -> None:
    assert written(RawPage(TEXT), HEADLINE).startswith(f"---\ntitle: {HEADLINE}\n---\n{PARAGRAPHS[0]}")


def test_page_furniture_in_a_kept_text_is_cleaned_when_it_is_read() -> None:
    contents = written(RawPage(f"{PARAGRAPHS[0]}\n\nInscrivez-vous à notre newsletter\n\n{PARAGRAPHS[1]}"), HEADLINE)

    article = article_of(contents)

    assert article.text == TEXT
    assert len(article.gaps) == 1


def test_a_kept_file_without_front_matter_is_refused() -> None:
    with pytest.raises(ReadingError, match="needs front matter"):
        article_of(TEXT)


WORDS = st.text(st.characters(exclude_categories=["C"]), min_size=1).filter(str.strip)


@given(title=WORDS, author=st.text(min_size=1), body=st.text())
def test_no_title_or_author_breaks_out_of_the_front_matter(title: str, author: str, body: str) -> None:
    matter, below = front_matter_of(written(RawPage(body, authors=(author,)), title))

    assert matter is not None
    assert matter.title == " ".join(title.split())
    assert below == f"{body.strip()}\n"
