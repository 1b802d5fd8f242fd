"""What tests of the pages may ask for."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session
from tests.gui.letters import letters_shared
from tests.gui.showing import show_alone

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.gui.background import Background
from conseil_mobilite.gui.desk import Desk, Station
from conseil_mobilite.gui.kit import fonts, theme
from conseil_mobilite.gui.kit.appearance import Appearance
from conseil_mobilite.gui.kit.tokens import LIGHT
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.services.organisation.roles import ADVISER
from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.keys.access import Access
from conseil_mobilite.store.keys.keychain import Keychain
from conseil_mobilite.store.reference import reference
from conseil_mobilite.store.reference.territories import Territories


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """Give what the computer remembers of the window: nothing yet."""
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def desk(qtbot: QtBot, store: Store, clock: Clock, settings: QSettings) -> Iterator[Desk]:
    """Set the table of the one adviser of `store`, on Friday 12 March 2027, 14 h 30 in Paris."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, LIGHT, 1.0, fonts.load())
    background = Background(store, clock)
    territories = Territories.open()
    (adviser,) = store.read(setup.advisers)
    yield Desk(
        background,
        clock,
        reference.grid(),
        reference.code_lists(),
        territories,
        adviser,
        Station(
            Access(store, Keychain(None)), Appearance, 10, settings, lambda _errand, _words: None
        ),
    )
    background.close()
    territories.close()
    qtbot.wait(0)
    # Left to the garbage collector with what it is the parent of, its children are deleted twice.
    shiboken6.delete(background)


@pytest.fixture(autouse=True)
def shared_letters(qapp: QApplication) -> Iterator[None]:
    """Look at each dialog that has the keyboard: Alt and a letter lead to one control of it."""
    found: set[str] = set()

    def look(_before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and isinstance(now.window(), QDialog):
            found.update(letters_shared(now.window()))

    qapp.focusChanged.connect(look)
    yield
    qapp.focusChanged.disconnect(look)
    assert not found


@pytest.fixture
def colleague_desk(desk: Desk, store: Store) -> Desk:
    """Set the table of Karim, who is not the responsable of the base."""

    def hire(session: Session) -> Adviser:
        body = setup.organisation(session).id
        karim = Adviser(organisation_id=body, first_name="Karim", last_name="Moreau", role=ADVISER)
        session.add(karim)
        session.flush()
        return karim

    karim = store.run(hire)
    store.adviser = karim.id
    return replace(desk, adviser=karim)


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    """Give the application its usual looks, and leave it so."""
    theme.apply(qapp, LIGHT, 1.0, fonts.load())
    yield
    theme.apply(qapp, LIGHT, 1.0)


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], None]:
    """Show a widget in a window of its own, which has the keyboard."""

    def show(widget: QWidget) -> None:
        show_alone(qtbot, widget)

    return show


@pytest.fixture
def window(shown: Callable[[QWidget], None]) -> QWidget:
    """Show an empty window of the size of a common laptop, for what opens over it."""
    window = QWidget()
    window.resize(1366, 768)
    shown(window)
    return window
