"""An advert commands and offers, a reader speaks of himself, a reporter of somebody; quotations count for nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reading.lines import lines_of
from index.reading.shape import Traits
from index.reading.voice import voice_of


def voice(text: str) -> Traits:
    return voice_of(lines_of(text)[0])


@pytest.mark.parametrize(
    "advert",
    [
        "Ein Lift passt in jedes Haus. Vergleichen Sie drei Anbieter aus Ihrer Region und sparen Sie.",
        "Vos combles laissent passer le froid. Demandez votre devis et profitez de l'aide de la région.",
        "Your portfolio deserves better than luck. See the five moves that careful savers make this year.",
        "Miles de familias ya pagan menos por la luz. Descubre cuánto puedes ahorrar con tu factura de hoy.",
        "Un piccolo apparecchio cambia la giornata. Prenota una prova nel centro più vicino a casa tua.",
    ],
)
def test_an_advert_commands_and_reports_nothing(advert: str) -> None:
    found = voice(advert)

    assert {"commands", "commands in prose", "neither reports nor quotes"} <= set(found)


@pytest.mark.parametrize(
    "report",
    [
        "Tannhof wechselt im April zu Lautwerk, wie das Unternehmen am Montag in Wuppertal mitteilte.",
        "Selon nos informations, elle quitte Altimètre en mai et rejoindra un laboratoire de Zurich.",
        "Lindqvist, who joined the company in 2019, told her team on Tuesday that she is leaving.",
        "Arizcuren deja la compañía el 28 de febrero, según confirmó este jueves un portavoz de la empresa.",
        "Beltramelli lascia l'azienda dopo nove anni, ha confermato ieri un portavoce della società.",
    ],
)
def test_a_report_reports_and_commands_nothing(report: str) -> None:
    found = voice(report)

    assert "reports in prose" in found
    assert not {"commands", "of nobody", "first person"} & set(found)


def test_what_is_quoted_says_nothing_about_the_speaker() -> None:
    assert "first person" in voice("Ich habe dort gelernt, was ich kann.")
    assert "first person" not in voice("„Ich habe dort gelernt, was ich kann.“")


@pytest.mark.parametrize(
    "price", ["bis zu 80 Prozent", "dès 2 €", "up to $4,000 per month", "hasta 240 euros", "fino a 30%"]
)
def test_a_price_is_an_offer(price: str) -> None:
    assert "offers" in voice(f"Lift {price}")


def test_a_caption_names_somebody_at_a_place() -> None:
    found = voice("Priya Lindqvist on stage at the developer day in Portland last fall")

    assert {"full name in a short line", "scene", "scene with a name"} <= set(found)


@given(st.text(max_size=300).filter(str.strip))
def test_any_line_has_a_voice_whose_traits_are_one_where_they_hold(text: str) -> None:
    assert all(set(voice_of(line).values()) <= {1.0} for line in lines_of(text))


@pytest.mark.parametrize(
    "text", ["Hinnerk Petersen-Avatar", "Icône d'horloge 3 minutes", "Imagen de perfil de Ana Sanz"]
)
def test_what_stands_for_a_picture_is_known(text: str) -> None:
    assert "sign" in voice(text)
