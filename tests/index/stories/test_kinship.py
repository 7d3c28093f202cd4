"""Two articles are kin if they tell the same event."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.stories.grouping import SAME
from index.stories.kinship import FEATURES, features_of, kinship, rarity_of
from index.stories.profiles import Profile
from tests.index.stories.reports import profile

PROFILES = st.builds(
    profile,
    st.sampled_from(["ada", "tunde", "moira"]),
    day=st.one_of(st.none(), st.integers(0, 400)),
    likeness=st.floats(-1, 1, width=16),
    wording=st.sampled_from(["she left at once", "he came back"]),
)


def rare(name: str) -> float:
    return 1.0


def test_a_day_apart_on_the_same_person_and_organisation_is_the_same_event() -> None:
    assert kinship(profile("ada"), profile("ada", day=1), rare) > SAME


@pytest.mark.parametrize(
    "other",
    [
        profile("ada", day=200),
        profile("tunde", day=3),
        profile("ada", organisations={"calypso": 1.0}, day=60),
        profile(
            "ada",
            *"tunde moira paul ines bo karl".split(),
            organisations=dict.fromkeys("calypso boreas medusa heliotrop".split(), 1.0),
            day=2,
        ),
    ],
    ids=["much later", "another person", "another move", "a round-up"],
)
def test_what_only_resembles_an_event_is_another_one(other: Profile) -> None:
    assert kinship(profile("ada"), other, rare) < SAME


@given(PROFILES, PROFILES)
def test_kinship_is_a_probability_and_the_same_either_way_round(one: Profile, other: Profile) -> None:
    found = kinship(one, other, rare)

    assert 0.0 <= found <= 1.0
    assert found == pytest.approx(kinship(other, one, rare))
    assert tuple(features_of(one, other, rare)) == FEATURES


def test_a_name_that_stands_everywhere_tells_less_the_more_often_it_does() -> None:
    rarities = [rarity_of(articles) for articles in (1, 8, 16, 1000, 100_000)]

    assert rarities[:2] == [1.0, 1.0]
    assert rarities == sorted(rarities, reverse=True)
    assert rarities[-1] < 0.1


def test_an_unknown_day_counts_as_a_week() -> None:
    week = features_of(profile("ada"), profile("ada", day=7), rare)

    assert features_of(profile("ada"), profile("ada", day=None), rare) == week


def test_a_surname_alone_is_the_person_whose_full_name_the_other_article_has() -> None:
    one, other = (
        features_of(profile("ada lindqvist"), profile("lindqvist"), rare),
        features_of(profile("ada lindqvist"), profile("bo lindqvist"), rare),
    )

    assert one["people"] == pytest.approx(1.0)
    assert other["people"] == 0.0


def test_a_near_copy_is_the_same_event_whoever_is_named_in_it() -> None:
    agency = " ".join(f"word{number}" for number in range(80))

    assert kinship(profile("ada", wording=agency), profile("tunde", wording=agency, day=1), rare) == 1.0
