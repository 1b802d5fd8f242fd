"""Choices of the body and facts about the base, by key."""

from sqlmodel import Session

from conseil_mobilite.services.organisation import settings


def test_a_setting_is_stored_and_replaced(session: Session) -> None:
    assert settings.value(session, "couleur", "aucune") == "aucune"

    settings.put(session, "couleur", "bleu")
    settings.put(session, "couleur", "vert")

    assert settings.value(session, "couleur") == "vert"


def test_the_identity_of_a_base_is_drawn_once(session: Session) -> None:
    settings.draw_identity(session)
    first = settings.value(session, settings.BASE_IDENTIFIER), settings.statistics_secret(session)

    settings.draw_identity(session)

    second = settings.value(session, settings.BASE_IDENTIFIER), settings.statistics_secret(session)
    assert first == second
    assert len(first[1]) == 32
