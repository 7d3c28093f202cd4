"""By which letters people call an organisation."""

from __future__ import annotations

import pytest

from index.names import Kind, KnownName, initials_of

WORDS = {"super", "intelligence", "wind", "kraft"}


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Heliotrop Research Labs", {"hrl"}),
        ("Nordlicht DeepSee", {"nds"}),
        ("Quiet Superintelligence", {"qsi"}),
        ("The Brannigan Lakeside Times", {"blt"}),
        ("Énergie du Rhône", {"edr"}),
        ("Kesselberg", set()),
        ("Two Words", set()),
        ("A Board of Very Many Long Words", set()),
        ("QRX", set()),
        ("", set()),
    ],
)
def test_an_organisation_has_the_first_letters_of_its_words(name: str, initials: set[str]) -> None:
    assert initials_of(KnownName(name, Kind.ORGANISATION, 1), WORDS.__contains__) == initials


def test_every_spelling_has_initials_of_its_own() -> None:
    known = KnownName("Heliotrop Research Labs", Kind.ORGANISATION, 2, ("Heliotrop Labs Munich",))

    assert initials_of(known, WORDS.__contains__) == {"hrl", "hlm"}


def test_people_are_not_called_by_theirs() -> None:
    assert initials_of(KnownName("Ada Maria Lindqvist", Kind.PERSON, 5), WORDS.__contains__) == set()
