"""The first passage of an article about somebody introduces them, best where it says who they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.browsing.introductions import Fit, introduction_by, is_about
from index.datatypes import Passage
from index.names import Kind, KnownName
from tests.index.newsroom import article

ADA = KnownName("Ada Lindqvist", Kind.PERSON, 2)
META = KnownName("Meta", Kind.ORGANISATION, 5, ("Meta Platforms",))


def lead(*sentences: str) -> Passage:
    text = " ".join(sentences)
    starts = [text.index(one) for one in sentences]
    spans = tuple((start, start + len(one)) for start, one in zip(starts, sentences, strict=True))
    return Passage("p" * 16, "a" * 16, 0, len(text), text, spans)


@pytest.mark.parametrize(
    ("title", "known", "expected"),
    [
        ("Ada Lindqvist wechselt", ADA, True),
        ("ADA LINDQVIST GEHT", ADA, True),
        ("Lindqvists Rückkehr", ADA, True),
        ("Adas Rückkehr", ADA, False),
        ("Der lindqvist", ADA, False),
        ("Metas Pläne", META, True),
        ("Meta Platforms hires", META, True),
        ("Metal prices rise", META, False),
        ("Fei-Fei He leaves", KnownName("Kaiming He", Kind.PERSON, 1), False),
    ],
)
def test_an_article_is_about_whom_its_title_names(title: str, known: KnownName, expected: bool) -> None:
    assert is_about(article("", title=title), known) is expected


@pytest.mark.parametrize(
    ("sentences", "fit", "place"),
    [
        (("Nordlicht loses somebody.", "Ada Lindqvist, its chief scientist, leaves."), Fit.SAYS_WHO, 1),
        (("Nordlicht loses Ada Lindqvist.", "Lindqvist, head of research, leaves."), Fit.SAYS_WHO, 1),
        (("Ada Lindqvist leaves.", "Nobody knows why."), Fit.BEGINS, 0),
        (("Yesterday Ada Lindqvist, always early, left.",), Fit.NAMES, 0),
        (("Nordlicht is in trouble.", "It lost Ada Lindqvist."), Fit.NAMES, 1),
    ],
)
def test_a_passage_that_says_who_somebody_is_introduces_better_than_one_that_only_names_them(
    sentences: tuple[str, ...], fit: Fit, place: int
) -> None:
    passage = lead(*sentences)

    found = introduction_by(passage, article(passage.text, title="Why Lindqvist left"), ADA)

    assert found is not None
    assert (found.fit, found.sentence) == (fit, passage.sentences[place])


def test_a_title_that_begins_with_the_name_counts_as_much_as_a_passage_that_does() -> None:
    passage = lead("On Monday Meta hired her.")

    found = introduction_by(passage, article(passage.text, title="Meta hires"), META)

    assert found is not None
    assert found.fit is Fit.BEGINS


def test_a_company_is_introduced_by_no_ones_role() -> None:
    passage = lead("At Meta, chief executive Ada Lindqvist stays.")

    found = introduction_by(passage, article(passage.text, title="All quiet at Meta"), META)

    assert found is not None
    assert found.fit is Fit.NAMES


def test_a_first_passage_that_does_not_name_somebody_introduces_nobody() -> None:
    passage = replace(lead("Nordlicht is in trouble."))

    assert introduction_by(passage, article(passage.text, title="Ada Lindqvist leaves"), ADA) is None
