"""The first run by the keyboard: its wrong turns are told in place, and it makes one whole base."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol, TypeVar

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.settings.screen import popups

from conseil_mobilite.app.sitting import Sitting
from conseil_mobilite.domain.language.french import NO_BREAK
from conseil_mobilite.gui.jobs import Worker
from conseil_mobilite.gui.kit import fonts, theme
from conseil_mobilite.gui.kit.choice import Choice, Tick
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.tokens import LIGHT
from conseil_mobilite.gui.settings.first_run import FirstRun
from conseil_mobilite.gui.settings.founding_place import FoundingPlace
from conseil_mobilite.gui.shell.troubles import Troubles
from conseil_mobilite.gui.shell.window import Window
from conseil_mobilite.services.organisation import basins, setup
from conseil_mobilite.store import vault
from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.folders import choose_base, default_base, usual_base
from conseil_mobilite.store.keys.keychain import Keychain
from conseil_mobilite.store.reference import reference
from conseil_mobilite.store.reference.territories import Territories

W = TypeVar("W", bound=QWidget)
PHRASE = "un chemin creux vers le vieux moulin bleu"
ENTER = Qt.Key.Key_Return


class Refusing:
    """A keychain that the user has locked for good."""

    def get_password(self, service: str, username: str, /) -> str | None:
        raise OSError(service, username)

    def set_password(self, service: str, username: str, password: str, /) -> None:
        raise OSError(service, username, password)

    def delete_password(self, service: str, username: str, /) -> None:
        raise OSError(service, username)


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    theme.apply(qapp, LIGHT, 1.0, fonts.load())


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return tmp_path / "nouveau" / "dossiers.base"


@pytest.fixture
def worker(qapp: QApplication) -> Iterator[Worker]:
    worker = Worker("founding", qapp)
    yield worker
    worker.close()


class Stage:
    """A first run on the screen, and what it founded."""

    def __init__(self, qtbot: QtBot, page: FirstRun) -> None:
        self.qtbot, self.page, self.stores = qtbot, page, list[Store]()
        page.founded.connect(self.stores.append)
        window = page.window()
        window.resize(1366, 768)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()

    def find(self, kind: type[W], name: str) -> W:
        """Find what is there now: what was replaced lives until the next turn of the loop."""
        QApplication.processEvents()
        return self.page.findChildren(kind, name)[-1]

    def type(self, name: str, text: str) -> QLineEdit:
        field = self.find(QLineEdit, f"first_run_{name}")
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClicks(field, text)
        return field

    def press(self, key: Qt.Key) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        self.qtbot.keyClick(focused, key)

    def go_on(self) -> None:
        self.qtbot.keyClick(self.page, ENTER, Qt.KeyboardModifier.ControlModifier)

    def error(self, name: str) -> str:
        field = self.find(Field, f"first_run_{name}_field")
        return field.error() if field.isVisible() else ""

    def step(self) -> str:
        return next(
            found.text() for found in self.page.findChildren(QLabel) if "sur 5" in found.text()
        )

    def trouble(self) -> str:
        return self.find(QLabel, "first_run_trouble").text()

    def who(self) -> None:
        self.type("adviser_first_name", "Camille")
        self.type("adviser_last_name", "Dufresne")
        self.press(ENTER)

    def body(self) -> None:
        self.type("body_name", "Mobilite Thierache")
        kind = self.find(Choice, "first_run_body_kind")
        kind.setFocus()
        while kind.code() != "departement":
            self.qtbot.keyClick(kind, Qt.Key.Key_Down)
        self.type("body_siret", "73282932000074")
        self.settle("guise 02120")
        self.go_on()

    def settle(self, text: str) -> None:
        field = self.type("body_place", text)
        self.qtbot.waitUntil(lambda: bool(popups()))
        self.qtbot.keyClick(popups()[0], ENTER)
        self.qtbot.waitUntil(lambda: field.text().endswith(")"))

    def phrase(self, first: str = PHRASE, second: str = PHRASE) -> None:
        self.type("passphrase_first", first)
        self.type("passphrase_second", second)
        self.press(ENTER)

    def until_the_last_step(self) -> None:
        self.who()
        self.body()
        self.phrase()
        self.go_on()
        assert self.step() == "Étape 5 sur 5"


class Open(Protocol):
    def __call__(self, keychain: Keychain, place: Path | None = None, /) -> Stage: ...


@pytest.fixture
def open_stage(qtbot: QtBot, clock: Clock, worker: Worker, base: Path) -> Open:
    def make(keychain: Keychain, place: Path | None = None, /) -> Stage:
        places, lists = Territories.open(), reference.code_lists()
        page = FirstRun(place or base, clock, worker, keychain, places, lists)
        qtbot.addWidget(page)
        return Stage(qtbot, page)

    return make


@pytest.fixture
def stage(open_stage: Open) -> Iterator[Stage]:
    stage = open_stage(Keychain(None))
    yield stage
    for store in stage.stores:
        store.close()


def test_the_whole_story_by_keyboard_makes_a_base_that_its_phrase_opens(
    stage: Stage, base: Path, clock: Clock
) -> None:
    stage.until_the_last_step()

    stage.press(Qt.Key.Key_Space)
    stage.qtbot.waitUntil(lambda: bool(stage.stores))

    (store,) = stage.stores
    assert [each.full_name for each in store.read(setup.advisers)] == ["Camille Dufresne"]
    organisation = store.read(setup.organisation)
    assert (organisation.town, organisation.postcode) == ("Guise", "02120")
    assert organisation.legal_basis == "mission_interet_public"
    (basin,) = store.read(basins.basins, clock().date())
    assert basin.name == "Thiérache Sambre et Oise"
    assert [member.code for member in basin.members] == ["200071983"]
    store.close()
    vault.open_with_passphrase(base, PHRASE, clock=clock).close()


def test_nothing_typed_goes_no_further_and_says_why_at_each_step(stage: Stage) -> None:
    stage.go_on()
    assert "prénom" in stage.error("adviser_first_name")
    stage.who()

    stage.go_on()
    assert "type de votre organisme" in stage.error("body_kind")
    stage.body()

    stage.go_on()
    assert "sept mots" in stage.error("passphrase_first")
    assert stage.step() == "Étape 3 sur 5"


def test_a_siret_is_counted_then_checked_as_it_is_typed_and_stays(stage: Stage) -> None:
    stage.who()
    field = stage.type("body_siret", "732 829 320")
    note = stage.find(Field, "first_run_body_siret_field")
    assert "9 chiffres sur 14" in note.widget.accessibleDescription()

    stage.qtbot.keyClicks(field, "00075")
    assert "faute de frappe" in stage.error("body_siret")
    stage.type("body_name", "Mobilite Thierache")
    stage.find(Choice, "first_run_body_kind").show_code("ccas")
    stage.go_on()

    assert stage.step() == "Étape 2 sur 5"
    assert QApplication.focusWidget() is field
    assert field.text() == "732 829 32000075"


def test_a_town_that_was_not_chosen_in_the_list_is_refused(stage: Stage) -> None:
    stage.who()
    stage.type("body_name", "Mobilite Thierache")
    stage.find(Choice, "first_run_body_kind").show_code("ccas")
    stage.type("body_siret", "73282932000074")
    stage.type("body_place", "Nullepart-sur-Rien")

    stage.go_on()

    assert "dans la liste" in stage.error("body_place")


@pytest.mark.parametrize(
    ("first", "second", "field", "told"),
    [
        ("azertyuiop", "azertyuiop", "passphrase_first", "sept mots"),
        ("Dufresne-Tilleul-47-Cargo", "Dufresne-Tilleul-47-Cargo", "passphrase_first", "dufresne"),
        (PHRASE, PHRASE[:-1], "passphrase_second", "diffèrent"),
    ],
)
def test_a_phrase_that_will_not_do_is_told_in_words(
    stage: Stage, first: str, second: str, field: str, told: str
) -> None:
    stage.who()
    stage.body()

    stage.phrase(first, second)

    assert told in stage.error(field)
    assert stage.step() == "Étape 3 sur 5"
    assert stage.find(QLineEdit, "first_run_passphrase_first").text() == first


def test_a_proposed_phrase_is_shown_and_must_be_typed_again(stage: Stage) -> None:
    stage.who()
    stage.body()
    propose = stage.find(QPushButton, "first_run_passphrase_propose")
    propose.setFocus()
    stage.press(Qt.Key.Key_Space)
    first = stage.find(QLineEdit, "first_run_passphrase_first")
    second = stage.find(QLineEdit, "first_run_passphrase_second")

    assert len(first.text().split()) == 7
    assert first.echoMode() is QLineEdit.EchoMode.Normal
    assert QApplication.focusWidget() is second
    stage.go_on()
    assert "diffèrent" in stage.error("passphrase_second")
    second.insert(first.text())
    stage.go_on()
    assert stage.step() == "Étape 4 sur 5"


def test_a_basin_left_without_members_or_name_goes_no_further(stage: Stage) -> None:
    stage.who()
    stage.body()
    stage.phrase()
    remove = stage.find(QPushButton, "first_run_basin_remove_200071983")
    remove.setFocus()
    stage.press(Qt.Key.Key_Space)
    stage.go_on()
    assert "au moins une intercommunalité" in stage.error("basin_search")

    near = stage.find(QPushButton, "first_run_basin_near_240200444")
    near.setFocus()
    stage.press(Qt.Key.Key_Space)
    stage.find(QLineEdit, "first_run_basin_name").clear()
    stage.go_on()
    assert "Donnez un nom" in stage.error("basin_name")


def test_an_epci_is_found_by_one_of_its_communes(stage: Stage) -> None:
    stage.who()
    stage.body()
    stage.phrase()

    stage.type("basin_search", "vervins")
    stage.qtbot.waitUntil(lambda: bool(popups()))
    stage.qtbot.keyClick(popups()[0], ENTER)

    stage.find(QPushButton, "first_run_basin_remove_240200444")
    assert stage.step() == "Étape 4 sur 5"


def test_a_double_click_on_the_last_button_makes_one_base(stage: Stage, base: Path) -> None:
    stage.until_the_last_step()
    create = stage.find(QPushButton, "first_run_next")

    stage.qtbot.mouseClick(create, Qt.MouseButton.LeftButton)
    stage.qtbot.mouseDClick(create, Qt.MouseButton.LeftButton)
    stage.qtbot.mouseClick(create, Qt.MouseButton.LeftButton)

    stage.qtbot.waitUntil(lambda: bool(stage.stores))
    assert len(stage.stores) == 1
    assert stage.trouble() == ""
    assert base.exists()


def test_a_folder_that_cannot_be_is_told_and_all_that_was_typed_stays(
    stage: Stage, base: Path
) -> None:
    base.parent.write_text("a file where the folder should be", encoding="utf-8")
    stage.until_the_last_step()

    stage.press(Qt.Key.Key_Space)
    stage.qtbot.waitUntil(lambda: "ne permet pas" in stage.trouble())
    assert stage.find(QLineEdit, "first_run_passphrase_first").text() == PHRASE

    base.parent.unlink()
    stage.press(Qt.Key.Key_Space)
    stage.qtbot.waitUntil(lambda: bool(stage.stores))


def test_a_base_that_already_exists_is_told_and_not_touched(stage: Stage, base: Path) -> None:
    base.parent.mkdir()
    base.write_bytes(b"precious")
    stage.until_the_last_step()

    stage.press(Qt.Key.Key_Space)

    stage.qtbot.waitUntil(lambda: "existe déjà" in stage.trouble())
    assert base.read_bytes() == b"precious"


def test_a_folder_where_no_base_may_lie_is_told_beside_it_and_a_safe_one_offered(
    open_stage: Open, tmp_path: Path
) -> None:
    stage = open_stage(Keychain(None), tmp_path / "Nextcloud" / "dossiers.base")
    stage.until_the_last_step()
    stage.qtbot.waitUntil(lambda: "synchronisé par Nextcloud" in stage.error("place"))
    safe = stage.find(QPushButton, "first_run_safe_place")
    stage.qtbot.waitUntil(safe.isVisible)
    stage.go_on()
    stage.qtbot.waitUntil(stage.find(QPushButton, "first_run_next").isEnabled)
    assert not stage.stores
    safe.click()
    stage.qtbot.waitUntil(lambda: not stage.error("place"))
    assert not safe.isVisible()
    stage.go_on()
    stage.qtbot.waitUntil(lambda: bool(stage.stores))
    assert stage.stores[0].path == default_base() == usual_base()
    stage.stores[0].close()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_was_chosen_is_where_the_base_is_found_again(
    stage: Stage, tmp_path: Path
) -> None:
    stage.until_the_last_step()
    stage.find(FoundingPlace, "first_run_founding").take_folder(tmp_path / "chez moi")
    stage.go_on()
    stage.qtbot.waitUntil(lambda: bool(stage.stores))
    stage.stores[0].close()
    assert stage.stores[0].path == tmp_path / "chez moi" / usual_base().name == default_base()
    choose_base(usual_base())
    assert default_base() == usual_base()


def test_a_disk_without_room_is_told_beside_the_folder(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage._replace(free=12_000_000))
    stage.until_the_last_step()
    told = f"il reste 12{NO_BREAK}Mo, il en faut 100{NO_BREAK}Mo"
    stage.qtbot.waitUntil(lambda: told in stage.error("place"))
    assert not stage.find(QPushButton, "first_run_safe_place").isVisible()  # it is of that disk too


def test_going_back_keeps_what_was_typed(stage: Stage) -> None:
    stage.who()
    back = stage.find(QPushButton, "first_run_back")
    back.setFocus()
    stage.press(Qt.Key.Key_Space)

    assert stage.step() == "Étape 1 sur 5"
    assert stage.find(QLineEdit, "first_run_adviser_first_name").text() == "Camille"
    assert not back.isVisible()


def test_leaving_before_the_end_leaves_nothing_on_the_disk(stage: Stage, base: Path) -> None:
    stage.until_the_last_step()

    stage.page.close()

    assert not base.parent.exists()


def test_the_keychain_is_offered_only_where_there_is_one(stage: Stage) -> None:
    stage.who()
    stage.body()

    assert stage.page.findChild(Tick, "first_run_keychain") is None


def test_a_keychain_that_refuses_is_told_and_the_base_opens_all_the_same(
    open_stage: Open, base: Path
) -> None:
    stage = open_stage(Keychain(Refusing()))
    stage.who()
    stage.body()
    tick = stage.find(Tick, "first_run_keychain")
    tick.setFocus()
    stage.press(Qt.Key.Key_Space)
    stage.phrase()
    stage.go_on()
    stage.press(Qt.Key.Key_Space)

    stage.qtbot.waitUntil(lambda: "n’a pas accepté" in stage.trouble())
    assert stage.stores == []
    stage.go_on()

    (store,) = stage.stores
    store.close()
    assert base.exists()


def test_the_steps_are_told_in_words_even_where_the_panel_is_not(
    qapp: QApplication, open_stage: Open
) -> None:
    theme.apply(qapp, LIGHT, 2.0)
    stage = open_stage(Keychain(None))

    stage.who()

    assert stage.step() == "Étape 2 sur 5"


def test_the_window_goes_on_from_the_first_run_to_the_work_of_the_day(
    qtbot: QtBot, clock: Clock, base: Path, tmp_path: Path
) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = Window(settings)
    qtbot.addWidget(window)
    troubles = Troubles(window, tmp_path / "journal.log")
    sitting = Sitting(window, troubles, settings, clock, Keychain(None))
    sitting.begin(base)
    page = window.centralWidget()
    assert isinstance(page, FirstRun)
    stage = Stage(qtbot, page)
    stage.until_the_last_step()

    with qtbot.waitSignal(sitting.opened):
        stage.press(Qt.Key.Key_Space)

    assert sitting.workspace is not None
    assert window.centralWidget() is sitting.workspace
    sitting.close()
