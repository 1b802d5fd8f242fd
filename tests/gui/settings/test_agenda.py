"""Réglages, Agenda: hours kept as they are left, absences noted, changed, deleted, taken back."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.settings.screen import Screen

from conseil_mobilite.domain.agenda.availability import Unavailability
from conseil_mobilite.domain.agenda.working_week import USUAL
from conseil_mobilite.gui.agenda.booking.absence_dialog import AbsenceDialog
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import Button
from conseil_mobilite.gui.kit.choice import Choice, Tick
from conseil_mobilite.services.agenda import absences, appointments, availability
from conseil_mobilite.services.agenda.absences import NewAbsence
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.store.database import Store

NOW = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
TODAY = date(2027, 3, 12)
TAB, ENTER, SPACE = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Space
USUAL_DAY = USUAL[0]
TRAINING = NewAbsence("formation", date(2027, 3, 22), date(2027, 3, 23), words="Premiers secours")


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> Screen:
    screen = Screen(qtbot, desk, "agenda")
    screen.loaded("hours_lu_morning_from")
    return screen


def week(store: Store) -> Mapping[int, tuple[tuple[int, int], ...]]:
    return store.read(availability.working_week, store.adviser)


def kept(store: Store) -> list[Unavailability]:
    assert store.adviser is not None
    return list(store.read(absences.coming, store.adviser, NOW))


def hours(screen: Screen, name: str) -> tuple[str, str]:
    ends = (screen.field(f"hours_{name}_{end}").text() for end in ("from", "to"))
    first, second = (end.replace("\u00a0", " ") for end in ends)
    return first, second


def dialog(screen: Screen) -> AbsenceDialog:
    screen.qtbot.waitUntil(
        lambda: any(each.isVisible() for each in screen.page.findChildren(AbsenceDialog))
    )
    return screen.find(AbsenceDialog, "absence_dialog")


def test_the_usual_hours_are_shown_until_hers_are_told(screen: Screen, store: Store) -> None:
    assert hours(screen, "lu_morning") == ("9 h", "12 h 30")
    assert hours(screen, "ve_afternoon") == ("13 h 30", "18 h")
    assert hours(screen, "sa_morning") == ("", "")
    assert week(store) == USUAL


def test_a_half_day_is_kept_once_its_second_end_is_left(screen: Screen, store: Store) -> None:
    screen.type("hours_sa_morning_from", "9h30")
    screen.press(TAB)
    assert screen.words("hours_sa_trouble") == ""
    screen.type("hours_sa_morning_to", "12")

    screen.saved(lambda: screen.press(TAB))

    assert week(store)[5] == ((9 * 60 + 30, 12 * 60),)
    assert hours(screen, "sa_morning") == ("9 h 30", "12 h")


def test_a_half_day_is_emptied(screen: Screen, store: Store) -> None:
    screen.type("hours_me_afternoon_from", "")
    screen.press(TAB)
    screen.type("hours_me_afternoon_to", "")

    screen.saved(lambda: screen.press(TAB))

    assert week(store)[2] == (USUAL_DAY[0],)
    screen.qtbot.waitUntil(lambda: bool(screen.undoes))
    assert screen.undoes[-1][0] == "Heures de travail changées"

    screen.saved(screen.take_back)
    assert week(store) == USUAL
    usual = hours(screen, "ma_afternoon")
    screen.qtbot.waitUntil(lambda: hours(screen, "me_afternoon") == usual != ("", ""))


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("12 h", "9 h", "après l’heure de début"),
        ("9 h", "15 h", "se chevauchent"),
        ("9 h", "", "le début et la fin"),
        ("25 h", "12 h", "n’existe pas"),
    ],
)
def test_a_day_that_cannot_be_says_why_and_the_others_are_kept(
    screen: Screen, store: Store, first: str, second: str, said: str
) -> None:
    screen.type("hours_lu_morning_from", first)
    screen.press(TAB)
    screen.type("hours_lu_morning_to", second)
    screen.press(TAB)
    screen.qtbot.waitUntil(lambda: said in screen.words("hours_lu_trouble"))

    screen.type("hours_ma_morning_from", "8h")
    screen.press(TAB)
    screen.saved(lambda: screen.press(TAB))

    assert week(store)[0] == USUAL_DAY
    assert week(store)[1] == ((8 * 60, 12 * 60 + 30), USUAL_DAY[1])
    assert screen.field("hours_lu_morning_from").text().replace("\u00a0", " ") == first
    screen.type("hours_lu_morning_from", "9h")
    screen.press(TAB)
    screen.type("hours_lu_morning_to", "12h")
    screen.saved(lambda: screen.press(TAB))
    assert screen.words("hours_lu_trouble") == ""


def test_the_last_half_day_is_not_taken_away(qtbot: QtBot, desk: Desk, store: Store) -> None:
    assert store.adviser is not None
    store.run(availability.set_week, store.adviser, {1: ((14 * 60, 18 * 60),)})
    screen = Screen(qtbot, desk, "agenda")
    screen.loaded("hours_ma_afternoon_from")
    assert hours(screen, "ma_morning") == ("", "")
    screen.type("hours_ma_afternoon_from", "")
    screen.press(TAB)
    screen.type("hours_ma_afternoon_to", "")
    screen.press(TAB)

    qtbot.waitUntil(lambda: "au moins une demi-journée" in screen.words("hours_ma_trouble"))
    assert week(store) == {1: ((14 * 60, 18 * 60),)}


def test_monday_is_copied_to_the_other_working_days(screen: Screen, store: Store) -> None:
    screen.type("hours_lu_morning_from", "8h15")
    screen.press(TAB)
    screen.saved(lambda: screen.press(TAB))

    screen.saved(lambda: screen.push("hours_alike"))

    assert week(store) == dict.fromkeys(range(5), ((8 * 60 + 15, 12 * 60 + 30), USUAL_DAY[1]))
    assert hours(screen, "ve_morning") == ("8 h 15", "12 h 30")


def test_hours_being_typed_are_kept_when_the_page_is_left(screen: Screen, store: Store) -> None:
    screen.type("hours_je_afternoon_to", "17h")

    screen.saved(screen.page.leave)

    assert week(store)[3] == (USUAL_DAY[0], (USUAL_DAY[1][0], 17 * 60))


def test_going_through_the_hours_keeps_nothing_anew(
    qtbot: QtBot, screen: Screen, desk: Desk
) -> None:
    screen.field("hours_lu_morning_from").setFocus()

    with qtbot.assertNotEmitted(desk.background.saved, wait=100):
        for _ in range(12):
            screen.press(TAB)


def test_an_absence_is_noted_by_the_keyboard(screen: Screen, store: Store) -> None:
    screen.qtbot.waitUntil(lambda: "Aucune absence" in screen.all_words())
    screen.push("absence_add")
    asking = dialog(screen)
    screen.type("absence_words", "Congés de printemps")
    screen.type("absence_first", "12/4/27")
    screen.press(TAB)
    assert screen.field("absence_last").text() == "12/04/2027"
    screen.type("absence_last", "16 avril 2027")

    screen.saved(lambda: screen.qtbot.keyClick(asking, ENTER, Qt.KeyboardModifier.ControlModifier))

    (made,) = kept(store)
    assert (made.kind, made.words, made.whole_days) == ("absence", "Congés de printemps", True)
    assert made.starts_at == datetime(2027, 4, 11, 22, tzinfo=UTC)
    assert made.ends_at == datetime(2027, 4, 16, 22, tzinfo=UTC)
    told = "Du lundi 12 avril 2027 au vendredi 16 avril 2027"
    screen.qtbot.waitUntil(lambda: told in screen.all_words())


def test_hours_are_asked_only_where_the_days_are_not_whole(screen: Screen, store: Store) -> None:
    screen.push("absence_add")
    asking = dialog(screen)
    begins = asking.form.fields["begins"]
    assert not begins.isVisible()
    screen.find(Tick, "absence_whole").setFocus()
    screen.press(SPACE)
    assert begins.isVisible()

    asking.confirm.click()
    assert "heure de début" in screen.error("absence_begins")
    screen.type("absence_begins", "14h")
    screen.type("absence_ends", "13h")
    asking.confirm.click()
    screen.qtbot.waitUntil(lambda: "après l’heure de début" in screen.error("absence_ends"))
    assert kept(store) == []
    screen.type("absence_ends", "16h30")
    screen.saved(asking.confirm.click)

    (made,) = kept(store)
    assert made.starts_at == datetime(2027, 3, 12, 13, tzinfo=UTC)
    assert made.ends_at - made.starts_at == timedelta(hours=2, minutes=30)
    screen.qtbot.waitUntil(lambda: "de 14 h à 16 h 30" in screen.all_words())


def test_the_appointments_of_that_time_are_said_before_and_stay(
    screen: Screen, store: Store
) -> None:
    for rank in range(4):
        at = datetime(2027, 3, 22, 8 + rank, tzinfo=UTC)
        new = NewAppointment("suivi", at, 45, title=f"Essai {rank}")
        store.run(appointments.book, new)
    screen.push("absence_add")
    asking = dialog(screen)
    note = screen.find(QWidget, "absence_meetings")
    screen.type("absence_first", "22/3/27")
    screen.press(TAB)

    told = "4 rendez-vous y sont prévus"
    screen.qtbot.waitUntil(lambda: note.isVisible() and told in screen.all_words())
    assert "Lundi 22 mars, 11 h – 11 h 45 : Essai 2" in screen.all_words()
    assert "Essai 3" not in screen.all_words()
    screen.type("absence_last", "rien")
    screen.qtbot.waitUntil(note.isHidden)
    screen.type("absence_last", "22/3/27")
    screen.qtbot.waitUntil(note.isVisible)
    screen.saved(asking.confirm.click)

    assert len(kept(store)) == 1


def test_a_closure_says_that_it_concerns_the_whole_body(screen: Screen, store: Store) -> None:
    screen.push("absence_add")
    asking = dialog(screen)
    kind = screen.find(Choice, "absence_kind")
    assert [kind.itemData(rank) for rank in range(kind.count())] == [
        "absence",
        "formation",
        "reunion",
        "fermeture",
    ]
    kind.setFocus()
    screen.press(Qt.Key.Key_End)
    assert "tout l’organisme" in asking.form.fields["kind"].widget.accessibleDescription()

    screen.saved(asking.confirm.click)

    (made,) = kept(store)
    assert made.adviser_id is None
    screen.qtbot.waitUntil(lambda: "Tout l’organisme" in screen.all_words())


def test_an_absence_opens_by_enter_as_it_was_kept_and_is_changed(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    day = date(2027, 3, 22)
    new = NewAbsence("reunion", day, day, time(9), time(12), "Comité")
    made = store.run(absences.add, new)
    screen = Screen(qtbot, desk, "agenda")
    qtbot.waitUntil(lambda: "Réunion, Comité" in screen.all_words())
    screen.find(QWidget, f"absence_{made.id.hex}").setFocus()

    screen.press(ENTER)
    asking = dialog(screen)
    assert asking.typed() == new
    screen.type("absence_ends", "11h")
    screen.saved(asking.confirm.click)

    (changed,) = kept(store)
    assert (changed.id, changed.ends_at) == (made.id, datetime(2027, 3, 22, 10, tzinfo=UTC))


def test_whole_days_open_as_they_were_kept(qtbot: QtBot, desk: Desk, store: Store) -> None:
    made = store.run(absences.add, TRAINING)
    holder = QWidget()
    qtbot.addWidget(holder)

    asking = AbsenceDialog(desk, holder, TODAY, made)

    assert asking.typed() == TRAINING


def test_a_deletion_is_offered_back(qtbot: QtBot, desk: Desk, store: Store) -> None:
    made = store.run(absences.add, TRAINING)
    screen = Screen(qtbot, desk, "agenda")
    qtbot.waitUntil(lambda: "Premiers secours" in screen.all_words())
    button = screen.find(Button, f"absence_delete_{made.id.hex}")
    assert button.accessibleName().replace("\u00a0", " ").startswith("Supprimer : Formation")

    screen.saved(lambda: screen.push(f"absence_delete_{made.id.hex}"))
    assert kept(store) == []
    qtbot.waitUntil(lambda: bool(screen.undoes))
    assert screen.undoes[-1][0] == "Absence supprimée"

    screen.saved(screen.take_back)
    assert [each.model_dump() for each in kept(store)] == [made.model_dump()]
    qtbot.waitUntil(lambda: "Premiers secours" in screen.all_words())


def test_what_is_under_way_says_so(qtbot: QtBot, desk: Desk, store: Store) -> None:
    store.run(absences.add, NewAbsence("absence", TODAY, TODAY))
    screen = Screen(qtbot, desk, "agenda")

    qtbot.waitUntil(lambda: "En ce moment" in screen.all_words())
    assert "Le vendredi 12 mars 2027" in screen.all_words()
    assert QApplication.focusWidget() is not None
