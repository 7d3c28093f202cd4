"""What a sentence says for a candidate: that it is a person, that it is an organisation."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from index.languages import ALL_FUNCTION_WORDS
from index.names.candidates import Candidate
from index.names.everyday import Everyday
from index.names.lexicon import Lexicon, lexicon
from index.names.tokens import SURNAME_CAPITALS

_INITIAL = re.compile(r"[A-Z](?:\.[A-Z])*")
_GIVEN_NAME = re.compile(r"[A-Z]\w+-[a-zà-ÿ]\w+")
_SURNAME_ENDING = re.compile(
    r".{2,}(?:ov|ova|ev|eva|ski|ska|sky|skij|cki|cka|wicz|vic|vich|enko|chuk|oglu|ian|yan|dze|shvili|escu|son|sen|sson|mann|man|berg|stein|nathan|swamy|murthy|opoulos|idis|akis|ez|ini|elli|etti|onen|nen|stra|sma)"
)
_AT = frozenset("at bei chez".split())
_LEFT_OR_JOINED = frozenset(
    "joined joins join joining left leaves leave leaving quit quits quitting founded founds founding fonde fondee rejoint rejoindre rejoignent quitte quitter quittent quittant cofonde fondare fondato "
    "laisse laissent verlasst verliess verlassen abandono abandona dejo lascia lasciato fundo fundado fondo grundete grundet".split()
)
_TOWARDS = frozenset(
    "from to with zu von vers d de di a en in par by for fur of per au an d' da do contre gegen mit".split()
)
_ENGAGED = frozenset(
    "poached hired hires hire poach poaches named appointed ask recruits recruited appoints holt engagiert verpflichtet debauche recrute nomme ficha contrata nombra assume nomina".split()
)
_SAYING = frozenset(
    "said says asked wrote adds added sagt sagte erklart erklarte schreibt schrieb raconte dit explique confie affirme ecrit cuenta dice dijo explica afirma scherza spiega racconta disse diz habe".split()
)
_ARTICLES = frozenset(
    "beim zum zur vom im am ins ans kein keine keinen ein eine einen einem einer eines jeder jede jeden diese dieser the der die das dem den des le la l les el los las il lo alla al allo dalla della del dell all nella sulla o os as".split()
)
_AUXILIARY = frozenset("has had hat hatte a ha est is ist was wurde war will avait aveva soll".split())


@dataclass(frozen=True)
class Sighting:
    """A candidate where it stands, with what is needed to judge it."""

    candidate: Candidate
    everyday: Everyday

    @cached_property
    def folded(self) -> tuple[str, ...]:
        return tuple(token.folded for token in self.candidate.words)

    @cached_property
    def known(self) -> Lexicon:
        return lexicon()

    @property
    def text(self) -> str:
        return self.candidate.words[-1].text

    @property
    def is_single(self) -> bool:
        return len(self.folded) == 1

    @property
    def follows(self) -> str:
        """The word directly before, folded, `""` where there is none in the same clause."""
        before = self.candidate.before()
        glue = self.candidate.words[0].glue.strip()
        return before.folded.rstrip("'’") if before and not glue else ""

    @property
    def precedes(self) -> str:
        """The word directly behind, folded, `""` where there is none in the same clause."""
        after = self.candidate.after()
        return after.folded if after and not after.glue.strip() else ""

    def is_common(self, folded: str) -> bool:
        """Whether a word is an everyday one, perhaps inflected or a compound."""
        return self.everyday.holds(folded)


def _is_opened(one: Sighting) -> bool:
    return one.candidate.words[0].begins


def _names_by_capitals(one: Sighting) -> bool:
    return one.everyday.language != "de" and not _is_opened(one)


def _opens_uncommonly(one: Sighting) -> bool:
    return one.everyday.language != "de" and _is_opened(one) and not all(map(one.is_common, one.folded))


def _uncommon_german(one: Sighting) -> bool:
    return one.everyday.language == "de" and one.follows not in _ARTICLES and not any(map(one.is_common, one.folded))


def _uncommon_german_apart(one: Sighting) -> bool:
    """Function words other than articles stand before names; articles and adjectives before nouns."""
    return _uncommon_german(one) and one.follows in ALL_FUNCTION_WORDS - _ARTICLES


def _follows_adjective(one: Sighting) -> bool:
    """In German, before a single word: "hohe Prämien"."""
    before = one.candidate.before()
    is_word = (
        bool(one.follows) and before is not None and before.text.islower() and one.follows not in ALL_FUNCTION_WORDS
    )
    return (
        one.everyday.language == "de"
        and one.is_single
        and is_word
        and one.follows.endswith(("e", "er", "es", "em"))
        and not one.follows.endswith("te")
    )


def _has_company_shape(one: Sighting) -> bool:
    return any(
        _is_shaped(token.text) for token in one.candidate.words if token.folded not in one.known.other
    ) and not _INITIAL.fullmatch(one.candidate.words[0].text)


def _is_shaped(text: str) -> bool:
    if SURNAME_CAPITALS.fullmatch(text) or re.fullmatch(r"[IVX]+", text):
        return False
    inner = re.sub(r"-[A-Z]", "-", text[1:])
    return bool(re.search(r"[A-Z]|\d|&|\.\w\w", inner))


def _is_known_organisation(one: Sighting) -> bool:
    return one.folded[0] in one.known.organisations and not (one.everyday.language == "de" and one.follows in _ARTICLES)


def _is_headed(one: Sighting) -> bool:
    return any(map(one.known.heads_organisation, one.folded)) and (
        not one.is_single or "-" in one.folded[0] or len(one.folded[0]) > 10
    )


def _ends_as_ai_firm(one: Sighting) -> bool:
    return not one.is_single and one.folded[-1] in ("ai", "ki", "ia")


def _begins_with_given_name(one: Sighting) -> bool:
    return not one.is_single and _is_given(one.folded[0], one.known)


def _is_given(word: str, known: Lexicon) -> bool:
    return word in known.first_names or ("-" in word and word.split("-")[0] in known.first_names)


def _is_given_name(one: Sighting) -> bool:
    return one.is_single and _is_given(one.folded[0], one.known)


def _ends_with_surname(one: Sighting) -> bool:
    return not one.is_single and one.folded[-1].split("-")[-1] in one.known.surnames


def _begins_with_surname(one: Sighting) -> bool:
    return len(one.folded) in (2, 3) and one.folded[0] in one.known.surnames


def _is_surname(one: Sighting) -> bool:
    return one.is_single and any(part in one.known.surnames for part in one.folded[0].split("-"))


def _has_hyphenated_given_name(one: Sighting) -> bool:
    return any(_GIVEN_NAME.fullmatch(token.text) for token in one.candidate.words) and not _is_headed(one)


def _has_initial(one: Sighting) -> bool:
    return not one.is_single and any(_INITIAL.fullmatch(token.text) for token in one.candidate.words[:-1])


def _has_surname_capitals(one: Sighting) -> bool:
    return bool(SURNAME_CAPITALS.fullmatch(one.text))


def _has_particle(one: Sighting) -> bool:
    return (
        one.folded[0] in one.known.particles
        and not one.is_single
        and one.folded[0] not in ("la", "le", "el", "los", "las")
    )


def _follows_title(one: Sighting) -> bool:
    before = one.candidate.before()
    return (
        before is not None
        and before.folded.rstrip(".") in one.known.titles
        and one.candidate.words[0].glue in (" ", ". ")
    )


def _follows_role(one: Sighting) -> bool:
    return bool(one.follows) and one.known.is_role(one.follows) and one.follows not in one.known.company_words


def _follows_company_word(one: Sighting) -> bool:
    return one.follows in one.known.company_words


def _acts(one: Sighting) -> bool:
    after = one.candidate.after(2)
    verb = after.folded if one.precedes in _AUXILIARY and after else one.precedes
    return verb in one.known.verbs_of_people


def _is_quoted(one: Sighting) -> bool:
    return one.follows in _SAYING


def _is_engaged(one: Sighting) -> bool:
    before = one.candidate.before(2)
    return one.follows in _ENGAGED or bool(one.follows == "a" and before and before.folded in _ENGAGED)


def _is_well_known(one: Sighting) -> bool:
    return one.is_single and one.folded[0] in one.known.well_known


def _has_surname_ending(one: Sighting) -> bool:
    return bool(_SURNAME_ENDING.fullmatch(one.folded[-1])) and not one.is_common(one.folded[-1])


def _is_inside(one: Sighting) -> bool:
    """Where "in" and "à" lead to is a place."""
    before = one.candidate.before()
    return one.is_single and before is not None and (one.follows == "in" or before.text == "à")


def _stands_in_apposition_with(one: Sighting, is_wanted: Callable[[str], bool]) -> bool:
    nearby = [one.candidate.after(distance) for distance in (1, 2, 3)]
    first = nearby[0]
    return bool(first and first.glue.strip() == ",") and any(
        token is not None and is_wanted(token.folded) for token in nearby
    )


def _is_called_a_role(one: Sighting) -> bool:
    return _stands_in_apposition_with(one, one.known.is_role) or (
        one.known.is_role(one.precedes) and not one.candidate.words[-1].is_possessive and one.is_single is False
    )


def _is_called_a_company(one: Sighting) -> bool:
    return _stands_in_apposition_with(one, lambda word: word in one.known.company_words)


def _has_age_or_who(one: Sighting) -> bool:
    after = one.candidate.after()
    return after is not None and (
        (after.glue.strip() in (",", "(") and after.text.isdigit() and len(after.text) == 2)
        or (after.glue.strip() == "," and after.folded in ("who", "whose"))
    )


def _is_at(one: Sighting) -> bool:
    return one.follows in _AT


def _is_left_or_joined(one: Sighting) -> bool:
    before = one.candidate.before(2)
    return one.follows in _LEFT_OR_JOINED or bool(
        one.follows in ("en", "par", "l") and before and before.folded in _LEFT_OR_JOINED
    )


def _is_moved_between(one: Sighting) -> bool:
    return one.follows in _TOWARDS


def _has_article(one: Sighting) -> bool:
    return one.follows in _ARTICLES and one.everyday.language != "en"


def _owns_a_role(one: Sighting) -> bool:
    last = one.candidate.words[-1]
    return (last.is_possessive and one.known.is_role(one.precedes)) or last.is_attribute


def _is_of_everyday_words(one: Sighting) -> bool:
    return not one.is_single and all(map(one.is_common, one.folded))


def _is_of_rare_words(one: Sighting) -> bool:
    return not one.is_single and not any(map(one.is_common, one.folded))


def _is_apart_and_rare(one: Sighting) -> bool:
    return _is_of_rare_words(one) and all(token.text[1:].islower() for token in one.candidate.words)


@dataclass(frozen=True, slots=True)
class Clue:
    """Something to be seen of a candidate, and how much it says for a person and for an organisation."""

    holds: Callable[[Sighting], bool]
    person: float
    organisation: float


CLUES = (
    # that it is a name at all
    Clue(_names_by_capitals, 1.0, 1.2),
    Clue(_opens_uncommonly, 0.8, 0.8),
    Clue(_uncommon_german, 0.6, 0.6),
    Clue(_uncommon_german_apart, 0.6, 0.6),
    # its own words
    Clue(_has_company_shape, -2.0, 2.5),
    Clue(_is_known_organisation, -1.5, 4.0),
    Clue(_is_headed, -4.0, 4.5),
    Clue(_ends_as_ai_firm, -3.0, 3.0),
    Clue(_begins_with_given_name, 4.0, 0.0),
    Clue(_is_given_name, 2.2, 0.0),
    Clue(_ends_with_surname, 2.0, 0.0),
    Clue(_begins_with_surname, 2.0, 0.0),
    Clue(_is_surname, 0.8, 0.0),
    Clue(_is_well_known, 3.0, 0.0),
    Clue(_has_surname_ending, 1.2, 0.0),
    Clue(_has_hyphenated_given_name, 4.0, 0.0),
    Clue(_has_initial, 4.0, -1.0),
    Clue(_has_surname_capitals, 2.0, -1.0),
    Clue(_has_particle, 3.0, 0.0),
    Clue(_is_of_everyday_words, -1.0, 0.8),
    Clue(_is_of_rare_words, 1.0, 0.5),
    Clue(_is_apart_and_rare, 0.8, 0.0),
    # what stands beside it
    Clue(_follows_title, 5.0, -1.0),
    Clue(_follows_role, 2.5, -0.5),
    Clue(_follows_company_word, -0.5, 3.0),
    Clue(_acts, 1.6, 0.0),
    Clue(_is_quoted, 2.5, 0.0),
    Clue(_is_engaged, 1.5, 0.0),
    Clue(_is_called_a_role, 2.5, 0.0),
    Clue(_is_called_a_company, -1.0, 2.5),
    Clue(_has_age_or_who, 3.0, -1.0),
    Clue(_is_at, -1.0, 2.5),
    Clue(_is_left_or_joined, -0.5, 2.5),
    Clue(_is_moved_between, 0.0, 0.8),
    Clue(_is_inside, -3.0, -3.0),
    Clue(_has_article, -2.0, 0.8),
    Clue(_follows_adjective, -1.0, -1.0),
    Clue(_owns_a_role, -1.0, 4.0),
)


def weigh(sighting: Sighting) -> tuple[float, float]:
    """How much speaks for a person, and how much for an organisation."""
    held = [clue for clue in CLUES if clue.holds(sighting)]
    return sum(clue.person for clue in held), sum(clue.organisation for clue in held)
