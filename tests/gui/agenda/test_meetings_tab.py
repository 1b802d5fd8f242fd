"""The tab « Rendez-vous et notes », by real keys and clicks, on a real base."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from sqlmodel import select
from tests.gui.keys import reached, type_in
from tests.gui.looking import find, pick, words
from tests.gui.taking_back import take_back

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.gui.agenda.notes.person_tab import MeetingsTab
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.services.agenda import appointments, diary, meetings
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.notes import notes
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.store.database import Store

NOW = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
LEFT = Qt.MouseButton.LeftButton

Book = Callable[..., Appointment]


def load(qtbot: QtBot, tab: MeetingsTab, told: str = "À venir") -> None:
    tab.refresh()
    qtbot.waitUntil(lambda: told in words(tab))


def texts(store: Store, helene: UUID) -> list[str]:
    return [each.note.text for each in store.read(notes.of_person, helene)]


def note_area(tab: MeetingsTab) -> QPlainTextEdit:
    return find(tab, QPlainTextEdit, "note_text")


def test_nothing_to_come_offers_an_appointment_with_the_person(
    qtbot: QtBot, tab: MeetingsTab, store: Store, helene: UUID
) -> None:
    load(qtbot, tab, "Aucun rendez-vous à venir.")

    qtbot.mouseClick(find(tab, QPushButton, "meetings_first"), LEFT)
    asking = find(tab, Creation, "appointment_dialog")
    assert find(asking, QPushButton, f"meeting_without_{helene.hex}").text() == "Hélène Lefèvre"
    type_in(find(asking, QLineEdit, "meeting_hour"), "16h")
    qtbot.mouseClick(asking.confirm, LEFT)

    qtbot.waitUntil(lambda: "Aujourd’hui, 16 h" in words(tab))
    assert len(store.read(diary.of_person, helene, NOW)) == 1


def test_the_gesture_of_the_header_waits_for_the_name(qtbot: QtBot, tab: MeetingsTab) -> None:
    tab.refresh()
    tab.show_part("new")

    qtbot.waitUntil(lambda: bool(tab.findChildren(Creation, "appointment_dialog")))


def test_coming_to_complete_and_past_stand_apart(
    qtbot: QtBot, tab: MeetingsTab, store: Store, book_in: Book, helene: UUID
) -> None:
    book_in(3)
    book_in(-24, "restitution")
    done = book_in(-48, "diagnostic")
    store.run(appointments.set_status, done.id, helene, "noshow", NOW)

    load(qtbot, tab, "Passés")

    told = words(tab)
    order = ["À venir", "Aujourd’hui, 17 h 30", "À compléter", "Restitution", "Passés", "Absent"]
    assert sorted(order, key=told.index) == order


def test_who_came_is_told_in_one_gesture(
    qtbot: QtBot, tab: MeetingsTab, store: Store, book_in: Book, helene: UUID
) -> None:
    book_in(-24)
    load(qtbot, tab, "À compléter")
    chip = find(tab, QPushButton, f"attendance_seen_{helene.hex}")
    chip.setFocus()

    qtbot.keyClick(chip, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: "Honoré" in words(tab))
    (entry,) = store.read(diary.of_person, helene, NOW)
    assert entry.people[0].status == "seen"


def test_one_to_come_is_called_off_by_either_side(
    qtbot: QtBot, tab: MeetingsTab, store: Store, book_in: Book, helene: UUID
) -> None:
    book_in(3)
    load(qtbot, tab, "Aujourd’hui")
    assert tab.findChild(QPushButton, f"attendance_seen_{helene.hex}") is None

    qtbot.mouseClick(find(tab, QPushButton, f"attendance_revoked_{helene.hex}"), LEFT)

    qtbot.waitUntil(lambda: "Annulé par nous" in words(find(tab, QWidget, "person_meetings")))
    (entry,) = store.read(diary.of_person, helene, NOW)
    assert entry.people[0].status == "revoked"


def test_a_meeting_called_off_is_shown_and_asks_for_nothing(
    qtbot: QtBot, tab: MeetingsTab, store: Store, book_in: Book, helene: UUID
) -> None:
    store.run(appointments.cancel, book_in(3).id, "revoked")
    load(qtbot, tab, "Annulé")

    chips = tab.findChildren(QPushButton)
    assert [each for each in chips if each.objectName().startswith("attendance_")] == []
    assert store.read(diary.next_for, helene, NOW) is None


def test_a_workshop_is_told_as_the_person_lived_it(
    qtbot: QtBot, tab: MeetingsTab, store: Store, helene: UUID
) -> None:
    other = store.run(people.welcome, NewPerson("Roy", "Awa"), Origin(), date(2027, 1, 4)).id
    at = NOW - timedelta(hours=24)
    new = NewAppointment("atelier", at, 60, (other, helene), unnamed_participants=2)
    workshop = store.run(appointments.book, new)
    store.run(appointments.set_status, workshop.id, other, "noshow", NOW)
    load(qtbot, tab, "À compléter")

    qtbot.mouseClick(find(tab, QPushButton, f"attendance_seen_{helene.hex}"), LEFT)

    qtbot.waitUntil(lambda: "Passés" in words(tab))
    assert "Honoré" in words(tab)
    assert "présent sur" not in words(tab)


def test_codes_are_copied_for_france_travail_without_a_name_nor_a_free_text(
    qtbot: QtBot, tab: MeetingsTab, store: Store, helene: UUID
) -> None:
    at = NOW - timedelta(hours=24)
    new = NewAppointment(
        "atelier", at, 60, (helene,), place="Chez Paul", title="Atelier", initiator="USAGER"
    )
    booked = store.run(appointments.book, new)
    store.run(appointments.set_status, booked.id, helene, "seen", NOW)
    load(qtbot, tab, "Passés")
    button = find(tab, QPushButton, f"meeting_copy_{booked.id.hex}")
    button.setFocus()

    with qtbot.waitSignal(tab.said) as said:
        qtbot.keyClick(button, Qt.Key.Key_Space)

    assert said.args is not None
    assert "Texte copié" in said.args[0]
    assert QApplication.clipboard().text() == (
        "Statut : Effectué [EFFECTUE]\n"
        "Modalité : En présence [PHYSIQUE]\n"
        "Réception : Collective [COL]\n"
        "Motif : Accompagnement [ACC]\n"
        "Organisme : Indéterminé [IND]\n"
        "Initiateur : Usager [USAGER]"
    )
    (traced,) = store.read(
        lambda session: session.exec(
            select(AuditEntry.record_id).where(AuditEntry.act == "france_travail.copy")
        ).all()
    )
    assert traced == booked.id


def test_an_appointment_opens_by_enter(qtbot: QtBot, tab: MeetingsTab, book_in: Book) -> None:
    booked = book_in(3)
    load(qtbot, tab, "Aujourd’hui")
    line = find(tab, QWidget, f"meeting_{booked.id.hex}")
    line.setFocus()

    qtbot.keyClick(line, Qt.Key.Key_Return)

    asking = find(tab, Creation, "appointment_dialog")
    assert find(asking, QLineEdit, "meeting_day").text() == "12/03/2027"


def test_a_note_is_kept_as_it_is_typed_and_says_so(
    qtbot: QtBot, tab: MeetingsTab, store: Store, helene: UUID
) -> None:
    load(qtbot, tab)
    area = note_area(tab)
    area.setFocus()

    type_in(area, "Elle craint le")
    qtbot.waitUntil(lambda: texts(store, helene) == ["Elle craint le"])
    type_in(area, " trajet.")
    qtbot.waitUntil(lambda: texts(store, helene) == ["Elle craint le trajet."])

    kept = find(tab, QLabel, "note_kept")
    qtbot.waitUntil(kept.isVisible)
    assert kept.text().replace("\u00a0", " ") == "Enregistré à 14 h 30"
    assert area.hasFocus()
    assert area.toPlainText() == "Elle craint le trajet."


def test_leaving_in_the_middle_of_a_word_keeps_it(
    qtbot: QtBot, tab: MeetingsTab, desk: Desk, store: Store, helene: UUID
) -> None:
    load(qtbot, tab)
    type_in(note_area(tab), "À rapp")

    tab.leave()
    desk.background.close()

    assert texts(store, helene) == ["À rapp"]


def test_nothing_typed_makes_no_note(
    qtbot: QtBot, tab: MeetingsTab, desk: Desk, store: Store, helene: UUID, book_in: Book
) -> None:
    book_in(-24)
    load(qtbot, tab, "À compléter")
    pick(find(tab, QComboBox, "note_about"), "")

    tab.leave()
    desk.background.close()

    assert texts(store, helene) == []
    assert store.read(meetings.of_person, helene, NOW).notes == ()


def test_a_social_security_number_is_refused_and_what_was_typed_stays(
    qtbot: QtBot, tab: MeetingsTab, store: Store, helene: UUID
) -> None:
    load(qtbot, tab)
    area = note_area(tab)
    type_in(area, "Sécu ")
    qtbot.waitUntil(lambda: texts(store, helene) == ["Sécu "])

    type_in(area, "2 84 05 75 113 042 26")

    field = find(tab, Field, "note_text_field")
    qtbot.waitUntil(lambda: "sécurité sociale" in field.error())
    assert area.toPlainText() == "Sécu 2 84 05 75 113 042 26"
    assert not any("113" in text for text in texts(store, helene))


def test_a_note_accompanies_the_appointment_under_way(
    qtbot: QtBot, tab: MeetingsTab, store: Store, helene: UUID, book_in: Book
) -> None:
    under_way = book_in(-0.5)
    load(qtbot, tab, "Aujourd’hui")
    assert find(tab, QComboBox, "note_about").currentData() == under_way.id.hex

    type_in(note_area(tab), "Bien venue.")

    qtbot.waitUntil(lambda: texts(store, helene) == ["Bien venue."])
    (written,) = store.read(notes.of_person, helene)
    assert written.note.appointment_id == under_way.id


def test_another_note_begins_and_an_older_one_is_taken_up(
    qtbot: QtBot, tab: MeetingsTab, store: Store, helene: UUID
) -> None:
    load(qtbot, tab)
    area = note_area(tab)
    type_in(area, "Première")
    qtbot.mouseClick(find(tab, QPushButton, "note_new"), LEFT)
    assert area.toPlainText() == ""
    type_in(area, "Seconde")
    qtbot.waitUntil(lambda: set(texts(store, helene)) == {"Première", "Seconde"})
    first = next(x for x in store.read(notes.of_person, helene) if x.note.text == "Première")
    name = f"note_edit_{first.note.id.hex}"
    qtbot.waitUntil(lambda: tab.findChild(QPushButton, name) is not None)

    qtbot.mouseClick(find(tab, QPushButton, name), LEFT)
    area.moveCursor(area.textCursor().MoveOperation.End)
    type_in(area, " note")

    qtbot.waitUntil(lambda: set(texts(store, helene)) == {"Première note", "Seconde"})


def test_a_note_made_private_says_so_and_a_deleted_one_comes_back(
    qtbot: QtBot, tab: MeetingsTab, store: Store, helene: UUID
) -> None:
    note_id = uuid4()
    store.run(notes.write, note_id, helene, "À garder pour moi.")
    load(qtbot, tab, "À garder pour moi.")
    qtbot.mouseClick(find(tab, QPushButton, f"note_private_{note_id.hex}"), LEFT)
    qtbot.waitUntil(lambda: "Note privée" in words(tab))

    with qtbot.waitSignal(tab.undo_offered) as offered:
        qtbot.mouseClick(find(tab, QPushButton, f"note_delete_{note_id.hex}"), LEFT)
    _sentence, act = offered.args or ("", None)
    qtbot.waitUntil(lambda: texts(store, helene) == [])
    take_back(store, tab, act)

    qtbot.waitUntil(lambda: texts(store, helene) == ["À garder pour moi."])


def test_an_attempt_to_reach_her_is_told_in_one_gesture_and_taken_back(
    qtbot: QtBot, tab: MeetingsTab, store: Store, helene: UUID
) -> None:
    load(qtbot, tab)
    pick(find(tab, QComboBox, "contact_channel"), "message")

    with qtbot.waitSignal(tab.undo_offered) as offered:
        qtbot.mouseClick(find(tab, QPushButton, "contact_missed"), LEFT)
    (attempt,) = store.read(meetings.of_person, helene, NOW).attempts
    assert (attempt.channel, attempt.result, attempt.attempted_at) == ("message", "non_joint", NOW)
    qtbot.waitUntil(lambda: "Message (SMS)\nAujourd’hui, 14 h 30\nNon joint" in words(tab))

    _sentence, act = offered.args or ("", None)
    take_back(store, tab, act)
    qtbot.waitUntil(lambda: store.read(meetings.of_person, helene, NOW).attempts == ())


def test_whatever_the_keyboard_reaches_has_a_name(
    qtbot: QtBot, tab: MeetingsTab, book_in: Book
) -> None:
    book_in(-24)
    book_in(3)
    load(qtbot, tab, "Aujourd’hui")
    qtbot.waitUntil(lambda: len(reached(tab)) > 8)

    unnamed = [each for each in reached(tab) if not each.accessibleName() or not each.objectName()]
    assert [each.objectName() or type(each).__name__ for each in unnamed] == []
