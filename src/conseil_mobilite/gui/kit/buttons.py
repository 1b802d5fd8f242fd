"""Buttons: one filled a view, the rest outlined, quiet inside cards; never an icon alone."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.icons import icon
from conseil_mobilite.gui.kit.layouts import row
from conseil_mobilite.gui.kit.theme import dp, restyle, tokens


class Button(QPushButton):
    """A push button whose icon follows the theme."""

    def __init__(self, name: str, text: str, icon_name: str, role: str) -> None:
        super().__init__(spaced(text))
        self._icon_name = icon_name
        self._drawn: tuple[str, str, QSize] | None = None
        self.setObjectName(name)
        call(self, _without_mnemonic(text))
        self.setProperty("role", role)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._draw_icon()

    def say(self, text: str, icon_name: str | None = None) -> None:
        """Change the words, and the icon when told."""
        self.setText(spaced(text))
        call(self, _without_mnemonic(text))
        self._icon_name = self._icon_name if icon_name is None else icon_name
        self._draw_icon()

    def dress(self, role: str) -> None:
        """Change the role, such as "primary" given up where the page fills another button."""
        if self.property("role") != role:
            restyle(self, role=role)
            self._draw_icon()

    def sizeHint(self) -> QSize:
        """Keep room for the bold words of a button that is down: neither cut, nor moving others."""
        hint = super().sizeHint()
        if self.isCheckable():
            bold = QFont(self.font())
            bold.setWeight(QFont.Weight.DemiBold)
            grown = _width(self.text(), bold) - _width(self.text(), self.font())
            hint.setWidth(hint.width() + max(0, grown))
        return hint

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.EnabledChange}:
            self._draw_icon()
        super().changeEvent(event)

    def _draw_icon(self) -> None:
        colours = tokens()
        fronts = {"primary": colours.on_primary, "danger": colours.danger}
        front = fronts.get(str(self.property("role")), colours.primary)
        if not self.isEnabled():
            front = colours.muted
        size = QSize(dp(26), dp(18))
        wanted = (self._icon_name, front, size)
        if self._icon_name and wanted != self._drawn:
            self._drawn = wanted
            self.setIcon(icon(self._icon_name, front, 18, 26))
            self.setIconSize(size)


def button(name: str, text: str, icon_name: str = "", role: str = "") -> Button:
    """Make a button. Roles: "" (outlined), primary, quiet, danger, aside.

    `name` is its object name; "&" before a letter makes it the mnemonic, "&&" is an ampersand.
    """
    return Button(name, text, icon_name, role)


def literal(text: str) -> str:
    """Protect a name that holds "&" from being read as a mnemonic."""
    return text.replace("&", "&&")


def wide(made: QPushButton) -> QPushButton:
    """Let a button take the width of its place."""
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made


def toggle(name: str, text: str, role: str = "chip", *, checked: bool = False) -> Button:
    """Make a button that stays down. Roles: chip (a filter), aside (« Non abordé »)."""
    made = Button(name, text, "", role)
    made.setCheckable(True)
    made.setChecked(checked)
    return made


class Segments(QFrame):
    """One of a few choices, all visible. `chosen` is emitted when the adviser picks one."""

    spoken_role = QAccessible.Role.Grouping

    chosen = Signal(str)

    def __init__(
        self, name: str, label: str, choices: Sequence[tuple[str, str]], current: str = ""
    ) -> None:
        """Offer `choices`, pairs of code and words; the first is current unless told."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spaced(label))
        self.setProperty("role", "segments")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        self._group = QButtonGroup(self)
        self._codes = [code for code, _ in choices]
        parts = [toggle(f"{name}_{code}", text, "segment") for code, text in choices]
        for rank, part in enumerate(parts):
            self._group.addButton(part, rank)
        self.setLayout(row(*parts, gap=0, pad=(2, 2, 2, 2)))
        self.show_current(current or self._codes[0])
        self._group.idClicked.connect(lambda rank: self.chosen.emit(self._codes[rank]))

    def current(self) -> str:
        return self._codes[self._group.checkedId()]

    def show_current(self, code: str) -> None:
        """Show a choice without emitting."""
        self._group.button(self._codes.index(code)).setChecked(True)


def _width(text: str, font: QFont) -> int:
    return QFontMetrics(font).size(Qt.TextFlag.TextShowMnemonic, text).width()


def _without_mnemonic(text: str) -> str:
    return spaced(text).replace("&&", "\0").replace("&", "").replace("\0", "&")
