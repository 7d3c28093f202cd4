"""The names that an index knows."""

from __future__ import annotations

from index.names import Kind, KnownName, Names, gathered

PERSON, ORGANISATION = Kind.PERSON, Kind.ORGANISATION


def people(*names: str) -> Names:
    return Names(names, ())


def organisations(*names: str) -> Names:
    return Names((), names)


def test_names_are_counted_by_articles_each_once() -> None:
    known = gathered([organisations("OpenAI", "Meta"), organisations("OpenAI"), people("Ada Lindqvist")])

    assert list(known) == [
        KnownName("Ada Lindqvist", PERSON, 1),
        KnownName("Meta", ORGANISATION, 1),
        KnownName("OpenAI", ORGANISATION, 2),
    ]


def test_spellings_that_differ_in_accents_capitals_or_an_article_are_one_name() -> None:
    known = gathered(
        [people("Inès Carvalho"), people("Ines Carvalho"), people("Ines Carvalho"), organisations("Verge", "The Verge")]
    )

    assert list(known) == [
        KnownName("Ines Carvalho", PERSON, 3, ("Inès Carvalho",)),
        KnownName("The Verge", ORGANISATION, 1),
    ]


def test_a_surname_alone_counts_for_the_only_full_name_that_ends_in_it() -> None:
    known = gathered([people("Mira Murati"), people("Murati")])

    assert list(known) == [KnownName("Mira Murati", PERSON, 2, ("Murati",))]


def test_a_surname_of_two_people_stays_alone() -> None:
    known = gathered([people("Sam Altman"), people("Jack Altman"), people("Altman")])

    assert {one.name: one.articles for one in known} == {"Sam Altman": 1, "Jack Altman": 1, "Altman": 1}


def test_a_name_of_two_kinds_is_what_it_is_more_often() -> None:
    known = gathered([people("Harvey"), organisations("Harvey"), organisations("Harvey")])

    assert list(known) == [KnownName("Harvey", ORGANISATION, 3)]


def test_a_full_name_counts_where_its_surname_alone_is_a_person() -> None:
    known = gathered([people("Ada Harvey"), organisations("Harvey"), people("Harvey"), organisations("Harvey")])

    assert {one.name: (one.kind, one.articles) for one in known} == {
        "Ada Harvey": (PERSON, 1),
        "Harvey": (ORGANISATION, 3),
    }
