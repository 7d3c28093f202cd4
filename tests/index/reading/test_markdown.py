"""Markdown articles, with front matter good and bad."""

from __future__ import annotations

from datetime import date

import pytest

from index.datatypes import Article, Source, Status
from index.errors import ReadingError
from index.reading.markdown import article_from_markdown, plain_text
from tests.index.newsroom import LINDQVIST


def test_front_matter_and_text_become_an_article() -> None:
    read = article_from_markdown("2024/lindqvist.md", LINDQVIST)

    assert read == Article(
        id=read.id,
        path="2024/lindqvist.md",
        title="Ada Lindqvist wechselt von Nordlicht KI zu Heliotrop Labs",
        text="Ada Lindqvist, bisher Forschungsleiterin bei Nordlicht KI, wechselt im April zu Heliotrop Labs. Das "
        "Unternehmen zahlt ihr nach Angaben des Boten eine Antrittsprämie von 340.000 Euro.\n\nSie begründet den Schritt "
        "mit dem Rechenzentrum, das Heliotrop in Uppsala gebaut hat. Nordlicht KI sucht noch eine Nachfolgerin.",
        language="de",
        publisher="talentmoves",
        published=date(2024, 3, 4),
        reported_by=(Source("Der Bote", "https://bote.example/lindqvist", date(2024, 3, 3)),),
        people=("Ada Lindqvist",),
        organisations=("Nordlicht KI", "Heliotrop Labs"),
        status=Status.CONFIRMED,
    )


def test_everything_but_the_title_may_be_left_out() -> None:
    read = article_from_markdown(
        "a.md", "---\ntitle: Okafor part\n---\nTunde Okafor quitte la société où il travaillait depuis six ans."
    )

    assert (read.title, read.language) == ("Okafor part", "fr")
    assert (read.publisher, read.published, read.url, read.reported_by, read.status) == (None, None, None, (), None)


@pytest.mark.parametrize(
    ("front_matter", "reason"),
    [
        ("publisher: talentmoves", "front matter, title: Field required"),
        ("title: ''", "front matter, title: String should have at least 1 character"),
        ("title: A\nlanguage: nl", "front matter, language: "),
        ("title: A\npublished: gestern", "front matter, published: "),
        ("title: A\nstatus: maybe", "front matter, status: "),
        ("title: A\nurl: javascript:alert(1)", "front matter, url: "),
        (
            "title: A\nreported_by: [{url: 'https://bote.example'}]",
            "front matter, reported_by.0.outlet: Field required",
        ),
        ("title: A\nreported_by: [{outlet: B, link: C}]", "front matter, reported_by.0.link: Extra inputs"),
        ("title: A\npeople: Ada", "front matter, people: "),
        ('title: "\\ud800"', "front matter, title: "),
        ("- A\n- B", "front matter, : Input should be a valid dictionary"),
        ("title: [A", "the front matter is not YAML"),
        ("\ttitle: A", "the front matter is not YAML"),
        ("title: A\npublished: 2024-02-30", "the front matter is not YAML: day is out of range for month"),
        ("title: !!python/object:os.system A", "the front matter is not YAML"),
        ("title: " + "[" * 500, "the front matter is not YAML"),
    ],
)
def test_front_matter_that_does_not_fit_is_refused_with_its_place(front_matter: str, reason: str) -> None:
    with pytest.raises(ReadingError) as caught:
        article_from_markdown("a.md", f"---\n{front_matter}\n---\nText.")

    assert str(caught.value).startswith(reason)
    assert "\n" not in str(caught.value)


def test_front_matter_without_a_text_is_refused() -> None:
    with pytest.raises(ReadingError, match="no text below the front matter"):
        article_from_markdown("a.md", "---\ntitle: A\n---\n\n")


def test_markdown_without_front_matter_is_read_like_a_page() -> None:
    body = (
        "Ada Lindqvist verlässt Nordlicht und wechselt zu Heliotrop Labs, wie der Bote am Montag aus Uppsala berichtet."
    )

    read = article_from_markdown("a.md", f"# Ada Lindqvist wechselt zu Heliotrop Labs\n\n{body}\n\nWerbung\n")

    assert (read.title, read.text, read.language) == ("Ada Lindqvist wechselt zu Heliotrop Labs", body, "de")


def test_markup_goes_and_words_stay() -> None:
    text = plain_text(
        "# Ein *Titel*\n\nEin **fettes** [Wort](https://a.example) und\n`code`.\n\n- erstens\n- zweitens\n\n> Zitat  \n> Ende\n\n<b>x</b>"
    )

    assert text == "Ein Titel\n\nEin fettes Wort und code.\n\nerstens\n\nzweitens\n\nZitat\nEnde\n\nx"


def test_a_rule_in_the_text_is_not_taken_for_front_matter() -> None:
    read = article_from_markdown("a.md", "---\ntitle: A\n---\nVorher.\n\n---\n\nNachher.")

    assert (read.title, read.text) == ("A", "Vorher.\n\nNachher.")


def test_a_date_is_when_it_was_published() -> None:
    read = article_from_markdown("a.md", "---\ntitle: A\ndate: 2026-04-02\n---\nAda Lindqvist joins Nordlicht.\n")

    assert read.published == date(2026, 4, 2)
