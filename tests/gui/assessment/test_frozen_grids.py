"""Assessments frozen under two versions of the grid, seen once a third one exists."""

from datetime import timedelta
from uuid import UUID

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlmodel import Session
from tests.conftest import NOW
from tests.gui.assessment.screen import Screen, found, show, texts
from tests.gui.looking import plain
from tests.services.grid_story import insert_other_points, made, pathway_of, validated

from conseil_mobilite.domain.assessment.grid import QuestionKind
from conseil_mobilite.domain.assessment.own_question import OwnQuestion
from conseil_mobilite.domain.assessment.question_wording import Wording
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.radar import Radar
from conseil_mobilite.services.assessment import assessments, grid_draft
from conseil_mobilite.store.database import Store

OWN = OwnQuestion(
    "MOYENS",
    QuestionKind.SINGLE,
    Wording("Connaissez-vous le garage ?", "Garage", "À Guise.", ("Oui", "Non")),
)


def test_two_frozen_assessments_show_their_own_wording_and_points_once_a_third_version_exists(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    one, two = store.run(_two_frozen_then_a_third_version)

    first, second = (_at_v04(qtbot, desk, store, each) for each in (one, two))

    assert "Avez-vous une voiture" in first.card("V04").accessibleName()
    assert "Un véhicule, en avez-vous un" in second.card("V04").accessibleName()
    assert "CM-2026.1-L1" in texts(first.page)
    assert "CM-2026.1-L2" in texts(second.page)
    for screen, level in ((first, "Autonome"), (second, "Suffisant")):
        told = screen.page.findChildren(Radar)[0].accessibleDescription()
        assert f"Moyens : {level} (" in plain(told)


def test_an_own_question_is_asked_and_kept_and_one_put_aside_is_not_there(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    begun = store.run(_begun_with_a_version)
    screen = show(qtbot, desk, store, begun)

    screen.go("ADMIN")
    assert screen.card("A04").isVisible()
    assert found(screen.page, "question_A05") == []
    screen.go("MOYENS")
    screen.card("L01").reach()
    screen.press(Qt.Key.Key_2)

    screen.until(lambda: "L01" in screen.stored())
    assert screen.stored()["L01"].codes == "r2"


def _at_v04(qtbot: QtBot, desk: Desk, store: Store, assessment: UUID) -> Screen:
    screen = show(qtbot, desk, store, assessment)
    screen.go("MOYENS")
    return screen


def _begun_with_a_version(session: Session) -> UUID:
    """Begin an assessment under a version that asks L01 and puts A05 aside."""
    grid_draft.add_question(session, OWN)
    grid_draft.set_active(session, "A05", active=False)
    grid_draft.publish(session, "Le garage", NOW)
    return assessments.start(session, pathway_of(session, "1").id, "complet", NOW).id


def _two_frozen_then_a_third_version(session: Session) -> tuple[UUID, UUID]:
    made(session, "Avez-vous une voiture ?")
    one = validated(session, pathway_of(session, "1"))
    insert_other_points(session, "CM-2026.1-L2", "Un véhicule, en avez-vous un ?")
    two = validated(session, pathway_of(session, "2"))
    grid_draft.take_file(session, grid_draft.file_of(session, "CM-2026.1-L1"))
    assert made(session, "Tout autre chose ?", NOW + timedelta(days=2)) == "CM-2026.1-L3"
    return one.id, two.id
