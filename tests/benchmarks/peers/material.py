"""Generated reports -> passages, and questions that one of them answers."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

from tests.benchmarks.articles import Report, Told, reports, write_pages
from tests.benchmarks.peers.contender import Asked, Passage, save

PER_REPORT = 5

_QUESTIONS = {
    "en": (
        "Which company is {a} joining, {r} at {x}?",
        "How much was the offer worth according to {b}?",
        "How many positions did {y} announce in {c}?",
        "What did {b} say about the salary?",
        "Whom did {b} thank for building a group?",
        "How many members of the same team did {x} lose?",
        "Who led the round in which {y} was valued, was it {z}?",
        "Where did {a} work before {x}, at {z}?",
        "Whom did {b} tell in {c} that nobody expected the departure?",
        "What is the new group in {c} to work on, with {a} at {y}?",
    ),
    "de": (
        "Zu welcher Firma geht {a}, bisher {r} bei {x}?",
        "Wie viel war das Angebot laut {b} wert?",
        "Wie viele Stellen hatte {y} in {c} angekündigt?",
        "Was sagte {b} zum Gehalt?",
        "Wem dankte {b} für den Aufbau einer Gruppe?",
        "Wie viele Mitglieder desselben Teams verlor {x}?",
        "Wer führte die Runde, in der {y} bewertet wurde, war es {z}?",
        "Wo war {a} vor {x}, bei {z}?",
        "Wem sagte {b} in {c}, dass niemand mit dem Abschied rechnete?",
        "Woran soll die neue Gruppe in {c} arbeiten, mit {a} bei {y}?",
    ),
    "fr": (
        "Quelle entreprise {a} rejoint-il, {r} de {x} ?",
        "Combien valait l'offre selon {b} ?",
        "Combien de postes {y} avait-il annoncés à {c} ?",
        "Qu'a dit {b} du salaire ?",
        "Qui {b} a-t-il remercié d'avoir formé une équipe ?",
        "Combien de membres de la même équipe {x} a-t-il perdus ?",
        "Qui a mené le tour qui valorisait {y}, était-ce {z} ?",
        "Où était {a} avant {x}, chez {z} ?",
        "À qui {b} a-t-il confié à {c} que personne ne s'attendait au départ ?",
        "Sur quoi la nouvelle équipe de {c} doit-elle travailler, avec {a} chez {y} ?",
    ),
}
"""One for each pattern of a sentence, in order."""


def write_material(folder: Path, passages: int, questions: int, pages: int, seed: int = 7) -> None:
    """`passages.jsonl`, `questions.jsonl`, and as many `pages` of plain text with menus and adverts."""
    told = list(reports(passages // PER_REPORT, seed))
    save(folder / "passages.jsonl", [one for number, report in enumerate(told) for one in _passages(number, report)])
    chance = Random(seed)
    asked = [_asked(told[number], number, chance) for number in chance.sample(range(len(told)), len(told))]
    save(folder / "questions.jsonl", [one for one in asked if one][:questions])
    write_pages(folder / "pages", pages, seed + 1)


def _passages(number: int, report: Report) -> list[Passage]:
    return [
        Passage(number * PER_REPORT + place, number, report.language, report.title, _text(paragraph))
        for place, paragraph in enumerate(report.paragraphs)
    ]


def _text(paragraph: tuple[Told, ...]) -> str:
    return " ".join(told.text for told in paragraph)


def _asked(report: Report, number: int, chance: Random) -> Asked | None:
    """Of a sentence whose like stands only once in the report, so that one passage alone answers; `None` without one."""
    told = [(place, one) for place, paragraph in enumerate(report.paragraphs) for one in paragraph]
    often = Counter(one.pattern for _, one in told)
    single = [(place, one) for place, one in told if often[one.pattern] == 1]
    if not single:
        return None
    place, one = chance.choice(single)
    question = _QUESTIONS[report.language][one.pattern].format_map(one.holds)
    return Asked(question, number * PER_REPORT + place)
