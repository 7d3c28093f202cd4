"""Lines are weighed by their shape, their place and their kin; no line is known in advance."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embedding.static import StaticEmbedder
from index.reading.cleaning import Fate, fates_of
from index.reading.imprint import imprint_of
from index.reading.judging import LineModel, LineNetwork
from index.reading.kinship import kinship_of
from index.reading.lines import lines_of
from index.reading.shape import shape_of
from index.reading.traits import traits_of
from index.reading.wording import bundled_words, rows_of, wording_of

TITLE = "Ada Lindqvist wechselt zu Heliotrop Labs"
LEAD = (
    "Die Forscherin Ada Lindqvist verlässt das Unternehmen Nordlicht und wechselt im April zu Heliotrop Labs, wie der "
    "Bote am Montag unter Berufung auf zwei Personen berichtet."
)
LAST = (
    "Nordlicht wollte den Wechsel der Forscherin nicht kommentieren, doch im Unternehmen ist zu hören, dass eine "
    "Nachfolgerin für Lindqvist schon gefunden ist."
)
OFFER = (
    "Mit dem neuen Tarif sparen Familien bis zu zweihundert Euro im Jahr und bekommen im ersten Monat eine Kaffeemaschine "
    "dazu, die sonst im Handel das Doppelte kostet."
)
NO_WORDS = NO_TRAITS = ([0.0, 0.0], [0.0, 0.0])
PAGES = st.lists(st.text(max_size=80), max_size=12).map("\n".join)


def test_a_paragraph_that_shares_no_word_with_the_others_is_outside_the_core() -> None:
    kinship = kinship_of(lines_of("\n\n".join([LEAD, OFFER, LAST])))

    assert kinship.core[0] > 0.9 and kinship.core[2] > 0.9
    assert kinship.core[1] < 0.1
    assert kinship.kin[1] < kinship.kin[0]


@pytest.mark.parametrize(
    "line",
    [
        "Von Karla Venn",
        "Bote, 12. März 2024",
        "Publié le 12 mars 2024 à 8 h 15",
        "agn/rvc/pmt",
        "12.03.2024 · 4 Min.",
    ],
)
def test_bylines_datelines_and_sign_offs_are_imprint(line: str) -> None:
    lines = lines_of(f"{TITLE}\n\n{line}\n\n{LEAD}\n\n{LAST}")

    assert imprint_of(lines, TITLE) == [True, True, False, False]


@pytest.mark.parametrize(
    "line", ["Warum wechselt Lindqvist?", "Am 12. März 2024 geht sie.", "• 12 Jahre bei Nordlicht"]
)
def test_headings_sentences_and_items_are_no_imprint(line: str) -> None:
    lines = lines_of(f"{TITLE}\n\n{LEAD}\n\n{line}\n\n{LAST}")

    assert imprint_of(lines, TITLE)[2] is False


def test_headline_and_byline_are_told_and_not_quoted() -> None:
    lines = lines_of(f"Startseite | Politik | Sport\n\n{TITLE}\n\nVon Karla Venn, 12. März 2024\n\n{LEAD}\n\n{LAST}")

    assert fates_of(lines, TITLE) == [Fate.FURNITURE, Fate.IMPRINT, Fate.IMPRINT, Fate.TEXT, Fate.TEXT]


def test_the_model_s_numbers_are_those_of_traits_that_lines_can_have() -> None:
    pages = [f"{TITLE}\n\nVon Karla Venn\n\n{LEAD}\n\n{OFFER}\n\nKommentare (3)\n\nanna: Gut!\n\n{LAST}"]
    known = {name for page in pages for traits in traits_of(lines_of(page), TITLE) for name in traits}

    traits = LineModel.bundled().traits

    assert len(known & set(traits)) > 150


def network(**numbers: object) -> LineNetwork:
    """Of two traits, one feature of words and two units, with one unit for what the other lines say."""
    zeros: dict[str, object] = {
        "words": np.zeros((bundled_words().dimension, 1)),
        "words_bias": np.zeros(1),
        "hidden": np.zeros((4, 2)),
        "hidden_bias": np.zeros(2),
        "context": np.zeros((10, 1)),
        "context_bias": np.zeros(1),
        "output": np.zeros(3),
        "bias": np.zeros(1),
    }
    return LineNetwork(**{name: np.asarray(value, np.float32) for name, value in (zeros | numbers).items()})


def test_the_networks_weigh_the_traits_that_they_know() -> None:
    one = network(
        hidden=[[2.0, 0.0], [0.0, -1.0], *NO_WORDS], hidden_bias=[0.0, 3.0], output=[1.0, 0.5, 0.0], bias=[-1.5]
    )
    model = LineModel(("prose", "asks"), (one, one), "some embedder")

    chances = model.chances([{"prose": 1.0, "unheard of": 9.0}, {"asks": 2.0}, {}], ["one", "two", "three"])

    assert chances == pytest.approx([0.8808, 0.2689, 0.5], abs=1e-4)
    assert model.chances([], []) == []


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        (range(2), [0.25, 0.25, 0.25, 0.25]),
        (range(2, 4), [0, 0, 0.5, 0.25]),
        (range(4, 6), [0, 0, 0.15, 0.1275]),
        (range(6, 8), [0.5, 0, 0, 0]),
        (range(8, 10), [0.15, 0, 0, 0]),
    ],
    ids=["the page", "just above", "farther above", "just below", "farther below"],
)
def test_a_line_hears_of_the_lines_around_it_less_the_farther_they_are(rows: range, wanted: list[float]) -> None:
    context = [[float(row in rows)] for row in range(10)]
    listening = network(hidden=[[1.0, 0.0], [0.0, 0.0], *NO_WORDS], context=context, output=[0.0, 0.0, 1.0])

    table = np.array([[0, 0], [1, 0], [0, 0], [0, 0]], np.float32)

    assert listening.logits(table, wording_of(["", "", "", ""])).tolist() == pytest.approx(wanted)


def test_the_networks_weigh_the_mean_of_a_line_s_words_and_the_one_that_says_most() -> None:
    texts = ["subscribe", "subscribe subscribe", "researchers", "researchers subscribe", ""]
    subscribe, researchers = (rows_of(wording_of([word]).kinds)[0] for word in ("subscribe", "researchers"))
    saying = np.linalg.pinv(np.stack([subscribe, researchers])) @ np.array([[1.0], [-1.0]])
    table = np.zeros((len(texts), 2), np.float32)

    of_mean = network(words=saying, hidden=[*NO_TRAITS, [1.0, 0.0], [0.0, 0.0]], output=[1.0, 0.0, 0.0])
    of_most = network(words=saying, hidden=[*NO_TRAITS, [0.0, 0.0], [1.0, 0.0]], output=[1.0, 0.0, 0.0])

    assert of_mean.logits(table, wording_of(texts)).tolist() == pytest.approx([1, 1, 0, 0.5, 0], abs=1e-5)
    assert of_most.logits(table, wording_of(texts)).tolist() == pytest.approx([1, 1, 0, 1, 0], abs=1e-5)


def test_the_bundled_model_knows_the_words_of_the_bundled_embedder() -> None:
    assert LineModel.bundled().embedder == StaticEmbedder.from_folder().fingerprint


def test_a_model_is_read_as_it_was_written() -> None:
    model = LineModel.bundled()

    assert LineModel.from_json(model.to_json()).to_json() == model.to_json()


@given(PAGES)
def test_any_page_is_judged_line_by_line_and_no_trait_is_negative(page: str) -> None:
    lines = lines_of(page)

    assert len(fates_of(lines, "")) == len(lines)
    assert all(value >= 0 for line in lines for value in shape_of(line).values())
    assert all(value >= 0 for traits in traits_of(lines, "") for value in traits.values())
