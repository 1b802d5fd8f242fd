"""A base of the demonstration in the acted window: opened by its passphrase, judged once closed."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from conseil_mobilite.app.clock import now
from conseil_mobilite.app.sitting import Sitting
from conseil_mobilite.cli.demonstration.base import PHRASE
from conseil_mobilite.cli.tour.hand import Hand
from conseil_mobilite.store import health, vault

_PATIENCE_MS: Final = 60_000


def unlock(sitting: Sitting) -> None:
    """Type the passphrase into the window, which asks for it or soon will; wait for the base."""
    hand, opened = Hand(sitting.window), list[bool]()
    seen = sitting.opened.connect(lambda: opened.append(True))
    secret = hand.find("passphrase", QLineEdit)
    hand.wait(lambda: not secret.isReadOnly(), "No passphrase is asked for.", _PATIENCE_MS)
    secret.clear()
    hand.write("passphrase", PHRASE)
    hand.press(Qt.Key.Key_Return)
    hand.wait(lambda: bool(opened), "The base does not open.", _PATIENCE_MS)
    sitting.opened.disconnect(seen)


def is_sound(base: Path) -> bool:
    """Open the base anew and check it; no window may have it open."""
    store = vault.open_with_passphrase(base, PHRASE, clock=now)
    sound = health.check(store).sound
    store.close()
    return sound
