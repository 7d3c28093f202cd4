"""Clues in what stands beside a name."""

from __future__ import annotations

from index.languages import ALL_FUNCTION_WORDS
from index.names.lexicon import lexicon
from index.names.sighting import Behind, Front

_AT = frozenset("at bei chez".split())
_LEFT_OR_JOINED = frozenset(
    "joined joins join joining left leaves leave leaving quit quits quitting founded founds founding fonde fondee rejoint rejoindre "
    "rejoignent quitte quitter quittent quittant cofonde fondare fondato laisse laissent verlasst verliess verlassen abandono abandona "
    "dejo lascia lasciato fundo fundado fondo grundete grundet".split()
)
_TOWARDS = frozenset(
    "from to with zu von vers d de di a en in par by for fur of per au an da do contre gegen mit".split()
)
_ENGAGED = frozenset(
    "poached hired hires hire poach poaches named appointed ask recruits recruited appoints holt engagiert verpflichtet "
    "debauche recrute nomme ficha contrata nombra assume nomina".split()
)
_SAYING = frozenset(
    "said says asked wrote adds added sagt sagte erklart erklarte schreibt schrieb raconte dit explique confie affirme ecrit cuenta dice "
    "dijo explica afirma scherza spiega racconta disse diz habe".split()
)
_ARTICLES = frozenset(
    "beim zum zur vom im am ins ans kein keine keinen ein eine einen einem einer eines jeder jede jeden diese dieser the der die das dem "
    "den des le la l les el los las il lo alla al allo dalla della del dell all nella sulla o os as".split()
)
_GERMAN_ADJECTIVE = ("e", "er", "es", "em")


def is_capital_for_a_reason(one: Front) -> bool:
    """Within a sentence, in a language that does not capitalise its nouns."""
    return one.language != "de" and not one.begins


def is_rare_where_all_have_capitals(one: Front) -> bool:
    """At the beginning of a sentence."""
    return one.language != "de" and one.begins and not one.is_common


def is_rare_in_german(one: Front) -> bool:
    return one.language == "de" and one.before not in _ARTICLES and one.is_rare


def is_rare_in_german_without_article(one: Front) -> bool:
    """Function words other than articles stand before names; articles and adjectives before nouns."""
    return is_rare_in_german(one) and one.before in ALL_FUNCTION_WORDS and one.before not in _ARTICLES


def is_known_organisation(one: Front) -> bool:
    """In German, an article before an everyday word speaks against it: "das Signal"."""
    is_noun = one.language == "de" and one.before in _ARTICLES and not one.is_rare
    return one.is_organisation and not is_noun


def follows_adjective(one: Front) -> bool:
    """In German, before a single word: "hohe Prämien"."""
    if one.language != "de" or not one.is_single or one.before in ALL_FUNCTION_WORDS or one.before.endswith("te"):
        return False
    return one.word.text.islower() and one.before.endswith(_GERMAN_ADJECTIVE)


def follows_title(one: Front) -> bool:
    return one.glue in (" ", ". ", "\u00a0") and one.word.folded.rstrip(".") in lexicon().titles


def follows_role(one: Front) -> bool:
    return lexicon().is_role(one.before) and one.before not in lexicon().company_words


def follows_company_word(one: Front) -> bool:
    return one.before in lexicon().company_words


def is_field_of_role(one: Front) -> bool:
    """ "Head of Research", "Jefe de Estudios"."""
    leads_on = one.before in ("of", "de", "di") and lexicon().is_role(one.second_before)
    return leads_on and one.is_single and one.is_common


def acts(one: Behind) -> bool:
    """Does what people do, perhaps behind an auxiliary: "hat gesagt"."""
    return one.verb in lexicon().verbs_of_people


def is_quoted(one: Front) -> bool:
    return one.before in _SAYING


def is_engaged(one: Front) -> bool:
    return one.before in _ENGAGED or (one.before == "a" and one.second_before in _ENGAGED)


def is_called_a_role(one: Behind) -> bool:
    is_own = lexicon().is_role(one.after) and not one.is_single and not one.is_possessive
    return is_own or any(map(lexicon().is_role, one.apposition))


def is_called_a_company(one: Behind) -> bool:
    return any(word in lexicon().company_words for word in one.apposition)


def has_age_or_who(one: Behind) -> bool:
    """ ", 41,", "(34)", ", who"."""
    first = one.apposition[0] if one.apposition else ""
    return first in ("who", "whose") or (first.isdigit() and len(first) == 2)


def is_at(one: Front) -> bool:
    return one.before in _AT


def is_left_or_joined(one: Front) -> bool:
    return one.before in _LEFT_OR_JOINED or (one.before in ("en", "par", "l") and one.second_before in _LEFT_OR_JOINED)


def is_moved_between(one: Front) -> bool:
    return one.before in _TOWARDS


def is_inside(one: Front) -> bool:
    """Where "in" and "à" lead to is a place."""
    return one.is_single and (one.before == "in" or one.word.text == "à")


def has_article(one: Front) -> bool:
    return one.before in _ARTICLES and one.language != "en"


def owns_a_role(one: Behind) -> bool:
    """ "Meta's CEO", "OpenAI-Chef"."""
    return one.is_attribute or (one.is_possessive and lexicon().is_role(one.after))
