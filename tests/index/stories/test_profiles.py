"""What an article is about."""

from __future__ import annotations

import pytest

from index.embedding import StaticEmbedder
from index.names import Names
from index.stories.profiles import mentions, organisation_words, person_key, profile_of
from tests.index.stories.reports import DAY, report

TEXT = """Ada Lindqvist leaves Nordlicht for Heliotrop. Lindqvist was paid 340,000 euros in 2023. Lindqvist starts soon.

The chief executive, Tunde Okafor, had no comment."""
NAMES = Names(("Ada Lindqvist", "Tunde Okafor"), ("Nordlicht KI", "Heliotrop Labs"))


def test_the_one_whom_an_article_is_about_weighs_more_than_the_one_who_is_mentioned(static: StaticEmbedder) -> None:
    found = profile_of(report(TEXT, title="Lindqvist leaves Nordlicht"), NAMES, static)

    assert found.people["ada lindqvist"] == 1.0
    assert found.people["tunde okafor"] < 0.5
    assert list(found.organisations) == ["nordlicht", "heliotrop"]
    assert found.day == DAY.toordinal()


def test_years_and_small_figures_tell_nothing(static: StaticEmbedder) -> None:
    assert profile_of(report("In 2023 all 12 of them got 340,000 euros."), Names((), ()), static).figures == {340_000}


@pytest.mark.parametrize("title", ["Brannigan kehrt zurück", "Brannigan est de retour", "Brannigan returns to Calypso"])
def test_a_headline_that_tells_of_a_return_is_known_in_every_language(static: StaticEmbedder, title: str) -> None:
    assert profile_of(report("…", title=title), Names((), ()), static).turns == {"~return"}


def test_an_article_without_names_or_words_still_has_a_profile(static: StaticEmbedder) -> None:
    found = profile_of(report("", title="", published=None), Names((), ()), static)

    assert (found.day, found.people, found.organisations) == (None, {}, {})


@pytest.mark.parametrize("name", ["Ada Lindqvist", "ADA LINDQVIST", "Ada M. Lindqvist"])
def test_middle_names_and_capitals_do_not_tell_people_apart(name: str) -> None:
    assert person_key(name) == "ada lindqvist"


@pytest.mark.parametrize("name", ["Nordlicht KI", "Nordlicht AI", "Nordlicht GmbH", "nordlicht labs"])
def test_legal_forms_and_translated_endings_do_not_tell_organisations_apart(name: str) -> None:
    assert organisation_words(name) == ["nordlicht"]


def test_an_organisation_of_endings_only_keeps_them() -> None:
    assert organisation_words("Labs Inc") == ["labs", "inc"]


def test_whoever_is_mentioned_is_known_even_if_not_known_for_a_name(static: StaticEmbedder) -> None:
    found = profile_of(report(TEXT), Names((), ()), static)

    assert mentions(found, "ada lindqvist")
    assert not mentions(found, "moira brannigan")
    assert not mentions(found, "bo lindqvist")
