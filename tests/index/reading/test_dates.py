"""When a page was published, from what it prints."""

from __future__ import annotations

from datetime import date

import pytest

from index.dates import dates_in
from index.reading.lines import lines_of
from index.reading.publication import publication_date

TODAY = date(2026, 1, 1)
PROSE = (
    "Das Unternehmen hat die frühere Forschungsleiterin eingestellt, die bis zum Sommer bei einem Konkurrenten "
    "gearbeitet hatte und dort für das Rechenzentrum zuständig war."
)


def published(page: str, language: str = "de", furniture: frozenset[str] | None = None) -> date | None:
    lines = lines_of(page)
    removed = frozenset(line.text for line in lines if not line.is_prose) if furniture is None else furniture
    return publication_date(lines, removed, language, TODAY)


@pytest.mark.parametrize(
    "written",
    [
        "15. Juli 2024",
        "15 juillet 2024",
        "15 July 2024",
        "July 15, 2024",
        "July 15th, 2024",
        "15 de julio de 2024",
        "15 luglio 2024",
        "15 de julho de 2024",
        "15 juil. 2024",
        "15. JULI 2024",
        "15.07.2024",
        "15.7.24",
        "15 / 7 / 24",
        "15-07-2024",
        "2024-07-15",
        "2024/07/15",
    ],
)
def test_a_date_is_read_in_every_writing(written: str) -> None:
    found = [day for _, _, day in dates_in(f"Am {written} kam sie.")]

    assert found == [date(2024, 7, 15)]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("12. Mär 2024", date(2024, 3, 12)),
        ("1er août 2024", date(2024, 8, 1)),
        ("1. Jänner 2024", date(2024, 1, 1)),
        ("3 févr. 2024", date(2024, 2, 3)),
        ("1º de março de 2024", date(2024, 3, 1)),
        ("Sept. 3, 2024", date(2024, 9, 3)),
        ("20 / 11 / 23", date(2023, 11, 20)),
    ],
)
def test_ordinals_and_short_months_are_read(written: str, day: date) -> None:
    found = [day for _, _, day in dates_in(written)]

    assert found == [day]


def test_the_month_comes_first_in_english_figures_with_strokes_only() -> None:
    english = [day for _, _, day in dates_in("03/04/2024", "en")]
    german = [day for _, _, day in dates_in("03/04/2024", "de")]
    impossible_month = [day for _, _, day in dates_in("25/04/2024", "en")]

    assert (english, german) == ([date(2024, 3, 4)], [date(2024, 4, 3)])
    assert impossible_month == [date(2024, 4, 25)]


@pytest.mark.parametrize(
    "text",
    ["31.02.2024", "192.168.10.2024", "340.000", "1,0699 -0,0034", "Mai 2024", "30. Februar 2024", "5 aprıl 2024"],
)
def test_what_is_no_date_is_not_taken_for_one(text: str) -> None:
    assert list(dates_in(text)) == []


def test_offsets_say_where_a_date_stands() -> None:
    text = "Stand: 27. März 2024, 14 Uhr"

    ((start, end, day),) = dates_in(text)

    assert (text[start:end], day) == ("27. März 2024", date(2024, 3, 27))


def test_of_a_published_and_an_updated_date_glued_together_the_first_counts() -> None:
    day = published(f"Titel\n\nVon 27. März 2024Dezember 5th, 2025Blog2 Min. Lesezeit\n\n{PROSE}")

    assert day == date(2024, 3, 27)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Veröffentlicht am 3. März 2024, aktualisiert am 5. April 2024", "de"),
        ("Aktualisiert am 5. April 2024, veröffentlicht am 3. März 2024", "de"),
        ("Published March 3, 2024, updated April 5, 2024", "en"),
        ("Publié le 3 mars 2024, mis à jour le 5 avril 2024", "fr"),
        ("Publicado el 3 de marzo de 2024, actualizado el 5 de abril de 2024", "es"),
        ("Pubblicato il 3 marzo 2024, aggiornato il 5 aprile 2024", "it"),
    ],
)
def test_the_published_date_counts_and_not_the_updated_one(line: str, language: str) -> None:
    day = published(f"Titel\n\n{line}\n\n{PROSE}", language)

    assert day == date(2024, 3, 3)


def test_a_date_in_running_text_tells_when_something_happened() -> None:
    day = published(f"Titel\n\nAm 20. November 2023 trat er nach einem langen Streit mit dem Vorstand zurück. {PROSE}")

    assert day is None


def test_a_dateline_at_the_head_of_a_paragraph_is_taken() -> None:
    day = published(f"Titel\n\nBerlin, 4. März 2024 – {PROSE}", furniture=frozenset())

    assert day == date(2024, 3, 4)


def test_a_reviewer_s_line_at_the_end_names_the_date() -> None:
    day = published(f"Titel\n\n{PROSE}\n\nRezensiert von Glaukon Vital in 20 / 11 / 23.")

    assert day == date(2023, 11, 20)


@pytest.mark.parametrize("line", ["Veröffentlicht am 3. März 2031", "Veröffentlicht am 3. März 1984"])
def test_a_date_to_come_or_long_gone_is_not_a_publication_s(line: str) -> None:
    assert published(f"Titel\n\n{line}\n\n{PROSE}") is None


def test_a_page_without_a_date_has_none() -> None:
    assert published(f"Titel\n\n{PROSE}") is None
