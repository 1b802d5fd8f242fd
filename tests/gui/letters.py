"""What Alt and a letter press in a window."""

from collections import defaultdict

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from conseil_mobilite.gui.kit.mnemonics import mnemonics


def letters_shared(window: QWidget) -> set[str]:
    """Return « Alt+A: this, that » for each letter that more than one control shown has."""
    held = defaultdict[QKeySequence, list[str]](list)
    for control, keys in mnemonics(window):
        held[keys].append(control.objectName())
    return {
        f"{window.objectName()}, {keys.toString()}: {', '.join(sorted(names))}"
        for keys, names in held.items()
        if len(names) > 1
    }
