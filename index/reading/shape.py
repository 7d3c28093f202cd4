"""What a line looks like by itself: its length, signs, capitals, wording."""

from __future__ import annotations

import re

from index.languages import WORD
from index.reading.cues import Cue
from index.reading.lines import Line

Traits = dict[str, float]
"""What speaks for or against a line, by name: mostly 0 or 1, never below 0, absent for 0."""

SEPARATOR = re.compile(r"\s[|·•/∙»›>–—-]{1,2}\s|\s{2,}|[|·•∙›»]")
LISTED = re.compile(r"^(?:[•·▪◦‣●○□☐→»*–—-]|\d{1,2}[.)]|\(?[a-z]\)|\([ivx]{1,4}\))\s*")
NAME = re.compile(r"[A-ZÀ-Ý][\w'’-]+(?: (?:de|del|van|von|di|[A-ZÀ-Ý][\w.'’-]*)){0,2} [A-ZÀ-Ý][\w'’-]+")
_PATTERNS = {
    "ends a sentence": r"[.!?…][)\]\"'’”“»›\s]*$",
    "asks": r"\?[”“\"»\s]*$",
    "announces": r":$",
    "exclaims": r"!",
    "symbol": r"[^\w\s.,;:!?'’\"“”„«»()\-–—%€$£…/&+¿¡]",
    "address": r"@|https?:|www\.|\w\.(?:com|de|fr|it|es|pt|net|org|example|info|blog|tech)\b",
    "one word with a capital within": r"^\S*[a-zà-ÿ][A-Z]\S*$",
    "in brackets": r"^[\[(].*[\])]\.?$",
    "begins small": r"^[a-zà-ÿ]",
    "begins with a figure": r"^\d",
    "begins with the time": r"^\d{1,2}[:.h]\d\d\b",
    "quotation of a price alone": r"^[-+−±▲▼]?\s?\d[\d.\s]*,?[\d,]*[.,]\d+\s?%?(?:\s*\([-+−]?\d+[.,]\d+\s?%\))?$",
    "time of day": r"\b\d{1,2}\s?[:h.]\s?\d\d\b",
    "quotes": r"[\"“”„«»]",
    "label": r"^[^\s:]+(?:\s[^\s:]+){0,3}\s?:\s",
    "speaker": r"^[\w.&-]+(?:\s[\w.]+){0,2}\s?:\s",
    "fact": r"^\S+(?:\s\S+){0,2}\s?:\s.*\d",
    "option": r"^[○□☐◯]",
    "ticker": r"^\d{1,2}[:.h]\d\d\s+\w",
    "letter item": r"^\(?[a-z]{1,3}\)\s",
}
INITIALS = re.compile(
    r"^\(?[A-Za-z]{2,8}\)?(?:\s?/\s?[a-z]{2,4}|\s[a-z]\.\s?[a-z]\.)+$|^[a-z]{2,4}(?:/[a-z]{2,4})+\b.{0,20}$|^\([^():]{2,30}\)$"
)
_CAPITALS_AT_THE_END = re.compile(r"\s[A-ZÀ-Ý][A-ZÀ-Ý'’.-]+(?:[\s/]+[A-ZÀ-Ý][A-ZÀ-Ý'’.-]*)+\W*$")
_SMALL_BEFORE = re.compile(r"[a-zà-ÿ][^\n]{0,60}\Z")
_COMPILED = {name: re.compile(pattern) for name, pattern in _PATTERNS.items()} | {"initials": INITIALS}
_MONEY = re.compile(r"[€$£]|\beuros?\b|\bcent", re.IGNORECASE)
_YOU = frozenset(
    "ihnen du dein deine deinem deinen dir dich euch euer eure vous votre vos you your yours usted ustedes tu tus tú tuo "
    "tua tuoi tue vostro vostra voi ti você vocês".split()
)
_OUR = frozenset(
    "wir uns unser unsere unserem unseren unserer nous notre nos we our us nuestro nuestra nuestros nuestras nostro "
    "nostra nostri nostre noi nosso nossa nossos nossas".split()
)
_APPEAL = frozenset(
    "kosten gratis gratui rabatt sconto descue discou offert oferta abonne abbona suscri subscr iscriv iscriz inscri "
    "anmeld newsle boleti infole postfa inbox casell bandej lettor lector leser leitor reader lecteu redazi redacc "
    "redakt redact sponso patroc partne webina podcas video puntat episod ebook scaric descar downlo herunt telech "
    "clicca klicke clique click pincha regala scopri descub decouv discov entdec kaufen achete compra shoppi membro "
    "mitgli membre member socios donati donaci spende donate sosten apoya suppor cookie datens privac consen indepe "
    "indipe unabha premiu divulg republ licenc licens apunta unete sumate rellen compil modulo formul encues sondag "
    "umfrag survey horosc telegr whatsa youtub canale canal kanal assine poupe simule".split()
)
"""Beginnings of words by which a site speaks to its readers, in six languages."""
_LENGTHS = (2, 4, 8, 14, 22, 35)
_CUE_WORDS, _END = 30, 120


def shape_of(line: Line) -> Traits:
    """The traits of one line, whatever stands around it."""
    text = line.text if len(line.text) <= 2 * _END else f"{line.text[:_END]}\n{line.text[-_END:]}"
    traits = {name: 1.0 for name, pattern in _COMPILED.items() if pattern.search(text)}
    if _ends_in_capitals(text):
        traits["capitals at the end"] = 1.0
    return traits | _extent(line) | _signs(line) | _wording(line)


def _ends_in_capitals(text: str) -> bool:
    """As a name below a picture does; looked for from its end, for few lines have one."""
    found = _CAPITALS_AT_THE_END.search(text)
    return bool(found and _SMALL_BEFORE.search(text[: found.start()]))


def _extent(line: Line) -> Traits:
    names = {f"over {words} words": float(line.words > words) for words in _LENGTHS}
    return names | {
        "prose": float(line.is_prose),
        "paragraph": float(line.is_prose and line.words >= 18),
        "share of function words": line.function_word_share if line.words >= 3 else 0.0,
        "no function word": float(line.function_word_share == 0),
        "share of figures": line.number_share,
        "mostly figures": float(line.number_share >= 0.4),
        "listed": float(bool(LISTED.match(line.text))),
        "hashtags": float(line.hashtags > 0),
        "after blank": float(line.after_blank),
    }


def _signs(line: Line) -> Traits:
    tokens = line.text.split()
    letters = list(filter(str.isalpha, line.text))
    capitals = sum(map(str.isupper, letters)) / max(1, len(letters))
    separators = len(SEPARATOR.findall(line.text))
    return {
        "all capitals": float(capitals > 0.9 and len(letters) >= 3),
        "share of capitalised words": sum(token[0].isupper() for token in tokens) / len(tokens),
        "no letter": float(not letters),
        "separator": float(separators >= 1),
        "several separators": float(separators >= 2),
        "rate of separators": min(1.0, 4 * separators / len(tokens)),
        "date": float(line.is_dated),
        "short with a date": float(line.is_dated and line.words <= 16),
        "name alone": float(bool(NAME.fullmatch(line.text))),
    }


def _wording(line: Line) -> Traits:
    words = [word.casefold() for word in WORD.findall(line.text)]
    you, our = sum(word in _YOU for word in words), any(word in _OUR for word in words)
    quotes = bool(_COMPILED["quotes"].search(line.text))
    appeals = len(line.stems & _APPEAL)
    cues = {f"cue {cue}" + " in a long line" * (line.words > _CUE_WORDS): 1.0 for cue in line.cues}
    return cues | {
        "no cue": float(not line.cues),
        "several cues": float(len(line.cues) > 1),
        "money in a short line": float(line.words < 25 and bool(_MONEY.search(line.text))),
        "you": float(you > 0),
        "you, not quoted": float(you > 0 and not quotes),
        "rate of you": min(1.0, 4 * you / max(4, line.words)),
        "our, not quoted": float(our and not quotes),
        "appeal": float(appeals > 0),
        "rate of appeals": min(1.0, 4 * appeals / max(4, len(line.stems))),
        "teaser with its headline": float(Cue.RELATED in line.cues and line.words > 8),
    }
