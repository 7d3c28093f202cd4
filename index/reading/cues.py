"""Wordings of page furniture, by kind, as news sites use them in five languages.

A cue is evidence, not a verdict: `cleaning` weighs it with a line's shape, length and kinship.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache

from index.reading.alternatives import by_first_letter


class Cue(StrEnum):
    ADVERT = "advert"
    AFFILIATE = "affiliate"
    NEWSLETTER = "newsletter"
    COOKIE = "cookie"
    COMMENT = "comment"
    SHARE = "share"
    RELATED = "related"
    CREDIT = "credit"
    COPYRIGHT = "copyright"
    READING_TIME = "reading_time"
    BYLINE = "byline"
    BIOGRAPHY = "biography"
    SOURCE = "source"
    MENU = "menu"
    MARKETS = "markets"
    PAYWALL = "paywall"
    DISCLAIMER = "disclaimer"


ENDS_THE_ARTICLE = frozenset({Cue.COMMENT, Cue.RELATED, Cue.SOURCE, Cue.BIOGRAPHY, Cue.NEWSLETTER, Cue.COPYRIGHT})
"""After one of these in the page's last part, what follows is furniture unless it is close kin of the article."""

_HEAD, _TAIL = 160, 100

_PATTERNS = {
    Cue.ADVERT: r"""
        ^\W*(?:werbung|anzeigen?|advertorial|publicité|annonce|sponsorisé|advertisement|advertising|ads?|sponsored(?:\ content|\ by\b.*)?|publicidad|anuncio|patrocinado|pubblicità|annuncio|promo(?:tion|ción|zione)?)\W*$
        |^\W*(?:werbung|anzeige|inserat|publicité|publi-?\ ?rédactionnel|publirédactionnel|advertisement|sponsored|publicidad|publirreportaje|pubblicità|pubbliredazionale|promoted|partner\ content|contenu\ sponsorisé|contenido\ patrocinado)\]?\s*(?:[:\-–—|•]|\]\s)|\[(?:anzeige|werbung|ad|advertisement|publicité|publicidad|pubblicità|bandeau|banner|sponsored)\b
        |jetzt\ (?:kaufen|bestellen|sichern|buchen|entdecken|testen|zugreifen|kostenlos|anmelden|informieren|starten)|(?:nur|ab|für)\ \d[\d.,]*\ ?(?:€|euro)\b.{0,60}(?:sichern|bestellen|kaufen|statt)
        |offre\ (?:limitée|exclusive)|profitez\ d|essai\ gratuit|shop\ now|buy\ now|order\ (?:now|today)|free\ trial|limited\ offer|\b\d\d\ ?(?:%|percent|prozent)\ (?:off|rabatt|de\ réduction|de\ descuento)|book\ (?:a|your)\ (?:demo|seat|ticket)
        |compra\ ahora|prueba\ gratis|oferta\ (?:limitada|exclusiva)|acquista\ ora|prova\ gratuita|offerta\ (?:limitata|esclusiva)|kostenlose?s?\ (?:beratung|webinar|whitepaper|erstgespräch)|whitepaper|webinar
        |(?:patrocinad[oa]|sponsored|brought\ to\ you|sponsorisée?|offert|sponsorizzat[oa]|präsentiert|supported)\ (?:por|by|par|da|von)\b|^\W*(?:publirreportaje|promozione|bon\ plan|gewinnspiel|inserat|deal|hot\ deal|advert)\b.{0,20}[:|–—-]|(?:suite|weiter|continues?|continua|sigue|continuar)\b.{0,15}(?:après|nach|below|after|dopo|tras|después)\b.{0,15}(?:publicité|anzeige|werbung|advert|pubblicità|publicidad)""",
    Cue.AFFILIATE: r"""
        affiliate|provisions?-?links?|(?:erhalten|bekommen|kassieren)\ wir\b.{0,40}(?:provision|kommission)|(?:recevoir|touch\w+|percevoir|gagner)\b.{0,25}commission|earn\ (?:a|an|us)?\ ?(?:affiliate\ |small\ )?commission|may\ (?:get|receive)\ a\ commission
        |(?:recibir|ganar|obtener)\b.{0,25}comisi[oó]n|(?:ricevere|guadagnare)\b.{0,25}commissione|liens?\ affiliés?|page\ de\ divulgation|disclosure\ (?:page|policy)|soutenir\ l.équipe|support\ (?:our|us|the\ editorial)|werbehinweis|transparenzhinweis""",
    Cue.NEWSLETTER: r"""
        \w*newsletter|(?:melden|tragen)\ sie\ sich\b.{0,60}(?:an|ein)\b|melde\ dich\b.{0,40}\ an\b|(?:inscrivez|abonnez)[-\ ]vous|sign\ up\b|subscribe\b|suscr[ií]b(?:ete|ase|irse)|iscriviti|abonnieren\ sie|jetzt\ abonnieren|unsubscribe|(?:direkt|täglich|jede\ woche)\ in\ (?:ihr|dein)(?:em|en)?\ postfach|dans\ votre\ boîte|in(?:to)?\ your\ inbox|en\ tu\ (?:correo|bandeja)|nella\ tua\ (?:casella|posta)
        |ihre\ e-?mail(?:-adresse)?\b|(?:your|votre|tu|su|la\ tua)\ (?:e-?mail|adresse|correo|email)\b|push-?(?:nachrichten|benachrichtigung|notification)|whatsapp-?kanal|folgen\ sie\ uns|suivez[-\ ]nous|follow\ us|síguenos|seguici|(?:lade|laden\ sie)\b.{0,30}\bapp\b|download\ (?:our|the)\ app|téléchargez\ (?:notre|l.)\s*appli""",
    Cue.COOKIE: r"""
        cookies?\b|datenschutz(?:erklärung|einstellungen|hinweis)|privacy\ (?:policy|settings)|politique\ de\ confidentialité|politica\ sulla\ privacy|política\ de\ privacidad|einwilligung|consent(?:ement)?\b.{0,30}(?:données|data|cookies|partner)|alle\ akzeptieren|tout\ accepter|accept\ all|aceptar\ todo|accetta\ tutt|tracking
        |unsere\ (?:\d+\ )?partner|nos\ (?:\d+\ )?partenaires|our\ (?:\d+\ )?partners|widerruf""",
    Cue.COMMENT: r"""
        (?:hinterlasse|schreib\w*|verfassen?)\b.{0,25}(?:kommentar|antwort)|kommentare?\s*(?:\(\d+\))?\W*$|^\W*\d+\ (?:kommentare?|commentaires?|comments?|comentarios?|commenti)\b|kommentar\ (?:abschicken|absenden|schreiben)|wird\ nicht\ veröffentlicht|erforderliche\ felder
        |laisse[rz]?\b.{0,12}(?:commentaire|réponse)|ne\ sera\ pas\ publiée|champs\ obligatoires|publier\ (?:le|un)\ commentaire|leave\ a\ (?:comment|reply)|post\ (?:a\ )?comment|will\ not\ be\ published|required\ fields|join\ the\ (?:discussion|conversation)|comments?\ (?:are\ )?(?:closed|off)
        |deja\ (?:un|tu)\ comentario|no\ será\ publicad|campos\ obligatorios|lascia\ un\ commento|non\ sarà\ pubblicato|campi\ obbligatori|erzähl\w*\ uns|was\ (?:denken|meinen|halten)\ sie\b.*\?|et\ vous,|diskutieren\ sie\ mit|anmelden\ um\ zu\ kommentieren|log\ in\ to\ comment|meinung\ in\ den\ kommentaren|dites-le\ nous
        |^\W*\d+\s+(?:reaktionen|antworten|réponses|réactions|responses|replies|respuestas|risposte|reacciones|lesermeinungen)\b|^\W*(?:répondre|responder|rispondi|antworten|reply|report|melden)(?:\W+(?:répondre|responder|rispondi|antworten|reply|report|melden))*\W*$|\ba\ écrit\ le\b|\bschrieb\ am\b|^\W*(?:vos|i\ vostri|ihre|your|tus|los)\ (?:réactions|commenti|kommentare|comments|comentarios)\b|^\W*(?:top\ )?(?:comments|comentarios|commenti|commentaires|comentários|leserbriefe)\b.{0,30}$
        |^\W*\d+\ (?:gedanken|thoughts?|pensées|ideas|pensieri|wortmeldungen|beiträge)\ (?:zu|on|sur|sobre|su)\b|^[\w.-]+(?:\ [\w.-]+){0,2}\ (?:sagt|schrieb|says|wrote|dit|a\ dit|dice|dijo|escribió|ha\ detto|ha\ scritto|disse)\W*$|^.{0,40}\b(?:vor\ \d+\ (?:stunden?|minuten|tag(?:en)?)|il\ y\ a\ \d+\ (?:heures?|minutes|jours?)|hace\ \d+\ (?:horas?|minutos|días?)|\d+\ (?:hours?|minutes|days?)\ ago|\d+\ (?:ore|ora|minuti|giorni)\ fa)\b.{0,12}$""",
    Cue.SHARE: r"""
        ^\W*(?:teilen|partager|share|compartir|condividi|drucken|imprimer|print|merken|speichern|save|tweet(?:en)?|facebook|whatsapp|linkedin|twitter|x|telegram|pinterest|reddit|xing|e-?mail|copy\ link|link\ kopieren|copier\ le\ lien|kopieren|bookmark|flipboard|bluesky|threads|mastodon)(?:(?:\W+|\ (?:auf|sur|on|en|su)\ )(?:teilen|partager|share|compartir|condividi|drucken|imprimer|print|tweet(?:en)?|facebook|whatsapp|linkedin|twitter|x|telegram|pinterest|reddit|xing|e-?mail|link|kopieren|flipboard|bluesky|threads|mastodon|merken|speichern|save))*\W*$
        |(?:artikel|beitrag|article|cet\ article|this\ (?:article|story|post)|este\ artículo|questo\ articolo)\s+(?:teilen|partager|drucken|merken|vorlesen|anhören|compartir|condividi)|(?:teilen\ sie|partage[rz]|share)\ (?:diesen|cet|this|l.)\b.{0,12}(?:artikel|article|story|post)|als\ bevorzugte\ quelle|auf\ google\ (?:news\ )?folgen|listen\ to\ this""",
    Cue.RELATED: r"""
        ^\W*(?:siehe|lesen\ sie|lies|mehr|weitere|ähnliche|verwandte|passend|das\ könnte|auch\ interessant|zum\ thema|meistgelesen|beliebt|aktuelle|nächster|vorheriger)\b.{0,40}?(?:auch|mehr|zum\ thema|artikel|beiträge|themen|nachrichten|interessieren|interessant|meldungen|lesen|news)?\s*:?\s*$
        |^\W*(?:siehe\ auch|mehr\ (?:aus|zu|von)\b.{0,30}:|(?:weitere|andere)\ (?:nutzer|leser|personalien|themen|meldungen)\b|lesen\ sie\ (?:auch|dazu|mehr|hier)|lies\ auch|mehr\ zum\ thema|mehr\ dazu|auch\ interessant|meistgelesen|am\ meisten\ gelesen|das\ könnte\ (?:sie|dich)|weiterlesen|empfohlen|zum\ weiterlesen)\b
        |^\W*(?:(?:à\ )?lire\ (?:aussi|également|plus|ensuite|:)|à\ lire\b|à\ voir\ également|voir\ aussi|sur\ le\ même\ sujet|(?:les\ )?(?:articles?\ )?(?:les\ )?plus\ lus?|articles?\ (?:liés|similaires|connexes)|dans\ la\ même\ (?:rubrique|catégorie)|à\ ne\ pas\ (?:manquer|rater)|suggestions?|nos\ derniers\ articles|recommandé)\b
        |^\W*(?:read\ (?:more|also|next|this\ next)|see\ also|also\ read|related\b|more\ (?:on|from|in|stories|like|news)\b|most\ (?:read|popular|viewed)|you\ (?:may|might)\ (?:also\ )?like|recommended|trending|don.t\ miss|up\ next|further\ reading|editor.s\ picks|popular\ (?:now|posts|stories)|top\ stories|latest\ (?:news|stories|posts))\b
        |^\W*(?:lea|lee|leer|ver|mira)\ (?:también|además|más)\b|^\W*(?:te\ puede\ interesar|más\ leíd|artículos\ relacionados|noticias\ relacionadas|relacionad|lo\ más)|^\W*(?:leggi|vedi|guarda)\ anche\b|^\W*(?:articoli\ correlati|i\ più\ letti|potrebbe\ interessarti|ti\ potrebbe|correlati|altre\ notizie)
        |^\W*(?:no\ te\ lo\ pierdas|más\ (?:información|noticias)|también\ te|otras\ (?:cosas|noticias)|dello\ stesso|dal\ nostro\ archivio|argomenti\ correlati|notizie\ correlate|da\ non\ perdere|anbieter\ zum|firmen\ zum|weiterführende|zum\ weiterlesen|top-?jobs|außerdem\ (?:heute|interessant)|la\ rédaction\ vous|nos\ (?:lecteurs|guides)|et\ aussi|also\ (?:on|in|read)|elsewhere|previously|what\ i.m\ reading|in\ (?:this|der|dem|dieser)\ (?:article|ausgabe|issue)|leia\ (?:também|mais)|veja\ também|archiv(?:ado|iert)\ (?:en|in)|potrebbe\ piacerti|próxim|prossim|nächste\ ausgabe|next\ issue)\b
        |^\W*(?:podcast|vidéo|vídeo|video|bildergalerie|fotostrecke|galería|galerie|fotogallery|diaporama|infographie|infografik|en\ imágenes)\b.{0,3}[:|„«]|^\W*(?:watch|listen|ascolta|escucha|escuchar|écouter|anhören|ouvir|guarda|ver)\b.{0,40}$""",
    Cue.CREDIT: r"""
        \b(?:foto|bild|photo|image|picture|crédits?(?:\ photo)?|credit|crédito|imagen|immagine|illustration|grafik|quelle\ bild|bildquelle|fotos?|photograph)\s*(?:\([^)]{0,30}\))?\s*[:©/]|(?:foto|photo)\ (?:by|von|de|di)\b|getty\ images|shutterstock|imago\b|picture\ alliance|dpa[-/]|/\ ?(?:afp|dpa|reuters|ap|epa|efe|ansa)\b|\((?:afp|dpa|reuters|ap|getty|efe|ansa)\)\s*$
        |^\W*(?:archivbild|symbolbild|symbolfoto|archivfoto|photo\ d.archive|file\ photo|imagen\ de\ archivo|foto\ d.archivio)|copyright:|\ dr\W*$|[-\ ]avatar$|via\ getty|unsplash|adobe\ ?stock|istock|pexels|pixabay|midjourney
        |photograph(?:ed)?\s+by\b|\(c\)\s+[^\d\W]|(?:illustra(?:tion|zione|ción)|ritratto|retrato|portrait|vignetta|viñeta)\s+(?:by|von|de|di|d['’])|\((?:foto|photo|bild|imagen|handout|archiv|imagoeconomica)\b[^)]{0,40}\)\W*$|\b(?:foto|photo)\s+[a-z][\w.]+(?:[/\s]+[\w.-]+){0,3}\W*$|bildquelle|courtesy\ of|mit\ freundlicher\ genehmigung|file\ photo|\((?:à\ (?:gauche|droite)|(?:a|da)\ (?:sinistra|destra)|(?:von\ )?(?:links|rechts)|left|right|izquierda|derecha)\)
        |^\W*(?:von\ links|de\ gauche\ à\ droite|da\ sinistra|de\ izquierda\ a\ derecha|from\ left|pictured|nella\ foto|en\ la\ (?:imagen|foto)|sur\ la\ photo|im\ bild)\b""",
    Cue.COPYRIGHT: r"""©|\(c\)\ (?:19|20)\d\d|all\ rights\ reserved|alle\ rechte\ vorbehalten|tous\ droits\ réservés|todos\ los\ derechos|tutti\ i\ diritti|impressum|mentions\ légales|aviso\ legal|note\ legali|terms\ of\ (?:use|service)|nutzungsbedingungen|conditions\ générales|\bagb\b|p\.?\ ?iva\b
        |riproduzione\ riservata|reproduction\ (?:interdite|soumise)|toute\ reproduction|nachdruck|prohibida\ la\ re|queda\ prohibid|reprints?\b|creative\ commons|\bcc\ by\b""",
    Cue.READING_TIME: r"""\d+\ ?(?:min|minuten?|minutes?|minutos?|minuti)\b\.?\ *(?:de\ |di\ )?(?:lesezeit|lesedauer|lecture|read\b|reading|lis\b|lectura|lettura)|(?:lesezeit|lesedauer|temps\ de\ lecture|reading\ time|read\ time|tiempo\ de\ lectura|tempo\ di\ lettura|durée\ de\ lecture)\b""",
    Cue.BYLINE: r"""
        ^\W*(?:von(?!\ (?:links|rechts))|par|by|por|di|da|text|texte|autor(?:in)?|auteur|author|redaktion|rédaction|redacción|redazione)\s*:?\s+(?:\d|[a-zäöüé][\w.'’-]+(?:\ (?:und|et|and|y|e|de|von|van|[a-zäöüé][\w.'’-]*))*)[^!?]{0,80}$
        |^\W*(?:veröffentlicht|publiziert|erschienen|aktualisiert|stand|publié|mis\ (?:à\ jour|en\ ligne)|modifié|published|updated|posted|last\ (?:updated|modified)|publicado|actualizado|pubblicato|aggiornato|rezensiert|überarbeitet|geprüft|reviewed|edited)\b.{0,80}$
        |^\W*(?:texto|testo|autora?|intervista\ di|entrevista\ de|propos\ recueillis\ par|interview:|a\ cura\ di|compiled\ by|écrit\ par|geschrieben\ von|un\ article\ de|ein\ (?:gast)?beitrag\ von|dal\ nostro|mitarbeit:|(?:additional\ )?reporting\ by|writing\ by|story\ by|words\ by)\b.{0,60}$""",
    Cue.BIOGRAPHY: r"""
        \b(?:ist|arbeitet\ als|schreibt\ als)\b.{0,50}(?:redakteur|journalist|autor|korrespondent|volontär|reporter|kolumnist|blogger)(?:in)?\b|\bschreibt\ (?:seit|für|über|bei|hier|regelmäßig)\b|bringt\ (?:über|mehr\ als)\ \d+\ jahre\b|(?:ist|war)\ (?:gründer|geschäftsführer|inhaber)(?:in)?\b.{0,60}\b(?:redner|speaker|berater|autor|experte)
        |\best\b.{0,30}(?:journaliste|rédact(?:eur|rice)|chroniqueu|correspondant|pigiste|blogueu)|\bécrit\ (?:pour|sur|régulièrement)\b|\bis\ (?:a|an|the|our)\b.{0,50}(?:reporter|journalist|writer|editor|correspondent|columnist|blogger|contributor)\b|\b(?:covers|writes\ about|reports\ on)\b.{0,80}(?:for|at|from)\b|\bes\ (?:periodista|redactora?|editora?|colaborador)|\bescribe\ (?:sobre|para)\b|\bè\ (?:un[ao']?\s*)?(?:giornalista|redattore|redattrice|caporedattore)|\bscrive\ (?:di|per|su)\b
        |^\W*(?:über\ d(?:en|ie)\ autor|à\ propos\ de\ l.aut|about\ the\ author|sobre\ el\ autor|sull.autore|l.auteur|der\ autor|die\ autorin)|hobby|in\ (?:seiner|ihrer)\ freizeit|in\ (?:his|her|their)\ (?:spare|free)\ time|à\ ses\ heures\ perdues|(?:lebt|wohnt)\ (?:mit|in)\b.{0,40}(?:katze|hund|familie)|lives\ in\b.{0,40}\bwith\b
        |\bes\ (?:catedrátic|profesora?|periodista|economista|reportera?)|\best\ (?:économiste|professeure?|enseignante?|grand\ reporter|avocate?|médecin)|\b(?:enseigne|lehrt|teaches|insegna|enseña)\ (?:à|au|in|an|at|a|all|en)\b|(?:su\ último\ libro|ultimo\ libro|dernier\ ouvrage|zuletzt\ erschien|(?:her|his|their)\ (?:latest\ |new\ )?book)|\bsuit\ l|\b(?:has\ (?:covered|reported|written)|berichtet\ (?:seit|über)|racconta\ l[ea])\b|artikel\ von\b|sobre\ la\ firma|can\ be\ reached\ at|send\ tips""",
    Cue.SOURCE: r"""
        ^\W*(?:quellen?|sources?|fuentes?|fonti?|via|originalartikel|mit\ material\ von|avec)\s*:\s*.{1,80}$|original(?:artikel|beitrag)\ (?:auf|bei|lesen)|(?:artikel|beitrag|text)\b.{0,30}\b(?:erschien|zuerst)\b.{0,30}\b(?:auf|bei)\b|read\ the\ original|originally\ (?:appeared|published)|l.article\ original|artículo\ original|articolo\ originale""",
    Cue.MENU: r"""
        \bmenu\b.*(?:abonn|suche|search)|        ^\W*(?:home|startseite|accueil|inicio|menü|menu|suche|rechercher|search|buscar|cerca|login|log\ in|anmelden|einloggen|connexion|se\ connecter|registrieren|konto|my\ account|mein\ konto|abo|abonnement|e-?paper|archiv|archives|kontakt|contact|contacto|contatti|über\ uns|about|mehr\ erfahren|en\ savoir\ plus|learn\ more|saber\ más|scopri\ di\ più|weiter|zurück|next|previous|back|nach\ oben|skip\ to\ content|zum\ inhalt|aller\ au\ contenu|tags?|schlagw\w+|themen|kategorien?|catégories?|categories)\W*$
        |^(?:[^\s|>/•·»›]+(?:\ [^\s|>/•·»›]+){0,2}\s*[|>/•·»›]\s*){2,}|^\W*(?:tags?|schlagw\w+|themen|mots[-\ ]clés|étiquettes|keywords|etiquetas|temas|topics|filed\ under|kategorien?|catégories?)\s*:""",
    Cue.DISCLAIMER: r"""
        (?:keine|no|non|pas|not|nicht)\b.{0,30}(?:anlage|rechts|financial|investment|legal|in\ materia\ di)\b.{0,25}(?:beratung|empfehlung|advice|consulenza|asesoramiento|conseil)|ersetz\w+\ keine|(?:no|non|ne)\ se?\ ?(?:hace|assume|engage)\b.{0,20}(?:responsab|que)|n.engagent\ que|übernimmt\ keine|keine\ (?:gewähr|haftung)|accepts?\ no\ (?:liability|responsib)
        |carácter\ (?:meramente\ )?(?:informativo|divulgativo)|carattere\b.{0,20}(?:divulgativo|informativo)|titre\ (?:purement\ )?(?:indicatif|informatif)|(?:opiniones|opinioni|opinions|meinungen)\b.{0,25}(?:colaborador|lector|lettori|lecteurs|leser|readers|authors|vertidas)|(?:perd\w+|los(?:e|ing)|verlier\w+)\b.{0,25}(?:denaro|money|geld|dinero|argent)|(?:kursdaten|prices|dati|datos|cours)\b.{0,30}(?:verzögert|delayed|ritardat|retras|différé)|holds?\ (?:no\ )?shares\ in|interessenkonflikt|this\ (?:page|site)\ is\ protected|este\ portal\ contiene|questa\ pagina\ hanno
        |^\W*(?:l[aoe]s?|il?|gli|die|the|tutti\ i)\ (?:informaciones|contenidos|comunicados|informazioni|contenuti|angaben|inhalte|articles|informations|contenus|information|contents?)\b.{0,30}\b(?:publicad\w+|contenut\w+|auf\ dieser|di\ quest[oa]|de\ este|de\ cette|sur\ cette|on\ this)\b|(?:ne\ sauraient|no\ sustituye|non\ sostituisc|ne\ remplace)
        |(?:automatis(?:ch|iert)|maschinell|automatiquement|automáticamente|automaticamente|machine)\W{1,3}(?:\w+\ ){0,3}(?:übersetzt|traduit|traducid|tradott|translated)|\b(?:ki|ai|ia)-(?:generiert|generated|übersetzt|gestützt)|may\ contain\ mistakes|(?:strumenti|herramientas|outils)\ automati|(?:ayuda\ de|hilfe\ von|hilfe|aide\ de\ l.|aiuto\ dell.)\ ?(?:ki|künstlicher|inteligencia|intelligen[cz])""",
    Cue.MARKETS: r"""\b(?:dax|mdax|tecdax|sdax|nasdaq|dow\ jones|s&p\ ?500|euro\ ?stoxx|stoxx|nikkei|ftse|cac\ ?40|smi|ibex|bitcoin|btc|ethereum|brent|wti|eur/usd|gold|russell\ 2000)\b.{0,40}(?:[-+−±▲▼]|\d)|(?:märkte|börse|markets?|bourse)\s+(?:geschlossen|geöffnet|closed|open|fermée)|^\W*(?:kurse?|börse|cours\ de\ bourse|stock\ ticker|markets|in\ diesem\ artikel)\W*$|[-+−]\d+[.,]\d+\s*\(?[-+−]?\d+[.,]\d+\s?%""",
    Cue.PAYWALL: r"""(?:weiterlesen|artikel\ lesen)\ mit\b|nur\ für\ abonnenten|réservé\ aux\ abonnés|subscribers?\ only|für\ \d+\ (?:cent|euro|€)|il\ vous\ reste\b.{0,30}à\ lire|(?:already|bereits)\ (?:a\ subscriber|abonnent)|déjà\ abonné|javascript|(?:browser|navigateur|navegador)\b.{0,40}(?:unterstützt|supported|aktualisieren|bloque)|ad-?blocker?|adblock""",
}


@lru_cache(maxsize=4_096)
def cues_of(line: str) -> frozenset[Cue]:
    """The kinds of furniture that a line's wording speaks for; of a long line its head and its tail are read.

    A site's furniture is looked at once.
    """
    ends = line if len(line) <= _HEAD + _TAIL else f"{line[:_HEAD]}\n{line[-_TAIL:]}"
    lowered = ends.lower()
    if not _any_cue().search(lowered):
        return frozenset()
    return frozenset(cue for cue, pattern in _compiled().items() if pattern.search(lowered))


@cache
def _compiled() -> dict[Cue, re.Pattern[str]]:
    return {cue: _pattern_of(pattern) for cue, pattern in _PATTERNS.items()}


@cache
def _any_cue() -> re.Pattern[str]:
    """All of them in one, which most of an article's lines are searched for only."""
    return _pattern_of("\n|".join(_PATTERNS.values()))


def _pattern_of(alternatives: str) -> re.Pattern[str]:
    # of lines in lower case: three times as quick as patterns that ignore case; nothing begins within a word
    return re.compile(rf"(?:(?<!\w)|(?=\W))(?:{by_first_letter(alternatives)})")
