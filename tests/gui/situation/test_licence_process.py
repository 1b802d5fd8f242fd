"""The licence as a dated process on the tab « Mobilité », and its strip."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.situation.screen import dialog, find, open_row, pick, type_in, words

from conseil_mobilite.domain.situation.knowledge import Knowledge, Known
from conseil_mobilite.domain.situation.situation import LicenceProcess
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.stepper import Stepper
from conseil_mobilite.gui.situation.licence_strip import LicenceStrip
from conseil_mobilite.gui.situation.tab import SituationTab
from conseil_mobilite.services.situation import licence_exams, licence_processes, licences
from conseil_mobilite.services.situation.licence_processes import ProcessFacts, ProcessPicture
from conseil_mobilite.store.database import Store

ON = date(2027, 3, 12)
LEARNING = ProcessFacts(
    kind="permis",
    category="b",
    gearbox="manuelle",
    enrolled_on=Known(Knowledge.KNOWN, date(2026, 10, 5)),
    theory_on=Known(Knowledge.KNOWN, date(2026, 12, 18)),
    theory_valid_until=date(2031, 12, 18),
    hours_done=Known(Knowledge.KNOWN, 12),
)


@pytest.fixture
def learning(qtbot: QtBot, store: Store, helene: UUID, tab: SituationTab) -> LicenceProcess:
    """Show a licence B under way: enrolled, code obtained, 12 hours driven."""
    made = store.run(licence_processes.begin, helene, LEARNING, ON)
    tab.refresh()
    qtbot.waitUntil(lambda: "12\xa0h sur 20" in words(tab))
    return made


def said(tab: QWidget, process: LicenceProcess) -> str:
    return find(tab, Stepper, f"process_{process.id.hex}_steps").accessibleDescription()


def kept(store: Store, person: UUID) -> ProcessPicture:
    (picture,) = store.read(licence_processes.of_person, person, ON)
    return picture


def test_the_steps_say_their_dates_and_where_they_stand(
    tab: SituationTab, learning: LicenceProcess
) -> None:
    assert said(tab, learning).replace("\xa0", " ") == (
        "Inscription : 05/10/2026 ; Code : 18/12/2026 ; Conduite : 12 h sur 20 ; "
        "Examen : À venir ; Permis obtenu : À venir"
    )


def test_a_process_is_begun_with_what_is_known_and_what_is_not(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID
) -> None:
    find(tab, QPushButton, "situation_parcours_permis_add").click()
    form = dialog(qtbot, tab, "process_dialog")
    pick(qtbot, form, "process_gearbox", "automatique")
    assert "Minimum légal pour le permis B\xa0: 13\xa0h." in words(form)
    type_in(qtbot, form, "process_enrolled", "5/10/26")
    pick(qtbot, form, "process_theory_state", "aucun")
    pick(qtbot, form, "process_payer", "departement")
    type_in(qtbot, form, "process_payer_name", "FAJ")

    find(form, QPushButton, "process_dialog_create").click()

    qtbot.waitUntil(lambda: "Département · FAJ" in words(tab))
    process = kept(store, helene).process
    assert (process.theory_state, process.hours_state) == ("aucun", "non_aborde")
    assert "Code\xa0: En préparation" in said(tab, process)


@pytest.mark.parametrize(
    "wrong",
    [
        ("process_hours", "2000", "entre 0 et 200"),
        ("process_theory", "1/1/2028", "dans l’avenir"),
        ("process_theory_until", "31/02/2027", "n’existe pas"),
        ("process_enrolled", "abc", "n’a pas pu être lue"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID, wrong: tuple[str, str, str]
) -> None:
    field, typed, sentence = wrong
    find(tab, QPushButton, "situation_parcours_permis_add").click()
    form = dialog(qtbot, tab, "process_dialog")
    line = type_in(qtbot, form, field, typed)

    find(form, QPushButton, "process_dialog_create").click()

    qtbot.waitUntil(lambda: sentence in words(form))
    assert line.text() == typed
    assert store.read(licence_processes.of_person, helene, ON) == []


def test_hours_are_kept_as_they_are_typed(
    qtbot: QtBot, tab: SituationTab, learning: LicenceProcess
) -> None:
    find(tab, QPushButton, f"process_{learning.id.hex}_edit").click()
    form = dialog(qtbot, tab, "process_edit")

    line = type_in(qtbot, form, "process_hours", "21 h")
    qtbot.keyClick(line, Qt.Key.Key_Tab)

    qtbot.waitUntil(lambda: "21\xa0h sur 20" in words(tab))
    assert form.isVisible()
    assert "Examen\xa0: À programmer" in said(tab, learning)


def test_an_exam_is_added_failed_and_deleted(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID, learning: LicenceProcess
) -> None:
    find(tab, QPushButton, f"process_{learning.id.hex}_exam").click()
    form = dialog(qtbot, tab, "exam_dialog")
    pick(qtbot, form, "exam_kind", "conduite")
    type_in(qtbot, form, "exam_day", "20/4/27")
    find(form, QPushButton, "exam_dialog_create").click()
    qtbot.waitUntil(lambda: "Examen\xa0: Prévu le 20/04/2027" in said(tab, learning))

    (exam,) = kept(store, helene).exams
    open_row(qtbot, tab, f"exam_{exam.id.hex}")
    editor = dialog(qtbot, tab, "exam_edit")
    pick(qtbot, editor, "exam_result", "echoue")
    qtbot.waitUntil(lambda: "n’a pas encore de résultat" in words(editor))
    line = type_in(qtbot, editor, "exam_day", "10/3/27")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    pick(qtbot, editor, "exam_result", "echoue")
    qtbot.waitUntil(lambda: "Non réussi" in words(find(tab, QWidget, "situation_parcours_permis")))

    with qtbot.waitSignal(tab.undo_offered):
        find(editor, QPushButton, "exam_edit_remove").click()
    qtbot.waitUntil(lambda: kept(store, helene).exams == ())


def test_a_result_that_is_awaited_is_asked_for_in_words(
    qtbot: QtBot, tab: SituationTab, store: Store, learning: LicenceProcess
) -> None:
    facts = licence_exams.ExamFacts(kind="conduite", held_on=date(2027, 3, 3))
    store.run(licence_exams.add, learning.id, facts, ON)

    tab.refresh()

    qtbot.waitUntil(lambda: "Examen du 3 mars 2027\xa0: résultat à noter." in words(tab))


def test_a_licence_obtained_ends_the_process_and_is_held(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID, learning: LicenceProcess
) -> None:
    find(tab, QPushButton, f"process_{learning.id.hex}_conclude").click()
    form = dialog(qtbot, tab, "process_conclude")
    type_in(qtbot, form, "process_outcome_day", "10/3/2027")

    find(form, QPushButton, "process_conclude_create").click()

    qtbot.waitUntil(lambda: "Permis B (voiture)" in words(find(tab, QWidget, "situation_permis")))
    (held,) = store.read(licences.of_person, helene)
    assert held.obtained_on == date(2027, 3, 10)
    find(tab, QPushButton, "situation_parcours_permis_past").click()
    assert "Permis obtenu le 10 mars 2027" in words(tab)


def test_a_process_stopped_holds_no_licence_and_can_be_resumed(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID, learning: LicenceProcess
) -> None:
    find(tab, QPushButton, f"process_{learning.id.hex}_conclude").click()
    form = dialog(qtbot, tab, "process_conclude")
    pick(qtbot, form, "process_outcome", "abandonne")
    assert not find(form, QWidget, "process_hold").isVisible()
    find(form, QPushButton, "process_conclude_create").click()
    qtbot.waitUntil(lambda: "1\xa0fait terminé" in words(tab))
    assert store.read(licences.of_person, helene) == []

    find(tab, QPushButton, "situation_parcours_permis_past").click()
    open_row(qtbot, tab, f"process_{learning.id.hex}")
    editor = dialog(qtbot, tab, "process_edit")
    find(editor, QPushButton, "process_resume").click()

    qtbot.waitUntil(lambda: "12\xa0h sur 20" in words(tab))
    qtbot.waitUntil(lambda: not tab.findChildren(QDialog))


def test_an_exchange_asks_for_its_own_dates_and_has_no_exam(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID
) -> None:
    find(tab, QPushButton, "situation_parcours_permis_add").click()
    form = dialog(qtbot, tab, "process_dialog")
    pick(qtbot, form, "process_kind", "echange")
    assert not find(form, QWidget, "process_hours").isVisible()
    type_in(qtbot, form, "process_filed", "8/1/2027")
    find(form, QPushButton, "process_dialog_create").click()

    qtbot.waitUntil(lambda: "Échange contre un permis B (voiture)" in words(tab))
    process = kept(store, helene).process
    assert "Dossier déposé\xa0: 08/01/2027\xa0; Réponse\xa0: Attendue" in said(tab, process)
    assert not tab.findChildren(QPushButton, f"process_{process.id.hex}_exam")


def test_the_strip_shows_the_steps_elsewhere_and_hides_without_any(
    qtbot: QtBot, desk: Desk, store: Store, helene: UUID
) -> None:
    strip = LicenceStrip(desk, helene)
    qtbot.addWidget(strip)
    process = store.run(licence_processes.begin, helene, LEARNING, ON)

    strip.refresh()
    qtbot.waitUntil(strip.isVisible)
    assert "12\xa0h sur 20" in words(strip)

    store.run(licence_processes.conclude, process.id, "obtenu", ON, ON)
    strip.refresh()
    qtbot.waitUntil(strip.isHidden)
