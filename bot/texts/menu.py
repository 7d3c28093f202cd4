"""What Discord's menus call commands, options and choices: the five languages side by side, lower case as Discord wants it."""

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


MENU = {
    name.en: name
    for name in (
        # Commands
        Called("ask", "fragen", "demander", "preguntar", "chiedi"),
        Called("rebuild", "neuaufbau", "reconstruire", "reconstruir", "ricostruisci"),
        Called("status", "status", "état", "estado", "stato"),
        Called("settings", "einstellungen", "réglages", "ajustes", "impostazioni"),
        Called("report", "melden", "signaler", "señalar", "segnala"),
        Called("feedback", "rückmeldung", "avis", "comentarios", "commenti"),
        Called("gaps", "lücken", "lacunes", "lagunas", "lacune"),
        Called("latest", "neuestes", "nouveautés", "novedades", "novità"),
        Called("sources", "quellen", "sources", "fuentes", "fonti"),
        Called("article", "artikel", "article", "artículo", "articolo"),
        Called("help", "hilfe", "aide", "ayuda", "aiuto"),
        Called("privacy", "datenschutz", "confidentialité", "privacidad", "privacy"),
        Called("add", "hinzufügen", "ajouter", "añadir", "aggiungi"),
        Called("remove", "entfernen", "retirer", "quitar", "rimuovi"),
        Called("feeds", "newsfeeds", "flux", "suscripciones", "feed"),
        # Options
        Called("address", "adresse", "adresse", "dirección", "indirizzo"),
        Called("title", "titel", "titre", "título", "titolo"),
        Called("question", "frage", "question", "pregunta", "domanda"),
        Called("about", "über", "concernant", "sobre", "riguardo"),
        Called("since", "seit", "depuis", "desde", "dal"),
        Called("language", "sprache", "langue", "idioma", "lingua"),
        Called("private", "privat", "privé", "privado", "privato"),
    )
}
