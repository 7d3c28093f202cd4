"""What a feed names is kept where it is about people who change jobs in AI, and left out with a reason where not."""

from __future__ import annotations

import pytest

from index.reading import read_articles
from index.sources.topics import KEPT, NO_AI, NO_MOVE, is_about, may_be_about
from tests.conftest import ROOT

ABOUT = [
    ("Mira Murati leaves OpenAI", "The chief technology officer said on Wednesday that she wants time of her own."),
    (
        "Ein Abschied mit Ansage",
        "Der KI-Forscher Henrik Thiede verlässt das Heidelberger Start-up. Zuvor leitete er die Forschung.",
    ),
    ("Mistral AI débauche chez Google", "Trois chercheurs ont rejoint la start-up parisienne."),
    ("Anthropic ficha a un científico de DeepMind", "El investigador se incorpora en julio."),
    ("OpenAI, lascia il direttore della ricerca", "Il ricercatore passa a una startup di Milano."),
    (
        "A napkin, a number, a no",
        "The AI researcher turned down the offer. Before, the scientist was a former director at DeepMind. "
        "Two engineers of his team have left and joined Meta.",
    ),
    (
        "Robotics firm gets a new CEO",
        "Its board appointed the former head of research. The company trains language models.",
    ),
]

NOT_AI = [
    (
        "Kimmich wechselt zu Real Madrid",
        "Der Nationalspieler verlässt den FC Bayern nach zehn Jahren und unterschreibt bis 2029.",
    ),
    ("Bank names new chief executive", "The board appointed the former head of lending, who joined the bank in 2009."),
    ("Le ministre quitte le gouvernement", "Il a remis sa démission mardi et sera remplacé par son adjointe."),
    ("J'ai quitté la ville", "J'ai rejoint un village de montagne. On y vit bien."),
    ("Lascia la guida del teatro", "Il direttore passa ai concerti estivi. È stato nominato ieri."),
    ("El entrenador deja el club", "El equipo nombra sustituto y ficha a un delantero."),
]

NO_CHANGE_OF_JOBS = [
    (
        "OpenAI releases a faster model",
        "The new language model answers in half the time and costs a third. It is out today.",
    ),
    (
        "Nvidia-Aktie auf Rekordhoch",
        "Die Nachfrage nach KI-Chips treibt den Kurs. Analysten erwarten weiteres Wachstum.",
    ),
    (
        "Mistral AI lève 600 millions d'euros",
        "La start-up veut ouvrir un centre de calcul. Le tour est mené par un fonds américain.",
    ),
    ("Qué es un chatbot y cómo funciona", "Un modelo de lenguaje predice palabras. Explicamos cómo se entrena."),
    (
        "AI Act, le nuove regole",
        "Il regolamento europeo sull'intelligenza artificiale entra in vigore. Le imprese hanno due anni.",
    ),
    (
        "Chatbot hilft im Bürgeramt",
        "Die Stadt testet ein Sprachmodell. Anträge werden schneller bearbeitet, sagt die Verwaltung.",
    ),
    (
        "Lawsuit over training data goes on",
        "Publishers accuse the AI company of copying. A judge heard both sides on Monday.",
    ),
    ("DeepMind predicts the weather", "The model beats older methods in nine of ten cases, says a paper in Nature."),
    (
        "KI erkennt Hautkrebs",
        "In einer Studie war die Software so gut wie Fachärzte. Forscher warnen vor zu großen Hoffnungen.",
    ),
    (
        "How we tested five AI assistants",
        "We asked each the same questions, three times. One of them stood out, the others did not.",
    ),
]


@pytest.mark.parametrize(("title", "text"), ABOUT)
def test_people_who_change_jobs_in_ai_are_kept(title: str, text: str) -> None:
    assert is_about(title, text) == KEPT
    assert may_be_about(title, text) == KEPT


@pytest.mark.parametrize(("title", "text"), NOT_AI)
def test_people_who_change_jobs_elsewhere_are_left_out(title: str, text: str) -> None:
    assert is_about(title, text) == NO_AI


@pytest.mark.parametrize(("title", "text"), NO_CHANGE_OF_JOBS)
def test_ai_without_people_who_change_jobs_is_left_out(title: str, text: str) -> None:
    assert is_about(title, text) == NO_MOVE


@pytest.mark.parametrize(
    ("title", "summary"),
    [("Wetter: Regen im Norden", "Am Wochenende wird es kühl."), ("Recette : la tarte aux pommes", ""), ("", "")],
)
def test_a_feed_that_speaks_of_neither_is_not_followed_to_the_page(title: str, summary: str) -> None:
    verdict = may_be_about(title, summary)

    assert (verdict.is_about, verdict.reason) == (False, "it is about neither AI nor people who change jobs")


def test_nine_in_ten_of_the_reports_in_seeds_would_be_kept() -> None:
    reports = read_articles([ROOT / "seeds"]).articles

    kept = [report for report in reports if is_about(report.title, report.text).is_about]

    assert len(kept) >= 0.9 * len(reports)
