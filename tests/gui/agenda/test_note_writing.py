"""Notes on the tab of a person: templates, versions, privacy, interviews logged, by real keys."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.gui.keys import type_in
from tests.gui.looking import find, words
from tests.gui.taking_back import take_back

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.agenda.notes.note import Note
from conseil_mobilite.gui.agenda.notes.note_editor import NoteEditor
from conseil_mobilite.gui.agenda.notes.note_text import NoteText
from conseil_mobilite.gui.agenda.notes.note_versions_dialog import NoteVersions
from conseil_mobilite.gui.agenda.notes.person_tab import MeetingsTab
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.page import Gesture
from conseil_mobilite.gui.people.record import RecordPage
from conseil_mobilite.gui.people.record_tabs import RecordTab
from conseil_mobilite.services.agenda import diary
from conseil_mobilite.services.agenda.notes import contacts, note_templates, notes
from conseil_mobilite.services.agenda.notes.notes import Draft
from conseil_mobilite.store.database import Store

NOW = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier
Book = Callable[..., Appointment]


def load(qtbot: QtBot, tab: MeetingsTab) -> NoteText:
    """Show what is kept, and return the text of the note under way."""
    tab.refresh()
    qtbot.waitUntil(lambda: "À venir" in words(tab))
    return find(tab, NoteText, "note_text")


def written(store: Store, helene: UUID) -> list[Note]:
    return [each.note for each in store.read(notes.of_person, helene)]


def texts(store: Store, helene: UUID) -> list[str]:
    return [note.text for note in written(store, helene)]


def opened_versions(qtbot: QtBot, tab: MeetingsTab) -> NoteVersions:
    qtbot.waitUntil(lambda: tab.findChild(NoteVersions) is not None)
    return find(tab, NoteVersions, "note_versions_dialog")


def never_pause(tab: MeetingsTab) -> None:
    """Let no pause hand over what is typed: something else must."""
    for timer in find(tab, NoteEditor, "note_editor").findChildren(QTimer):
        timer.setInterval(600_000)


def test_a_template_comes_by_one_key_and_leads_from_heading_to_heading(
    qtbot: QtBot, tab: MeetingsTab, store: Store, helene: UUID, book_in: Book
) -> None:
    book_in(-0.5, "telephone")
    text = load(qtbot, tab)
    text.setFocus()
    template = find(tab, QPushButton, "note_template")
    assert template.text().replace("\u00a0", " ") == "&Utiliser le modèle : Entretien téléphonique"

    qtbot.keyClick(text, Qt.Key.Key_U, ALT)
    qtbot.waitUntil(lambda: text.toPlainText() != "")
    type_in(text, "le bus")
    qtbot.keyClick(text, Qt.Key.Key_Return)
    type_in(text, "trop tôt")
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    type_in(text, "essai lundi")

    said = "Motif de l’appel : le bus\nCe qui a été dit : trop tôt\nConvenu ensemble : essai lundi"
    assert text.toPlainText() == said
    assert not template.isVisible()
    qtbot.waitUntil(lambda: texts(store, helene) == [said])
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    assert not text.hasFocus()  # no heading is left: Tab leaves, as from any other field


def test_enter_within_an_answer_is_a_new_line(
    qtbot: QtBot, tab: MeetingsTab, book_in: Book
) -> None:
    book_in(-0.5, "telephone")
    text = load(qtbot, tab)
    qtbot.mouseClick(find(tab, QPushButton, "note_template"), LEFT)
    type_in(text, "le bus")
    qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_in(text, "et la garde")

    assert text.toPlainText().startswith("Motif de l’appel : le bus\net la garde\nCe qui")


def test_a_template_nobody_filled_is_not_kept_and_stays_in_the_field(
    qtbot: QtBot, tab: MeetingsTab, desk: Desk, store: Store, helene: UUID, book_in: Book
) -> None:
    book_in(-0.5)
    text = load(qtbot, tab)
    with qtbot.waitSignal(desk.background.saved):
        qtbot.mouseClick(find(tab, QPushButton, "note_template"), LEFT)
    tab.refresh()
    qtbot.waitUntil(lambda: not find(tab, QLabel, "note_kept").text())

    assert written(store, helene) == []
    assert text.toPlainText().startswith("Depuis la dernière fois : \n")


def test_the_template_is_the_one_of_the_body(
    qtbot: QtBot, tab: MeetingsTab, store: Store, book_in: Book
) -> None:
    store.run(note_templates.change, "suivi", "Humeur :\nSuite :")
    book_in(-0.5)
    text = load(qtbot, tab)

    qtbot.mouseClick(find(tab, QPushButton, "note_template"), LEFT)

    assert text.toPlainText() == "Humeur : \nSuite :"


def test_what_is_typed_is_handed_over_when_the_keyboard_leaves(
    qtbot: QtBot, tab: MeetingsTab, store: Store, helene: UUID
) -> None:
    text = load(qtbot, tab)
    never_pause(tab)
    text.setFocus()
    type_in(text, "À rappeler")
    assert texts(store, helene) == []

    find(tab, QComboBox, "contact_channel").setFocus()

    qtbot.waitUntil(lambda: texts(store, helene) == ["À rappeler"])


def test_a_note_is_private_before_its_first_word(
    qtbot: QtBot, tab: MeetingsTab, store: Store, helene: UUID
) -> None:
    text = load(qtbot, tab)
    find(tab, QCheckBox, "note_private").click()
    type_in(text, "Entre nous.")

    qtbot.waitUntil(lambda: texts(store, helene) == ["Entre nous."])
    assert [note.private for note in written(store, helene)] == [True]
    qtbot.mouseClick(find(tab, QPushButton, "note_new"), LEFT)
    qtbot.waitUntil(lambda: "Note privée" in words(tab))
    assert not find(tab, QCheckBox, "note_private").isChecked()


def test_a_note_under_way_is_made_private_and_shared_again(
    qtbot: QtBot, tab: MeetingsTab, store: Store, helene: UUID
) -> None:
    text = load(qtbot, tab)
    type_in(text, "Entre nous.")
    qtbot.waitUntil(lambda: texts(store, helene) == ["Entre nous."])
    private = find(tab, QCheckBox, "note_private")

    private.click()
    qtbot.waitUntil(lambda: [note.private for note in written(store, helene)] == [True])
    private.click()

    qtbot.waitUntil(lambda: [note.private for note in written(store, helene)] == [False])


def test_a_number_that_may_not_be_kept_costs_no_other_word(
    qtbot: QtBot, tab: MeetingsTab, store: Store, helene: UUID
) -> None:
    text = load(qtbot, tab)

    type_in(text, "Avant 2 84 05 75 113 042 26, après.")

    field = find(tab, Field, "note_text_field")
    qtbot.waitUntil(lambda: "tout le reste" in field.error())
    assert texts(store, helene) == ["Avant [numéro retiré], après."]
    assert text.toPlainText() == "Avant 2 84 05 75 113 042 26, après."
    tab.refresh()
    text.selectAll()
    type_in(text, "Autre chose.")
    qtbot.waitUntil(lambda: texts(store, helene) == ["Autre chose."])
    qtbot.waitUntil(lambda: not field.error())


def test_the_note_of_an_appointment_is_gone_on_with(
    qtbot: QtBot, tab: MeetingsTab, store: Store, helene: UUID, book_in: Book
) -> None:
    booked = book_in(-24, place="Hirson")
    text = load(qtbot, tab)
    name = f"meeting_note_{booked.id.hex}"

    qtbot.mouseClick(find(tab, QPushButton, name), LEFT)
    assert text.hasFocus()
    assert "45 min · Hirson · À compléter" in words(tab)
    type_in(text, "Premier jet")
    qtbot.waitUntil(lambda: texts(store, helene) == ["Premier jet"])
    qtbot.mouseClick(find(tab, QPushButton, "note_new"), LEFT)
    assert text.toPlainText() == ""
    tab.show_part(f"note:{booked.id.hex}")
    type_in(text, ", relu")

    qtbot.waitUntil(lambda: texts(store, helene) == ["Premier jet, relu"])
    assert [note.appointment_id for note in written(store, helene)] == [booked.id]


def test_a_note_just_left_is_taken_up_with_its_last_words(
    qtbot: QtBot, tab: MeetingsTab, store: Store, helene: UUID, book_in: Book
) -> None:
    booked = book_in(-24)
    store.run(notes.keep, uuid4(), helene, Draft("Un", booked.id))
    text = load(qtbot, tab)
    tab.show_part(f"note:{booked.id.hex}")
    type_in(text, " deux")  # not kept yet when the note is left

    tab.show_part("note")
    assert text.toPlainText() == ""
    tab.show_part(f"note:{booked.id.hex}")

    assert text.toPlainText() == "Un deux"


def test_versions_tell_what_changed_in_words_and_one_is_taken_up_and_undone(
    qtbot: QtBot, tab: MeetingsTab, store: Store, helene: UUID
) -> None:
    note = uuid4()
    long = f"Elle craint moins le trajet, fait deux fois {'seule, en car, ' * 4}sans erreur."
    store.run(notes.keep, note, helene, Draft(long))
    store.run(notes.keep, note, helene, Draft("Elle craint moins le trajet"))
    load(qtbot, tab)
    name = f"note_versions_{note.hex}"
    qtbot.waitUntil(lambda: tab.findChild(QPushButton, name) is not None)

    qtbot.mouseClick(find(tab, QPushButton, name), LEFT)
    dialog = opened_versions(qtbot, tab)
    told = find(dialog, QTextEdit, "version_text")
    assert "Aujourd’hui, 14 h 30\n5 mots · version actuelle" in words(dialog)
    assert "[retiré : " in told.toPlainText().replace("\u00a0", " ")
    take = find(dialog, QPushButton, "version_take_up")
    assert not take.isEnabled()
    qtbot.keyClick(find(dialog, QWidget, "version_0"), Qt.Key.Key_Down)
    assert told.toPlainText() == long
    with qtbot.waitSignal(tab.undo_offered) as offered:
        qtbot.keyClick(dialog, Qt.Key.Key_R, ALT)

    qtbot.waitUntil(lambda: texts(store, helene) == [long])
    _sentence, act = offered.args or ("", None)
    take_back(store, tab, act)
    qtbot.waitUntil(lambda: texts(store, helene) == ["Elle craint moins le trajet"])


def test_a_version_taken_up_shows_in_the_note_under_way(
    qtbot: QtBot, tab: MeetingsTab, store: Store, helene: UUID, book_in: Book
) -> None:
    booked, note = book_in(-24), uuid4()
    long = "Elle craint le trajet, qu’elle n’a jamais fait seule en car, ni avec ses enfants."
    store.run(notes.keep, note, helene, Draft(long, booked.id))
    text = load(qtbot, tab)
    tab.show_part(f"note:{booked.id.hex}")
    text.selectAll()
    type_in(text, "Rien.")
    qtbot.waitUntil(lambda: texts(store, helene) == ["Rien."])

    qtbot.mouseClick(find(tab, QPushButton, "note_versions"), LEFT)
    dialog = opened_versions(qtbot, tab)
    qtbot.keyClick(find(dialog, QWidget, "version_0"), Qt.Key.Key_Down)
    qtbot.mouseClick(find(dialog, QPushButton, "version_take_up"), LEFT)

    qtbot.waitUntil(lambda: text.toPlainText() == long)


def test_the_note_under_way_is_deleted_and_comes_back(
    qtbot: QtBot, tab: MeetingsTab, store: Store, helene: UUID
) -> None:
    text = load(qtbot, tab)
    type_in(text, "À jeter")
    qtbot.waitUntil(find(tab, QPushButton, "note_delete").isVisible)

    with qtbot.waitSignal(tab.undo_offered) as offered:
        qtbot.mouseClick(find(tab, QPushButton, "note_delete"), LEFT)

    assert text.toPlainText() == ""
    assert texts(store, helene) == []
    _sentence, act = offered.args or ("", None)
    take_back(store, tab, act)
    assert texts(store, helene) == ["À jeter"]


def test_a_note_deleted_by_a_double_click_goes_once_with_the_words_not_kept_yet(
    qtbot: QtBot, tab: MeetingsTab, store: Store, helene: UUID
) -> None:
    text, offered = load(qtbot, tab), list[str]()
    tab.undo_offered.connect(lambda sentence, _act: offered.append(sentence))
    tab.troubled.connect(lambda error: offered.append(repr(error)))
    type_in(text, "À jeter")
    delete = find(tab, QPushButton, "note_delete")
    qtbot.waitUntil(delete.isVisible)
    type_in(text, ", vraiment")

    qtbot.mouseClick(delete, LEFT)
    delete.clicked.emit()  # the second click falls on the note that just took its place
    with qtbot.waitSignal(tab.changed):
        pass

    type_in(text, "Autre chose")
    qtbot.waitUntil(lambda: texts(store, helene) == ["Autre chose"])
    assert offered == ["Note supprimée"]


def test_an_interview_that_was_not_planned_is_logged_by_two_keys_then_noted(
    qtbot: QtBot, tab: MeetingsTab, store: Store, helene: UUID, book_in: Book
) -> None:
    book_in(-48, place="France services, Hirson")
    text = load(qtbot, tab)
    text.setFocus()

    qtbot.keyClick(text, Qt.Key.Key_C, ALT)
    qtbot.waitUntil(lambda: tab.findChild(Creation, "log_dialog") is not None)
    dialog = find(tab, Creation, "log_dialog")
    assert find(dialog, QLineEdit, "log_place").text() == "France services, Hirson"
    assert find(dialog, QLineEdit, "log_hour").text().replace("\u00a0", " ") == "13 h 45"
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: "Entretien de suivi" in find(tab, QComboBox, "note_about").currentText()
    )
    qtbot.waitUntil(text.hasFocus)
    type_in(text, "Il est passé.")

    qtbot.waitUntil(lambda: texts(store, helene) == ["Il est passé."])
    logged = store.read(diary.of_person, helene, NOW)[-1]
    assert logged.appointment.starts_at == NOW - timedelta(minutes=45)
    assert [who.status for who in logged.people] == ["seen"]
    assert [note.appointment_id for note in written(store, helene)] == [logged.appointment.id]


def test_a_logged_interview_follows_its_kind_until_the_hour_is_typed(
    qtbot: QtBot, tab: MeetingsTab, store: Store, helene: UUID
) -> None:
    load(qtbot, tab)
    tab.show_part("log")
    dialog = find(tab, Creation, "log_dialog")
    kind, hour = find(dialog, QComboBox, "log_kind"), find(dialog, QLineEdit, "log_hour")
    kind.setCurrentIndex(kind.findData("telephone"))
    kind.activated.emit(kind.currentIndex())
    assert hour.text().replace("\u00a0", " ") == "14 h 10"
    hour.setText("9 h")
    kind.setCurrentIndex(kind.findData("suivi"))
    kind.activated.emit(kind.currentIndex())
    assert hour.text() == "9 h"
    find(dialog, QLineEdit, "log_day").setText("01/02/2027")
    find(dialog, QCheckBox, "log_came").click()

    qtbot.mouseClick(dialog.confirm, LEFT)

    qtbot.waitUntil(lambda: len(store.read(diary.of_person, helene, NOW)) == 1)
    (entry,) = store.read(diary.of_person, helene, NOW)
    assert entry.appointment.starts_at == datetime(2027, 2, 1, 8, tzinfo=UTC)
    assert [who.status for who in entry.people] == ["noshow"]


def test_an_interview_to_come_is_refused_beside_its_hour(
    qtbot: QtBot, tab: MeetingsTab, store: Store, helene: UUID
) -> None:
    load(qtbot, tab)
    tab.show_part("log")
    dialog = find(tab, Creation, "log_dialog")
    find(dialog, QLineEdit, "log_hour").setText("18 h")

    qtbot.mouseClick(dialog.confirm, LEFT)

    field = find(dialog, Field, "log_hour_field")
    qtbot.waitUntil(lambda: "prenez plutôt rendez-vous" in field.error())
    assert store.read(diary.of_person, helene, NOW) == []


def test_an_attempt_may_say_when_it_was_and_what_came_of_it(
    qtbot: QtBot, tab: MeetingsTab, store: Store, helene: UUID
) -> None:
    load(qtbot, tab)
    qtbot.mouseClick(find(tab, QPushButton, "contact_more"), LEFT)
    type_in(find(tab, QLineEdit, "contact_words"), "Rappelle lundi")
    find(tab, QLineEdit, "contact_day").setText("10/03/2027")
    find(tab, QLineEdit, "contact_hour").setText("9h15")

    qtbot.mouseClick(find(tab, QPushButton, "contact_missed"), LEFT)

    qtbot.waitUntil(lambda: "Rappelle lundi" in words(tab))
    (attempt,) = store.read(contacts.of_person, helene)
    assert attempt.attempted_at == datetime(2027, 3, 10, 8, 15, tzinfo=UTC)
    assert (attempt.words, attempt.result) == ("Rappelle lundi", "non_joint")
    assert "1 tentative sans réponse à ce jour." in words(tab)
    assert not find(tab, QLineEdit, "contact_words").isVisible()


def test_an_attempt_in_the_future_is_refused_and_what_was_typed_stays(
    qtbot: QtBot, tab: MeetingsTab, store: Store, helene: UUID
) -> None:
    load(qtbot, tab)
    qtbot.mouseClick(find(tab, QPushButton, "contact_more"), LEFT)
    said = find(tab, QLineEdit, "contact_words")
    type_in(said, "Rappelle lundi")
    find(tab, QLineEdit, "contact_day").setText("10/04/2027")

    qtbot.mouseClick(find(tab, QPushButton, "contact_reached"), LEFT)

    field = find(tab, Field, "contact_day_field")
    qtbot.waitUntil(lambda: "avenir" in field.error())
    assert said.text() == "Rappelle lundi"
    assert store.read(contacts.of_person, helene) == []


def test_an_attempt_is_deleted_and_comes_back(
    qtbot: QtBot, tab: MeetingsTab, store: Store, helene: UUID
) -> None:
    kept = store.run(contacts.record, helene, "telephone", "joint", NOW)
    load(qtbot, tab)
    name = f"contact_delete_{kept.id.hex}"
    qtbot.waitUntil(lambda: tab.findChild(QPushButton, name) is not None)

    with qtbot.waitSignal(tab.undo_offered) as offered:
        qtbot.mouseClick(find(tab, QPushButton, name), LEFT)

    assert store.read(contacts.of_person, helene) == []
    _sentence, act = offered.args or ("", None)
    take_back(store, tab, act)
    assert [each.id for each in store.read(contacts.of_person, helene)] == [kept.id]


@pytest.mark.parametrize(
    ("gesture", "result"),
    [(Gesture.CALL_REACHED, "joint"), (Gesture.CALL_MISSED, "non_joint")],
)
def test_a_call_is_noted_by_a_gesture_of_the_open_file(
    qtbot: QtBot, desk: Desk, store: Store, helene: UUID, gesture: Gesture, result: str
) -> None:
    page = RecordPage(desk, helene, [RecordTab("meetings", "Rendez-vous et notes", MeetingsTab)])
    qtbot.addWidget(page)
    page.show()
    page.refresh()

    with qtbot.waitSignal(page.undo_offered):
        assert page.perform(gesture)

    (attempt,) = store.read(contacts.of_person, helene)
    assert (attempt.channel, attempt.result) == ("telephone", result)
    assert attempt.attempted_at == NOW


def test_a_double_click_is_one_attempt(
    qtbot: QtBot, tab: MeetingsTab, store: Store, helene: UUID
) -> None:
    load(qtbot, tab)
    missed, reached = (find(tab, QPushButton, f"contact_{each}") for each in ("missed", "reached"))

    with qtbot.waitSignals([tab.undo_offered] * 2):
        missed.click()
        missed.click()
        reached.click()

    qtbot.waitUntil(lambda: len(store.read(contacts.of_person, helene)) > 1)
    made = store.read(contacts.of_person, helene)
    assert sorted(each.result for each in made) == ["joint", "non_joint"]


def test_words_that_could_not_be_kept_are_still_there_when_the_note_is_taken_up(
    qtbot: QtBot, tab: MeetingsTab, store: Store, helene: UUID, book_in: Book
) -> None:
    booked, note = book_in(-24), uuid4()
    store.run(notes.keep, note, helene, Draft("Un", booked.id))
    text = load(qtbot, tab)
    tab.show_part(f"note:{booked.id.hex}")
    me, store.adviser = store.adviser, uuid4()  # whoever writes now is not its author
    type_in(text, " deux")
    field = find(tab, Field, "note_text_field")
    qtbot.waitUntil(lambda: "par une autre personne" in field.error())
    store.adviser = me

    tab.show_part("note")
    tab.refresh()
    qtbot.waitUntil(lambda: tab.findChild(QPushButton, f"note_edit_{note.hex}") is not None)
    assert texts(store, helene) == ["Un"]
    tab.show_part(f"note:{booked.id.hex}")
    assert text.toPlainText() == "Un deux"
    type_in(text, " trois")

    qtbot.waitUntil(lambda: texts(store, helene) == ["Un deux trois"])
