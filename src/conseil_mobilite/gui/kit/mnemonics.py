"""The letters that Alt presses in a window: each belongs to one control."""

from collections.abc import Iterator

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget


def with_free_letter(words: str, window: QWidget) -> str:
    """Mark the first letter of the words that no control shown in the window has taken."""
    taken = {keys for _pressed, keys in mnemonics(window)}
    for rank, letter in enumerate(words):
        marked = f"{words[:rank]}&{words[rank:]}"
        if letter.isalpha() and QKeySequence.mnemonic(marked) not in taken:
            return marked
    return words


def mnemonics(window: QWidget) -> Iterator[tuple[QWidget, QKeySequence]]:
    """Return what the keys of each mnemonic shown in a window press or go to, with these keys."""
    for each in window.findChildren(QWidget):
        if not each.isVisible() or each.window() is not window:
            continue
        if isinstance(each, QAbstractButton) and not each.shortcut().isEmpty():
            yield each, each.shortcut()
        elif isinstance(each, QLabel) and each.buddy() is not None and "&" in each.text():
            yield each.buddy(), QKeySequence.mnemonic(each.text())
