"""A dateline is told from the sentence behind it, in six languages, and nothing else is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.datelines import dateline_end

DATELINES = (
    "SAN FRANCISCO, July 8 (Reuters) - ",
    "July 8 (Reuters) - ",
    "(Reuters) - ",
    "NEW YORK (AP) — ",
    "SAN FRANCISCO — ",
    "MENLO PARK, Calif. (AP) — ",
    "Redmond, Wash., July 8, 2025 — ",
    "SEATTLE, Tuesday, July 8 - ",
    "LONDON, July 8, 2025 /PRNewswire/ -- ",
    "SAN FRANCISCO--(BUSINESS WIRE)--",
    "Berlin (dpa) - ",
    "Frankfurt/Main (dpa-AFX) – ",
    "Kiel (nda/lno) - ",
    "München, 8. Juli 2025 – ",
    "Hamburg, 9. Juni 2026. ",
    "LONDON, 08.07.2025 - ",
    "Paris, le 3 mai (AFP) – ",
    "Paris, mardi 3 mai – ",
    "PARIS, le 8 juillet 2025 /PRNewswire/ -- ",
    "MADRID, 4 Jul. (EUROPA PRESS) - ",
    "San Francisco (EE.UU.), 8 jul (EFE).- ",
    "Madrid, 8 de julio de 2025. ",
    "VALENCIA. ",
    "(Agenzia) - Roma, 3 lug - ",
    "(ANSA) - ROMA, 03 LUG - ",
    "Milano, 3 lug. (Adnkronos) - ",
    "FRANCOFORTE (Nuova Agenzia) - 12 gen 2026 - ",
    "São Paulo, 3 de julho (Reuters) - ",
)
SENTENCES = (
    "Apple's top executive in charge of models is leaving.",
    "OpenAI – das Unternehmen hinter ChatGPT – holt am 8. Juli 2025 vier Leute.",
    "Élise Lorcy (Ardoise) quitte l'entreprise, selon Reuters (Londres) - et rejoint Cobalt.",
    "Il capo della ricerca, 43 anni, lascia Milano - e torna a Roma.",
    "„Wir gehen“, sagte die Forscherin am Dienstag (8. Juli) - und ging.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("dateline", DATELINES)
def test_a_dateline_ends_where_the_sentence_begins(dateline: str, sentence: str) -> None:
    assert dateline_end(dateline + sentence) == len(dateline)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_without_one_stays_whole(sentence: str) -> None:
    assert dateline_end(sentence) == 0


@pytest.mark.parametrize(
    "line",
    [
        "OpenAI — Sam Altman's company — is hiring again this week.",
        "OPENAI — Sam Altman's company is hiring again this week.",
        "NVIDIA (NVDA) — The chipmaker has hired a researcher.",
        "Sam Altman (OpenAI) – Der Chef des Unternehmens bleibt.",
        "Mira Murati (CTO) – She left the company in September.",
        "July 8 - OpenAI hires four engineers from Tesla.",
        "8. Juli: OpenAI holt vier Leute von Tesla.",
        "Am 8. Juli 2025 – OpenAI holt vier Leute von Tesla.",
        "On July 8, 2025. OpenAI hired four engineers from Tesla.",
        "She left on May 3, 2024. OpenAI named her successor.",
        "Im Mai 2024 - Jahre nach dem Streit - ging Ilya Sutskever.",
        "Google DeepMind, May 3 (day two) - The lab has hired again.",
        "The Information (paywall) - Meta has hired four researchers.",
        "Paris – London in zwei Stunden, das war einmal ein Plan.",
        "London, May 3 - and then it was over for the whole team.",
        "Berlin (dpa) - Kurz gesagt:",
    ],
)
def test_what_only_resembles_one_is_part_of_its_sentence(line: str) -> None:
    assert dateline_end(line) == 0


@pytest.mark.parametrize("opening", ["„", "“", "«", '"', "»", "- ", "• "])
@pytest.mark.parametrize("dateline", DATELINES)
def test_a_quoted_or_listed_line_is_left_as_it_is(opening: str, dateline: str) -> None:
    assert dateline_end(f"{opening}{dateline}{SENTENCES[0]}") == 0


WORDS = st.sampled_from(
    "OpenAI Mira Murati verlässt quitte leaves (CTO) – - — . , : 2025 le 8. Juli mai July 3 the der (OpenAI) Paris Berlin".split()
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.one_of(st.text(max_size=160), st.lists(WORDS, max_size=24).map(" ".join)))
def test_whatever_the_line_at_most_a_short_head_with_a_place_is_cut_and_words_remain(line: str) -> None:
    end = dateline_end(line)

    assert 0 <= end <= 110
    assert end == 0 or len(line[end:].split()) >= 4
    assert end == 0 or line[:end].rstrip()[-1] in "-–—.:"


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.sampled_from(DATELINES), st.lists(WORDS, min_size=4, max_size=24).map(" ".join))
def test_never_more_than_the_dateline_is_cut(dateline: str, words: str) -> None:
    assert dateline_end(f"{dateline}Lindqvist {words}") == len(dateline)
