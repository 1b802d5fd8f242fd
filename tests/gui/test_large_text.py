"""With the text at twice its size, on a screen of 1366 by 768, no word of head nor foot is cut."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QSettings, QSize
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from conseil_mobilite.app.record_tabs import record_tabs
from conseil_mobilite.domain.incidents.report import Incident
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.gui.access.entry_row import EntryRow
from conseil_mobilite.gui.backups.restore_dialog import RestoreDialog
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.jobs import Work
from conseil_mobilite.gui.kit import fonts, theme
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.labels import Line
from conseil_mobilite.gui.kit.page import Route, Screen
from conseil_mobilite.gui.kit.tokens import LIGHT
from conseil_mobilite.gui.people.record import RecordPage
from conseil_mobilite.gui.people.record_header import RecordHeader
from conseil_mobilite.gui.settings.records_card import RecordsCard
from conseil_mobilite.gui.shell.closed.page import ClosedBasePage
from conseil_mobilite.gui.shell.help import AboutDialog, ShortcutsDialog
from conseil_mobilite.gui.shell.incident import IncidentDialog
from conseil_mobilite.gui.shell.places import Place
from conseil_mobilite.gui.shell.status import StatusLine
from conseil_mobilite.gui.shell.window import Window
from conseil_mobilite.gui.shell.workspace import Workspace
from conseil_mobilite.gui.today.page import TodayPage
from conseil_mobilite.services.access.ways import Entry
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.store.backups.shelf import Backup
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.errors import DamagedBaseError

pytestmark = pytest.mark.usefixtures("twice")

PLACE = 1174
"""What the rail leaves of the width, in pixels."""
LATE = (
    "La dernière sauvegarde vérifiée a 5 jours de travail de retard : ce qui a été saisi depuis "
    "ne serait pas retrouvé."
)
LAST = "Dernière sauvegarde vérifiée : le 23 septembre 2027 à 19 h 02"


@pytest.fixture
def twice(qapp: QApplication, desk: Desk) -> Iterator[Desk]:
    """Double the text, which the desk set to its usual size."""
    theme.apply(qapp, LIGHT, 2.0, fonts.load())
    yield desk
    theme.apply(qapp, LIGHT, 1.0)


@pytest.fixture
def line(qtbot: QtBot) -> StatusLine:
    line = StatusLine()
    _show(qtbot, line)
    return line


def _show(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.resize(PLACE, widget.height())
    widget.show()


def _cut(widget: QWidget) -> list[str]:
    """Return the words that have less room than they ask for, or stand partly outside."""
    words: list[QLabel | QPushButton] = [
        *widget.findChildren(Line),
        *widget.findChildren(QPushButton),
    ]
    room = widget.rect()
    return [
        each.text()
        for each in words
        if each.isVisible()
        and (
            each.width() < each.sizeHint().width()
            or not room.contains(each.rect().translated(each.mapTo(widget, each.rect().topLeft())))
        )
    ]


def test_the_buttons_of_the_head_of_a_file_go_on_to_a_second_line(qtbot: QtBot, desk: Desk) -> None:
    header = RecordHeader(desk, record_tabs())
    _show(qtbot, header)

    assert header.findChildren(QPushButton)
    assert header.width() == PLACE  # rather than as wide as they are
    qtbot.waitUntil(lambda: not _cut(header))


def test_the_head_of_a_file_is_whole_however_little_room_is_left(
    qtbot: QtBot, store: Store, desk: Desk
) -> None:
    on = date(2027, 3, 12)
    helene = store.run(people.welcome, NewPerson("Lefèvre", "Hélène"), Origin(), on).id
    page = RecordPage(desk, helene, record_tabs())
    page.resize(PLACE, 420)
    _show(qtbot, page)
    page.resize(PLACE, 420)
    page.refresh()
    header = page.findChild(RecordHeader)
    assert header is not None
    qtbot.waitUntil(lambda: bool(header.accessibleName()))

    qtbot.waitUntil(lambda: header.height() >= header.heightForWidth(header.width()))


def test_the_head_of_a_card_has_a_second_line_for_its_button(qtbot: QtBot) -> None:
    extra = button("note", "Noter une demande…", "plus", "quiet")
    made = card("Demandes sur ses données", extra=extra, count="1 à répondre")
    _show(qtbot, made)

    assert made.minimumSizeHint().width() <= PLACE - theme.dp(80)
    assert not _cut(made)


def test_what_may_be_done_of_somebody_goes_on_to_a_second_line(qtbot: QtBot) -> None:
    karim = Adviser(organisation_id=uuid4(), first_name="Karim", last_name="Moreau")
    made = EntryRow(Entry(karim, ()), own=False, manages=True)
    _show(qtbot, made)

    assert made.minimumSizeHint().width() <= 960  # within its card, within the settings
    made.resize(960, 500)
    qtbot.waitUntil(lambda: not _cut(made))


def test_the_drafts_of_the_body_stay_within_the_settings(qtbot: QtBot, desk: Desk) -> None:
    section = RecordsCard(desk)
    section.resize(PLACE, 400)
    _show(qtbot, section)
    area = section.findChild(QScrollArea)
    assert area is not None
    held = area.widget()

    assert held is not None
    assert held.minimumSizeHint().width() <= PLACE - area.verticalScrollBar().sizeHint().width()


def test_what_can_be_done_of_a_damaged_base_is_read_whole(qtbot: QtBot, tmp_path: Path) -> None:
    base = tmp_path / "suivi.base"
    page = ClosedBasePage(base, DamagedBaseError(base))
    page.resize(1366, 768)
    qtbot.addWidget(page)
    page.show()
    page.show_backups([Backup(tmp_path, base, datetime(2027, 9, 22, 17, 48, tzinfo=UTC))])

    said = [each.text() for each in page.findChildren(Line) if each.objectName() != "closed_place"]
    assert not [words for words in said if "gardée à part" in words]
    shown = [each for each in page.findChildren(QLabel) if "gardée à part" in each.text()]
    assert shown
    qtbot.waitUntil(lambda: all(_read_whole(each) for each in shown))


def _read_whole(words: QLabel) -> bool:
    return words.wordWrap() and words.heightForWidth(words.width()) <= words.height()


def test_the_incident_report_stays_within_the_window(qtbot: QtBot, window: QWidget) -> None:
    dialog = IncidentDialog(Incident("1.0", {}, {}, None, ["une ligne"] * 40), window)
    dialog.open()
    qtbot.wait(0)

    assert dialog.height() <= window.height()
    save = dialog.findChild(QPushButton, "incident_save")
    assert save is not None
    assert dialog.rect().contains(save.geometry())


def test_the_help_stays_within_the_window(qtbot: QtBot, window: QWidget) -> None:
    for dialog in (ShortcutsDialog([], window), AboutDialog(window)):
        dialog.open()
        qtbot.wait(0)

        assert dialog.height() <= window.height()
        assert dialog.width() <= window.width()
    laid = dialog.layout()
    assert laid is not None
    assert dialog.height() == laid.totalHeightForWidth(dialog.width())  # the last has no gap


def test_the_field_that_has_the_keyboard_of_a_long_dialog_is_in_sight(
    qtbot: QtBot, window: QWidget
) -> None:
    at = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
    backup = Backup(Path("hier"), Path("hier/suivi.base"), at)
    dialog = RestoreDialog(backup, backup, at, window)
    dialog.open()
    area = dialog.findChild(QScrollArea)
    assert area is not None

    def seen() -> bool:
        place = dialog.secret.mapTo(area.viewport(), dialog.secret.rect().bottomLeft())
        return area.viewport().rect().contains(place)

    qtbot.waitUntil(seen)


def test_the_buttons_of_today_stay_within_the_page(qtbot: QtBot, desk: Desk) -> None:
    page = TodayPage(desk)
    page.resize(PLACE, 600)
    _show(qtbot, page)
    area = page.findChild(QScrollArea)
    assert area is not None
    held = area.widget()

    assert held is not None
    assert held.findChild(QPushButton, "today_person") is not None
    assert held.minimumSizeHint().width() <= PLACE - area.verticalScrollBar().sizeHint().width()


def test_the_foot_has_a_second_line_where_one_would_cut_its_words(
    qtbot: QtBot, line: StatusLine
) -> None:
    low = line.height()

    line.show_backup(LAST, warned=True, late=True)
    line.recall_kit(missing=True)

    assert line.height() == 2 * low
    qtbot.waitUntil(lambda: not _cut(line))


def test_a_long_warning_goes_on_to_a_next_line_rather_than_end_in_dots(
    qtbot: QtBot, line: StatusLine
) -> None:
    low = line.height()

    line.show_backup(LATE, warned=True, late=True)

    said = line.findChild(QLabel, "status_backup")
    assert said is not None
    assert line.height() > 2 * low
    qtbot.waitUntil(lambda: said.heightForWidth(said.width()) <= said.height())
    assert not _cut(line)
    assert line.minimumSizeHint().width() <= PLACE  # the window may still grow narrow

    line.show_backup(LAST)

    assert line.height() == 2 * low


def test_the_foot_is_one_line_where_all_of_it_fits(qtbot: QtBot, line: StatusLine) -> None:
    line.resize(1728, line.height())  # on a screen of 1920
    low = line.height()

    line.show_backup(LAST)

    assert line.height() == low
    qtbot.waitUntil(lambda: not _cut(line))


def test_the_foot_takes_no_other_height_for_the_sentence_of_a_moment(line: StatusLine) -> None:
    line.show_backup("Aucune sauvegarde vérifiée pour l’instant", late=True)
    before = line.height()

    line.say("Fiche d’action enregistrée")

    assert line.height() == before


def test_long_work_takes_the_place_of_the_backup_in_the_foot(
    qtbot: QtBot, line: StatusLine
) -> None:
    line.show_backup(LAST, late=True)

    line.show_work(Work("Vérification de la base"))

    qtbot.waitUntil(lambda: not _cut(line))


def test_the_window_needs_no_larger_screen(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    window = Window(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(window)
    today = Place(Screen.TODAY, "Aujourd’hui", "users", "Alt+1", lambda: TodayPage(desk))
    made = Workspace((today,), (), lambda _typed, _answer: None, who="Camille", body="Plateforme")
    window.show_view(made)
    made.open(Route(Screen.TODAY))
    made.status.show_backup(LAST, warned=True, late=True)
    made.status.recall_kit(missing=True)
    window.resize(1366, 768)
    window.show()

    needed = made.minimumSizeHint()

    assert needed.boundedTo(QSize(1366, 768)) == needed
    assert window.size() == QSize(1366, 768)
