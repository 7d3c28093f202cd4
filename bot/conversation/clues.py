"""The words that make a question a follow-up: openers, pronouns, pointers. Per language, since Spanish "son" is no French one."""

from __future__ import annotations

import re
from collections.abc import Mapping

from index import language_of_question

_OPENER = re.compile(
    r"\W*(?:und|aber|and|but|so|or|what about|how about|et|mais|e|ma|y|pero|qué hay de|che mi dici di)\b", re.IGNORECASE
)

_PLEASANTRY = re.compile(
    r"\W*(?:(?:danke|dank|dir|vielen|schön|ok|okay|super|alles klar|hallo|hi|hey|hello|thanks?|you|thx|cool|great|merci|beaucoup|salut"
    r"|bonjour|bonsoir|gracias|muchas|hola|grazie|mille|ciao|obrigad[oa]|olá|bye|tschüss|bot)\b\W*)+",
    re.IGNORECASE,
)
"""Thanks and greetings, which ask for nothing."""

_BESIDE_A_NAME = re.compile(
    r"\b(?:und|aber|auch|bei|mit|von|für|der|die|das|was ist|and|also|what|how|about|for|at|with|of|the|then"
    r"|et|mais|aussi|pour|chez|de|d|l|le|la|les|alors|y|e|ma|pero|qué|hay|che|mi|dici|di|per|para|el|il)\b|\W",
    re.IGNORECASE,
)


def _patterns(words: Mapping[str, str]) -> dict[str | None, re.Pattern[str]]:
    """One pattern a language, and one of all for a question whose language cannot be told."""
    every: list[tuple[str | None, str]] = [*words.items(), (None, "|".join(words.values()))]
    return {
        language: re.compile(rf"(?<![\w-])(?:{alternatives})(?!\w)", re.IGNORECASE) for language, alternatives in every
    }


_SOMEBODY = _patterns(
    {
        "de": "er|ihn|ihm",
        "fr": "il(?! y)|lui|elle",
        "en": "he|him|his|she|her|hers",
        "es": "él|ella",
        "it": "lui|lei",
    }
)
"""Stand for a person."""

_INVERTED = re.compile(
    r"(?:\A|\bet|\bmais|\bqu['’]|\bque|\bquand|\bo[uù]|\bpourquoi|\bcomment|\bcombien|\bqui|\bquoi|\bquel(?:le)?s?(?: \w+)?)\s*"
    r"(?:(?:y|en|l['’]|lui|se|s['’])\s*)?(?!y a-)(?!\w+-ce)\w+(?:-t)?-(?:il|elle)\b",
    re.IGNORECASE,
)
"""A French question whose only subject is the pronoun: "que dit-il", but not "pourquoi OpenAI a-t-il"."""

_SOMEBODYS = _patterns(
    {
        "de": r"seine?[mnrs]?(?!\W*$)|ihre?[mnrs]?|sie|ihnen|beiden",
        "fr": "son|sa|ses|ils|elles|leurs?",
        "en": "they|them|their|both",
        "es": "su|sus|ellos|ellas",
        "it": "suo|sua|suoi|sue|loro",
    }
)
"""Stand for a person, or as well for several or a company: "TSMC verklagt seinen Manager"."""

_SPEAKERS = _patterns(
    {
        "de": r"ich|mir|mich|meine?[mnrs]?|du|dir|dich|deine?[mnrs]?|bot",
        "fr": r"je|moi|mon|ma|mes|tu|toi|ton|tes|bot|[jtm]['’]\w+",
        "en": "i|me|my|you|your|bot",
        "es": "yo|me|mi|mis|tú|te|bot",
        "it": "io|mi|mio|mia|tu|ti|bot",
    }
)
"""Those who talk, of whom no article tells: "tell me a joke"."""

_THAT = _patterns(
    {
        "de": r"dort|dafür|dagegen|daran|darauf|davon|dazu|danach|darüber|dabei|diese[mnrs]?|das(?=\W*$)",
        "fr": r"qu['’]en|ca(?= )|(?<!il )y(?= (?!a\b)\w)|ça|cela|là-bas",
        "en": r"there|(?:about|after|before|is|was) that|these|those|it(?=\W*$)",
        "es": "eso|allí",
        "it": "ciò|lì",
    }
)
"""Points to what was said."""


def is_opened(question: str) -> bool:
    """Whether it goes on from what was said: "und …", "what about …"."""
    return _OPENER.match(question) is not None


def is_pleasantry(question: str) -> bool:
    """Whether it is nothing but thanks or a greeting."""
    return _PLEASANTRY.fullmatch(question) is not None


def is_of_speakers(question: str) -> bool:
    """Whether it is about who asks or is asked, not about anybody in the news."""
    language = language_of_question(question)  # in another language "du" and "io" are anything
    return language in _SPEAKERS and _SPEAKERS[language].search(question) is not None


def points_back(question: str) -> bool:
    """Whether it has a word that points to what was said."""
    return _found(_THAT, question, len(question)) is not None


def means_somebody(question: str, first_person: int, first_name: int) -> bool:
    """Whether a pronoun stands for somebody whom the question itself has not named before; offsets of its names."""
    inverted = _INVERTED.search(question)
    return bool(
        (inverted and inverted.start() < first_person)
        or _found(_SOMEBODY, question, first_person)
        or _found(_SOMEBODYS, question, first_name)
    )


def is_name_alone(rest: str) -> bool:
    """Whether a question without its names says nothing else: "et pour … ?"."""
    return not _BESIDE_A_NAME.sub("", rest)


def _found(patterns: Mapping[str | None, re.Pattern[str]], question: str, end: int) -> re.Match[str] | None:
    found = patterns.get(language_of_question(question), patterns[None]).search(question)
    return found if found and found.start() < end else None
