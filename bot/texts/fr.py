"""What the bot says in French. Written as one types; `typeset` makes the spaces before ? ! : ; » hold and bends '."""

from __future__ import annotations

import re
from dataclasses import fields, replace

from bot.texts.texts import Counted, Texts

NARROW, WIDE, APOSTROPHE = "\u202f", "\u00a0", "\u2019"


def typeset(text: str) -> str:
    """French typography: narrow no-break spaces before ? ! ; and no-break ones before : » and after «."""
    text = re.sub(r" ([?!;])", rf"{NARROW}\1", text.replace("'", APOSTROPHE))
    return re.sub(r" ([:»])|(«) ", lambda found: WIDE + found[1] if found[1] else found[2] + WIDE, text)


def _typeset_texts(texts: Texts) -> Texts:
    changes: dict[str, str | Counted] = {}
    for field in fields(texts):
        value = getattr(texts, field.name)
        changes[field.name] = (
            Counted(typeset(value.one), typeset(value.other)) if isinstance(value, Counted) else typeset(value)
        )
    return replace(texts, **changes)  # type: ignore[arg-type]  # names and types are the fields' own


FRENCH = _typeset_texts(
    Texts(
        language="fr",
        how_to_ask=(
            "Demandez-moi qui a rejoint, quitté ou été débauché par quelle entreprise d'IA, dans n'importe quelle "
            "langue. Par exemple : `/ask question: Qui a quitté OpenAI ?`"
        ),
        how_to_ask_here="Je ne peux pas lire les messages ici. Utilisez `/ask` ou mentionnez-moi avec votre question.",
        empty="La question était vide. Demandez-moi qui a rejoint ou quitté quelle entreprise d'IA.",
        too_long="Cette question est trop longue pour moi : {limit} caractères au maximum, s'il vous plaît.",
        off_topic=(
            "Je ne connais que les personnes qui rejoignent ou quittent des entreprises d'IA, ou que celles-ci "
            "débauchent. Posez-moi une question à leur sujet."
        ),
        empty_index="Je n'ai pas encore d'articles. Dès que l'opérateur en aura ajouté, je pourrai répondre.",
        nothing_relevant="Je n'ai rien trouvé dans mes articles qui réponde à cette question.",
        not_covered="Aucun de mes articles ne mentionne {names}.",
        covers="Je connais {articles} (langues : {languages}), le plus récent du {newest}.",
        covers_undated="Je connais {articles} (langues : {languages}).",
        closest="Les titres les plus proches :",
        articles=Counted("{n} article", "{n} articles"),
        failed="Désolé, quelque chose a mal tourné de mon côté. Réessayez dans un instant.",
        outdated_command="Cette commande vient de changer. Redémarrez Discord ou réessayez dans quelques minutes.",
        after="d'après {sources}",
        rumoured="rumeur",
        denied="démenti",
        reversed="annulé depuis",
        newer="Plus récent : un article du {date} cite aussi {people}.",
        other_passages="Autres passages",
        passage_gone="Ce passage ne figure plus dans mes articles.",
        operators_only="Seul l'opérateur du bot peut faire cela.",
        rebuild_started="Reconstruction de l'index …",
        rebuild_reading="Lecture des articles : {done} sur {total}",
        rebuild_embedding="Vectorisation des passages : {done} sur {total}",
        rebuild_indexing="Indexation : {done} sur {total}",
        rebuild_already="Une reconstruction est déjà en cours, lancée {since} par {who}.",
        rebuild_elsewhere="Une reconstruction est déjà en cours, lancée en dehors de Discord.",
        rebuild_finished="L'index est reconstruit : {articles}, {passages}, en {seconds}.",
        rebuild_changes="Articles nouveaux : {added} ; modifiés : {changed} ; retirés : {removed} ; inchangés : {unchanged}.",
        rebuild_skipped=Counted("{n} fichier non lu :", "{n} fichiers non lus :"),
        rebuild_skipped_more=Counted("… et {n} autre", "… et {n} autres"),
        rebuild_nothing_readable=(
            "Aucun article n'a pu être lu, l'ancien index reste donc en place. Le journal dit pourquoi."
        ),
        rebuild_no_embedder=(
            "Le modèle de vectorisation n'a pas pu être chargé, l'ancien index reste donc en place. "
            "Le journal dit pourquoi."
        ),
        rebuild_no_storage=(
            "Le disque est plein ou protégé en écriture, l'ancien index reste donc en place. Le journal en dit plus."
        ),
        rebuild_died=(
            "La reconstruction s'est arrêtée de façon inattendue. Je continue de répondre avec l'ancien index."
        ),
        rebuild_failed="La reconstruction a échoué, l'ancien index reste donc en place. Le journal dit pourquoi.",
        passages=Counted("{n} passage", "{n} passages"),
        seconds=Counted("{n} seconde", "{n} secondes"),
        status_generation="Génération : {generation}",
        status_embedder="Modèle de vectorisation : {fingerprint}",
        status_latency="Latence : {milliseconds} ms",
        status_uptime="En service depuis {since}",
        status_healthy="État : passerelle prête, index chargé",
        status_unhealthy="État : pas encore prêt, ou le fichier d'état ne peut pas être écrit",
        ask_description="Demandez qui a rejoint ou quitté quelle entreprise d'IA",
        ask_question="Votre question, dans n'importe quelle langue",
        rebuild_description="Reconstruire l'index à partir des articles (réservé à l'opérateur)",
        status_description="Ce que je connais : articles, langues, date la plus récente",
    )
)
