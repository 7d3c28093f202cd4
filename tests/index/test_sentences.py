"""Sentence borders in the languages of the articles."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sentences import sentences_of


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences_of(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Rezensiert in 20 / 11 / 23.", "Danach folgte mehr."],
        ["Meta will bis Ende 2024 mehr als 340.000 GPUs besitzen.", "Das ist viel."],
        ["Il dirige l'infrastructure d'IA.", "Elle part aussi."],
        ["Frau Dr. Anna Schmidt ging.", "Prof. Dr. h.c. Meier blieb."],
        ["Firmen, z. B. Meta, zahlen.", "Auch z.B. Google zahlt u. a. Prämien."],
        ["Am 27. März kam er.", "Am 3. April ging er wieder."],
        ["Das war 2024.", "März folgte auf Februar."],
        ["Im 3. Quartal stieg der Kurs.", "Er wurde 30.", "Danach ging er."],
        ["Sie verdient 1,5 Mio. Euro.", "Er bekommt ca. 3 Mrd. Dollar."],
        ["M. Dupont a quitté la société.", "Mme. Carvalho lui succède."],
        ["Mr. Smith left OpenAI Inc. in May.", "Ms. Jones stayed."],
        ["The U.S. Government paid.", "He left."],
        ["Sam H. Altman left.", "J. K. Miller stayed."],
        ["Version 3.5 ist da.", "Die Firma ai.com auch."],
        ["Er hat die Plattform Justin.tv mitbegründet.", "Er geht."],
        ["Wirklich?", "Ja!", "Gut…", "Weiter."],
        ["¿Quién se fue?", "¡Nadie!", "Fin."],
        ["Das steht in der Quelle. [1]", "Danach [2] kam er."],
        ["Er kam.", "(Sie nicht.)", "Dann ging er."],
        ["El Sr. García se fue.", "La Sra. López se queda."],
        ["Il sig. Rossi parte.", "L'ing. Bianchi resta."],
    ],
)
def test_full_stops_inside_sentences_end_none(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


@pytest.mark.parametrize(
    "parts",
    [
        ["Er sagte: „Ich gehe.“", "Dann ging er."],
        ["„Wir gehen“, sagte er.", "„Sie bleiben.“"],
        ["„Halt!“, rief er.", "Dann war Stille."],
        ["«Je pars.»", "Il est parti."],
        ["Il dit : « Je pars. »", "Puis il partit."],
        ["Er schrieb: »Ich bleibe.«", "Dann ging er."],
        ["Er blieb.", "»Ich gehe nicht«, schrieb er."],
        ['"I quit."', "He left.", '"Why?" she asked.'],
        ["“I quit.”", "He left."],
        ['Er freue sich, "dass Sie dasselbe tun".', "Nadella schwieg."],
    ],
)
def test_a_closing_quotation_mark_stays_with_its_sentence(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


def test_a_full_stop_before_a_small_letter_ends_nothing() -> None:
    text = "Microsoft a affirmé Valérie Plante. plus tôt cette année, il a versé 620 millions."

    assert sentences(text) == [text]


def test_a_line_break_always_ends_a_sentence() -> None:
    assert sentences("Eine Überschrift\n\n  Ein Satz. Noch einer.  \n• Ein Punkt") == [
        "Eine Überschrift",
        "Ein Satz.",
        "Noch einer.",
        "• Ein Punkt",
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t \n"])
def test_white_space_holds_no_sentence(text: str) -> None:
    assert sentences_of(text) == []


def test_offsets_are_moved_by_the_start() -> None:
    assert sentences_of("Eins. Zwei.", start=100) == [(100, 105), (106, 111)]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(alphabet=st.sampled_from("aB. !?…\n„“»«\"'([)]1-–\u00a0Äé"), max_size=60))
def test_sentences_cover_everything_but_white_space_once_and_in_order(text: str) -> None:
    spans = sentences_of(text)

    edges = [0, *(edge for span in spans for edge in span), len(text)]
    between = "".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    assert edges == sorted(edges)
    assert between.strip() == ""
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
