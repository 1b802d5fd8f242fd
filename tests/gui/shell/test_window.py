"""The window is driven by keyboard alone; pages come, are told when they are left, and go."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from uuid import UUID, uuid4

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QAccessible, QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.looking import find

from conseil_mobilite import __version__
from conseil_mobilite.gui.jobs import Cancelled, Work
from conseil_mobilite.gui.kit import theme
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.dialogs import Dialog
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.page import Gesture, Page, Route, Screen
from conseil_mobilite.gui.kit.progress import Progress
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.gui.shell.idle import IdleWatch
from conseil_mobilite.gui.shell.places import Place, Room
from conseil_mobilite.gui.shell.rail import PlaceButton
from conseil_mobilite.gui.shell.search import Finding, Findings, Search
from conseil_mobilite.gui.shell.window import Window
from conseil_mobilite.gui.shell.workspace import Workspace

pytestmark = pytest.mark.usefixtures("dressed")

HELENE, LUCAS = uuid4(), uuid4()
PEOPLE = (
    Finding(Route(Screen.PERSON, HELENE), "Hélène Lefèvre", "34 ans", "user"),
    Finding(Route(Screen.PERSON, LUCAS), "Lucas", "47 ans", "user"),
)


class Diary(Page):
    """A page that notes what the window asks of it."""

    def __init__(self, name: str, notes: list[str], does: Gesture | None = None) -> None:
        super().__init__()
        self._name, self._notes, self._does = name, notes, does
        self.setObjectName(f"page_{name}")
        self.lay_out(column(button(f"{name}_first", "Premier bouton"), None))
        notes.append(f"made {name}")

    def refresh(self) -> None:
        self._notes.append(f"refresh {self._name}")

    def leave(self) -> None:
        self._notes.append(f"leave {self._name}")

    def show_part(self, part: str) -> None:
        self._notes.append(f"part {part}")

    def perform(self, gesture: Gesture) -> bool:
        if gesture is not self._does:
            return False
        self._notes.append(f"{gesture} on {self._name}")
        return True


class Comparison(Diary):
    """A page of a record in the file of Hélène."""

    def opened_person(self) -> UUID:
        return HELENE


@pytest.fixture
def notes() -> list[str]:
    return []


@pytest.fixture
def workspace(qtbot: QtBot, window: Window, notes: list[str]) -> Workspace:
    def place(screen: Screen, word: str, shortcut: str, does: Gesture | None = None) -> Place:
        return Place(screen, word, "users", shortcut, lambda: Diary(screen, notes, does))

    def person(subject: UUID) -> Page:
        return Diary("helene" if subject == HELENE else "lucas", notes, Gesture.PRINT_SHEET)

    places = (
        place(Screen.TODAY, "Aujourd’hui", "Alt+1"),
        place(Screen.PEOPLE, "Personnes", "Alt+2", Gesture.NEW_PERSON),
        place(Screen.SETTINGS, "Réglages", "Alt+6"),
    )
    made = Workspace(
        places,
        (
            Room(Screen.PERSON, Screen.PEOPLE, person),
            Room(
                Screen.COMPARISON, Screen.PEOPLE, lambda _subject: Comparison("comparaison", notes)
            ),
        ),
        _find,
        who="Camille Dufresne",
        body="Plateforme mobilité",
    )
    window.show_view(made)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    made.open(Route(Screen.TODAY))
    return made


def _find(typed: str, answer: Callable[[Sequence[Findings]], None]) -> None:
    found = tuple(person for person in PEOPLE if typed.lower() in person.text.lower())
    answer([Findings("Personnes", found), Findings("Services", ())])


def _press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    focused = QApplication.focusWidget() or QApplication.activeWindow()
    assert focused is not None
    qtbot.keyClick(focused, key, modifier)


def _text(widget: QWidget, name: str) -> str:
    return find(widget, QLabel, name).text().replace("\u00a0", " ")


CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def test_places_are_reached_by_their_digit_and_made_on_the_first_visit(
    qtbot: QtBot, workspace: Workspace, notes: list[str]
) -> None:
    _press(qtbot, Qt.Key.Key_2, ALT)
    _press(qtbot, Qt.Key.Key_1, ALT)
    _press(qtbot, Qt.Key.Key_2, ALT)

    assert notes == [
        "made today",
        "refresh today",
        "leave today",
        "made people",
        "refresh people",
        "leave people",
        "refresh today",
        "leave today",
        "refresh people",
    ]
    assert find(workspace, QWidget, "page_people").isVisible()


def test_the_rail_marks_the_place_a_record_belongs_to(
    workspace: Workspace,
) -> None:
    workspace.open(Route(Screen.PERSON, HELENE))

    assert find(workspace, PlaceButton, "place_people").isChecked()
    assert not find(workspace, PlaceButton, "place_today").isChecked()


def test_the_way_back_leads_through_what_was_opened(
    qtbot: QtBot, workspace: Workspace, notes: list[str]
) -> None:
    workspace.open(Route(Screen.PERSON, HELENE, "documents"))
    workspace.open(Route(Screen.PERSON, LUCAS))
    notes.clear()

    for _ in range(3):
        _press(qtbot, Qt.Key.Key_Left, ALT)

    assert notes == ["leave lucas", "refresh helene", "leave helene", "refresh today"]


def test_pages_of_records_go_once_no_way_back_leads_to_them(
    qtbot: QtBot, workspace: Workspace
) -> None:
    workspace.open(Route(Screen.PERSON, HELENE))
    page = workspace.stage.page()

    workspace.open(Route(Screen.PEOPLE))

    qtbot.waitUntil(lambda: not shiboken6.isValid(page))


def test_a_page_that_cannot_be_made_leaves_the_adviser_where_they_are(
    workspace: Workspace,
) -> None:
    with pytest.raises(KeyError):
        workspace.open(Route(Screen.ASSESSMENT, HELENE))

    assert workspace.stage.route() == Route(Screen.TODAY)
    assert workspace.stage.page() is workspace.stage.currentWidget()


def test_a_route_opens_the_part_it_names(workspace: Workspace, notes: list[str]) -> None:
    workspace.open(Route(Screen.PERSON, HELENE, "documents"))

    assert notes[-1] == "part documents"


@pytest.mark.usefixtures("workspace")
def test_a_gesture_is_done_on_its_own_page_from_anywhere(qtbot: QtBot, notes: list[str]) -> None:
    _press(qtbot, Qt.Key.Key_N, CONTROL)

    assert notes[-1] == "new_person on people"


def test_printing_without_an_open_person_says_what_to_do(
    qtbot: QtBot, workspace: Workspace
) -> None:
    _press(qtbot, Qt.Key.Key_P, CONTROL)

    assert _text(workspace, "status_saved") == "Ouvrez d’abord le dossier d’une personne."


def test_printing_goes_to_the_person_open(
    qtbot: QtBot, workspace: Workspace, notes: list[str]
) -> None:
    workspace.open(Route(Screen.PERSON, HELENE))

    _press(qtbot, Qt.Key.Key_P, CONTROL)

    assert notes[-1] == "print_sheet on helene"


def test_a_gesture_on_a_person_is_done_from_any_page_of_her_file(
    qtbot: QtBot, workspace: Workspace, notes: list[str]
) -> None:
    workspace.open(Route(Screen.COMPARISON, uuid4()))

    _press(qtbot, Qt.Key.Key_P, CONTROL)

    assert notes[-1] == "print_sheet on helene"
    assert workspace.stage.route().subject == HELENE


def test_a_person_is_found_and_opened_without_the_mouse(
    qtbot: QtBot, workspace: Workspace, notes: list[str]
) -> None:
    _press(qtbot, Qt.Key.Key_K, CONTROL)
    search = find(workspace, QLineEdit, "search")
    assert search is QApplication.focusWidget()

    qtbot.keyClicks(search, "luc")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)

    assert "made lucas" in notes
    assert search.text() == ""


def test_headings_are_shown_and_never_taken(
    qtbot: QtBot, workspace: Workspace, notes: list[str]
) -> None:
    _press(qtbot, Qt.Key.Key_K, CONTROL)
    search = find(workspace, Search, "search")

    qtbot.keyClicks(search, "l")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QListView)
    words = [str(popup.model().index(row, 0).data()) for row in range(popup.model().rowCount())]
    assert words[:3] == ["Personnes", "Hélène Lefèvre", "Lucas"]
    assert "Services" not in words

    for _ in range(2):
        qtbot.keyClick(popup, Qt.Key.Key_Up)
        qtbot.keyClick(popup, Qt.Key.Key_Down)
    assert popup.currentIndex().data() in words[1:3]
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert [note for note in notes if note in {"made helene", "made lucas"}]


def test_a_command_is_found_by_its_words_without_accents(
    qtbot: QtBot, workspace: Workspace, notes: list[str]
) -> None:
    _press(qtbot, Qt.Key.Key_K, CONTROL)
    search = find(workspace, QLineEdit, "search")

    qtbot.keyClicks(search, "regl")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)

    assert notes[-1] == "refresh settings"


def test_nobody_is_found_while_the_screen_is_shared(qtbot: QtBot, workspace: Workspace) -> None:
    search = find(workspace, Search, "search")
    page = workspace.stage.page()
    assert page is not None

    page.screen_shared.emit(True)  # noqa: FBT003 - the signal's own value
    _press(qtbot, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(search.searched):
        qtbot.keyClicks(search, "luc")

    assert QApplication.activePopupWidget() is None
    assert "écran partagé" in search.placeholderText()
    search.clear()
    page.screen_shared.emit(False)  # noqa: FBT003
    qtbot.keyClicks(search, "luc")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)


def test_an_answer_to_an_older_search_is_dropped(
    qtbot: QtBot, window: Window, notes: list[str]
) -> None:
    answers: list[Callable[[Sequence[Findings]], None]] = []
    places = (Place(Screen.TODAY, "Aujourd’hui", "sun", "Alt+1", lambda: Diary("today", notes)),)
    late = Workspace(places, (), lambda _typed, answer: answers.append(answer), who="C D", body="M")
    window.show_view(late)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    late.open(Route(Screen.TODAY))
    _press(qtbot, Qt.Key.Key_K, CONTROL)
    search = find(late, QLineEdit, "search")
    qtbot.keyClicks(search, "h")
    qtbot.waitUntil(lambda: len(answers) == 1)
    qtbot.keyClicks(search, "x")
    qtbot.waitUntil(lambda: len(answers) == 2)

    answers[0]([Findings("Personnes", PEOPLE)])

    assert QApplication.activePopupWidget() is None


def test_locking_is_asked_by_keyboard(qtbot: QtBot, workspace: Workspace) -> None:
    with qtbot.waitSignal(workspace.lock_asked):
        _press(qtbot, Qt.Key.Key_L, CONTROL)


def test_the_list_of_shortcuts_names_those_of_the_window(
    qtbot: QtBot, workspace: Workspace
) -> None:
    _press(qtbot, Qt.Key.Key_F1, CONTROL)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not workspace.window())

    dialog = QApplication.activeWindow()
    assert dialog is not None
    table = find(dialog, Table, "shortcuts")
    keys = [table.rows.index(row, 1).data() for row in range(table.rows.rowCount())]
    assert {"Ctrl+K", "Ctrl+N", "Ctrl+R", "Ctrl+P", "Ctrl+L", "Ctrl+F1", "F1", "Alt+2"} <= set(keys)
    cells = [
        (column, str(table.rows.index(row, column).data()))
        for row in range(table.rows.rowCount())
        for column in (0, 1)
    ]
    bold = QFontMetrics(theme.font(weight=QFont.Weight.DemiBold))
    room = [table.columnWidth(column) - theme.dp(24) for column in (0, 1)]
    cut = [words for column, words in cells if bold.horizontalAdvance(words) > room[column]]
    assert cut == []
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_what_was_deleted_is_taken_back_by_keyboard(qtbot: QtBot, workspace: Workspace) -> None:
    act = uuid4()
    page = workspace.stage.page()
    assert page is not None
    page.undo_offered.emit("Action supprimée", act)

    with qtbot.waitSignal(workspace.act_undo_asked) as asked:
        _press(qtbot, Qt.Key.Key_Z, CONTROL)

    assert asked.args == [act]


def test_the_status_line_says_when_the_last_change_was_saved(workspace: Workspace) -> None:
    workspace.status.show_saved(datetime(2027, 7, 12, 12, 32, tzinfo=UTC))

    assert _text(workspace, "status_saved") == "Enregistré à 14 h 32"


def test_long_work_shows_its_progress_and_can_be_interrupted(
    qtbot: QtBot, workspace: Workspace
) -> None:
    work = Work("Export en cours")
    workspace.status.show_work(work)
    work.step(3, 10)
    progress = find(workspace, Progress, "work_progress")
    cancel = find(workspace, QWidget, "work_cancel")

    assert progress.isVisible()
    assert progress.value() == 3
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    with pytest.raises(Cancelled):
        work.step(4, 10)
    work.ended.emit()
    assert not progress.isVisible()


def test_tab_goes_through_the_whole_window_and_comes_back(
    qtbot: QtBot, workspace: Workspace
) -> None:
    start = find(workspace, QWidget, "place_today")
    start.setFocus()
    visited = []

    for _ in range(20):
        _press(qtbot, Qt.Key.Key_Tab, PLAIN)
        focused = QApplication.focusWidget()
        assert focused is not None
        visited.append(focused.objectName())
        if focused is start:
            break

    wanted = {"place_people", "place_settings", "search", "help", "lock", "today_first"}
    assert wanted <= set(visited)
    assert visited[-1] == "place_today"


def test_every_control_of_the_window_has_a_name_and_an_object_name(workspace: Workspace) -> None:
    controls = [
        widget
        for widget in workspace.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]

    unnamed = [
        type(widget).__name__
        for widget in controls
        if not widget.objectName()
        or not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert len(controls) >= 7
    assert unnamed == []


def test_the_window_remembers_its_size(qtbot: QtBot, tmp_path: Path) -> None:
    file = str(tmp_path / "window.ini")
    first = Window(QSettings(file, QSettings.Format.IniFormat))
    qtbot.addWidget(first)
    first.show()
    first.resize(960, 655)
    first.close()

    second = Window(QSettings(file, QSettings.Format.IniFormat))
    qtbot.addWidget(second)
    second.fit_screen()

    assert second.height() == 655


def test_a_computer_that_was_left_asks_to_be_locked(qtbot: QtBot, qapp: QApplication) -> None:
    watch = IdleWatch(qapp, minutes=0.0005)

    with qtbot.waitSignal(watch.left):
        watch.start()


def test_a_gesture_in_the_window_puts_the_lock_off(
    qtbot: QtBot, qapp: QApplication, workspace: Workspace
) -> None:
    watch = IdleWatch(qapp, minutes=60)
    watch.start()
    timer = watch.findChild(QTimer)
    assert timer is not None
    qtbot.waitUntil(lambda: timer.remainingTime() < 3_600_000 - 20)
    before = timer.remainingTime()

    gesture = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, PLAIN)
    QApplication.sendEvent(workspace.window().windowHandle(), gesture)

    assert timer.remainingTime() > before
    watch.stop()


def test_the_key_that_locks_is_heard_over_a_dialog(
    qtbot: QtBot, qapp: QApplication, workspace: Workspace
) -> None:
    watch = IdleWatch(qapp, minutes=60)
    watch.start()
    dialog = Dialog("sheet_preview", "Fiche mobilité", workspace)
    dialog.open()
    qtbot.waitUntil(lambda: qapp.focusWindow() is dialog.windowHandle())

    with qtbot.waitSignal(watch.left):
        pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_L, CONTROL)
        QApplication.sendEvent(dialog.windowHandle(), pressed)

    watch.stop()
    dialog.close()


def test_the_version_shown_is_the_one_installed() -> None:
    assert __version__ == version("conseil-mobilite")
