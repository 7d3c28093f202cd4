"""What Discord's menus call commands, options and choices: the six languages side by side, lower case as Discord wants it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Called:
    """One name in each language; the English one is what Discord shows to everybody else."""

    en: str
    de: str
    fr: str
    es: str
    it: str
    pt: str


MENU = {
    name.en: name
    for name in (
        # Commands
        Called("ask", "fragen", "demander", "preguntar", "chiedi", "perguntar"),
        Called("rebuild", "neuaufbau", "reconstruire", "reconstruir", "ricostruisci", "refazer"),
        Called("status", "status", "état", "estado", "stato", "estado"),
        Called("settings", "einstellungen", "réglages", "ajustes", "impostazioni", "configurações"),
        Called("report", "melden", "signaler", "señalar", "segnala", "denunciar"),
        Called("feedback", "rückmeldung", "avis", "comentarios", "commenti", "opinião"),
        Called("gaps", "lücken", "lacunes", "lagunas", "lacune", "lacunas"),
        Called("latest", "neuestes", "nouveautés", "novedades", "novità", "novidades"),
        Called("sources", "quellen", "sources", "fuentes", "fonti", "fontes"),
        Called("article", "artikel", "article", "artículo", "articolo", "artigo"),
        Called("help", "hilfe", "aide", "ayuda", "aiuto", "ajuda"),
        Called("privacy", "datenschutz", "confidentialité", "privacidad", "privacy", "privacidade"),
        Called("add", "hinzufügen", "ajouter", "añadir", "aggiungi", "adicionar"),
        Called("remove", "entfernen", "retirer", "quitar", "rimuovi", "retirar"),
        Called("feeds", "newsfeeds", "flux", "suscripciones", "feed", "feeds"),
        # Options
        Called("address", "adresse", "adresse", "dirección", "indirizzo", "endereço"),
        Called("title", "titel", "titre", "título", "titolo", "título"),
        Called("question", "frage", "question", "pregunta", "domanda", "pergunta"),
        Called("about", "über", "concernant", "sobre", "riguardo", "sobre"),
        Called("since", "seit", "depuis", "desde", "dal", "desde"),
        Called("language", "sprache", "langue", "idioma", "lingua", "idioma"),
        Called("private", "privat", "privé", "privado", "privato", "privado"),
    )
}
