"""What a screen reader is told of a widget, where the words hold something that was typed."""

from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.language.turning import unturned


def call(widget: QWidget, words: str) -> None:
    """Name it; signs that turn the writing are not read out."""
    widget.setAccessibleName(unturned(words))


def describe(widget: QWidget, words: str) -> None:
    """Say more of it, after its name."""
    widget.setAccessibleDescription(unturned(words))
