"""What the adviser sees of the window, and waiting for what must come in sight."""

from collections.abc import Callable
from time import monotonic
from typing import Final, TypeVar

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.living import live

W = TypeVar("W", bound=QWidget)

PATIENCE_MS: Final = 10_000
_STEP_MS: Final = 2
_TROUBLE: Final = "trouble_sentence"


class Sight:
    """Looks at the one window and at the dialogs over it."""

    def __init__(self, window: QWidget) -> None:
        self.window = window

    def wait(self, met: Callable[[], bool], sentence: str, patience_ms: int = PATIENCE_MS) -> None:
        """Let the window live until a condition is met; `sentence` says what did not happen."""
        end = monotonic() + patience_ms / 1000
        while not met():
            if self._trouble():
                raise StepFailed(f"{sentence} La fenêtre dit : {self._trouble()}")
            if monotonic() > end:
                raise StepFailed(f"{sentence}{self.shown_errors()}")
            live(_STEP_MS)

    def soon(self, met: Callable[[], bool], patience_ms: int) -> bool:
        """Let the window live until a condition is met; say whether it was, in time."""
        end = monotonic() + patience_ms / 1000
        while not met():
            if monotonic() > end:
                return False
            live(_STEP_MS)
        return True

    def find(self, name: str, kind: type[W]) -> W:
        """Return the widget of that name once it can be seen and used."""
        self.wait(
            lambda: self._seen(name, kind) is not None, f"« {name} » n’est pas apparu à l’écran."
        )
        found = self._seen(name, kind)
        assert found is not None
        return found

    def sees(self, name: str) -> bool:
        """Say whether something of that name can be seen and used now."""
        return self._seen(name, QWidget) is not None

    def name_of(self, beginning: str, ending: str = "") -> str:
        """Return the name of the first widget in sight whose name begins, and ends, so."""
        for found in self.place().findChildren(QWidget):
            name = found.objectName()
            if name.startswith(beginning) and name.endswith(ending) and found.isVisible():
                return name
        raise StepFailed(f"Rien de visible ne s’appelle « {beginning}…{ending} ».")

    def says(self, name: str, beginning: str) -> bool:
        """Say whether the words of that name can be read, and begin so."""
        found = self._seen(name, QLabel)
        return found is not None and found.text().replace("\u00a0", " ").startswith(beginning)

    def reads(self, words: str) -> bool:
        """Say whether these words can be read on the screen, as they are."""
        place = self.place()
        labels = (each for each in place.findChildren(QLabel) if each.isVisible())
        return any(each.text().replace("\u00a0", " ") == words for each in labels)

    def place(self) -> QWidget:
        """Return where gestures land: the dialog over the window, else the window."""
        return QApplication.activeModalWidget() or self.window

    def shown_errors(self) -> str:
        """Return what the page complains of, for whoever reads why the step failed."""
        place = self.place()
        told = [
            label.text()
            for label in place.findChildren(QLabel)
            if label.property("tone") == "danger" and label.isVisible() and len(label.text()) > 1
        ]
        return f" À l’écran : {' '.join(told[:3])}" if told else ""

    def _seen(self, name: str, kind: type[W]) -> W | None:
        place = self.place()
        for found in place.findChildren(kind, name):
            if found.isVisible() and found.isEnabled():
                return found
        return None

    def _trouble(self) -> str:
        """Return what the window's own message says, if it shows one."""
        over = QApplication.activeModalWidget()
        said = over.findChild(QLabel, _TROUBLE) if over is not None else None
        return said.text() if said is not None else ""
