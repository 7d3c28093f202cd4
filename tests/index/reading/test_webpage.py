"""HTML pages, by trafilatura."""

from __future__ import annotations

from datetime import date

import pytest

from index.datatypes import Article
from index.errors import ReadingError
from index.reading.kinds import article_from_bytes

LEAD = (
    "Ada Lindqvist verlässt das Unternehmen Nordlicht und wechselt im April zu Heliotrop Labs, wie der Bote am Montag "
    "unter Berufung auf zwei Personen berichtet."
)
LAST = (
    "Nordlicht wollte den Wechsel der Forscherin nicht kommentieren, doch im Unternehmen ist zu hören, dass eine "
    "Nachfolgerin für Lindqvist schon gefunden ist."
)
PAGE = f"""<!doctype html><html lang="de"><head>
<title>Ada Lindqvist wechselt zu Heliotrop Labs</title>
<meta property="og:site_name" content="Der Bote"><meta property="og:url" content="https://bote.example/lindqvist">
<meta property="article:published_time" content="2024-03-04T08:00:00+01:00"></head>
<body><nav><a href="/">Startseite</a> <a href="/sport">Sport</a></nav>
<article><h1>Ada Lindqvist wechselt zu Heliotrop Labs</h1><p>{LEAD}</p><p>{LAST}</p></article>
<aside><p>Die zehn besten Laubsauger</p></aside><footer>Impressum</footer><script>alert("x")</script></body></html>"""


def article_of(html: str) -> Article:
    return article_from_bytes("page.html", ".html", html.encode())


def test_the_article_of_a_page_is_read_with_what_its_metadata_say() -> None:
    read = article_of(PAGE)

    assert (read.title, read.publisher) == ("Ada Lindqvist wechselt zu Heliotrop Labs", "Der Bote")
    assert (read.url, read.published) == ("https://bote.example/lindqvist", date(2024, 3, 4))
    assert read.language == "de"
    assert [line for line in read.text.split("\n") if line] == [LEAD, LAST]


def test_a_link_that_is_not_http_is_left_out() -> None:
    read = article_of(PAGE.replace("https://bote.example/lindqvist", "javascript:alert(1)"))

    assert read.url is None


@pytest.mark.parametrize("page", ["<html></html>", "<p></p>", "<html><body><nav>Start</nav></body></html>", "<<<>>>"])
def test_a_page_without_an_article_is_refused(page: str) -> None:
    with pytest.raises(ReadingError):
        article_of(page)
