"""People and organisations in texts."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.names import Kind, Names
from index.names.extraction import mentions_in, names_in
from tests.index.newsroom import article


def people(text: str, language: str = "en") -> list[str]:
    return [mention.name for mention in mentions_in(text, language) if mention.kind is Kind.PERSON]


def organisations(text: str, language: str = "en") -> list[str]:
    return [mention.name for mention in mentions_in(text, language) if mention.kind is Kind.ORGANISATION]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Last week Moira Brannigan left.", "en", ["Moira Brannigan"]),
        ("Dr. Lindqvist bleibt.", "de", ["Lindqvist"]),
        ("Es spricht Frau van der Meulen.", "de", ["van der Meulen"]),
        ("Das Labor leitet Wei-Jen Lo.", "de", ["Wei-Jen Lo"]),
        ("It was J. P. Ravindranath who asked.", "en", ["J. P. Ravindranath"]),
        ("Le contrat de Jean-Baptiste Le Goff prend fin.", "fr", ["Jean-Baptiste Le Goff"]),
        ("Ha parlato Chiara della Gherardesca.", "it", ["Chiara della Gherardesca"]),
        ("OpenAI-Chef Altman bleibt.", "de", ["Altman"]),
        ("Altmans Rückkehr überraschte alle.", "de", ["Altman"]),
        ("« Je pars », explique Okafor.", "fr", ["Okafor"]),
    ],
)
def test_people_are_told_by_given_names_titles_roles_and_what_they_do(
    text: str, language: str, names: list[str]
) -> None:
    assert people(text, language) == names


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Sie ging zur Heliotrop GmbH nach Ulm.", "de", ["Heliotrop GmbH"]),
        ("Metas Pläne sind bekannt.", "de", ["Meta"]),
        ("Il a quitté hier l'équipe d'OpenAI.", "fr", ["OpenAI"]),
        (
            "Er forscht am Max-Planck-Institut für Intelligente Systeme.",
            "de",
            ["Max-Planck-Institut für Intelligente Systeme"],
        ),
        ("She teaches at the University of Toronto.", "en", ["University of Toronto"]),
        ("He came from xAI, SAP and Character.AI.", "en", ["xAI", "SAP", "Character.AI"]),
        ("Das Start-up Heliotrop sucht Leute.", "de", ["Heliotrop"]),
        ("Elle rejoint Calypso Recherche chez Heliotrop.", "fr", ["Heliotrop"]),
        ("El CSIC abre plazas.", "es", ["CSIC"]),
        ("The Google-owned lab grows.", "en", ["Google"]),
    ],
)
def test_organisations_are_told_by_legal_forms_shapes_and_what_leads_to_them(
    text: str, language: str, names: list[str]
) -> None:
    assert names == [name for name in organisations(text, language) if name in names]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Forscher verlangen im März höhere Gehälter und bessere Rechenzentren.", "de"),
        ("Chief Executive Officer, Chief Technology Officer: zwei Posten sind frei.", "de"),
        ("On Monday the Chief Scientist flew from Paris to Vienna.", "en"),
        ("Les Français de la Silicon Valley attendent Noël.", "fr"),
        ("ChatGPT, Gemini, Claude und Llama werden besser.", "de"),
        ("Martedì l'Amministratore Delegato era a Bologna.", "it"),
    ],
)
def test_nouns_roles_places_days_and_products_are_no_names(text: str, language: str) -> None:
    assert mentions_in(text, language) == []


def test_a_full_name_seen_once_makes_the_surname_a_name() -> None:
    text = "Ada Lindqvist wechselt. Das Angebot nahm Lindqvist an."

    assert people(text, "de") == ["Ada Lindqvist", "Lindqvist"]


def test_a_run_of_capitals_is_parted_where_one_name_ends_and_the_next_begins() -> None:
    text = "Das verkündete OpenAI-Chef Sam Altman Mark Zuckerberg."

    assert people(text, "de") == ["Sam Altman", "Mark Zuckerberg"]
    assert organisations(text, "de") == ["OpenAI"]


def test_an_article_lists_its_front_matter_first_and_no_part_of_a_fuller_name() -> None:
    one = article("Lindqvist kam mit Tunde Okafor zu SAP.", title="Lindqvist geht")
    one = replace(one, people=("Ada Lindqvist",), organisations=("Nordlicht KI",))

    assert names_in(one) == Names(("Ada Lindqvist", "Tunde Okafor"), ("Nordlicht KI", "SAP"))


def test_what_the_front_matter_lists_keeps_its_kind() -> None:
    one = replace(
        article("Das Unternehmen Ada Lindqvist GmbH und Ada Lindqvist.", title=""), organisations=("Ada Lindqvist",)
    )

    assert names_in(one).people == ()


@given(st.text(), st.sampled_from(["de", "fr", "en", "es", "it", "pt"]))
def test_every_mention_stands_where_it_says_and_none_overlap(text: str, language: str) -> None:
    mentions = mentions_in(text, language)

    assert all(text[one.start : one.end] == one.name for one in mentions)
    assert all(one.end <= other.start for one, other in pairwise(mentions))


def test_the_field_itself_is_nobody() -> None:
    assert mentions_in("Open AI waits. Sam Altman says that AI pays.", "en")[-1].name == "Sam Altman"
