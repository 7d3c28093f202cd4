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
        kept_to_about="sur {name}",
        kept_to_since="depuis le {date}",
        unclear_date="Je ne comprends pas « {date} » comme une date. Essayez 2024, 2024-06 ou 15.07.2024.",
        this_week="Cette semaine",
        this_month="Ce mois-ci",
        failed="Désolé, quelque chose a mal tourné de mon côté. Réessayez dans un instant.",
        outdated_command="Cette commande vient de changer. Redémarrez Discord ou réessayez dans quelques minutes.",
        understood="compris comme : {question} · « nouveau » repart de zéro",
        fresh_start="D'accord, on repart de zéro. Que voulez-vous savoir ?",
        how_to_leave="Posez vos questions. « quitter » ou Ctrl-D met fin à la conversation, « nouveau » repart de zéro.",
        unsure="Je ne suis pas sûr que cela réponde à la question :",
        perhaps="Ou peut-être :",
        after="d'après {sources}",
        rumoured="rumeur",
        denied="démenti",
        reversed="annulé depuis",
        newer="Plus récent sur {people} : {article}",
        reversed_since="Depuis : {article}",
        differs="{outlet} donne {there}, et non {here}.",
        differs_in_article="L'article « {title} » donne {there}, et non {here}.",
        also="Aussi rapporté par {outlets}.",
        others=Counted("{n} autre", "{n} autres"),
        other_passages="Autres passages",
        passage_gone="Ce passage ne figure plus dans mes articles.",
        more_of_article="Plus de cet article",
        page="Page {number} sur {count}",
        article_gone="Cet article ne figure plus parmi les miens.",
        latest="Les articles les plus récents :",
        latest_about="Les articles les plus récents sur {name} :",
        more_about="Aussi sur {name} :",
        sources_outlets="Médias :",
        sources_languages="Langues :",
        sources_more=Counted("{n} autre", "{n} autres"),
        sources_months="Articles par mois",
        help="Demandez-moi qui a rejoint, quitté ou été débauché par quelle entreprise d'IA : par commande, par message privé ou en me mentionnant. Je cite ce que disent les articles et je nomme la source ; ce que je ne trouve pas, je le dis.",
        help_examples="Essayez :",
        example_left="Qui a quitté {name} ?",
        example_joined="Qui a rejoint {name} ?",
        example_went="Où est parti {name} ?",
        privacy=(
            "**Ce que je lis :** mes commandes, les messages privés que l'on m'envoie et les messages qui me mentionnent. Rien d'autre.\n"
            "**Ce que je garde :** les questions, sans leur auteur ni l'heure, pendant 30 jours, plus longtemps seulement tant que rien n'y répond. Les votes, sous un code que seule la machine de l'opérateur peut former à partir de vous et du message. Les signalements et les avis, tels que vous les avez écrits, sans votre nom. Brièvement aussi, lequel de mes messages répond auquel, pour le modifier ou le supprimer avec le vôtre. Pour comprendre les questions qui suivent, les deux dernières questions d'une conversation, en mémoire vive seulement, pendant 30 minutes.\n"
            "**Ce que je transmets :** rien. Je cherche sur la machine de l'opérateur. `{report}` atteint l'opérateur, y compris si une affirmation à votre sujet est fausse."
        ),
        not_remembered="Je ne peux rien noter pour le moment. Réessayez plus tard.",
        vote_up_thanks="Merci, c'est noté.",
        vote_down_thanks="Merci, c'est noté. Si vous voulez, dites-moi ce qui n'allait pas.",
        vote_why="Dire pourquoi",
        vote_why_title="Qu'est-ce qui n'allait pas ?",
        vote_why_label="En quelques mots",
        vote_why_thanks="Merci, cela m'aide.",
        report_title="Signaler une affirmation",
        report_statement="Quelle affirmation, sur qui ?",
        report_reason="Qu'est-ce qui est faux ?",
        report_thanks="Merci. L'opérateur va l'examiner.",
        feedback_title="Votre avis",
        feedback_words="Que souhaitez-vous dire ?",
        feedback_thanks="Merci. L'opérateur le lira.",
        gaps_none="Rien en attente : ni lacune, ni signalement, ni avis.",
        gaps_votes="7 derniers jours : 👍 {up} · 👎 {down}",
        gaps_questions="Questions sans bonne réponse :",
        gaps_unanswered="sans réponse : {n}",
        gaps_reports="Affirmations signalées :",
        gaps_feedback="Avis :",
        gaps_more=Counted("… et {n} autre", "… et {n} autres"),
        gaps_settle="Marquer comme traité…",
        summary_remarks=Counted(
            "{n} signalement ou avis attend dans `/gaps`.", "{n} signalements et avis attendent dans `/gaps`."
        ),
        source_add="Ajouter une source",
        source_title="Ajouter un article",
        source_label="Son adresse sur le web",
        source_no_address="Ce n'est pas une adresse du web. Elle commence par `https://`.",
        source_forbidden="Je ne peux pas lire cette page : son site l'interdit ou son adresse n'est pas publique.",
        source_unreachable="Cette page n'a pas pu être récupérée. Le journal dit pourquoi.",
        source_unreadable="Je n'ai pas trouvé d'article sur cette page.",
        source_no_feed="Je n'ai trouvé ni flux ni plan de site à cette adresse.",
        wait_user="Un instant, s'il vous plaît : reposez votre question dans {seconds}.",
        wait_channel="Il y a du monde ici. Réessayez dans {seconds} ou écrivez-moi en message privé.",
        elsewhere=("Sur ce serveur, je réponds dans {channels}. Avec `/ask`, je réponds aussi ici, pour vous seul."),
        settings_intro="Voici comment je réponds sur ce serveur. Vos choix s'appliquent aussitôt.",
        settings_administrators_only="Seules les personnes qui gèrent ce serveur peuvent faire cela.",
        settings_servers_only="Cela ne marche que sur un serveur auquel j'ai été ajouté.",
        settings_channels="Répondre partout (ou choisir des salons)",
        settings_any_language="Ma langue : celle de Discord",
        settings_language="Ma langue : {language}",
        settings_extract="Citer la phrase qui répond et celles qui l'entourent",
        settings_whole="Citer le passage entier",
        settings_short="Citer seulement la phrase qui répond",
        settings_stay="Répondre aux mentions dans le salon",
        settings_threads="Ouvrir un fil pour chaque mention",
        operators_only="Seul l'opérateur du bot peut faire cela.",
        rebuild_started="Reconstruction de l'index…",
        rebuild_comparing="Recherche des changements : {done} sur {total}",
        rebuild_reading="Lecture des articles : {done} sur {total}",
        rebuild_indexing="Indexation : {done} sur {total}",
        rebuild_pace="{rate} par seconde, encore {left}",
        rebuild_already="Une reconstruction est déjà en cours, lancée {since} par {who}.",
        rebuild_elsewhere="Une reconstruction est déjà en cours, lancée en dehors de Discord.",
        rebuild_finished="L'index est reconstruit : {articles}, {passages}, en {seconds}.",
        rebuild_unchanged="Rien n'a changé, l'index reste en place : {articles}, {passages}.",
        rebuild_changes="Articles nouveaux : {added} ; modifiés : {changed} ; retirés : {removed} ; inchangés : {unchanged}.",
        rebuild_skipped=Counted("{n} fichier non lu :", "{n} fichiers non lus :"),
        rebuild_skipped_more=Counted("… et {n} autre", "… et {n} autres"),
        nothing_removed="Rien n'a été retiré : choisissez un titre dans la liste qui apparaît pendant la saisie.",
        article_removed="Retiré : {title}",
        article_restored="De nouveau admis : {title}. La prochaine reconstruction le lira.",
        rolled_back="Retour à l'index du {day}, {time} UTC : {articles}, {passages}.",
        migrated="Dans la base de données : l'index du {day}, {time} UTC, {articles}, {passages}. Nouveau de la mémoire du bot : {rows}.",
        rebuild_nothing_readable=(
            "Aucun article n'a pu être lu, l'ancien index reste donc en place. Le journal dit pourquoi."
        ),
        rebuild_implausible=(
            "La plupart des articles disparaîtraient de l'index, l'ancien reste donc en place. Le journal en dit plus."
        ),
        rebuild_no_embedder=(
            "Le modèle de vectorisation n'a pas pu être chargé, l'ancien index reste donc en place. "
            "Le journal dit pourquoi."
        ),
        rebuild_no_storage=(
            "Le disque est plein ou protégé en écriture, l'ancien index reste donc en place. Le journal en dit plus."
        ),
        rebuild_no_database="La base de données est injoignable, tout reste donc comme avant. Le journal en dit plus.",
        rebuild_died=(
            "La reconstruction s'est arrêtée de façon inattendue. Je continue de répondre avec l'ancien index."
        ),
        rebuild_failed="La reconstruction a échoué, l'ancien index reste donc en place. Le journal dit pourquoi.",
        passages=Counted("{n} passage", "{n} passages"),
        seconds=Counted("{n} seconde", "{n} secondes"),
        added="Ajouté : {title}",
        added_before="Déjà là, inchangé : {title}",
        added_removable="Pour le retirer : `talentmoves remove {id}`",
        words=Counted("{n} mot", "{n} mots"),
        feed_followed="Suivi désormais : {title} ({url}). `talentmoves feeds refresh` le lit tout de suite, un bot en service de lui-même.",
        feed_followed_before="Déjà suivi : {title} ({url})",
        feed_removed="N'est plus suivi : {url}. Ses articles restent.",
        feed_not_followed="Ce flux n'est pas suivi : {url}. `/feeds` montre ceux qui le sont.",
        feeds_none="Aucun flux n'est encore suivi. `{command}` en suit un.",
        feed_brought="{title} : {kept} gardés, {left_out} écartés, {failed} illisibles",
        feed_failed="{title} est illisible, {failures}",
        feed_failures=Counted("pour la première fois", "{n} fois de suite"),
        feed_dead="{title} semble mort : illisible, {failures}",
        feed_checked="lu pour la dernière fois le {date}",
        status_generation="Génération : {generation}",
        status_embedder="Modèle de vectorisation : {fingerprint}",
        status_verified="Vérifié : chaque fichier est tel qu'il a été écrit",
        status_latency="Latence : {milliseconds} ms",
        status_uptime="En service depuis {since}",
        status_healthy="État : passerelle prête, index chargé",
        status_unhealthy="État : pas encore prêt, ou le fichier d'état ne peut pas être écrit",
        ask_description="Demandez qui a rejoint ou quitté quelle entreprise d'IA",
        ask_question="Votre question, dans n'importe quelle langue",
        ask_about="Seulement les articles qui citent cette personne ou cette organisation",
        ask_since="Seulement les articles à partir de ce jour : 2024, 2024-06, 15.07.2024, la semaine dernière",
        ask_language="Seulement les articles dans cette langue",
        ask_private="Montrer la réponse à vous seul",
        article_description="Lire un article, visible de vous seul",
        article_title="Des mots de son titre",
        latest_description="Les articles les plus récents",
        sources_description="Sur quoi je m'appuie : médias, langues, mois",
        help_description="Ce que je sais faire, avec trois exemples",
        privacy_description="Ce que je garde, et ce que je ne garde pas",
        ask_about_this="Demander à ce sujet",
        add_description="Ajouter l'article qui se trouve à une adresse web (réservé à l'opérateur)",
        remove_description="Retirer aussitôt un article de toutes les réponses (réservé à l'opérateur)",
        feeds_description="Les flux que je suis (réservé à l'opérateur)",
        feeds_add_description="Suivre ce flux, ce plan de site ou le flux que cette page indique",
        feeds_remove_description="Ne plus suivre ce flux ; ses articles restent",
        rebuild_description="Reconstruire l'index à partir des articles (réservé à l'opérateur)",
        status_description="Ce que je connais : articles, langues, date la plus récente",
        settings_description="Régler comment je réponds sur ce serveur",
        report_description="Signaler à l'opérateur une affirmation sur une personne",
        feedback_description="Dire à l'opérateur ce que vous en pensez",
        gaps_description="Ce que je n'ai pas su répondre et ce qui a été signalé (réservé à l'opérateur)",
    )
)
