"""Start the window: paint first, import what opens the base next."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from conseil_mobilite.app.clock import now
from conseil_mobilite.app.faults import Faults
from conseil_mobilite.app.folders import Folders
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.kit import fonts, spoken
from conseil_mobilite.gui.kit.appearance import Appearance
from conseil_mobilite.gui.kit.later import soon
from conseil_mobilite.gui.shell.brand import waiting
from conseil_mobilite.gui.shell.lock import LockScreen
from conseil_mobilite.gui.shell.troubles import Troubles
from conseil_mobilite.gui.shell.window import Window

NO_SCREEN: Final = (
    "Aucun écran n’est disponible ici : la fenêtre ne peut pas s’ouvrir. Pour voir le programme "
    "travailler sans écran, lancez « conseil-mobilite visite DOSSIER »."
)


def run_window(base: Path | None = None, folders: Folders | None = None) -> int:
    """Open the window on a base (the user's own unless told) and return the exit status.

    Raises UserError where there is no screen.
    """
    if not has_screen():
        raise UserError(NO_SCREEN)
    places = folders or Folders.of_user()
    application = QApplication(sys.argv[:1])
    settings = QSettings(str(places.window_settings), QSettings.Format.IniFormat)
    dress(application, Appearance.kept(settings))
    window = Window(settings)
    troubles = Troubles(window, places.journal)
    faults = Faults(troubles.show)
    faults.watch()
    path = base or places.base
    window.show_view(_first_view(path))
    window.fit_screen()
    window.show()
    soon(window, lambda: _continue(window, troubles, settings, path))
    return application.exec()


def _first_view(base: Path) -> QWidget:
    if not os.path.exists(base):  # noqa: PTH110 — it raises nothing for a folder that is closed
        return waiting()
    lock = LockScreen()
    lock.offer_kit(offered=False)
    lock.show_busy("Préparation…")
    return lock


def has_screen() -> bool:
    """Say whether Qt can show a window: elsewhere it would end the program by itself."""
    if not sys.platform.startswith("linux"):
        return True
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    return bool(chosen or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def dress(application: QApplication, appearance: Appearance) -> None:
    """Give the application its name, its French and its looks."""
    application.setApplicationName("conseil-mobilite")
    application.setApplicationDisplayName("Conseil Mobilité")
    application.setDesktopFileName("conseil-mobilite")
    spoken.install()
    speak_french(application)
    appearance.apply(application, fonts.load())


def speak_french(application: QApplication) -> None:
    """Put Qt's own buttons and dialogs in French, and dates in the French order."""
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_fr", folder):
        application.installTranslator(translator)


def _continue(window: Window, troubles: Troubles, settings: QSettings, base: Path) -> None:
    """Import the base and the pages beside the painted window, then sit down."""
    # Late here and below: together they cost 0.8 s, which the first painting must not wait.
    from conseil_mobilite.app.journal import write_journal  # noqa: PLC0415
    from conseil_mobilite.gui.jobs import Worker  # noqa: PLC0415

    with suppress(OSError):  # a log that cannot be written must keep nobody from working
        write_journal(troubles.journal)
    loader = Worker("loading", window)
    loader.failed.connect(troubles.show)
    window.closing.connect(loader.close)

    def sit(found: object) -> None:
        from conseil_mobilite.app.sitting import Sitting  # noqa: PLC0415
        from conseil_mobilite.store.keys.keychain import Keychain  # noqa: PLC0415

        assert isinstance(found, Keychain)
        Sitting(window, troubles, settings, now, found).begin(base)

    loader.do(_load).then(sit)


def _load() -> object:
    """Import what opens the base, and look for a keychain, which may take its time."""
    import conseil_mobilite.app.sitting  # noqa: F401, PLC0415
    from conseil_mobilite.store.keys.keychain import find_keychain  # noqa: PLC0415

    return find_keychain()
