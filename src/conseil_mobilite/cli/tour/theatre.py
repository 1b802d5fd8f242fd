"""The real window of the tour, in a folder of its own: no profile, no keychain."""

import os
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from conseil_mobilite.app.clock import now
from conseil_mobilite.app.faults import Faults
from conseil_mobilite.app.folders import Folders
from conseil_mobilite.app.journal import stop_journal, write_journal
from conseil_mobilite.app.sitting import Sitting
from conseil_mobilite.app.start import dress, has_screen
from conseil_mobilite.gui.kit.appearance import Appearance, Look
from conseil_mobilite.gui.shell.troubles import Troubles
from conseil_mobilite.gui.shell.window import Window
from conseil_mobilite.store.keys.keychain import Keychain


@contextmanager
def open_stage(folder: Path) -> Generator[Sitting]:
    """Show the window, nothing opened yet; close it and put everything back at the end."""
    if not has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    places = Folders.under(folder)
    settings = QSettings(str(places.window_settings), QSettings.Format.IniFormat)
    # Qt keeps its own notes of the dialogs for files: beside the others, not in the profile.
    QSettings.setPath(
        QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(places.settings)
    )
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    dress(application, Appearance(Look.LIGHT))
    window = Window(settings)
    troubles = Troubles(window, places.journal)
    with _faults_shown(Faults(troubles.show)):
        window.show()
        window.activateWindow()
        sitting = Sitting(window, troubles, settings, now, Keychain(None))
        try:
            yield sitting
        finally:
            window.close()
            window.deleteLater()


@contextmanager
def journal(folder: Path) -> Generator[None]:
    """Write the log in the folder for a while."""
    handler = write_journal(Folders.under(folder).journal)
    try:
        yield
    finally:
        stop_journal(handler)


@contextmanager
def _faults_shown(faults: Faults) -> Generator[None]:
    """Have failures said over the window for a while, as the program does."""
    hook, thread_hook, heard = sys.excepthook, threading.excepthook, qInstallMessageHandler(None)
    faults.watch()
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook = hook, thread_hook
        qInstallMessageHandler(heard)
