"""What the journeys may ask for: the window as the program opens it, in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMainWindow, QWidget
from tests.demonstration_base import copied, make

from conseil_mobilite.app.clock import now
from conseil_mobilite.app.sitting import Sitting
from conseil_mobilite.cli.demonstration.base import PHRASE
from conseil_mobilite.cli.tour.hand import Hand
from conseil_mobilite.cli.tour.theatre import open_stage
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.kit import fonts, theme
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.tokens import LIGHT

OPENING_MS = 20_000
SHOW = QEvent.Type.Show
"""Named once: half a million events are compared with it."""


class Strays(QObject):
    """Notes each window of its own that is neither the window, nor a dialog, nor a list."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, shown: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is SHOW and isinstance(shown, QWidget) and shown.isWindow():
            kind = shown.windowType()
            known = isinstance(shown, QMainWindow | QDialog) or kind in {kind.Popup, kind.ToolTip}
            if not known:
                self.seen.append(f"{type(shown).__name__} {shown.objectName()}")
        return False


@pytest.fixture
def strays(qapp: QApplication) -> Iterator[Strays]:
    spy = Strays()
    qapp.installEventFilter(spy)
    yield spy
    qapp.removeEventFilter(spy)


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, LIGHT, 1.0, fonts.load())


@pytest.fixture(scope="session")
def made_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a base of three people, to be copied."""
    return make(tmp_path_factory.mktemp("demo"), 3, 7)


@pytest.fixture
def base(made_base: Path, tmp_path: Path) -> Path:
    return copied(made_base, tmp_path)


@pytest.fixture(scope="session")
def made_team(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a base of twenty-four people, eight of whom at least are accompanied."""
    return make(tmp_path_factory.mktemp("team"), 24, 7)


@pytest.fixture
def team(made_team: Path, tmp_path: Path) -> Path:
    return copied(made_team, tmp_path)


@pytest.fixture
def plan_base(tmp_path: Path) -> Path:
    """Make a base whose last closed quarter has enough people for figures to leave."""
    return make(tmp_path / "plan", 150, 7, paris_day(now()))


@pytest.fixture
def sitting(qapp: QApplication, tmp_path: Path) -> Iterator[Sitting]:
    """Open the window, and nothing in it yet."""
    qapp.setStartDragDistance(10)
    with open_stage(tmp_path / "poste") as sitting:
        yield sitting


@pytest.fixture
def hand(sitting: Sitting) -> Hand:
    return Hand(sitting.window)


def type_passphrase(hand: Hand) -> None:
    """Type the passphrase once it is asked for, and Enter."""
    secret = hand.find("passphrase", QLineEdit)
    hand.wait(lambda: not secret.isReadOnly(), "No passphrase is asked for.")
    hand.write("passphrase", PHRASE)
    hand.press(Qt.Key.Key_Return)


def unlock(sitting: Sitting, hand: Hand, base: Path) -> None:
    """Open a base as the adviser does, up to its first page."""
    opened: list[bool] = []
    sitting.opened.connect(lambda: opened.append(True))
    sitting.begin(base)
    type_passphrase(hand)
    hand.wait(lambda: bool(opened), "The base does not open.", OPENING_MS)


def said_beside(hand: Hand, name: str) -> str:
    """Return what is said to be wrong beneath a field, its spaces made plain."""
    place: QWidget | None = hand.find(name, QWidget)
    while place is not None and not isinstance(place, Field):
        place = place.parentWidget()
    return place.error().replace("\u00a0", " ") if place is not None else ""
