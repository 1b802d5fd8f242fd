"""What was being typed in a dialog that had to close, given back where it is opened again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.secrets import RevealTick, SecretField

Typed = Mapping[str, str]
"""By the object name of an input, what it holds; a tick and a toggle that is down hold « 1 »."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A dialog that closed too soon: which one, how it first was, what it held. Never a secret."""

    dialog: str
    title: str
    first: Typed
    typed: Typed

    def concerns(self, dialog: QWidget) -> bool:
        return (self.dialog, self.title) == (dialog.objectName(), dialog.windowTitle())


@dataclass(slots=True)
class Drafts:
    """The drafts of the page that was open; each is given back once."""

    kept: list[Draft] = field(default_factory=list)

    def take(self, dialog: QWidget) -> Draft | None:
        """Take the draft of a dialog that opens, if there is one."""
        found = next((draft for draft in self.kept if draft.concerns(dialog)), None)
        if found is not None:
            self.kept.remove(found)
        return found


@runtime_checkable
class Keeping(Protocol):
    """What holds pages and keeps the drafts of their dialogs."""

    drafts: Drafts


def drafts_above(widget: QWidget) -> Drafts | None:
    """Return the drafts kept by what a dialog stands over, if anything keeps some."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, Keeping):
            return above.drafts
        above = above.parentWidget()
    return None


def typed_in(dialog: QWidget) -> dict[str, str]:
    """Return what the inputs of a dialog hold, but for secrets, shown or not."""
    return {
        each.objectName(): told
        for each in dialog.findChildren(QWidget)
        if each.objectName() and (told := _told(each)) is not None
    }


def give_back(dialog: QWidget, typed: Typed) -> None:
    """Put back what was typed, as if it were typed again; inputs that appear are filled too."""
    left = dict(typed)
    for _round in range(len(left) + 1):
        found = [each for each in dialog.findChildren(QWidget) if each.objectName() in left]
        if not found:
            return
        for each in found:
            _put(each, left.pop(each.objectName(), ""))


def _told(each: QWidget) -> str | None:
    if isinstance(each, SecretField | RevealTick):
        return None
    if isinstance(each, QLineEdit):
        return None if each.isReadOnly() else each.text()
    if isinstance(each, QPlainTextEdit):
        return each.toPlainText()
    if isinstance(each, Choice):
        return each.code()
    if isinstance(each, QCheckBox) or (isinstance(each, QPushButton) and each.isCheckable()):
        return "1" if each.isChecked() else ""
    return None


def _put(each: QWidget, text: str) -> None:
    if _told(each) in {None, text}:
        return
    if isinstance(each, QLineEdit):
        each.setText(text)
        each.textEdited.emit(text)
        each.editingFinished.emit()
    elif isinstance(each, QPlainTextEdit):
        each.setPlainText(text)
    elif isinstance(each, Choice):
        each.show_code(text)
        each.chosen.emit(each.code())
    elif isinstance(each, QCheckBox | QPushButton):
        each.click()
