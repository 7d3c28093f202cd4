"""Articles on one event become one story, and no chain of resemblances joins different events."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from index.stories.grouping import candidate_pairs, stories_of
from index.stories.outline import outline_of
from tests.index.stories.reports import profile

PROFILES = st.lists(
    st.builds(profile, st.sampled_from(["ada", "tunde"]), day=st.one_of(st.none(), st.integers(0, 60))), max_size=8
)


def test_articles_on_one_event_are_one_story_whatever_their_order() -> None:
    ada, tunde = profile("ada"), profile("tunde")

    assert stories_of([ada, tunde, profile("ada", day=1), profile("ada", day=2), profile("tunde", day=3)]) == [
        (0, 2, 3),
        (1, 4),
    ]


def test_an_article_alone_is_no_story() -> None:
    assert stories_of([profile("ada"), profile("tunde")]) == []
    assert stories_of([]) == []


def test_a_chain_of_articles_a_few_days_apart_does_not_become_one_story() -> None:
    chain = [profile("ada", day=5 * number) for number in range(20)]

    stories = stories_of(chain)

    assert max(map(len, stories)) <= 10


@given(PROFILES)
def test_stories_do_not_overlap_and_have_two_articles_at_least(profiles: list) -> None:  # type: ignore[type-arg]
    stories = stories_of(profiles)

    rows = [row for story in stories for row in story]
    assert len(rows) == len(set(rows))
    assert all(len(story) > 1 and list(story) == sorted(story) for story in stories)


def test_pairs_are_looked_at_that_share_a_person_within_six_weeks() -> None:
    calypso = {"calypso": 1.0}
    profiles = [profile("ada"), profile("ada", day=30), profile("ada", day=80), profile("tunde", organisations=calypso)]

    assert list(candidate_pairs(outline_of(profiles))) == [(0, 1)]


def test_pairs_are_looked_at_that_share_two_organisations_and_no_person() -> None:
    assert list(candidate_pairs(outline_of([profile("ada"), profile("tunde")]))) == [(0, 1)]


def test_a_name_that_every_article_holds_does_not_make_all_pairs() -> None:
    profiles = [profile("ada", wording=f"{number} of many") for number in range(300)]

    pairs = list(candidate_pairs(outline_of(profiles)))

    assert len(pairs) == len(set(pairs)) < len(list(combinations(profiles, 2))) / 5


def test_texts_with_the_same_wording_are_looked_at_though_they_share_no_name() -> None:
    agency = " ".join(f"word{number}" for number in range(80))
    one = profile("ada", wording=agency)
    other = profile("tunde", wording=agency, organisations={"calypso": 1.0})

    assert list(candidate_pairs(outline_of([one, other]))) == [(0, 1)]
