"""Articles are cut into passages: a few whole sentences each, contiguous in the page."""

from __future__ import annotations

from itertools import cycle, islice, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.datatypes import Article
from index.passages import passage_id, passages_of
from index.sentences import sentences_of
from tests.index.newsroom import article

WORDS = "Meta holt Forscher aus dem Labor von Google und zahlt ihnen mehr als 340.000 Euro im Jahr".split()


def words(count: int) -> str:
    return " ".join(islice(cycle(WORDS), count))


SENTENCES = st.lists(st.tuples(st.integers(1, 45), st.sampled_from(".?!:“")), min_size=1, max_size=6).map(
    lambda drawn: " ".join(words(count) + end for count, end in drawn)
)
LINE = st.one_of(
    SENTENCES,
    st.integers(1, 8).map(words),
    st.integers(1, 12).map(lambda count: f"• {words(count)}"),
    st.integers(115, 140).map(lambda count: f"{words(count)}."),
)
LINES = st.lists(st.tuples(LINE, st.sampled_from(["\n", "\n\n"]), st.booleans()), min_size=1, max_size=14)


def with_gaps(lines: list[tuple[str, str, bool]]) -> Article:
    """An article of these lines; the flag says whether furniture was removed above a line."""
    text, gaps = "", []
    for line, joint, follows_gap in lines:
        text += joint * bool(text)
        gaps += [len(text)] * (follows_gap and bool(text))
        text += line
    return article(text, gaps=tuple(gaps))


ARTICLES = st.one_of(
    LINES.map(with_gaps),
    st.tuples(st.text(min_size=1, max_size=200), st.sets(st.integers(1, 200), max_size=5)).map(
        lambda drawn: article(drawn[0], gaps=tuple(sorted(gap for gap in drawn[1] if gap < len(drawn[0]))))
    ),
)
LIST = "Das musst du wissen:\n\n• Position: Lindqvist wird Leiterin\n• Ort: Uppsala\n• Beginn: April"


@settings(max_examples=80, deadline=None, derandomize=True)
@given(ARTICLES)
def test_every_passage_is_a_verbatim_slice_of_its_article(written: Article) -> None:
    passages = passages_of(written)

    assert [passage.text for passage in passages] == [written.text[one.start : one.end] for one in passages]
    assert {passage.article_id for passage in passages} <= {written.id}
    assert all(passage.text.strip() == passage.text != "" for passage in passages)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(ARTICLES)
def test_no_passage_spans_a_gap(written: Article) -> None:
    spanned = [
        (passage, gap) for passage in passages_of(written) for gap in written.gaps if passage.start < gap < passage.end
    ]

    assert spanned == []


@settings(max_examples=80, deadline=None, derandomize=True)
@given(ARTICLES)
def test_every_sentence_is_in_exactly_one_passage_and_in_order(written: Article) -> None:
    edges = [0, *written.gaps, len(written.text)]
    expected = [span for begin, end in pairwise(edges) for span in sentences_of(written.text[begin:end], begin)]

    found = [span for passage in passages_of(written) for span in passage.sentences]

    assert found == expected


@settings(max_examples=80, deadline=None, derandomize=True)
@given(ARTICLES)
def test_a_passage_begins_and_ends_with_its_sentences(written: Article) -> None:
    passages = passages_of(written)

    assert [(one.start, one.end) for one in passages] == [
        (one.sentences[0][0], one.sentences[-1][1]) for one in passages
    ]


@settings(max_examples=80, deadline=None, derandomize=True)
@given(ARTICLES)
def test_a_passage_holds_at_most_120_words_but_for_a_single_longer_sentence(written: Article) -> None:
    too_long = [
        passage for passage in passages_of(written) if len(passage.text.split()) > 120 and len(passage.sentences) > 1
    ]

    assert too_long == []


@pytest.mark.parametrize("gap", [False, True])
def test_paragraphs_go_together_unless_a_line_was_removed_between_them(gap: bool) -> None:
    first, second = "Sie geht. Er bleibt.", "Niemand weiß warum. Alle reden darüber."
    written = article(f"{first}\n\n{second}", gaps=(len(first) + 2,) * gap)

    texts = [passage.text for passage in passages_of(written)]

    assert texts == {False: [f"{first}\n\n{second}"], True: [first, second]}[gap]


def test_a_passage_begins_behind_the_dateline() -> None:
    teaser, told = (
        "Lindqvist geht nach Uppsala.",
        "Die Forscherin Mara Lindqvist verlässt Nordlicht. Das bestätigte sie.",
    )
    written = article(f"{teaser}\n\nBerlin, 3. Mai (dpa) - {told}")

    passages = passages_of(written)

    assert [passage.text for passage in passages] == [teaser, told]
    assert written.text[passages[1].start : passages[1].end] == told


def test_the_sentence_below_a_heading_begins_behind_the_dateline() -> None:
    told = "Die Forscherin Mara Lindqvist verlässt Nordlicht."
    written = article(f"Abgang im Norden\n\nBerlin (dpa) - {told}")

    (passage,) = passages_of(written)

    assert [written.text[slice(*sentence)] for sentence in passage.sentences] == ["Abgang im Norden", told]


def test_far_below_the_head_a_place_and_a_day_belong_to_their_sentence() -> None:
    entry = "Nordlicht, 3. Mai – Mara Lindqvist verlässt das Unternehmen."
    written = article("Lindqvist geht nach Uppsala. " * 60 + f"\n\n{entry}")

    assert passages_of(written)[-1].text.endswith(entry)


def test_a_long_paragraph_is_cut_into_even_parts_on_sentence_borders() -> None:
    sentence = "Lindqvist wechselt im April von Nordlicht zu Heliotrop nach Uppsala."
    written = article(" ".join([sentence] * 18))

    words = [len(passage.text.split()) for passage in passages_of(written)]

    assert words == [90, 90]


def test_a_single_long_sentence_stays_whole() -> None:
    written = article("Kurz vorweg gesagt. " + "Wort " * 150 + "Ende. Danach kurz.")

    words = [len(passage.text.split()) for passage in passages_of(written)]

    assert 151 in words
    assert sum(words) == 3 + 151 + 2


def test_a_list_stays_with_the_line_that_introduces_it() -> None:
    before, after = "Lindqvist geht. " * 40, "Nordlicht schweigt. " * 40
    written = article(f"{before.strip()}\n\n{LIST}\n\n{after.strip()}")

    holding = [passage.text for passage in passages_of(written) if "musst du wissen" in passage.text]

    assert len(holding) == 1
    assert LIST in holding[0]


def test_a_heading_goes_with_the_paragraph_below_it() -> None:
    above, below = "Lindqvist geht nach Uppsala. " * 20, "Das Rechenzentrum hat sie überzeugt. " * 10
    written = article(f"{above.strip()}\n\nWarum gerade jetzt?\n\n{below.strip()}")

    texts = [passage.text for passage in passages_of(written)]

    assert texts == [above.strip(), f"Warum gerade jetzt?\n\n{below.strip()}"]


def test_an_id_depends_on_the_article_and_the_words_alone() -> None:
    (alone,) = passages_of(article("Sie geht."))
    _, moved = passages_of(article(f"{'Etwas ganz anderes steht jetzt davor. ' * 14}\n\nSie geht.", gaps=(531 + 2,)))

    assert (moved.text, moved.id) == ("Sie geht.", alone.id)
    assert passage_id("a", "Sie  geht.\n") == passage_id("a", "Sie geht.")
    assert len({passage_id("a", "Sie geht."), passage_id("b", "Sie geht."), passage_id("a", "Sie ging.")}) == 3


@pytest.mark.parametrize("text", ["", " \n\n "])
def test_an_article_without_words_has_no_passages(text: str) -> None:
    assert passages_of(article(text)) == []


def test_every_passage_of_the_shared_articles_stands_contiguously_in_the_raw_file(
    raw_articles: dict[str, Article], raw_pages: dict[str, str]
) -> None:
    torn = [
        (path, passage.text)
        for path, read in raw_articles.items()
        for passage in passages_of(read)
        if "".join(passage.text.split()) not in "".join(raw_pages[path].split())
    ]

    assert torn == []


def test_the_shared_articles_lists_stay_whole(raw_articles: dict[str, Article]) -> None:
    german = [one.text for one in passages_of(raw_articles["000_5ba993a2eecb029c.txt"]) if "•" in one.text]
    french = [one.text for one in passages_of(raw_articles["001_2b230a24ee80c0c8.txt"]) if "•" in one.text]

    assert [(text.count("•"), "Das musst Du wissen:" in text) for text in german] == [(4, True)]
    assert [text.count("•") for text in french] == [3]


def test_the_shared_articles_passages_are_at_most_120_words(raw_articles: dict[str, Article]) -> None:
    longest = max(len(one.text.split()) for read in raw_articles.values() for one in passages_of(read))

    assert longest <= 120
