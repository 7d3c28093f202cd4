"""What stands around a line: headline, core, bylines, teasers, lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.reading.cues import ENDS_THE_ARTICLE, Cue
from index.reading.kinship import Kinship
from index.reading.layout import layout_of
from index.reading.lines import Line
from index.reading.shape import LISTED, NAME, Traits

_SOLID, _SOLID_WORDS = 0.35, 18
_SHORT = 14
_BOX = 3
"""A box on somebody has a name alone and, at most so many lines below, a text that begins with it."""
_ZONES = (
    ("teasers", frozenset({Cue.RELATED})),
    ("comments", frozenset({Cue.COMMENT})),
    ("subscription", frozenset({Cue.NEWSLETTER, Cue.PAYWALL})),
    ("advert", frozenset({Cue.ADVERT})),
)


def surroundings_of(lines: Sequence[Line], kinship: Kinship, headline: int | None) -> list[Traits]:
    """Each line's traits by its place; `headline` is the number of the headline's line."""
    solid = [n for n, line in enumerate(lines) if kinship.core[n] >= _SOLID and line.words >= _SOLID_WORDS]
    first, last = (solid[0], solid[-1]) if solid else (0, len(lines) - 1)
    zones = list(_zones(lines, kinship, last))
    authors, site = _authors(lines, headline, first), _site(lines, kinship, headline)
    layout = layout_of(lines, kinship)
    return [
        _place(lines, n, headline, first, last)
        | _nearness(lines[n], kinship, n, first <= n <= last, zones[n])
        | _heading(lines, n, kinship, first, last, zones[n])
        | _bearings(lines, n, authors, site, first)
        | zones[n]
        | layout[n]
        for n in range(len(lines))
    ]


def _place(lines: Sequence[Line], n: int, headline: int | None, first: int, last: int) -> Traits:
    found = {
        "place in the page": n / len(lines),
        "among the first two": float(n < 2),
        "among the last two": float(n >= len(lines) - 2),
        "before the core": float(n < first),
        "within the core": float(first <= n <= last),
        "after the core": float(n > last),
        "far below the core": min(6, max(0, n - last)) / 6,
        "far above the core": min(6, max(0, first - n)) / 6,
        "short within the core": float(first <= n <= last and lines[n].words <= _SHORT),
        "right below the core": float(n == last + 1),
        "repeated": float(any(other.text == lines[n].text for other in lines[:n])),
    }
    if headline is None:
        return found | {"no headline": 1.0}
    return found | {
        "headline": float(n == headline),
        "above the headline": float(n < headline),
        "far above the headline": float(n < headline - 1),
        "below the headline": float(n > headline),
        "right below the headline": float(n == headline + 1),
        "second below the headline": float(n == headline + 2),
        "between headline and core": float(headline < n < first),
        "kicker": float(
            n == headline - 1 and lines[n].words <= 2 and not any(sign in lines[n].text for sign in "|·•/")
        ),
    }


def _nearness(line: Line, kinship: Kinship, n: int, is_within: bool, zone: Traits) -> Traits:
    kin, names, paragraph = kinship.kin[n], kinship.names[n], line.is_prose and line.words >= _SOLID_WORDS
    return {
        "core": kinship.core[n],
        "kin": min(2.0, kin),
        "no kin": float(kin < 0.01 and line.words >= 3),
        "some kin": float(kin > 0.2),
        "much kin": float(kin > 0.9),
        "paragraph of kin": min(2.0, kin) * paragraph,
        "paragraph without kin": float(paragraph and kin < 0.3),
        "short line of kin": min(2.0, kin) * (line.words <= _SHORT),
        "kin within the core": min(2.0, kin) * is_within * (not zone),
        "known names": min(3, names) / 3,
        "paragraph without known names": float(paragraph and not names),
        "short with known names": min(3, names) / 3 * (line.words <= _SHORT),
    }


def _heading(lines: Sequence[Line], n: int, kinship: Kinship, first: int, last: int, zone: Traits) -> Traits:
    line, below = lines[n], lines[n + 1] if n + 1 < len(lines) else None
    heads = line.words <= _SHORT and not line.cues and below is not None and below.is_prose and below.words >= 12
    listed = bool(LISTED.match(line.text))
    introduced = n > 0 and (lines[n - 1].text.endswith(":") or bool(LISTED.match(lines[n - 1].text)))
    return {
        "heads prose": float(heads and n >= first),
        "heads kin": min(1.0, kinship.kin[n + 1]) * (n >= first) * (not zone) if heads else 0.0,
        "heads prose below a teaser": float(heads and bool(zone)),
        "item of a list": float(listed and introduced and not zone),
        "item within the core": float(listed and first <= n <= last and not zone),
        "item after the core": float(listed and n > last),
        "plain within the core": float(not line.cues and not zone and first <= n <= last),
        "plain after the core": float(not line.cues and not zone and n > last),
    }


def _bearings(lines: Sequence[Line], n: int, authors: frozenset[str], site: frozenset[str], first: int) -> Traits:
    text, names_site = lines[n].text, bool(lines[n].stems & site) and 3 < n < len(lines) - 3
    named = any(author in text for author in authors)
    boxed = [one.text for one in lines[max(0, n - _BOX) : n] if NAME.fullmatch(one.text)]
    opens_box = bool(NAME.fullmatch(text)) and any(one.text.startswith(text) for one in lines[n + 1 : n + 1 + _BOX])
    return {
        "begins with the author's name": float(n > first and any(text.startswith(author) for author in authors)),
        "names the author": float(n > first and named),
        "byline above the core": float(n <= first and named and lines[n].words <= 16),
        "begins with a name alone above": float(any(text.startswith(name) for name in boxed)),
        "name above what begins with it": float(opens_box),
        "names the site": float(names_site),
        "prose that names the site": float(names_site and lines[n].is_prose),
    }


def _zones(lines: Sequence[Line], kinship: Kinship, last: int) -> Iterator[Traits]:
    """A short line with a cue colours those below it, up to the next paragraph of kin."""
    zone, since, ended, sourced = "", 0, False, False
    for n, line in enumerate(lines):
        found = {f"among {zone}": 1.0, "far below a cue": min(5, since) / 5} if zone else {}
        if zone and line.words <= 22:
            found[f"short among {zone}"] = 1.0
        if ended:
            found["after the end"] = 1.0
            found["no kin after the end"] = float(kinship.kin[n] < 0.5)
            found["no kin after the source"] = float(sourced and kinship.kin[n] < 0.5)
        yield found
        since += 1
        is_kin = line.is_prose and kinship.kin[n] > 0.6
        if line.cues and line.words <= 26 and not is_kin:
            zone, since = next((name for name, cues in _ZONES if line.cues & cues), zone), 0
            ended = ended or (n > last and bool(line.cues & ENDS_THE_ARTICLE))
            sourced = sourced or (n > last and Cue.SOURCE in line.cues)
        elif is_kin and line.words >= _SOLID_WORDS:
            zone = ""


def _authors(lines: Sequence[Line], headline: int | None, first: int) -> frozenset[str]:
    found: set[str] = set()
    for n, line in enumerate(lines[: first + 1]):
        alone = headline is not None and n > headline and NAME.fullmatch(line.text)
        if n != headline and line.words <= 16 and (Cue.BYLINE in line.cues or alone):
            found.update(NAME.findall(line.text))
    return frozenset(found)


def _site(lines: Sequence[Line], kinship: Kinship, headline: int | None) -> frozenset[str]:
    """What the page's first and last lines name and its core does not."""
    used = {stem for line, core in zip(lines, kinship.core, strict=True) if core > 0.2 for stem in line.stems}
    edges = [*range(len(lines))[:4], *range(len(lines))[-3:]]
    told = (lines[n].stems - used for n in edges if lines[n].words <= _SHORT and n != headline)
    return frozenset().union(*told)
