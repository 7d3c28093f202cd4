"""Which kinds of answer a sentence holds: an amount, a date, a reason, a place."""

from __future__ import annotations

import re
from enum import IntFlag

from index.retrieval.question import Asked

_CURRENCY = r"dollars?|euros?|eur|usd|franken|francs?|pfund|pounds?|dólares|dollari|[$€£¥]|us-dollar|millionen|milliarden|millions?|milliards?|billions?|millones|milioni|miliardi|mio|mrd|prozent|percent|pour cent|por ciento|per cento|%"
_DIGIT, _FIGURE = re.compile(r"\d"), re.compile(r"\b\d+\b")
_AMOUNT = re.compile(rf"\d[\d.,'’\s]*\s*(?:{_CURRENCY})|(?:{_CURRENCY})\s*\d")
_MONEY = re.compile(
    r"[\d$€£¥](?:(?<=\d)\s*(?:(?:millionen|milliarden|mio\.?|mrd\.?|millions?|milliards?|billions?|bn|millones|milioni|miliardi|tausend|thousand|mille|mil|mila)?\s*(?:de |d['’]|di )?(?:us-)?(?:dollars?|euros?|eur|usd|franken|francs?|pfund|pounds?|dólares|dollari|chf|gbp)\b|[$€£¥])|(?<=[$€£¥])\s*\d)"
)
_DAY = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}\s?[./]\s?\d{1,2}\s?[./]")
_WORD = re.compile(r"\w+")
_WORDS_OF_DATES = frozenset(
    "montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday "
    "wednesday thursday friday saturday sunday lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì "
    "venerdì sabato domenica januar februar märz april juni juli august september oktober november dezember janvier février mars avril "
    "juin juillet août septembre octobre novembre décembre january february march june july october december enero febrero marzo abril "
    "mayo junio julio agosto septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre "
    "dicembre gestern heute hier yesterday ayer ieri stunden jahr jahre jahrs jahres monat monate monats monates woche wochen ans année "
    "années mois semaine semaines years months weeks".split()
)
_WORDS_OF_SPANS = frozenset("vor il hace seit depuis since desde ago after before later".split())
_SPAN = re.compile(
    r"\b(?:(?:vor|il y a|hace|seit|depuis|since|desde)\s+\w+\s+(?:jahr|monat|woche|tag|stunde|an|mois|semaine|jour|heure|year|month|week|day|hour|año|mes|semana|día|anno|mese|settimana|giorno)\w*|\w+\s+(?:years?|months?|weeks?|days?|hours?)\s+(?:ago|after|before|later))\b"
)
_REASON = re.compile(
    r"\b(?:weil|denn|wegen|aufgrund|deshalb|daher|gr[uü]nde?n?|begründe\w*|um\b.{4,80}?\bzu|damit|nachdem|angesichts|infolge|mangels"
    r"|parce|car|afin|puisque|raisons?|à cause|en raison|faute d|because|since|reasons?|due to|in order|so that|over (?:a|an|the)"
    r"|porque|debido|motivos?|raz[oó]n(?:es)?|a causa|perché|motiv[oi]|ragion[ei]|per via)\b"
)
_PLACE = re.compile(r"\b(?:in|im|nach|aus|bei|à|au|en|chez|dans|at|from|to|a|da|presso|hacia)\s+(?:[A-ZÄÖÜÉ][\w-]+)")
_NAME = re.compile(r"\b[A-ZÄÖÜÉ][\w’'-]+\s+(?:[a-z]{2,3}\s+)?[A-ZÄÖÜÉ][\w’'-]+")


class Kinds(IntFlag):
    """The kinds of answer found in one sentence."""

    PERSON = 1
    DATE = 2
    AMOUNT = 4
    REASON = 8
    PLACE = 16
    MONEY = 32


KIND_OF = {
    Asked.PERSON: Kinds.PERSON,
    Asked.DATE: Kinds.DATE,
    Asked.AMOUNT: Kinds.AMOUNT,
    Asked.MONEY: Kinds.MONEY,
    Asked.REASON: Kinds.REASON,
    Asked.PLACE: Kinds.PLACE,
}


def kinds_in(sentence: str) -> Kinds:
    """All kinds of answer that a sentence may hold, by its shape."""
    lowered, has_digit = sentence.lower(), bool(_DIGIT.search(sentence))
    held = (
        (Kinds.PERSON, _NAME.search(sentence)),
        (Kinds.PLACE, _PLACE.search(sentence)),
        (Kinds.DATE, _has_date(lowered, has_digit)),
        (Kinds.REASON, _REASON.search(lowered)),
        (Kinds.AMOUNT, has_digit and (_FIGURE.search(lowered) or _AMOUNT.search(lowered))),
        (Kinds.MONEY, has_digit and _MONEY.search(lowered)),
    )
    return sum([kind for kind, is_held in held if is_held], Kinds(0))


def _has_date(lowered: str, has_digit: bool) -> bool:
    words = frozenset(_WORD.findall(lowered))
    if not words.isdisjoint(_WORDS_OF_DATES) or (has_digit and _DAY.search(lowered)):
        return True
    return not words.isdisjoint(_WORDS_OF_SPANS) and bool(_SPAN.search(lowered))
