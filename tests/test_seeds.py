"""The articles that come with the project: each can be read, has a source and a date, and is in words of our own."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from index import Article
from index.reading import read_articles
from index.reading.markdown import FrontMatter, front_matter_of

SEEDS = sorted((Path(__file__).parents[1] / "seeds").iterdir())
NAME = re.compile(r"\d{4}-\d{2}-[a-z0-9]+(-[a-z0-9]+)*\.(de|en|fr)\.md")
WORDS_IN_A_ROW = 7
"""So many words in the same order are a sentence taken over, not a fact."""

each_seed = pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)


def read(seed: Path) -> Article:
    reading = read_articles([seed])
    assert reading.skipped == ()
    (article,) = reading.articles
    return article


def front_matter(seed: Path) -> FrontMatter:
    matter, _ = front_matter_of(seed.read_text("utf-8"))
    assert matter is not None
    return matter


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[start : start + WORDS_IN_A_ROW]) for start in range(len(words) - WORDS_IN_A_ROW + 1)}


def test_there_are_seeds_in_german_french_and_english() -> None:
    assert len(SEEDS) >= 100
    assert {read(seed).language for seed in SEEDS} == {"de", "en", "fr"}


@each_seed
def test_a_seed_is_named_by_month_subject_and_language(seed: Path) -> None:
    matter = front_matter(seed)

    assert NAME.fullmatch(seed.name)
    assert seed.name.split(".")[-2] == matter.language
    assert seed.name.startswith(f"{matter.published:%Y-%m}-")


@each_seed
def test_a_seed_is_read_with_all_that_its_front_matter_says(seed: Path) -> None:
    matter, article = front_matter(seed), read(seed)

    assert article.title == matter.title
    assert article.publisher == "talentmoves"
    assert (article.language, article.published, article.status) == (matter.language, matter.published, matter.status)
    assert [source.outlet for source in article.reported_by] == [source.outlet for source in matter.reported_by]


@each_seed
def test_a_seed_has_a_status_people_and_companies_that_its_text_names(seed: Path) -> None:
    article = read(seed)

    assert article.status is not None
    assert article.people
    assert article.organisations
    assert [name for name in (*article.people, *article.organisations) if name not in article.text] == []


@each_seed
def test_a_seed_names_the_reporting_that_it_rests_on_and_is_dated_no_later(seed: Path) -> None:
    article = read(seed)

    dates = [source.date for source in article.reported_by if source.date]
    assert article.reported_by
    assert article.published is not None
    assert [day for day in dates if not article.published <= day <= date.today()] == []
    assert article.published <= date.today()


@each_seed
def test_a_paragraph_of_a_seed_fits_into_one_passage(seed: Path) -> None:
    lengths = [len(paragraph.split()) for paragraph in read(seed).text.split("\n\n")]

    assert max(lengths) <= 120


@each_seed
def test_a_seed_takes_no_sentence_over_from_an_article(seed: Path, shared: Path) -> None:
    theirs = {run for page in (shared / "articles").glob("*.txt") for run in runs(page.read_text("utf-8"))}

    assert runs(read(seed).text) & theirs == set()


def test_a_page_is_of_one_outlet_in_all_seeds() -> None:
    named = {(source.url, source.outlet) for seed in SEEDS for source in front_matter(seed).reported_by if source.url}

    assert len(named) == len({url for url, _ in named})


def test_no_address_of_a_seed_carries_a_tracker() -> None:
    addresses = [str(source.url) for seed in SEEDS for source in front_matter(seed).reported_by]

    assert [address for address in addresses if re.search(r"[?&](utm_|AMP=)", address)] == []


def test_facts_that_were_checked_name_a_report_a_page_and_what_it_says() -> None:
    facts = [
        json.loads(line) for line in (Path(__file__).parent / "data" / "sources.jsonl").read_text("utf-8").splitlines()
    ]

    assert {frozenset(fact) for fact in facts} == {frozenset({"report", "fact", "url", "outlet", "says"})}
    assert {fact["report"] for fact in facts} <= {seed.name for seed in SEEDS}
    assert len({fact["report"] for fact in facts}) >= 90
    assert [fact for fact in facts if not re.match("https?://", fact["url"])] == []
