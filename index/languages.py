"""Function words of the languages we serve: they tell prose from page furniture and one language from another."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

_FUNCTION_WORDS = {
    "de": "der die das den dem des ein eine einen einem einer eines und oder aber denn sondern doch nicht kein keine keinen "
    "ich du er sie es wir ihr mich mir dich dir ihn ihm uns euch ihnen sich mein dein sein seine seinen seiner seinem ihre "
    "ihren ihrer ihrem unser unsere wer wen wem wessen was wann wo wohin woher wie warum wieso weshalb welche welcher "
    "welches welchen welchem wieviel ist sind war waren bin bist seid wird werden wurde wurden worden hat haben hatte hatten "
    "habe kann können konnte soll sollen sollte muss müssen will wollen wollte darf mag möchte in im an am auf aus bei beim "
    "mit nach von vom vor zu zum zur für um über unter durch gegen ohne bis seit während wegen trotz zwischen als wenn "
    "weil dass daß ob damit da dann so auch nur noch schon mehr sehr hier dort dies diese dieser dieses diesen jetzt mal denn "
    "man nun laut sei gibt gibts eigentlich wirklich genau halt mal denn überhaupt bitte sag sagt mir bloß jemand etwas was alles raus rein",
    "fr": "le la les l un une des du de d à au aux et ou mais donc or ni car ne pas plus je tu il elle on nous vous ils elles "
    "me te se lui leur leurs y en mon ma mes ton ta tes son sa ses notre nos votre vos ce cet cette ces c ça cela qui que "
    "qu quoi dont où quand comment pourquoi combien quel quelle quels quelles est sont était étaient être été suis es sommes êtes sera "
    "seront a ai as ont avait avaient avoir eu aura peut peuvent doit doivent fait faire dans sur sous avec sans pour par "
    "chez vers entre depuis pendant avant après contre si comme aussi très bien encore déjà alors ainsi j n s t m "
    "lequel laquelle selon puis vraiment exactement quoi genre coup finalement déjà peu stp svp donc cela celui celle ceux",
    "en": "the a an and or but nor not no i you he she it we they me him her us them my your his its our their this that "
    "these those who whom whose what when where why how which is are was were be been being am has have had having do does "
    "did can could will would shall should may might must in on at by for from of off to into onto with without about "
    "above after before between during over under against through than then there here as if because so such too very "
    "just also only more most some any all each both other s t re ve ll d m up out now actually really exactly please tell while even just get got did doesn didn wouldn couldn isn wasn",
    "es": "el la los las lo un una unos unas de del al y e o u pero sino ni no que qué quien quién quienes quiénes cuál cuáles "
    "cuando cuándo donde dónde como cómo por para porque cuánto cuántos cuánta cuántas es son era eran fue fueron ser sido está están estaba "
    "estar ha han había haber he hay yo tú él ella nosotros ellos ellas me te se le les nos su sus mi mis tu tus nuestro "
    "este esta estos estas ese esa eso esto en con sin sobre entre desde hasta hacia tras según más muy también ya si sí "
    "puede",
    "it": "il lo la i gli le l un uno una di del dello della dei degli delle d a al allo alla ai agli alle da dal dalla in "
    "nel nella nei nelle con su sul sulla per tra fra e ed o ma non che chi cosa quando dove come perché quanto quanti quanta quante quale "
    "quali è sono era erano essere stato stata stati ha hanno ho aveva avevano avere io tu lui lei noi voi loro mi ti si ci "
    "vi ne suo sua suoi sue mio mia questo questa questi queste quello quella anche più molto già se poi così cui davvero esattamente proprio",
    "pt": "o a os as um uma uns umas de do da dos das em no na nos nas ao aos à às por pelo pela com sem para e ou mas nem "
    "não que quem qual quais quando onde como porque quanto quantos é são era eram foi foram ser sido está estão estava tem "
    "têm tinha ter há eu tu ele ela nós eles elas me te se lhe seu sua seus suas meu minha este esta esse essa isso isto "
    "mais muito também já sobre entre desde até",
}
_WORDS_OF_MOVES = {
    "de": "abfindung abgang ablöst abwerbung angebot anteile arbeitet arbeitgeber aufsichtsrat bezahlt bonus bekommt chefin chefwissenschaftler datum ehemalig ehemalige ehemaliger entlassen "
    "entlassung ersetzt ex-chef firma forscher forscherin forschung früher geht gehalt geld gewechselt gekündigt gründe gründer gründerin gründet gründung heute jahr jahre jahresgehalt kommt kündigung "
    "leitet leiter leiterin letzte mitarbeiter mitgründer nachfolge nachfolger nachfolgerin nachrichten neu neue neuer neues neueste posten preis prozent rücktritt rückkehr stelle tritt "
    "unternehmen verdient verdiente verlassen verließ vertrag vorgänger vorgängerin vorstand vorher wechsel wechselt wechselte zahlt zuletzt zurück",
    "fr": "actuel ancien ancienne année ans argent arrivée arrive augmentation bosse bourse cause chercheur chercheuse chercheurs chez combien date débauche débauché démission démissionne départ dernière dernier "
    "directeur directrice dirige embauche embauché embauchés employeur entreprise équipe exact financement fondateur fondatrice fondé gagne indemnité jour licencié licenciement montant mois nommé "
    "nouveau nouveaux nouvel nouvelle nouvelles offre parti partie partir parts patron patronne poste pourquoi prédécesseur prime prix quitte quitté raison raisons rejoint rejoindre remplaçant remplace "
    "remplacé rémunération responsable retour revient salaire société sortie succède successeur touche travaille travaillait viré voulu",
    "en": "appointed before bonus boss chief comeback company contract current deal departure departures employer exit figure fired former founded founder founders hired hires hiring headcount job joined joins "
    "joining latest leaves leaving left month money moved new news now offer old paid pay people poached position previous quit quits raise reason replaced replaces replacement researcher researchers return returned "
    "role round salary scientist severance shares size start started successor team today took went who work worked working works year years",
    "es": "accionista actual ahora antiguo año años anterior bonus cargo cuantía científico consejera consejero contrata contrato contratado despedido despido dejó deja dimisión dimite dimitió dinero dirige director directora "
    "empleo empresa equipo exjefe exdirector fecha fichaje ficha fichado fichó fundador fundadora fundó gana ganaba hoy indemnización investigador investigadora jefe jefa lidera marcha meses motivo "
    "noticias nueva nuevo oferta paga prima puesto reemplaza renuncia sueldo salario salida sucede sucesor sucesora sustituye sustituto trabaja trabajaba última últimas último vuelve vuelta",
    "it": "addio adesso amministratore amministratrice anni anno arriva assunto assunti assunzione azienda azioni capo carica dirige direttore direttrice dimesso dimissioni dipendenti entra esce ex fondato fondatore fondatrice "
    "guadagna guadagnava guida lascia lasciato lavora lavorava licenziato licenziamento mesi motivo notizie nuova nuovo offerta paga passa passato perso posto precedente prende premio quota ricercatore ricercatori "
    "ritorna ritorno ruolo sostituisce sostituito socio soldi squadra stipendio subentra successore ultima ultime ultimo",
    "pt": "agora antes ano anos atual cargo cientista contratado contratou demissão demitido demitiu dinheiro dirige diretor diretora empresa equipe equipa fundador fundadora fundou ganha hoje indenização lidera "
    "meses motivo notícias nova novo oferta paga pesquisador pesquisadora saiu saída salário substitui sucessor sucessora trabalha trabalhava última últimas voltou volta",
}
"""What a question on jobs is often made of, where it is but a few keywords."""
_COURTESIES = {
    "de": "danke dankeschön guten hallo hilfe moin servus tschüss",
    "fr": "aide bonjour bonsoir coucou merci salut",
    "en": "hello help hey hi thank thanks",
    "es": "adiós ayuda buenas gracias hola",
    "it": "aiuto buongiorno buonasera ciao grazie",
    "pt": "ajuda boa bom obrigada obrigado oi olá",
}
"""What people say to a bot beside their questions."""
LANGUAGES = tuple(_FUNCTION_WORDS)
FUNCTION_WORDS = {language: frozenset(words.split()) for language, words in _FUNCTION_WORDS.items()}
ALL_FUNCTION_WORDS = frozenset().union(*FUNCTION_WORDS.values())

_FEWEST, _MANY = 0.3, 5
"""Votes that tell a question's language, and words that are enough for a statistical detector."""

_ENOUGH = 4_000
"""Characters of an article that tell its language."""

_SURE, _AHEAD = 30, 1.6
"""Function words of one language, and how many times as many as of the next one, that leave no doubt."""

_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
"""A pasted address tells nothing of who pastes it."""

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_SIMPLE_WORD = re.compile(r"[^\W_]+")
_SPELLING = {
    "de": re.compile(r"[äöüß]"),
    "fr": re.compile(r"[çêîôûœëïù]"),
    "es": re.compile(r"[¿¡ñ]"),
    "pt": re.compile(r"[ãõ]"),
}


def fold(text: str) -> str:
    """Lower case without accents: `Größe` -> `grosse`."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", text.casefold())
    for mark in filter(unicodedata.combining, set(folded)):  # few marks, many characters
        folded = folded.replace(mark, "")
    return folded


def function_word_share(text: str) -> float:
    """Share of the words that are function words of any language served: 0.35 to 0.6 in prose, near 0 in tables."""
    words = _SIMPLE_WORD.findall(text.casefold())
    return sum(map(ALL_FUNCTION_WORDS.__contains__, words)) / len(words) if words else 0.0


def language_of_question(text: str) -> str | None:
    """Language of a short question, as an ISO 639-1 code; `None` where it cannot be told.

    Function words decide, and words that questions on jobs are made of, accents or none; statistical detectors guess
    wildly on "qui a rejoint microsoft" (lingua: English) or "zuckerberg mails deepmind" (German), so they are asked only
    when a text is longer.
    """
    text = _LINK.sub(" ", text)
    lowered = text.casefold()
    words = _SIMPLE_WORD.findall(lowered)
    votes: dict[str, float] = dict.fromkeys(LANGUAGES, 0.0)
    for word in words:
        owners = _owners().get(word) or _owners().get(fold(word), ())
        for language in owners:
            votes[language] += 1 / len(owners)
    for language, spelling in _SPELLING.items():
        votes[language] += bool(spelling.search(lowered))
    first, second = sorted(votes, key=votes.__getitem__, reverse=True)[:2]
    if votes[first] > max(_FEWEST, votes[second]):
        return first
    return _statistical(text) if len(words) >= _MANY else None


@cache
def _owners() -> dict[str, tuple[str, ...]]:
    """The languages to which a word points: a function word as it is written, one of moves without its accents."""
    told = ((word, language) for language, words in FUNCTION_WORDS.items() for word in words)
    told_by_moves = (
        (fold(word), language)
        for told in (_WORDS_OF_MOVES, _COURTESIES)
        for language, words in told.items()
        for word in words.split()
    )
    owners: dict[str, tuple[str, ...]] = {}
    for word, language in dict.fromkeys((*told, *told_by_moves)):
        owners[word] = (*owners.get(word, ()), language)
    return owners


def language_of_text(text: str) -> str:
    """Language of an article, as an ISO 639-1 code; English where nothing can be told.

    A text that is full of one language's function words is in it; only where two come near each other a statistical
    detector is asked, which takes ten times as long.
    """
    counted = Counter(filter(ALL_FUNCTION_WORDS.__contains__, _SIMPLE_WORD.findall(text[:_ENOUGH].casefold())))
    votes = Counter(
        {
            language: sum([count for word, count in counted.items() if word in words])
            for language, words in FUNCTION_WORDS.items()
        }
    )
    (first, most), (_, next_most) = votes.most_common(2)
    return first if most >= _SURE and most >= _AHEAD * next_most else _statistical(text) or "en"


def _statistical(text: str) -> str | None:
    found = _detector().detect_language_of(text)
    return str(found.iso_code_639_1.name.lower()) if found else None


@cache
def _detector():  # type: ignore[no-untyped-def]
    from lingua import Language, LanguageDetectorBuilder  # loading its models costs 0.1 s

    served = (
        Language.GERMAN,
        Language.FRENCH,
        Language.ENGLISH,
        Language.SPANISH,
        Language.ITALIAN,
        Language.PORTUGUESE,
    )
    return LanguageDetectorBuilder.from_languages(*served).with_low_accuracy_mode().build()
