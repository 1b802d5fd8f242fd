"""Gather what is being typed and hand it over at each short pause: no « Enregistrer » button."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

PAUSE_MS: Final = 400


class Typing(QObject):
    """Holds the last value of each field until the pause ends, or until `flush`.

    `settled` carries them by field name. The pause runs from the first key, so that somebody who
    types without stopping is saved as well.
    """

    settled = Signal(dict)

    def __init__(self, parent: QObject, pause_ms: int = PAUSE_MS) -> None:
        super().__init__(parent)
        self._values: dict[str, object] = {}
        self._pause = QTimer(self, interval=pause_ms, singleShot=True)
        self._pause.timeout.connect(self.flush)

    def keep(self, field: str, value: object) -> None:
        self._values[field] = value
        if not self._pause.isActive():
            self._pause.start()

    def waiting(self) -> bool:
        return bool(self._values)

    def flush(self) -> None:
        """Hand over at once what waits, if anything does."""
        self._pause.stop()
        values, self._values = self._values, {}
        if values:
            self.settled.emit(values)
