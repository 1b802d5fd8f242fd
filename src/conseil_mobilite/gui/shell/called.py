"""Hear that a second window, which was refused the base, asks the first to come forward."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from conseil_mobilite.store.lock import is_called, lock_path


class Called(QObject):
    """No network for that, not even a local one: whoever may touch the lock may call."""

    called = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._base = Path()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(lambda _path: self._hear())

    def watch(self, base: Path) -> None:
        """Hear from now on who calls the holder of a base."""
        self.stop()
        self._base = base
        self._watcher.addPath(str(lock_path(base)))

    def stop(self) -> None:
        """Hear nothing any more. Idempotent."""
        if watched := self._watcher.files():
            self._watcher.removePaths(watched)

    def _hear(self) -> None:
        if is_called(self._base):
            self.called.emit()
