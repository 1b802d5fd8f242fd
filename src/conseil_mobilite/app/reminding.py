"""Join what reminds the adviser to the icon by the clock of the computer."""

from PySide6.QtCore import QObject, QSettings

from conseil_mobilite.app.clock import Clock
from conseil_mobilite.gui.shell.reminding import Reminding
from conseil_mobilite.gui.shell.tray import Tray
from conseil_mobilite.gui.shell.window import Window


def reminding_beside(
    window: Window, settings: QSettings, clock: Clock, parent: QObject
) -> Reminding:
    """Return what reminds; without a place for its words, it says that it is not possible."""
    reminding = Reminding(settings, clock, parent, possible=Tray.available())
    if reminding.possible:
        tray = Tray(window.windowIcon(), parent)
        tray.set_shown(reminding.choice().wanted)
        reminding.changed.connect(tray.set_shown)
        reminding.told.connect(tray.say)
        tray.pressed.connect(window.come_forward)
        window.closing.connect(tray.hide)
    return reminding
