"""Follow-up questions are told from new ones, and completed from the turn before."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation import Completion, Turn, completions, remembered, understood
from index import ALONE, MAX_QUESTION, Answer, Context, KnownName, NameKind, Naming, Refusal
from tests.bot.fakes import answer, refusal

PEOPLE = ("Jason Taylor", "Greg Brockman", "Sam Altman", "Emmett Shear", "Mira Murati", "Jakub Pachocki")
ORGANISATIONS = ("OpenAI", "Microsoft", "TSMC", "Enfabrica", "Nvidia", "Groq", "Meta")


def named_in(text: str) -> list[Naming]:
    """People by their whole names or their last, organisations by theirs."""
    known = {name: KnownName(name, NameKind.ORGANISATION, 1) for name in ORGANISATIONS}
    for name in PEOPLE:
        known[name] = known[name.split()[-1]] = KnownName(name, NameKind.PERSON, 1)
    longest_first = sorted(known, key=len, reverse=True)
    found = re.finditer("|".join(map(re.escape, longest_first)), text)
    return [Naming(known[one[0]], one.start(), one.end()) for one in found]


def ways(last: Turn | None, question: str) -> list[Completion]:
    return completions(question, last, named_in)


def after(last: Turn, question: str) -> str:
    """The question as it is likeliest understood."""
    return ways(last, question)[0].whole


TAYLOR = Turn("Pourquoi Jason Taylor a-t-il rejoint Microsoft ?", "Jason Taylor a rejoint Microsoft pour ses puces.")
SHEAR = Turn("Wer hat OpenAI nach Altmans Rauswurf übernommen?", "OpenAI machte Emmett Shear zum Interimschef.")


def test_the_first_question_is_new() -> None:
    assert ways(None, "et son salaire ?") == [Completion("et son salaire ?")]


def test_a_pronoun_stands_for_the_person_of_the_last_question_who_is_named_with_the_organisation() -> None:
    assert after(TAYLOR, "Où travaillait-il et quel était son salaire annuel brut ?") == (
        "Où travaillait-il et quel était son salaire annuel brut ? (Jason Taylor, Microsoft)"
    )


def test_after_a_question_for_somebody_it_stands_for_whom_the_answer_named() -> None:
    assert after(SHEAR, "Was hat er vorher bei Twitch gemacht?") == (
        "Was hat er vorher bei Twitch gemacht? (Emmett Shear, Sam Altman, OpenAI)"
    )


@pytest.mark.parametrize("question", ["latest news", "was gibt es neues?", "quoi de neuf"])
def test_the_news_of_everything_go_on_from_nothing(question: str) -> None:
    assert ways(TAYLOR, question) == [Completion(question)]


def test_a_name_after_the_news_of_everything_asks_for_its_news() -> None:
    assert after(Turn("latest news"), "Meta") == "latest news (Meta)"


@pytest.mark.parametrize(
    ("last", "question", "names"),
    [
        (Turn("Wer übernahm?", "Der Rat wählte ihn.", "Altman war weg.", "Emmett Shear führt OpenAI"), "was machte er vorher?", "Emmett Shear"),
        (Turn("Who was hired?", "A manager joins.", "A manager joins. Mira Murati leads.", "A new chief"), "where is she from?", "Mira Murati"),
        (Turn("Who replaced Altman?", "It was a surprise.", "Murati and Shear were asked."), "why him?", "Sam Altman"),
        (Turn("Who founded Groq?", "Altman did, in 2016."), "so who runs it now?", "Groq"),
        (Turn("Who was hired?", "Murati and Shear were."), "where did he come from?", "Emmett Shear"),
        (Turn("Who is Greg Brockman?", "Brockman and Altman founded OpenAI."), "where did he study?", "Greg Brockman"),
        (Turn("Pourquoi Altman partait ?", "Murati resta."), "et que dit-il de Shear ?", "Sam Altman"),
        (Turn("Altman a coûté cher, c'est vrai ?"), "qu'en pense Shear ?", "Sam Altman"),
        (Turn("Who bought Groq?", "Nvidia did, with Meta.", title="Nvidia buys Groq"), "and whom did they fire afterwards?", "Groq, Nvidia"),
        (Turn("Where did Altman go?", "Nvidia says to Microsoft.", title="Altman joins Microsoft"), "since when is he there?", "Sam Altman, Microsoft"),
        (Turn("What did Altman say?", "He spoke to Nvidia."), "and what did he earn there afterwards?", "Sam Altman"),
    ],
)  # fmt: skip
def test_who_and_what_is_meant(last: Turn, question: str, names: str) -> None:
    carried = ways(last, question)[0].context.words

    assert carried == names or carried.startswith(f"{names}, ")
    assert not {*ORGANISATIONS, *PEOPLE} & set(carried.removeprefix(names).split(", "))


def test_a_subject_of_its_own_before_an_inverted_pronoun_is_nobody_s_of_the_last_turn() -> None:
    assert ways(TAYLOR, "Pourquoi Enfabrica a-t-il plu à Nvidia en 2024 ?")[0].context is ALONE


def test_question_words_and_names_in_small_letters_are_not_carried_over() -> None:
    last = Turn("wieviel zahlte microsoft für Groq", "Microsoft zahlte viel.")

    assert after(last, "und warum?") == "und warum? (Groq, zahlte microsoft)"


def test_a_question_without_words_of_its_own_gets_those_of_the_last_one() -> None:
    assert after(Turn("Wann wurde Altman abgesetzt?"), "und warum?") == "und warum? (Sam Altman, abgesetzt)"


@pytest.mark.parametrize(
    ("last", "question", "whole"),
    [
        ("Why did Sam Altman leave OpenAI?", "what about Brockman?", "Why did Greg Brockman leave OpenAI?"),
        ("Wann ging Altman?", "und Murati?", "Wann ging Mira Murati?"),
        ("Combien Nvidia a payé pour Groq ?", "et pour Enfabrica ?", "Combien Nvidia a payé pour Enfabrica ?"),
        ("Who was fired?", "Murati?", "Who was fired? (Mira Murati)"),
    ],
)
def test_of_a_name_alone_the_last_question_is_asked(last: str, question: str, whole: str) -> None:
    assert after(Turn(last), question) == whole


@pytest.mark.parametrize(
    "question",
    [
        "wann war das?",
        "et son salaire ?",
        "And where did he work before?",
        "how much",
        "wer noch?",
        "warum klagt TSMC gegen ihn?",
        "why didn't OpenAI get it?",
        "qu'en pense Murati ?",
        "y por qué?",
        "e poi dove è andato?",
        "mit welcher Begründung?",
        "ca a couté combien",
    ],
)
def test_openers_pronouns_pointers_and_short_questions_without_a_name_are_follow_ups(question: str) -> None:
    assert ways(TAYLOR, question)[0].told is not None


@pytest.mark.parametrize(
    "question",
    [
        "Why did Sam Altman leave OpenAI?",
        "Did Greg Brockman have a degree when he joined OpenAI?",
        "Warum verklagt TSMC seinen früheren Manager?",
        "Wer soll der neue Chef von Microsoft sein?",
        "Contre qui Jason Taylor porte-t-il plainte ?",
        "Qui a quitté OpenAI en 2024 ?",
        "Combien de postes y a-t-il chez Meta ?",
        "¿Quiénes son los fundadores de OpenAI?",
        "how long was altman at OpenAI",
        "Which young researcher earned the largest bonus last summer?",
        "can you tell me a joke",
        "mein handy lädt nicht mehr",
        "Danke!",
        "ok, merci beaucoup",
    ],
)
def test_a_question_that_stands_for_itself_is_not_mixed_with_the_last(question: str) -> None:
    assert ways(TAYLOR, question)[0] in (Completion(question), Completion(question, last=TAYLOR))


def test_somebody_named_in_the_follow_up_takes_the_place_of_the_last_person() -> None:
    assert "Taylor" not in after(TAYLOR, "et Murati, combien lui a-t-on offert pour rester ?")


def test_what_a_follow_up_says_itself_is_not_said_twice() -> None:
    assert after(TAYLOR, "and which large data centre did he build at Microsoft?") == (
        "and which large data centre did he build at Microsoft? (Jason Taylor)"
    )


def test_a_completion_goes_on_with_the_next_turn() -> None:
    first = ways(Turn("Warum ging Altman bei OpenAI?", passage_id="p1"), "seit wann offiziell?")[0].turn(REFUSED)

    assert first == Turn("seit wann offiziell?", passage_id="p1", carried="Sam Altman, OpenAI, ging")
    assert after(first, "und unter wem?") == "und unter wem? (Sam Altman, OpenAI, offiziell)"
    assert after(replace(first, question="seit wann?"), "und unter wem?") == "und unter wem? (Sam Altman, OpenAI, ging)"


def test_who_is_not_known_cannot_be_carried_over() -> None:
    assert ways(Turn("Was?"), "und warum?")[0].told is None


def test_the_index_is_told_what_is_carried_over_apart_from_what_was_asked_and_what_was_quoted_last() -> None:
    (followed,) = ways(replace(TAYLOR, passage_id="p1"), "et son salaire annuel brut négocié ?")

    assert followed.question == "et son salaire annuel brut négocié ?"
    assert followed.context == Context("Jason Taylor, Microsoft", "p1")
    assert followed.told == "et son salaire annuel brut négocié ? (Jason Taylor, Microsoft)"


@pytest.mark.parametrize(
    ("question", "is_followed_first"),
    [
        ("mit welcher Begründung?", [True, False]),
        ("und wie reagierte Nvidia auf den Abgang?", [True, False]),
        ("why did the announcement disappear from every website later?", [False, True]),
        ("und warum?", [True]),
        ("where did he work before that?", [True]),
        ("Wann ging Murati zu Meta?", [False]),
    ],
)
def test_what_points_back_to_nothing_is_asked_either_way(question: str, is_followed_first: list[bool]) -> None:
    assert [one.context is not ALONE for one in ways(TAYLOR, question)] == is_followed_first


@pytest.mark.parametrize(
    ("question", "context"),
    [
        ("how much did Microsoft pay Taylor in his first year?", Context("", "p1")),
        ("how much did Nvidia pay the founders of Groq last year?", Context("", "p1")),
        ("how much did Nvidia pay the founders of Enfabrica last year?", ALONE),
        ("Which young researcher earned the largest bonus last summer?", ALONE),
    ],
)
def test_a_whole_question_about_the_same_people_is_asked_beside_what_was_quoted(
    question: str, context: Context
) -> None:
    last = replace(TAYLOR, passage="Nvidia wollte ihn auch.", title="Groq verliert ihn", passage_id="p1")

    assert ways(last, question)[0].context == context


FOLLOWED, STANDING_ALONE = Completion("who runs it?", Context("Groq")), Completion("who runs it?")
ANSWERED, REFUSED = answer(), refusal(Refusal.NOTHING_RELEVANT)


@pytest.mark.parametrize(
    ("tried", "meant"),
    [
        ([(FOLLOWED, ANSWERED)], FOLLOWED),
        ([(FOLLOWED, REFUSED), (STANDING_ALONE, ANSWERED)], STANDING_ALONE),
        ([(STANDING_ALONE, REFUSED), (FOLLOWED, ANSWERED)], FOLLOWED),
        ([(FOLLOWED, REFUSED), (STANDING_ALONE, REFUSED)], STANDING_ALONE),
        ([(FOLLOWED, REFUSED)], FOLLOWED),
    ],
)
def test_a_question_is_understood_in_the_way_that_is_answered(
    tried: list[tuple[Completion, Answer]], meant: Completion
) -> None:
    assert understood(tried)[0] == meant


def test_what_comes_after_an_answer_is_not_asked() -> None:
    tried = iter([(FOLLOWED, ANSWERED), (STANDING_ALONE, ANSWERED)])

    understood(tried)

    assert list(tried) == [(STANDING_ALONE, ANSWERED)]


def test_after_a_refused_follow_up_one_goes_on_from_what_was_quoted_before() -> None:
    last = replace(TAYLOR, passage_id="p1")

    turn = replace(FOLLOWED, last=last).turn(REFUSED)

    assert (turn.whole, turn.sentence, turn.passage_id) == ("who runs it? (Groq)", TAYLOR.sentence, "p1")


def test_after_a_refused_new_question_nothing_is_quoted() -> None:
    assert STANDING_ALONE.turn(REFUSED) == Turn("who runs it?")


@pytest.mark.parametrize(
    ("question", "refusal"), [("danke", Refusal.NOTHING_RELEVANT), ("erzähl mir einen Witz", Refusal.OFF_TOPIC)]
)
def test_small_talk_and_what_is_about_something_else_leave_the_turn_before(question: str, refusal: Refusal) -> None:
    refused = replace(REFUSED, refusal=refusal)

    assert remembered(Completion(question), refused, TAYLOR) == TAYLOR
    assert remembered(STANDING_ALONE, REFUSED, TAYLOR) == Turn("who runs it?")


def test_of_an_answer_the_sentence_its_passage_and_its_title_are_remembered() -> None:
    turn = STANDING_ALONE.turn(ANSWERED)

    best = ANSWERED.hits[0]
    assert (turn.sentence, turn.passage) == (best.passage.text[slice(*best.sentence)], best.passage.text)
    assert (turn.title, turn.passage_id) == (best.article.title, best.passage.id)


@settings(deadline=None)
@given(st.text(max_size=1100), st.text(max_size=1100), st.text(max_size=300))
def test_no_words_break_it_and_it_is_never_too_long_by_its_own_doing(question: str, last: str, sentence: str) -> None:
    found = ways(Turn(last, sentence), question)

    assert found
    assert all(one.whole == question or len(one.whole) <= MAX_QUESTION for one in found)
    assert all((one.told is None) == (one.whole == question) for one in found)
