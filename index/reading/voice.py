"""Who speaks in a line, and to whom: a reporter of somebody, a seller to a reader, one reader to the others."""

from __future__ import annotations

import re

from index.reading.lines import Line
from index.reading.shape import Traits

_MOST, _SHORT, _QUOTED = 400, 18, 20
_QUOTATION = re.compile(r"[„“\"][^„“”\"]*[”“\"]|«[^«»]*»|»[^«»]*«")
_WORD = re.compile(r"[^\W_]+")
_COMMAND = re.compile(
    r"""(?:^|[.!?…:,;–—-]\s+|\b(?:and|und|et|y|e|o|or|oder|ou|please|bitte)\s+)(?:
    [^\W\d_]{2,}(?:en|rn|ln)\ sie\b|[^\W\d_]{3,}(?<!ch)(?<!ass)ez\b
    |(?:add|answer|apply|ask|book|browse|buy|call|check|choose|claim|click|compare|create|discover|don.t\ miss|download|drop|enjoy|enter|explore|find\ out|follow|get
        |give|grab|help|join|learn|let|listen|log\ in|mention|order|pick|read|receive|refresh|register|rent|request|ring|save|see|send|share|shop|sign|start|stay|submit|subscribe
        |support|take|talk|tell|try|unlock|upgrade|visit|watch|write)\b(?!\s+(?:was|is|has|had|said|will)\b)
    |(?:mach|lies|hol|sicher|teste|probier|schau|klick|werde|bestell|schreib|schick|hör|folge|melde|abonnier|lade|spar|finde|entdecke)e?\b(?:\ (?:jetzt|dir|dich|uns|hier|mit|dein\w*))
    |(?:accede|activa|apúnta\w*|aprende|ayúda\w*|compra|compara|comparte|conoce|consulta|convierte|cuénta\w*|descarga|descubre|disfruta|elige|escríbe\w*|escucha|forma|haz|hazte|inscríbe\w*|introduce
        |mándan\w*|participa|píde\w*|pide|prueba|pruéba\w*|recarga|recibe|regístra\w*|regála\w*|reserva|sigue|síguen\w*|solicita|suma|súma\w*|suscríbe\w*|únete|lee|mira)\b
    |(?:accedi|acquista|aiuta\w*|approfitta|ascolta|chiedi|clicca|compra|confronta|condividi|continua|diventa|entra|guarda|impara|inserisci|invia\w*|iscriviti|lasciati|leggi|manda\w*|ordina
        |partecipa|prenota|prova\w*|ricevi\w*|regala\w*|registrati|rispondi|scarica|scegli|scopri|scrivi\w*|segnala\w*|segui\w*|sostieni|unisciti|usa|valuta|vieni)\b)""",
    re.VERBOSE,
)
"""At the beginning of a sentence or of a part of one, in small letters."""
_OFFER = re.compile(
    r"""\b(?:gratis|kostenlos|kostenfrei|gratuit|grátis|free\b|unverbindlich|sans\ engagement|sin\ compromiso|senza\ impegno|no\ obligation
    |(?:bis\ zu|jusqu.à|up\ to|hasta|fino\ a|ab|dès|from|desde|nur|only|solo|seulement|just|da|partir\ d[ea])\ (?:[€$£]\ ?)?\d[\d.,]*\ ?(?:%|€|£|\$|euros?\b|prozent|percent|pour\ cent|cents?\b)
    |(?:with|mit|avec|con|use|nutze)\ (?:dem\ |le\ |il\ |el\ |the\ )?code?\b|sconto|descuento|rabatt|remise\b|discount|\d\ ?%\ off|(?:per\ month|im\ monat|par\ mois|al\ mese?|pro\ monat)\b)""",
    re.VERBOSE,
)
_ASKS_FIRST = re.compile(r"[^.!?]{8,160}\?\s+\S")
_SCENE = re.compile(
    r"""\b(?:auf\ der\ bühne|an\ (?:seinem|ihrem)|vor\ de[mr]|beim?|im\ (?:büro|labor|garten)|in\ den\ (?:räumen|büros)|im\ jahr|kursverlauf|sur\ scène|lors\ d|dans\ (?:les\ locaux|le\ bureau|son|sa)|devant|chez\ (?:lui|elle)
    |on\ stage|at\ (?:the|a|his|her|work|home)|outside|poses?|photographed|speaking|during|in\ front|headquarters|last\ (?:fall|year|spring|summer|week|month)
    |durante|en\ la\ sede|en\ su|ante\ (?:la|el)|en\ una?|el\ pasado|delante|nella\ sede|nel\ (?:laboratorio|suo)|nella\ sua|all['’]uscita|davanti|al\ lavoro|en\ directo|l['’](?:an|anno)|archiv\w*)\b""",
    re.VERBOSE,
)
"""Where and when a picture was taken."""
_ATTRIBUTES = re.compile(
    r"\W*(?:sagt|so|sagte|erklärt|dit|a dit|says|said|dice|ha detto|disse|queste le parole|d.après|according to)\b"
)
_SIGN = re.compile(
    r"\b(?:avatar|icon|icône|icono|icona|ícone|logo|logotipo|symbol|profilbild|profile (?:picture|photo)|photo de profil|imagen de perfil|"
    r"foto (?:del? )?profilo|pfeil|arrow|flèche|flecha|freccia)\b"
)
"""What stands for a picture where none is shown."""
_FULL_NAME = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ'’]+(?: (?:de|del|van|von|di))? [A-ZÀ-Ý][\w'’-]*[a-zà-ÿ]")
_CAPITAL_WITHIN = re.compile(r"(?<![.!?:…„“\"«»¿¡(])(?<!^)\s[A-ZÀ-Ý]")
_CHAT_SIGNS = re.compile(r"^@\w|^>|[!?]{2,}|…\s|[😀-🙏👍❤😘]")
_CHAT = frozenset(
    "lol haha hahaha naja bravo danke merci thanks gracias grazie enhorabuena complimenti félicitations congrats "
    "congratulations glückwunsch bises schade".split()
)
_REPORTS = frozenset(
    "sagte sagt erklärte erklärt teilte mitgeteilt bestätigt bestätigte bestätigten schrieb kündigte räumt berichtet berichtete "
    "antwortete beantwortete reagierte äußern kommentieren zufolge laut wechselt wechselte übernimmt verlässt verließ leitet leitete folgt folgte tritt bisher bisherige hieß heißt "
    "déclaré annoncé confirmé explique affirme assure raconte précise selon déclare annonce rejoint rejoindra quitte quittera "
    "quitté succède reconnaît indique jusqu jusque dit répondu conserve "
    "respond responded comment said says told announced confirmed according declined joined joins joining leaves leaving left stepped steps replaces "
    "replaced hired appointed reported spokesman spokeswoman spokesperson formerly succeeds "
    "respondió contestó dijo explica explicó anunció confirmó aseguró asegura según informó informaron comunicó afirma deja dejará dejó ficha "
    "fichó portavoz asume incorpora incorporará sustituye "
    "risposto detto dice spiega annunciato confermato racconta secondo sostiene commenta lascia lascerà lasciato guiderà dirigerà "
    "subentra succede sostituirà sostituisce portavoce finora disse anunciou afirmou segundo assume confirmou".split()
)
_SMALL_THIRD = frozenset(
    "er seine sein seiner seinem seinen ihm ihn ihr ihre ihrer ihrem ihren il elle son sa lui he she his her him él ella lei "
    "egli suo sua suoi ele ela".split()
)
_THIRD = _SMALL_THIRD | {word.capitalize() for word in _SMALL_THIRD if not word.startswith("ihr")}
"""But for the German words that, with a capital, speak to a reader."""
_OUR = frozenset(
    "wir uns unser unsere unserem unseren unserer nous notre nos we our us nuestro nuestra nuestros nuestras nostro nostra "
    "nostri nostre noi nosso nossa".split()
)
_FIRST = frozenset(
    "ich mein meine meinen meinem meiner mir mich j je mon ma mes moi i my me yo mi mis io mio mia eu meu minha".split()
)


def voice_of(line: Line) -> Traits:
    """What a line's own words, without those it quotes, tell about who speaks to whom; and a picture's names and places."""
    text = line.text[:_MOST]
    own = _QUOTATION.sub(" … ", text)
    lowered, quotes = own.lower(), len(text) - len(own) >= _QUOTED
    words = set(_WORD.findall(lowered))
    commands, offers = len(_COMMAND.findall(lowered)), bool(_OFFER.search(lowered))
    reports, first = not _REPORTS.isdisjoint(words), not _FIRST.isdisjoint(words)
    third = not _THIRD.isdisjoint(_WORD.findall(own))
    found = {
        "commands": commands > 0,
        "commands twice": commands > 1,
        "offers": offers,
        "asks first": bool(_ASKS_FIRST.match(own)),
        "reports": reports,
        "third person": third,
        "first person": first,
        "chats": bool(_CHAT_SIGNS.search(text)) or not _CHAT.isdisjoint(words),
    }
    if line.is_prose:
        found |= {
            "commands in prose": commands > 0,
            "offers in prose": offers,
            "reports in prose": reports,
            "first person in prose": first,
            "our side in prose": not reports and not _OUR.isdisjoint(words),
            "neither reports nor quotes": not reports and not quotes,
            "of nobody": not (reports or quotes or third or _FULL_NAME.search(text)),
            "names nobody": not quotes and not _CAPITAL_WITHIN.search(own),
        }
    return {name: 1.0 for name, holds in (found | _of_short_lines(line, lowered)).items() if holds}


def _of_short_lines(line: Line, lowered: str) -> dict[str, bool]:
    if line.words > _SHORT:
        return {}
    named, scene = bool(_FULL_NAME.search(line.text)), bool(_SCENE.search(lowered))
    return {
        "full name in a short line": named and not line.is_terminated,
        "sign": not line.is_terminated and bool(_SIGN.search(lowered)),
        "scene": scene and not line.is_terminated,
        "scene with a name": scene and named,
        "attributes": named and not line.is_terminated and bool(_ATTRIBUTES.match(lowered)),
        "title alone": not line.is_terminated and line.words >= 4 and line.function_word_share > 0,
    }
