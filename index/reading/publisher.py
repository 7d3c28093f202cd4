"""Which outlet published a page, and on whose reporting it rests, from what the page prints."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from index.datatypes import Source
from index.reading.cues import cues_of

_WORD = r"[A-Z0-9ÄÖÜÉ][\w.&'’+-]*"
_JOINING = r"(?:d[aeiu]|de[ils]|della|el|l[aeo]s?|of|the|für|von|und|et|and|[ey]|&)"
_NAME = rf"(?P<name>{_WORD}(?:\s+(?:{_JOINING}\s+){{0,3}}{_WORD}){{0,4}})"
_REPUBLISHED = re.compile(
    rf"(?:(?i:original(?:artikel|beitrag))\s+(?:auf|bei)|(?:[Tt]he\s+)?original(?:\s+(?:article|story|post))?\s+(?:on|at)|l[’']article\s+original\s+sur|artículo\s+original\s+en|articolo\s+originale\s+su"
    rf"|originally\s+(?:appeared|published)\s+(?:on|in|at|by)|erschien\s+zuerst\s+(?:auf|bei|in))\s+(?:the\s+)?[„“«\"]?{_NAME}",
)
_OWNER = re.compile(
    rf"(?:©|\([cC]\)|[Cc]opyright)\s*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?\s*(?:by\s+)?{_NAME}"
)
_SOURCE = re.compile(r"^\W*(?:quellen?|sources?|fuentes?|fonti?|via)\s*:\s*(?P<names>.{2,80})$", re.IGNORECASE)
_REFERENCE = re.compile(r"https?://\S+|\[\d+\]|\b[a-z]{1,2}\b(?=\s*\[)")
_SITE = re.compile(r"\b(?:[A-Z]{1,3}[a-z]+[A-Za-z]*[A-Z]?[a-z]+|[A-Z][a-z]+[A-Z][A-Za-z]+)\b")
_RIGHTS = re.compile(
    r"(?:^|\s+)(?:all|alle|tous|todos|tutti|riproduzione|reproducción|reproduction|(?:19|20)\d\d)\b|\.\s", re.IGNORECASE
)
_SPEAKS_OF_ITSELF = frozenset({"affiliate", "newsletter", "copyright", "cookie", "paywall"})


def publisher_of(furniture: Sequence[str], text: str) -> str | None:
    """The outlet: the original one of a republished page, the owner of its copyright, or the name by which the page
    speaks of itself (disclosures, newsletter, privacy) and the article does not. `None` where the page does not say.
    """
    for line in furniture:
        republished = _REPUBLISHED.search(line)
        if republished:
            return republished["name"].strip(' .,“”"')
    owned = (_OWNER.search(line) for line in furniture if "credit" not in cues_of(line))
    owners = [_without_rights(owner["name"]) for owner in owned if owner]
    if owners and len(owners[-1]) >= 3:
        return owners[-1]
    named = Counter(
        name for line in furniture if cues_of(line) & _SPEAKS_OF_ITSELF for name in set(_SITE.findall(line))
    )
    spellings = Counter(name.casefold() for name in named.elements())
    own = [
        name
        for name, _ in reversed(named.most_common())
        if spellings[name.casefold()] >= 2 and name.casefold() not in text.casefold()
    ]
    return own[0] if own else None


def sources_of(furniture: Sequence[str]) -> tuple[Source, ...]:
    """The outlets that a page names as its sources ("Quelle: Business Insider")."""
    for line in furniture:
        match = _SOURCE.match(line)
        if match:
            names = re.split(r"\s*(?:,|;|/|\bund\b|\bet\b|\band\b|\by\b)\s*", _REFERENCE.sub("", match["names"]))
            return tuple(
                Source(name.strip(" ."))
                for name in names
                if len(name.strip(" .")) >= 2 and not name.strip().startswith("http")
            )
    return ()


def _without_rights(name: str) -> str:
    """Empty where nothing but the rights is named: "© Riproduzione riservata"."""
    return _RIGHTS.split(name)[0].strip(" .,0123456789")
