"""What the bot says in German."""

from bot.texts.texts import Counted, Texts

GERMAN = Texts(
    language="de",
    how_to_ask=(
        "Frag mich, wer zu welchem KI-Unternehmen gewechselt ist, es verlassen hat oder abgeworben wurde, "
        "in jeder Sprache. Zum Beispiel: `/ask question: Wer hat OpenAI verlassen?`"
    ),
    how_to_ask_here="Hier kann ich nicht mitlesen. Nutze `/ask` oder erwähne mich zusammen mit deiner Frage.",
    empty="Die Frage war leer. Frag mich, wer zu welchem KI-Unternehmen gewechselt ist.",
    too_long="Die Frage ist zu lang für mich: bitte höchstens {limit} Zeichen.",
    off_topic=(
        "Ich kenne mich nur mit Menschen aus, die zu KI-Unternehmen wechseln, sie verlassen oder abgeworben werden. "
        "Frag mich danach."
    ),
    empty_index="Ich habe noch keine Artikel. Sobald der Betreiber welche hinzugefügt hat, kann ich antworten.",
    nothing_relevant="In meinen Artikeln habe ich darauf keine Antwort gefunden.",
    not_covered="Keiner meiner Artikel erwähnt {names}.",
    covers="Ich kenne {articles} (Sprachen: {languages}), den neuesten vom {newest}.",
    covers_undated="Ich kenne {articles} (Sprachen: {languages}).",
    closest="Die ähnlichsten Schlagzeilen:",
    articles=Counted("{n} Artikel", "{n} Artikel"),
    failed="Entschuldige, bei mir ist etwas schiefgegangen. Bitte versuche es gleich noch einmal.",
    outdated_command=(
        "Dieser Befehl wurde gerade geändert. Bitte starte Discord neu oder versuche es in ein paar Minuten noch einmal."
    ),
    after="nach {sources}",
    rumoured="Gerücht",
    denied="dementiert",
    reversed="inzwischen rückgängig gemacht",
    newer="Neuer: Ein Artikel vom {date} nennt ebenfalls {people}.",
    other_passages="Weitere Stellen",
    passage_gone="Diese Stelle steht nicht mehr in meinen Artikeln.",
    operators_only="Das kann nur der Betreiber des Bots.",
    rebuild_started="Der Index wird neu aufgebaut …",
    rebuild_reading="Artikel werden gelesen: {done} von {total}",
    rebuild_embedding="Textstellen werden eingebettet: {done} von {total}",
    rebuild_indexing="Index wird geschrieben: {done} von {total}",
    rebuild_already="Der Index wird schon neu aufgebaut. Angestoßen {since} von {who}.",
    rebuild_elsewhere="Der Index wird schon neu aufgebaut, angestoßen außerhalb von Discord.",
    rebuild_finished="Der Index ist neu aufgebaut: {articles}, {passages}, in {seconds}.",
    rebuild_changes="{added} neu, {changed} geändert, {removed} entfernt, {unchanged} unverändert.",
    rebuild_skipped=Counted("{n} Datei übersprungen:", "{n} Dateien übersprungen:"),
    rebuild_skipped_more=Counted("… und {n} weitere", "… und {n} weitere"),
    rebuild_nothing_readable="Kein einziger Artikel war lesbar, daher bleibt der alte Index. Warum, steht im Log.",
    rebuild_no_embedder=(
        "Das Einbettungsmodell ließ sich nicht laden, daher bleibt der alte Index. Warum, steht im Log."
    ),
    rebuild_no_storage=(
        "Die Festplatte ist voll oder nicht beschreibbar, daher bleibt der alte Index. Mehr dazu steht im Log."
    ),
    rebuild_died="Der Aufbau ist unerwartet abgebrochen, daher bleibt der alte Index. Ich antworte weiter daraus.",
    rebuild_failed="Der Aufbau ist fehlgeschlagen, daher bleibt der alte Index. Warum, steht im Log.",
    passages=Counted("{n} Textstelle", "{n} Textstellen"),
    seconds=Counted("{n} Sekunde", "{n} Sekunden"),
    status_generation="Generation: {generation}",
    status_embedder="Einbettungsmodell: {fingerprint}",
    status_latency="Latenz: {milliseconds} ms",
    status_uptime="Läuft seit {since}",
    status_healthy="Zustand: Gateway bereit, Index geladen",
    status_unhealthy="Zustand: noch nicht bereit, oder die Zustandsdatei lässt sich nicht schreiben",
    ask_description="Frag, wer zu welchem KI-Unternehmen gewechselt ist oder es verlassen hat",
    ask_question="Deine Frage, in jeder Sprache",
    rebuild_description="Den Index aus den Artikeln neu aufbauen (nur für den Betreiber)",
    status_description="Was ich kenne: Artikel, Sprachen, neuestes Datum",
)
