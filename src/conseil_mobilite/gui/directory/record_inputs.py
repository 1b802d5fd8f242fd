"""The inputs of a record of the directory: how each is read, shown and listened to."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QAbstractButton, QWidget

from conseil_mobilite.domain.directory.value_checks import as_number
from conseil_mobilite.domain.language.french import phone_display
from conseil_mobilite.domain.reference.code_lists import CodeList
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.texts import TextField, text_area
from conseil_mobilite.gui.settings.chip_group import ChipGroup


class Picking(Protocol):
    """A widget where several codes are chosen."""

    changed: SignalInstance

    def chosen(self) -> tuple[str, ...]: ...

    def show_chosen(self, codes: Iterable[str]) -> None: ...


@dataclass(frozen=True, slots=True)
class Input:
    """`listen` is given what to call once the adviser changed something."""

    widget: QWidget
    read: Callable[[], object]
    show: Callable[[object], object]
    listen: Callable[[Callable[[], object]], object]


@dataclass(frozen=True, slots=True)
class Asked:
    """An input and the words around it."""

    words: str
    input: Input
    note: str = ""


def line(name: str, placeholder: str = "") -> Input:
    """Make a line of text."""
    made = TextField(name, placeholder=placeholder)
    return _of_line(made, made.text, lambda value: made.setText(_text(value)))


def phone(name: str) -> Input:
    made = TextField(name)
    return _of_line(
        made, made.text, lambda value: made.setText(phone_display(_text(value)) if value else "")
    )


def link(name: str) -> Input:
    """Make a web address, which may be typed without its beginning."""
    made = TextField(name, placeholder="https://exemple.fr")
    return _of_line(made, lambda: _whole_link(made.text()), lambda v: made.setText(_text(v)))


def figures(name: str, placeholder: str = "") -> Input:
    """Make a number of figures, which may be typed in groups."""
    made = TextField(name, placeholder=placeholder)
    return _of_line(
        made, lambda: "".join(made.text().split()), lambda value: made.setText(_text(value))
    )


def amount(name: str) -> Input:
    """Make a number, with a comma or a point."""
    made = TextField(name)
    return _of_line(made, lambda: _number(made.text()), lambda v: made.setText(_shown_number(v)))


def area(name: str, lines: int = 3) -> Input:
    """Make a text of several lines."""
    made = text_area(name, lines=lines)
    return Input(
        made,
        made.toPlainText,
        lambda value: made.setPlainText(_text(value)),
        made.textChanged.connect,
    )


def choice(name: str, values: CodeList, none: str) -> Input:
    """Make one code of a list, or none."""
    made = Choice(name, _in_force(values), none=none)
    return Input(
        made,
        made.code,
        lambda value: made.show_code(_text(value)),
        lambda told: made.chosen.connect(lambda _code: told()),
    )


def chips(name: str, values: CodeList, alone: str = "") -> Input:
    """Make several codes of a short list; `alone` goes with no other."""
    made = ChipGroup(name, [(code, words, words) for code, words in _in_force(values)])

    def listen(told: Callable[[], object]) -> None:
        for chip in made.findChildren(QAbstractButton):
            chip.clicked.connect(partial(settle, chip.objectName(), told))

    def settle(pressed: str, told: Callable[[], object], *_down: bool) -> None:
        codes = made.chosen()
        if alone in codes and len(codes) > 1:
            first = pressed == f"{name}_{alone}"
            made.show_chosen({alone} if first else set(codes) - {alone})
        told()

    return Input(made, made.chosen, lambda value: made.show_chosen(_texts(value)), listen)


def picked(made: QWidget, picking: Picking) -> Input:
    """Make several codes found by typing; `made` and `picking` are the same widget."""
    return Input(
        made,
        picking.chosen,
        lambda value: picking.show_chosen(_texts(value)),
        picking.changed.connect,
    )


def _of_line(
    made: TextField, read: Callable[[], object], show: Callable[[object], object]
) -> Input:
    return Input(made, read, show, lambda told: made.textEdited.connect(lambda _text: told()))


def _in_force(values: CodeList) -> Sequence[tuple[str, str]]:
    return [(each.code, each.label) for each in values if each.valid_to is None]


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else ()


def _whole_link(typed: str) -> str:
    text = typed.strip()
    bare = bool(text) and "://" not in text and "." in text and " " not in text
    return f"https://{text}" if bare else text


def _number(typed: str) -> object:
    """Return the number typed; a text that is none stays, to be told."""
    text = "".join(typed.split()).replace(",", ".")
    read = as_number(text) if text else None
    if read is None:
        return text
    return int(read) if read == int(read) else read


def _shown_number(value: object) -> str:
    read = as_number(value)
    return _text(value) if read is None else f"{read:g}".replace(".", ",")
