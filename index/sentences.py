"""Where sentences begin and end, in the languages that articles are written in."""

from __future__ import annotations

import re

_ABBREVIATIONS = frozenset(
    # German, French, English, Spanish, Italian; lower case, without the last full stop
    "abb abs allg art bd bsp bspw bzgl bzw ca chr d.h dgl dipl dr dr.h.c einschl etc evtl exkl fa ff fr ggf ggü gmbh h.c hr hrsg i.d.r i.v "
    "inkl insb jh jhd kfm lfd lt max min mind mio mrd nr o.ä o.g österr prof rd s.o s.u sog st std str tel u.a u.ä u.s.w usw u.u v.a vgl "
    "vs z.b z.t z.zt zzgl av bd boul c.-à-d cf ch chap e.g env éd ex fig hab i.e m mm mgr mlle mme n° no p pp réf sté tél vol "
    "adm approx assn ave capt cmdr co col corp dept est fig gen gov hon inc jr lt ltd maj messrs mr mrs ms mt pres rep rev sec sen sgt "
    "sr supt univ jan feb febr mär mar apr jun jul aug sep sept okt oct nov dez dec janv févr avr juil déc sra srta dª dña ud uds ej pág págs "
    "aprox núm art sig sigg dott dott.ssa ing avv geom on ecc pag es u.s u.k u.n e.u ph.d b.a m.a a.m p.m".split()
)
_MONTHS = (
    "januar februar märz april mai juni juli august september oktober november dezember jänner januars januar jan feb mär apr jun jul aug sep okt nov dez "
    "jahrhundert jahrhunderts jh quartal halbjahr platz stock auflage klasse"
).split()
_BORDER = re.compile(
    r"""(?P<stop>[.!?…]+)(?P<closing>["'”“»›«‹’)\]]*|\s[»”])(?P<reference>(?:\s?\[\d+\])*)(?P<space>\s+)(?=(?P<next>(?:["'“„«‹(\[¿¡–—-]?\s?|[»›])[^\W_]\S*))"""
)
_OPENS_WORD = frozenset("([„“«\"'’")


def sentences_of(text: str, start: int = 0) -> list[tuple[int, int]]:
    """Offsets `(start, end)` of the sentences of `text`, in order; white space between them belongs to none.

    A line break always ends one. `start` is added to every offset.
    """
    found: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]+", text):
        begin = line.start()
        for border in _BORDER.finditer(line.group()):
            if _ends_sentence(line.group(), border):
                end = line.start() + border.start("space")
                found.append((begin, end))
                begin = line.start() + border.end("space")
        found.append((begin, line.end()))
    return [(start + a, start + b) for a, b in (_stripped(text, a, b) for a, b in found) if a < b]


def _ends_sentence(line: str, border: re.Match[str]) -> bool:
    following = border["next"].lstrip("\"'“„«‹»›([¿¡–—- ")
    if not following or following[0].islower():
        return False
    if border["stop"] != "." or border["closing"]:
        return True
    word = _word_before(line, border.start()).casefold()
    return not (_is_abbreviation(word) or _is_ordinal(word, following))


def _word_before(line: str, end: int) -> str:
    """What stands directly before `end`, as far back as white space, a bracket or a quotation mark."""
    start = end
    while start and not (line[start - 1].isspace() or line[start - 1] in _OPENS_WORD):
        start -= 1
    return line[start:end]


def _is_abbreviation(word: str) -> bool:
    is_initial = len(word) == 1 and word.isalpha()
    return is_initial or word in _ABBREVIATIONS or bool(re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", word))


def _is_ordinal(word: str, following: str) -> bool:
    """German writes "am 27. März" and "im 3. Quartal"; a number that ends a sentence is followed by something else."""
    return word.isdigit() and len(word) <= 2 and re.split(r"\W", following.casefold())[0] in _MONTHS


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
