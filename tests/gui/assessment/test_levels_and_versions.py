"""Another level than the computed one from the live panel; what a correction changed, told."""

from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session
from tests.gui.assessment.screen import DAY, Screen, begin, code, found, show, texts
from tests.gui.looking import plain
from tests.made_once import Base, Made, Once

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.assessment.replies import Reply, ReplyState
from conseil_mobilite.gui.assessment.tab import AssessmentsTab
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.services.assessment import assessments, synthesis
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.reference import reference

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def made(once: Once) -> Made[UUID]:
    """Reply to what is mandatory; no vehicle."""
    return once(lambda store: store.run(_answered))


@pytest.fixture(scope="module")
def first_base(made: Made[UUID]) -> Base:
    return made.base


@pytest.fixture
def answered(store: Store, made: Made[UUID]) -> Assessment:
    return store.read(lambda session: session.get_one(Assessment, made.told))


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, store: Store, answered: Assessment) -> Screen:
    return show(qtbot, desk, store, answered.id)


def test_enter_on_a_row_of_the_table_asks_for_another_level_of_that_axis(opened: Screen) -> None:
    dialog = ask_from_table(opened, "Moyens")

    assert choice(dialog, "override_axis").code() == "MOYENS"
    assert choice(dialog, "override_to").code() == "0"
    assert "Calculé d’après les réponses" in texts(dialog)


def test_a_level_without_a_comment_is_refused_then_both_values_are_shown(opened: Screen) -> None:
    dialog = ask_from_table(opened, "Moyens")
    pick(choice(dialog, "override_to"), "2")
    click_in(opened, dialog, "override_create")
    opened.until(lambda: "Dites pourquoi" in texts(dialog))

    comment = dialog.findChild(QPlainTextEdit, "override_comment")
    assert comment is not None
    opened.write(comment, "Sa sœur prête sa voiture")
    click_in(opened, dialog, "override_create")

    opened.until(lambda: "Retenu 2 · calculé 0" in rows(opened).get("Moyens", ""))
    level = {axis.axis: axis for axis in now(opened).axes}["MOYENS"]
    assert (level.computed, level.retained, level.comment) == (0, 2, "Sa sœur prête sa voiture")


def test_an_axis_never_evaluated_starts_without_a_level_and_asks_for_one(opened: Screen) -> None:
    dialog = ask_from_table(opened, "Santé")
    assert choice(dialog, "override_to").code() == ""
    assert choice(dialog, "override_to").currentText() == "Choisir…"

    click_in(opened, dialog, "override_create")

    opened.until(lambda: "Choisissez le niveau à retenir" in texts(dialog))
    assert dialog.isVisible()
    assert {axis.axis: axis.retained for axis in now(opened).axes}["SANTE"] is None


def test_an_axis_is_asked_from_the_button_beside_the_radar(opened: Screen) -> None:
    opened.bot.mouseClick(opened.find(QWidget, "override_live"), LEFT)

    opened.until(lambda: bool(dialogs(opened)))
    assert choice(dialogs(opened)[0], "override_axis").code() == "ADMIN"


def test_a_correction_lists_what_it_changed_in_the_synthesis_and_in_the_list(
    qtbot: QtBot, desk: Desk, store: Store, answered: Assessment
) -> None:
    store.run(_validate, answered.id)
    corrected = store.run(_correct, answered.id)

    shown = show(qtbot, desk, store, corrected.id)
    shown.bot.mouseClick(shown.find(QWidget, "to_synthesis"), LEFT)
    shown.until(lambda: "Véhicule mal noté" in plain(changes(shown)))
    assert "Véhicule : Aucun → Toujours" in plain(changes(shown))
    assert "Niveau Moyens : Bloquant → Autonome" in plain(changes(shown))

    tab = AssessmentsTab(desk, now(shown).person_id)
    qtbot.addWidget(tab)
    tab.show()
    tab.refresh()
    qtbot.waitUntil(lambda: "Corrige : Véhicule mal noté" in plain(texts(tab)))
    assert "Véhicule : Aucun → Toujours" in plain(texts(tab))
    assert not found(tab, f"changes_{answered.id}")


def test_a_correction_just_opened_says_that_nothing_changed_yet(
    qtbot: QtBot, desk: Desk, store: Store, answered: Assessment
) -> None:
    store.run(_validate, answered.id)
    made = store.run(assessments.correct, answered.id, "Relire", answered.started_at)

    shown = show(qtbot, desk, store, made.id)
    shown.bot.mouseClick(shown.find(QWidget, "to_synthesis"), LEFT)

    shown.until(lambda: "Rien n’a encore changé" in changes(shown))


def test_the_next_appointment_is_told_once_it_is_booked(opened: Screen) -> None:
    opened.store.run(_validate, opened.assessment)
    opened.store.run(_book, opened.assessment)

    opened.page.refresh()
    opened.bot.mouseClick(opened.find(QWidget, "to_synthesis"), LEFT)

    told = "Prochain rendez-vous : vendredi 19 mars 2027 à 14 h 30"
    opened.until(lambda: told in plain(texts(opened.find(QWidget, "synthesis"))))


def ask_from_table(shown: Screen, axis: str) -> QDialog:
    panel = shown.find(QWidget, "live_panel")
    table = panel.findChild(Table, "levels_table")
    assert table is not None
    shown.bot.mouseClick(shown.find(QWidget, "levels_switch_table"), LEFT)
    table.show_current(axis)
    QTest.keyClick(table, Qt.Key.Key_Return)
    shown.until(lambda: bool(dialogs(shown)))
    return dialogs(shown)[0]


def dialogs(shown: Screen) -> list[QDialog]:
    return [one for one in shown.page.findChildren(QDialog) if one.isVisible()]


def choice(dialog: QDialog, name: str) -> Choice:
    found = dialog.findChild(Choice, name)
    assert found is not None
    return found


def pick(box: Choice, wanted: str) -> None:
    box.setFocus()
    for key in [Qt.Key.Key_Home, *[Qt.Key.Key_Down] * box.count()]:
        if box.code() == wanted:
            return
        QTest.keyClick(box, key)


def click_in(shown: Screen, dialog: QDialog, name: str) -> None:
    (one,) = found(dialog, name)
    shown.bot.mouseClick(one, LEFT)


def rows(shown: Screen) -> dict[str, str]:
    table = shown.find(Table, "levels_table")
    model = table.rows
    return {
        str(model.index(row, 0).data()): str(model.index(row, 1).data())
        for row in range(model.rowCount())
    }


def now(shown: Screen) -> assessments.AssessmentPicture:
    return shown.store.read(assessments.picture, shown.assessment)


def changes(shown: Screen) -> str:
    return texts(shown.find(QWidget, "version_changes"))


def _answered(session: Session) -> UUID:
    assessment, at = begin(session).id, session.info["clock"]()
    for question in reference.grid().questions:
        if question.mandatory:
            aside = Reply(state=ReplyState.NOT_DISCUSSED)
            assessments.answer(session, assessment, question.code, aside, at)
    for name, label in {"V04": "Aucun", "V09": "Non"}.items():
        assessments.answer(session, assessment, name, Reply(codes=(code(name, label),)), at)
    return assessment


def _validate(session: Session, assessment: UUID) -> None:
    synthesis.keep_all_barriers(session, assessment)
    assessments.validate(session, assessment, DAY)


def _correct(session: Session, assessment: UUID) -> Assessment:
    at = session.info["clock"]()
    made = assessments.correct(session, assessment, "Véhicule mal noté", at)
    for name, label in {"V04": "Toujours", "V09": "Oui"}.items():
        assessments.answer(session, made.id, name, Reply(codes=(code(name, label),)), at)
    return made


def _book(session: Session, assessment: UUID) -> None:
    made = Appointment(
        kind="suivi",
        starts_at=session.info["clock"]() + timedelta(days=7),
        duration_minutes=45,
        uid="prochain@exemple.fr",
        place="Mairie de Guise",
    )
    session.add(made)
    session.flush()
    person = assessments.picture(session, assessment).person_id
    session.add(Participation(appointment_id=made.id, person_id=person))
