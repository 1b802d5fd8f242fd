"""Whose diary is shown: one’s own, the whole team’s, or those of the colleagues ticked."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QAction, QKeyEvent, Qt

from conseil_mobilite.domain.language.french import counted, spaced
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.gui.kit.buttons import Button, literal
from conseil_mobilite.gui.kit.icons import icon
from conseil_mobilite.gui.kit.theme import dp, tokens
from conseil_mobilite.gui.people.filter_chip import StayingMenu

MINE = "Mon agenda"
EVERYBODY = "Toute l’équipe"


class AdviserChoice(Button):
    """A chip that says whose diary is shown. Hidden where the adviser works alone.

    `chosen` carries the advisers shown, none for the whole team, colleagues to come included.
    """

    chosen = Signal(object)
    _team: Sequence[Adviser] = ()

    def __init__(self, me: UUID) -> None:
        super().__init__("agenda_advisers", MINE, "", "chip")
        self._me = me
        self._shown: tuple[UUID, ...] = (me,)
        self._actions: dict[UUID, QAction] = {}
        self._menu = StayingMenu(self)
        self._menu.setObjectName("agenda_advisers_menu")
        self._menu.setAccessibleName("Agendas affichés")
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setCheckable(True)
        self.clicked.connect(self._unroll)
        self.hide()

    def offer(self, team: Sequence[Adviser]) -> None:
        """Offer the colleagues, oneself first; those who left are no longer shown."""
        self._team = sorted(team, key=lambda adviser: adviser.id != self._me)
        known = {each.id for each in team}
        self._shown = tuple(each for each in self._shown if each in known) if self._shown else ()
        self._fill()
        self.setVisible(len(team) > 1)

    def show_chosen(self, advisers: Sequence[UUID]) -> None:
        """Show whose diary is read, without emitting."""
        self._shown = tuple(advisers)
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._unroll()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._team:
            self._say()

    def _fill(self) -> None:
        self._menu.clear()
        self._line("agenda_mine", MINE, (self._me,))
        self._line("agenda_everybody", EVERYBODY, ())
        self._menu.addSeparator()
        self._actions = {each.id: self._tick(each) for each in self._team}
        self._say()

    def _line(self, name: str, words: str, shown: tuple[UUID, ...]) -> None:
        action = self._menu.addAction(literal(spaced(words)))
        action.setObjectName(name)
        action.triggered.connect(lambda: self._choose(shown))

    def _tick(self, adviser: Adviser) -> QAction:
        mine = adviser.id == self._me
        words = f"{adviser.full_name} (moi)" if mine else adviser.full_name
        action = self._menu.addAction(literal(spaced(words)))
        action.setObjectName(f"agenda_adviser_{adviser.id.hex}")
        action.setCheckable(True)
        action.triggered.connect(self._take_ticks)
        return action

    def _take_ticks(self) -> None:
        """Show those ticked; all of them is the whole team, none is one’s own diary."""
        ticked = tuple(each for each, action in self._actions.items() if action.isChecked())
        everybody = len(ticked) == len(self._actions)
        self._choose(() if everybody else ticked or (self._me,))

    def _choose(self, shown: tuple[UUID, ...]) -> None:
        changed = shown != self._shown
        self._shown = shown
        self._say()
        if changed:
            self.chosen.emit(shown)

    def _unroll(self) -> None:
        self._say()
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _say(self) -> None:
        for adviser_id, action in self._actions.items():
            action.setChecked(not self._shown or adviser_id in self._shown)
        self.say(literal(self._words()))
        self.setAccessibleDescription("Choisir les agendas affichés")
        self.setChecked(self._shown != (self._me,))
        front = tokens().primary if self.isChecked() else tokens().muted
        self.setIcon(icon("caret-down", front, 14, 22))
        self.setIconSize(QSize(dp(22), dp(14)))

    def _words(self) -> str:
        if not self._shown:
            return EVERYBODY
        if self._shown == (self._me,):
            return MINE
        names = [each.full_name for each in self._team if each.id in self._shown]
        return names[0] if len(names) == 1 else counted(len(self._shown), "agenda")
