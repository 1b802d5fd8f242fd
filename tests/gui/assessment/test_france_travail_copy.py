"""« Copier pour France Travail », by real keys and clicks."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session
from tests.gui.assessment.screen import DAY, Screen, acts, begin, found, show, texts

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.language.french import NO_BREAK
from conseil_mobilite.gui.assessment.france_travail_card import FranceTravailCard
from conseil_mobilite.gui.assessment.france_travail_copy import FranceTravailCopy
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.pathway.tab import PathwayTab
from conseil_mobilite.services.assessment import synthesis
from conseil_mobilite.services.assessment.assessment_picture import person_of
from conseil_mobilite.services.pathway import actions
from conseil_mobilite.store.database import Store

LEFT, Key = Qt.MouseButton.LeftButton, Qt.Key
SITUATION = "- Situation : Aucun moyen de transport à disposition [6, code à confirmer] : Oui"


@pytest.fixture
def kept(store: Store) -> Assessment:
    """Begin an assessment that keeps two barriers, one of them sensitive."""
    made = store.run(begin)
    for code in ("aucun_moyen", "sante_deplacement"):
        store.run(synthesis.keep_barrier, made.id, code, by_hand=True)
    return made


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, store: Store, kept: Assessment) -> Screen:
    shown = show(qtbot, desk, store, kept.id)
    qtbot.mouseClick(shown.find(QWidget, "to_synthesis"), LEFT)
    shown.until(lambda: bool(found(shown.page, "kept_aucun_moyen")))
    shown.until(lambda: shown.find(QPushButton, "france_travail_copy").isEnabled())
    return shown


def test_each_kept_barrier_says_its_place_and_whether_it_is_copied(opened: Screen) -> None:
    def said(code: str) -> str:
        (row,) = [one for one in found(opened.page, f"kept_{code}") if one.isVisible()]
        return texts(row).replace(NO_BREAK, " ")

    place = "23 Développer sa mobilité › Aucun moyen de transport à disposition"
    assert f"France Travail : {place}" in said("aucun_moyen")
    assert "France Travail, non copié : 25" in said("sante_deplacement")


def test_the_text_is_read_before_it_is_copied_by_the_keyboard(opened: Screen) -> None:
    preview = opened.find(QPlainTextEdit, "france_travail_preview")
    assert not preview.isVisible()
    opened.find(QWidget, "france_travail_see").setFocus()

    opened.press(Key.Key_Space)

    assert preview.isVisible()
    assert preview.isReadOnly()
    assert SITUATION in preview.toPlainText()

    opened.find(QWidget, "france_travail_copy").setFocus()
    with opened.bot.waitSignal(opened.page.said) as said:
        opened.press(Key.Key_Space)

    assert said.args == ["Texte copié : collez-le dans le dossier France Travail"]
    assert QGuiApplication.clipboard().text() == preview.toPlainText()
    assert "santé" not in QGuiApplication.clipboard().text()
    words = texts(opened.find(QWidget, "france_travail")).replace(NO_BREAK, " ")
    assert "Texte copié : collez-le dans le dossier France Travail." in words
    opened.until(lambda: "france_travail.copy" in opened.store.read(acts))


def test_a_barrier_dropped_leaves_the_text(opened: Screen) -> None:
    preview = opened.find(QPlainTextEdit, "france_travail_preview")
    assert SITUATION in preview.toPlainText()

    opened.bot.mouseClick(opened.find(QWidget, "drop_aucun_moyen"), LEFT)

    opened.until(lambda: SITUATION not in preview.toPlainText())
    assert "Faire un point complet sur sa mobilité" in preview.toPlainText()


@pytest.mark.usefixtures("dressed")
def test_with_nothing_to_copy_the_button_waits_and_says_what_for(qtbot: QtBot) -> None:
    widget = FranceTravailCopy()
    qtbot.addWidget(widget)
    widget.show()

    widget.show_blocks(())

    (copy,) = found(widget, "france_travail_copy")
    assert not copy.isEnabled()
    assert "Rien à copier" in texts(widget)


def test_the_goals_of_a_pathway_stand_beside_their_national_objectif(
    qtbot: QtBot, desk: Desk, store: Store, kept: Assessment
) -> None:
    store.run(_two_goals, kept.pathway_id)
    card = FranceTravailCard(desk)
    qtbot.addWidget(card)
    card.show()

    card.read_pathway(kept.pathway_id)

    qtbot.waitUntil(lambda: "Accéder à un véhicule" in texts(card))
    words = texts(card).replace(NO_BREAK, " ")
    assert "France Travail : 23 Développer sa mobilité › Accéder à un véhicule En cours" in words
    assert "Voir ma fille Sans équivalent dans la liste de France Travail, non copié" in words
    (copy,) = found(card, "france_travail_copy")
    with qtbot.waitSignal(card.said):
        qtbot.mouseClick(copy, LEFT)
    assert "Accéder à un véhicule [29" in QGuiApplication.clipboard().text()
    assert "fille" not in QGuiApplication.clipboard().text()


def test_the_tab_of_the_pathway_offers_the_copy(
    qtbot: QtBot, desk: Desk, store: Store, kept: Assessment
) -> None:
    person = store.read(lambda session: person_of(session, session.merge(kept)).id)
    tab = PathwayTab(desk, person)
    qtbot.addWidget(tab)
    tab.show()
    tab.refresh()
    qtbot.waitUntil(lambda: any(one.isEnabled() for one in found(tab, "france_travail_copy")))
    (copy,) = found(tab, "france_travail_copy")

    with qtbot.waitSignal(tab.said):
        qtbot.mouseClick(copy, LEFT)

    assert SITUATION in QGuiApplication.clipboard().text()


def _two_goals(session: Session, pathway: UUID) -> None:
    for goal, code in (("Accéder à un véhicule", "acceder_vehicule"), ("Voir ma fille", "")):
        new = actions.NewAction("location_solidaire", goal=goal, goal_code=code)
        actions.plan(session, pathway, new, DAY)
