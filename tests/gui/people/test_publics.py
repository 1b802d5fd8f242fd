"""The publics of a person, dated by the keyboard, in the tab of her identity."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.looking import find, shown
from tests.gui.people.screen import opened_record

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.people.public_period import NewPublicPeriod, PublicPeriod
from conseil_mobilite.gui.people.record import RecordPage
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin, PersonPublics
from conseil_mobilite.store.database import Store

TODAY = date(2027, 3, 12)
HELENE = NewPerson(
    "Lefèvre", "Hélène", birth_date=date(1992, 6, 4), publics=("rsa", "deld", "handicap")
)


@pytest.fixture
def helene(store: Store) -> UUID:
    return store.run(people.welcome, HELENE, Origin(), TODAY).id


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, helene: UUID) -> RecordPage:
    page = opened_record(qtbot, desk, helene, "identity")
    qtbot.waitUntil(lambda: len(lines(page)) == 3)
    return page


def lines(page: QWidget) -> list[PublicPeriod]:
    made = [line for line in page.findChildren(PublicPeriod) if line.isVisibleTo(page)]
    return sorted(made, key=lambda line: line.mapTo(page, line.rect().topLeft()).y())


def line(page: QWidget, title: str) -> PublicPeriod:
    return next(each for each in lines(page) if each.accessibleName() == title)


def write(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text) if text else qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClick(field, Qt.Key.Key_Tab)


def stored(store: Store, person: UUID) -> PersonPublics:
    return store.read(people.publics_of, person, TODAY)


def periods(store: Store, person: UUID, code: str) -> list[tuple[date, date | None]]:
    found = stored(store, person).declared
    return [(row.since, row.until) for row in found if row.code == code]


def test_each_public_stands_with_its_start_and_its_codes(page: RecordPage) -> None:
    assert [each.accessibleName() for each in lines(page)] == ["DELD", "RSA", "Handicap"]
    words = shown(line(page, "DELD")).replace("\xa0", " ")

    assert "IAE : DELD (niveau 2) · data·inclusion : demandeurs-emploi" in words
    assert line(page, "DELD").since.text() == "12/03/2027"
    assert line(page, "DELD").until.text() == ""


def test_a_start_is_brought_back_by_the_keyboard(
    qtbot: QtBot, store: Store, page: RecordPage, helene: UUID
) -> None:
    write(qtbot, line(page, "RSA").since, "1/9/25")

    qtbot.waitUntil(lambda: periods(store, helene, "rsa") == [(date(2025, 9, 1), None)])
    assert line(page, "RSA").since.text() == "01/09/2025"


def test_a_public_ended_by_its_date_is_no_longer_chosen(
    qtbot: QtBot, store: Store, page: RecordPage, helene: UUID
) -> None:
    write(qtbot, line(page, "RSA").since, "01/09/2025")
    qtbot.waitUntil(lambda: periods(store, helene, "rsa")[0][0] == date(2025, 9, 1))
    write(qtbot, line(page, "RSA").until, "28/02/2027")

    chip = find(page, QPushButton, "person_publics_rsa")
    qtbot.waitUntil(lambda: not chip.isChecked())
    assert periods(store, helene, "rsa") == [(date(2025, 9, 1), date(2027, 2, 28))]
    in_order = ["DELD", "Handicap", "RSA"]
    qtbot.waitUntil(lambda: [each.accessibleName() for each in lines(page)] == in_order)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("3/6/1992", "avant sa naissance"),
        ("13/3/2027", "pas encore venu"),
        ("le printemps", "date"),
    ],
)
def test_a_refused_day_says_why_and_stays_as_it_was_typed(
    qtbot: QtBot, store: Store, page: RecordPage, helene: UUID, typed: str, said: str
) -> None:
    rsa = line(page, "RSA")
    write(qtbot, rsa.since, typed)
    qtbot.waitUntil(lambda: said in shown(rsa))
    kept = rsa.since.text()

    write(qtbot, line(page, "DELD").since, "1/1/2026")
    qtbot.waitUntil(lambda: periods(store, helene, "deld") == [(date(2026, 1, 1), None)])

    assert rsa.since.text() == kept
    assert said in shown(rsa)
    assert periods(store, helene, "rsa") == [(TODAY, None)]


def test_a_day_being_typed_stays_while_another_is_kept(
    qtbot: QtBot, store: Store, page: RecordPage, helene: UUID
) -> None:
    rsa = line(page, "RSA")
    write(qtbot, rsa.since, "1/9/2025")

    qtbot.keyClicks(rsa.until, "28/2/2")
    qtbot.waitUntil(lambda: periods(store, helene, "rsa")[0][0] == date(2025, 9, 1))
    store.run(people.set_public, helene, "siae", TODAY, belongs=True)
    page.refresh()
    qtbot.waitUntil(lambda: len(lines(page)) == 4)

    assert rsa.until.hasFocus()
    assert rsa.until.text() == "28/2/2"


def test_an_error_goes_once_the_day_is_mended(
    qtbot: QtBot, store: Store, page: RecordPage, helene: UUID
) -> None:
    rsa = line(page, "RSA")
    write(qtbot, rsa.since, "13/3/2027")
    qtbot.waitUntil(lambda: "pas encore venu" in shown(rsa))

    write(qtbot, rsa.since, "12/2/2027")

    qtbot.waitUntil(lambda: periods(store, helene, "rsa") == [(date(2027, 2, 12), None)])
    assert "pas encore venu" not in shown(rsa)


def test_a_period_that_went_by_is_added_by_the_keyboard(
    qtbot: QtBot, store: Store, page: RecordPage, helene: UUID
) -> None:
    add = find(page, Choice, "public_period_add")
    add.show_code("rsa")
    add.activated.emit(add.currentIndex())
    (draft,) = page.findChildren(NewPublicPeriod)
    assert draft.since.hasFocus()

    qtbot.keyClicks(draft.since, "1/1/2020")
    qtbot.keyClick(draft.since, Qt.Key.Key_Tab)
    assert draft.until.hasFocus()
    qtbot.keyClicks(draft.until, "30/6/2021")
    qtbot.keyClick(draft.until, Qt.Key.Key_Tab)

    qtbot.waitUntil(lambda: len(periods(store, helene, "rsa")) == 2)
    qtbot.waitUntil(lambda: len(lines(page)) == 4)
    assert periods(store, helene, "rsa")[0] == (date(2020, 1, 1), date(2021, 6, 30))
    assert lines(page)[-1].until.text() == "30/06/2021"
    assert add.code() == ""


def test_a_period_over_another_stays_to_be_mended(
    qtbot: QtBot, store: Store, page: RecordPage, helene: UUID
) -> None:
    add = find(page, Choice, "public_period_add")
    add.show_code("rsa")
    add.activated.emit(add.currentIndex())
    (draft,) = page.findChildren(NewPublicPeriod)

    write(qtbot, draft.since, "1/1/2026")
    write(qtbot, draft.until, "12/3/2027")

    qtbot.waitUntil(lambda: "en recouvrent" in shown(draft))
    assert draft.since.text() == "01/01/2026"
    assert len(periods(store, helene, "rsa")) == 1
    find(draft, QPushButton, draft.controls()[-1].objectName()).click()
    qtbot.waitUntil(lambda: len(lines(page)) == 3)


def test_a_period_taken_back_can_be_undone(
    qtbot: QtBot, store: Store, page: RecordPage, helene: UUID
) -> None:
    remove = line(page, "DELD").controls()[-1]
    remove.setFocus()

    with qtbot.waitSignal(page.undo_offered) as offered:
        qtbot.keyClick(remove, Qt.Key.Key_Space)

    sentence, act = offered.args
    assert sentence == "Période supprimée"
    assert isinstance(act, UUID)
    assert [each.accessibleName() for each in lines(page)] == ["RSA", "Handicap"]
    assert periods(store, helene, "deld") == []


def test_tab_follows_what_is_read(qtbot: QtBot, page: RecordPage) -> None:
    wanted = [control for each in lines(page) for control in each.controls()]
    wanted.append(find(page, Choice, "public_period_add"))
    wanted[0].setFocus()

    for control in wanted[1:]:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        assert control.hasFocus(), control.objectName()


def test_what_follows_is_told_and_is_no_chip(
    qtbot: QtBot, store: Store, page: RecordPage, helene: UUID
) -> None:
    words = shown(find(page, QWidget, "public_periods")).replace("\xa0", " ")
    assert "Vulnérabilité · déduit de : RSA" in words
    assert not find(page, QPushButton, "person_publics_vulnerabilite").isChecked()

    qpv = find(page, Choice, "person_qpv")
    qpv.show_code("oui")
    qpv.activated.emit(qpv.currentIndex())

    periods_list = find(page, QWidget, "public_periods")
    qtbot.waitUntil(lambda: "QPV · déduit de : l’adresse" in told(periods_list))
    assert {row.code for row in stored(store, helene).declared} == set(HELENE.publics)


def told(page: QWidget) -> str:
    return shown(page).replace("\xa0", " ")


def test_the_codes_are_copied_without_the_sensitive_ones_unless_asked(
    qtbot: QtBot, page: RecordPage
) -> None:
    copy = find(page, QPushButton, "public_codes_copy")
    with qtbot.waitSignal(page.said):
        copy.click()
    without = QGuiApplication.clipboard().text()

    find(page, QCheckBox, "person_publics_sensitive").click()
    copy.click()

    assert without.splitlines() == [
        (
            "Demandeur d’emploi de longue durée (12 à 24 mois) – "
            "IAE : DELD (niveau 2) · data·inclusion : demandeurs-emploi"
        ),
        (
            "Bénéficiaire du RSA – "
            "IAE : RSA (niveau 1) · data·inclusion : beneficiaires-des-minimas-sociaux"
        ),
    ]
    assert "IAE : TH" in QGuiApplication.clipboard().text()


def test_the_header_shows_the_sensitive_publics_while_they_are_asked(
    qtbot: QtBot, page: RecordPage
) -> None:
    header = find(page, QWidget, "record_header")
    ask = find(page, QCheckBox, "person_publics_sensitive")
    qtbot.waitUntil(lambda: "RSA" in shown(header))
    assert "Handicap" not in badges(header)

    ask.click()
    qtbot.waitUntil(lambda: "Handicap" in badges(header))
    ask.click()
    qtbot.waitUntil(lambda: "Handicap" not in badges(header))


def badges(header: QWidget) -> str:
    """Return what the header shows, and what it tells of the badges it has no room for."""
    return "\n".join(
        f"{label.text()} {label.accessibleName()}" for label in header.findChildren(QLabel)
    )
