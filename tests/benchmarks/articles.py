"""Generated pages for measuring: as many as wanted, in three languages, no two alike, the same from the same seed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

_FIRST = "An Be Car Da El Fa Gre Han I Jo Ka Li Ma No Ol Pa Qui Ro Sa Ta U Va Wil Xe Yo Za".split()
_MIDDLE = "ba del fi gor hi jan kel lo mar na ris sten tor va wel".split()
_LAST = "a berg dal e en er i in itz man o ova ro sen son us va well".split()
_FIRM = "Labs AI Systems Robotics Research Cognition Intelligence Dynamics Networks Minds".split()
_ROLES = {
    "en": "chief scientist,head of research,vice president of engineering,founding engineer,director of safety,chief executive".split(
        ","
    ),
    "de": "Chefwissenschaftler,Leiterin der Forschung,Entwicklungschef,Gründungsingenieurin,Leiter der Sicherheit,Vorstandschefin".split(
        ","
    ),
    "fr": "directeur scientifique,directrice de la recherche,responsable de l'ingénierie,ingénieure fondatrice,chef de la sécurité,directrice générale".split(
        ","
    ),
}
_TITLES = {
    "en": ["{a} leaves {x} for {y}", "{y} hires {a} from {x}", "Why {a} turned down {n} million dollars from {y}"],
    "de": [
        "{a} wechselt von {x} zu {y}",
        "{y} wirbt {a} bei {x} ab",
        "Warum {a} {n} Millionen Dollar von {y} ablehnte",
    ],
    "fr": [
        "{a} quitte {x} pour {y}",
        "{y} débauche {a} chez {x}",
        "Pourquoi {a} a refusé {n} millions de dollars de {y}",
    ],
}
_SENTENCES = {
    "en": [
        "{a}, until now {r} at {x}, is joining {y} on {m} {d}, {j}.",
        "According to {b}, who has worked with {a} for {k} years, the offer was worth {n} million dollars.",
        "{y} had announced {n} new positions in {c} shortly before.",
        "The company did not comment on the salary, but {b} spoke of a package spread over {k} years.",
        "In a message to the staff, {b} thanked {a} for building a group of {n} people.",
        "{x} lost {k} members of the same team within a few weeks.",
        "Investors valued {y} at {n} billion dollars in its latest round, led by {z}.",
        "{a} had come to {x} in {j} after a doctorate in {c} and a first job at {z}.",
        "Nobody at {x} expected the departure, {b} told the newspaper in {c}.",
        "The new group in {c} is to work on models that need {n} times less memory.",
    ],
    "de": [
        "{a}, bisher {r} bei {x}, geht am {d}. {m} {j} zu {y}.",
        "Laut {b}, die seit {k} Jahren mit {a} arbeitet, war das Angebot {n} Millionen Dollar wert.",
        "{y} hatte kurz zuvor {n} neue Stellen in {c} angekündigt.",
        "Das Unternehmen äußerte sich nicht zum Gehalt, doch {b} sprach von einem Paket über {k} Jahre.",
        "In einer Nachricht an die Belegschaft dankte {b} für den Aufbau einer Gruppe von {n} Leuten.",
        "{x} verlor innerhalb weniger Wochen {k} Mitglieder desselben Teams.",
        "Geldgeber bewerteten {y} in der letzten Runde unter Führung von {z} mit {n} Milliarden Dollar.",
        "{a} war {j} nach einer Promotion in {c} und einer ersten Stelle bei {z} zu {x} gekommen.",
        "Niemand bei {x} habe mit dem Abschied gerechnet, sagte {b} der Zeitung in {c}.",
        "Die neue Gruppe in {c} soll an Modellen arbeiten, die {n} Mal weniger Speicher brauchen.",
    ],
    "fr": [
        "{a}, jusqu'ici {r} de {x}, rejoint {y} le {d} {m} {j}.",
        "Selon {b}, qui travaille avec {a} depuis {k} ans, l'offre valait {n} millions de dollars.",
        "{y} avait annoncé peu avant {n} nouveaux postes à {c}.",
        "L'entreprise n'a pas commenté le salaire, mais {b} a parlé d'une somme répartie sur {k} ans.",
        "Dans un message au personnel, {b} a remercié {a} d'avoir formé une équipe de {n} personnes.",
        "{x} a perdu {k} membres de la même équipe en quelques semaines.",
        "Les investisseurs ont valorisé {y} à {n} milliards de dollars lors du dernier tour, mené par {z}.",
        "{a} était arrivé chez {x} en {j} après un doctorat à {c} et un premier poste chez {z}.",
        "Personne chez {x} ne s'attendait à ce départ, a confié {b} au journal à {c}.",
        "La nouvelle équipe de {c} doit travailler sur des modèles qui demandent {n} fois moins de mémoire.",
    ],
}
_MONTHS = {
    "en": "January March May July September November".split(),
    "de": "Januar März Mai Juli September November".split(),
    "fr": "janvier mars mai juillet septembre novembre".split(),
}
_FURNITURE = {
    "en": ("Home | News | Markets | Jobs", "Sign up for our newsletter", "Read also: the week in review"),
    "de": (
        "Startseite | Nachrichten | Börse | Stellen",
        "Jetzt Newsletter abonnieren",
        "Lesen Sie auch: der Wochenrückblick",
    ),
    "fr": (
        "Accueil | Actualités | Bourse | Emplois",
        "Inscrivez-vous à notre newsletter",
        "À lire aussi : la semaine en revue",
    ),
}


def write_pages(folder: Path, count: int, seed: int = 1) -> Path:
    """`count` pages of plain text below `folder`, a thousand in a folder."""
    for number, page in enumerate(pages(count, seed)):
        file = folder / f"{number // 1_000:03}" / f"{number % 1_000:03}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page, "utf-8")
    return folder


def pages(count: int, seed: int = 1) -> Iterator[str]:
    """Pages of about 300 words: a menu, a headline, a date, paragraphs with an advert between, a teaser."""
    return map(_page, reports(count, seed))


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a report."""

    text: str
    pattern: int
    """Which of the sentences that reports are made of."""
    holds: Mapping[str, str]
    """What stands in it: `a` for who moves, `b` for whoever speaks of it, and so on."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a page tells, without its furniture."""

    language: str
    title: str
    day: str
    paragraphs: tuple[tuple[Told, ...], ...]


def reports(count: int, seed: int = 1) -> Iterator[Report]:
    chance = Random(seed)
    return (_report(chance, number) for number in range(count))


def _report(chance: Random, number: int) -> Report:
    language = chance.choice(("en", "de", "fr"))
    cast = {
        "a": _person(chance),
        "x": _firm(chance),
        "y": _firm(chance),
        "r": chance.choice(_ROLES[language]),
    }
    title = chance.choice(_TITLES[language]).format_map(cast | _details(chance, language))
    paragraphs = tuple(_paragraph(chance, language, cast) for _ in range(5))
    return Report(language, title, f"{1 + number % 28:02}.{1 + number % 12:02}.{2018 + number % 8}", paragraphs)


def _paragraph(chance: Random, language: str, cast: Mapping[str, str]) -> tuple[Told, ...]:
    sentences = _SENTENCES[language]
    told = ((pattern, {**cast, **_details(chance, language)}) for pattern in chance.sample(range(len(sentences)), 4))
    return tuple(Told(sentences[pattern].format_map(holds), pattern, holds) for pattern, holds in told)


def _page(report: Report) -> str:
    menu, newsletter, teaser = _FURNITURE[report.language]
    paragraphs = [" ".join(told.text for told in paragraph) for paragraph in report.paragraphs]
    parts = [menu, report.title, report.day, *paragraphs[:3], newsletter, *paragraphs[3:], teaser]
    return "\n\n".join(parts) + "\n"


def _details(chance: Random, language: str) -> dict[str, str]:
    return {
        "b": _person(chance),
        "z": _firm(chance),
        "c": _name(chance),
        "n": f"{chance.randint(2, 990)}",
        "k": f"{chance.randint(2, 19)}",
        "d": f"{chance.randint(1, 28)}",
        "j": f"{chance.randint(2012, 2026)}",
        "m": chance.choice(_MONTHS[language]),
    }


def _person(chance: Random) -> str:
    return f"{_name(chance)} {_name(chance)}"


def _firm(chance: Random) -> str:
    return f"{_name(chance)} {chance.choice(_FIRM)}"


def _name(chance: Random) -> str:
    return chance.choice(_FIRST) + chance.choice(_MIDDLE) + chance.choice(_LAST)
