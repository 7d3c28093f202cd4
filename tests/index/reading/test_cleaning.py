"""Article lines stay, page furniture goes."""

from __future__ import annotations

from itertools import combinations

import pytest

from index.datatypes import Article
from index.reading.cleaning import clean
from index.reading.lines import lines_of

TITLE = "Ada Lindqvist wechselt zu Heliotrop Labs"
LEAD = (
    "Die Forscherin Ada Lindqvist verlässt das Unternehmen Nordlicht und wechselt im April zu Heliotrop Labs, wie der "
    "Bote am Montag unter Berufung auf zwei Personen berichtet."
)
MIDDLE = (
    "Lindqvist soll bei Heliotrop Labs das neue Rechenzentrum leiten, das im Sommer in Uppsala ans Netz geht, und dort "
    "eine eigene Gruppe für die Forschung aufbauen."
)
LAST = (
    "Nordlicht wollte den Wechsel der Forscherin nicht kommentieren, doch im Unternehmen ist zu hören, dass eine "
    "Nachfolgerin für Lindqvist schon gefunden ist."
)

STAYS = {
    "000_5ba993a2eecb029c.txt": [
        "Das musst Du wissen:",
        "• Neue Position: Jason Taylor wechselt als Corporate Vice President und Deputy CTO zu Microsoft",
        "• Frühere Tätigkeit: War bei Meta verantwortlich für KI- und Dateninfrastruktur",
        "• Strategische Bedeutung: Taylor soll bei Microsoft die Entwicklung fortschrittlicher KI-Systeme vorantreiben",
        "• Hintergrund: Er war Vorsitzender der Open Compute Project Foundation",
        "Warum gerade jetzt diese Verstärkung?",
        "Erst kürzlich machten Gerüchte um den Bau eines 100 Milliarden Dollar teuren Supercomputers, genannt „Stargate“,",
        "Die jüngste Einstellung von Mustafa Suleyman, Mitgründer von Google DeepMind,",
        "Mit Jason Taylor an Bord nimmt Microsoft eine kritische Stellung",
        "Die Zukunft sieht vielversprechend aus,",
    ],
    "001_2b230a24ee80c0c8.txt": [
        "Jason Taylor est désormais le nouveau CVP et CTO adjoint de Microsoft pour l'IA",
        "• L'ancien vice-président de Meta, Jason Taylor, rejoint Microsoft pour l'infrastructure d'IA.",
        "• Kevin Scott nomme Taylor au poste de CVP et CTO adjoint pour le supercalcul IA.",
        "• Microsoft et OpenAI collaborent pour faire progresser l'IA avec un plan de supercalculateur de 100 milliards",
        "Microsoft a l'habitude d'embaucher des vétérans de l'IA",
        "Scott reconnaît qu'on a parlé de leurs projets de superinformatique,",
        "disant que le plan directeur pourrait ne pas se réaliser",
        "puis 30 millions de dollars supplémentaires pour les droits légaux « liés au recrutement de masse ».",
    ],
    "002_eeab45934cef1e28.txt": [
        "Nach der kürzlichen Entlassung von Sam Altman,",
        "Zwei große Namen in OpenAI sind bei Microsoft",
        "„Die Mission geht weiter“",
        "Wir freuen uns sehr, die Nachricht mitteilen zu können,",
        "Satya Nadella, CEO von Microsoft, über die Enthüllung der Einstellung von Altman und seinem Kollegen Brockman",
        "Jakub Pachoki, derzeit Forschungsdirektor bei OpenAI,",
        "Das TPU-Projekt hieß „Tigris” und zog erhebliche Investitionen",
        "Altman und OpenAI arbeiteten mit Microsoft zusammen, um den Chip zu verbessern",
        "die auf rund 10 Milliarden US-Dollar geschätzt wird.",
        "Sagt Satya Nadella, CEO von Microsoft",
        "Neuer CEO (interimistisch) von OpenAI",
        "Shear wird die Rolle übernehmen Mira Murat,",
        "äußerten mehrere OpenAI-Mitarbeiter öffentlich ihre Unterstützung für ihn.",
    ],
    "003_f7accc3aa9d39ced.txt": [
        "Meta-CEO Mark Zuckerberg verstärkt die Bemühungen seines Unternehmens,",
        "Eine der ungenannten Personen erzählte „The Information“,",
        "Und es handelt sich nicht nur um E-Mails.",
        "Die aggressiven Einstellungsbemühungen von Meta scheinen Teil einer konzertierten Strategie",
        "mehr als 340.000 Nvidia H100 GPUs besitzen werde.",
        '"Wir haben die Kapazität aufgebaut,',
        "Im Juli veröffentlichte Meta Llama 2,",
        "Vertreter von Meta reagierten nicht sofort auf eine Anfrage von Business Insider,",
    ],
    "004_4f4486850fae6c5a.txt": [
        "Mark Zuckerberg, CEO von Meta, setzt neue Maßstäbe in der Anwerbung von KI-Talenten.",
        "lockert seine Gehaltspolitik, um im Wettbewerb um KI-Fachkräfte konkurrenzfähiger zu sein.",
        "Meta’s aggressiver Rekrutierungsansatz ist Teil von Zuckerbergs Plan,",
        "über 340.000 Nvidia H100 GPUs verfügen wird,",
        "Zuckerberg bekräftigte, dass KI das Hauptinvestitionsgebiet von Meta im Jahr 2024 sein wird,",
    ],
}
GOES = {
    "000_5ba993a2eecb029c.txt": [
        "Meta-TopmanagerMicrosoft",
        "#KuenstlicheIntelligenz",
        "#Dateninfrastruktur",
        "TheVerge",
    ],
    "001_2b230a24ee80c0c8.txt": [
        "Icône de temps de lecture",
        "Les lecteurs aident à prendre en charge MSpoweruser.",
        "commission si vous achetez via nos liens",
        "page de divulgation",
        "En savoir plus",
    ],
    "002_eeab45934cef1e28.txt": [
        "Lucas Gomes-Avatar",
        "Von links nach rechts",
        "Bild:",
        "Times Now",
        "Sportskeeda",
        "Siehe auch",
        "Blackview",
        "Quelle: Der Rand",
        "Rezensiert von",
        "Melden Sie sich an",
        "Erzähl uns Kommentar",
        "Hinterlasse einen Kommentar",
        "E-Mail-Adresse wird nicht veröffentlicht",
        "Related posts",
    ],
    "003_f7accc3aa9d39ced.txt": [
        "Werbung",
        "WERBUNG",
        "Deutsche Märkte geschlossen",
        "DAX",
        "18.161,01",
        "Bitcoin",
        "Nasdaq",
        "8.088,24",
        "Copyright",
        "Getty Images",
        "Lesen Sie den Originalartikel",
    ],
    "004_4f4486850fae6c5a.txt": [
        "Min. Lesezeit",
        "Dezember 5th, 2025",
        "Quelle: Business Insider",
        "Keine Experimente mehr im Serverraum",
        "FlightOps",
        "Helden-Admin",
        "Frank Roebers",
        "SYNAXON",
        "Mehr erfahren",
        "Kontakt",
    ],
}


def cleaned(*lines: str, title: str = TITLE) -> str:
    return clean(lines_of("\n\n".join(lines)), title).text


@pytest.mark.parametrize("path", STAYS)
def test_the_article_s_lines_stay(raw_articles: dict[str, Article], path: str) -> None:
    lost = [words for words in STAYS[path] if words not in raw_articles[path].text]

    assert lost == []


@pytest.mark.parametrize("path", GOES)
def test_the_page_s_furniture_goes(raw_articles: dict[str, Article], path: str) -> None:
    left = [words for words in GOES[path] if words in raw_articles[path].text]

    assert left == []


def test_every_line_that_stays_stands_in_the_page_as_it_is(
    raw_articles: dict[str, Article], raw_pages: dict[str, str]
) -> None:
    unknown = [
        line
        for path, article in raw_articles.items()
        for line in article.text.split("\n")
        if line and line not in {raw.strip() for raw in raw_pages[path].split("\n")}
    ]

    assert unknown == []


@pytest.mark.parametrize(
    "furniture",
    [
        "Anzeige",
        "– ADVERTISEMENT –",
        "Publicité",
        "Jetzt kostenlos anmelden und 30 % Rabatt sichern!",
        "Wir verwenden Cookies, um Inhalte zu personalisieren. Mehr dazu in unserer Datenschutzerklärung.",
        "Melden Sie sich für unseren Newsletter an und verpassen Sie keine Nachricht mehr.",
        "Dieser Beitrag enthält Affiliate-Links; kaufen Sie darüber ein, erhalten wir eine Provision.",
        "© 2024 Der Bote. Alle Rechte vorbehalten.",
        "Teilen auf Facebook",
        "Hinterlasse einen Kommentar",
        "#KI #Heliotrop #Uppsala",
        "DAX 18.161,01 +243,73 (+1,36%)",
        "Lesen Sie auch: Der neue Laubsauger im Test",
        "Foto: Agentur",
    ],
)
def test_furniture_between_two_paragraphs_goes_and_leaves_a_gap(furniture: str) -> None:
    found = clean(lines_of("\n\n".join([TITLE, LEAD, furniture, LAST])), TITLE)

    assert found.text == f"{LEAD}\n\n{LAST}"
    assert found.gaps == (len(LEAD) + 2,)
    assert furniture in found.furniture


def test_a_page_of_nothing_but_article_keeps_every_paragraph_and_has_no_gap() -> None:
    found = clean(lines_of("\n\n".join([LEAD, MIDDLE, LAST])), TITLE)

    assert (found.text, found.gaps, found.furniture) == (f"{LEAD}\n\n{MIDDLE}\n\n{LAST}", (), ())


def test_an_article_s_own_sentence_may_speak_of_adverts_and_newsletters() -> None:
    about_adverts = (
        "Lindqvist hatte bei Nordlicht zuletzt die Werbung der Konkurrenz öffentlich kritisiert, was den Wechsel zu "
        "Heliotrop Labs nach Ansicht des Boten beschleunigt haben soll."
    )

    assert about_adverts in cleaned(LEAD, about_adverts, LAST)


def test_lines_after_a_teaser_are_headlines_of_other_articles() -> None:
    text = cleaned(
        LEAD, MIDDLE, LAST, "Mehr zum Thema:", "Die zehn besten Laubsauger", "Was der Frühling für Gärtner bringt"
    )

    assert text == f"{LEAD}\n\n{MIDDLE}\n\n{LAST}"


def test_a_picture_s_text_and_its_caption_both_go() -> None:
    text = cleaned(
        LEAD, "Ada Lindqvist in Uppsala. Bild: Agentur", "Ada Lindqvist in Uppsala. Bild: Agentur Nord", LAST
    )

    assert text == f"{LEAD}\n\n{LAST}"


def test_the_author_s_life_at_the_end_goes() -> None:
    biography = "Karla Venn ist Redakteurin beim Boten und schreibt seit zwölf Jahren über Forschung und Unternehmen."

    text = cleaned(TITLE, "Von Karla Venn", LEAD, MIDDLE, LAST, biography)

    assert text == f"{LEAD}\n\n{MIDDLE}\n\n{LAST}"


def test_a_heading_stays_above_its_paragraph_and_a_list_below_its_introduction() -> None:
    page = [
        LEAD,
        "Warum wechselt Lindqvist?",
        MIDDLE,
        "Das ist über Lindqvist bekannt:\n• Lindqvist leitete die Forschung",
    ]

    text = cleaned(*page, LAST)

    assert text == "\n\n".join([*page, LAST])


def test_lines_of_other_pages_are_furniture() -> None:
    line = "Der Bote ist eine unabhängige Zeitung aus Uppsala."

    found = clean(lines_of(f"{LEAD}\n\n{line}\n\n{LAST}"), TITLE, frozenset({line}))

    assert found.text == f"{LEAD}\n\n{LAST}"


def test_gaps_stand_at_the_head_of_the_line_below_them() -> None:
    found = clean(lines_of(f"{LEAD}\n\nWerbung\n\n{MIDDLE}\n\nAnzeige\n\n{LAST}"), TITLE)

    below = [found.text[gap:].split("\n")[0] for gap in found.gaps]

    assert below == [MIDDLE, LAST]


@pytest.mark.parametrize("page", ["", "\n\n", "Werbung\n\nAnzeige"])
def test_a_page_without_an_article_gives_no_text(page: str) -> None:
    found = clean(lines_of(page), "")

    assert (found.text, found.gaps) == ("", ())


def test_no_furniture_of_one_shared_article_is_text_of_another(raw_articles: dict[str, Article]) -> None:
    shared_lines = [
        line
        for one, other in combinations(raw_articles.values(), 2)
        for line in one.text.split("\n")
        if line and line in other.text.split("\n")
    ]

    assert shared_lines == []
