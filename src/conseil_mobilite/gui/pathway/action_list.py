"""The actions of a pathway in one flat list, grouped by state."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QMenu

from conseil_mobilite.domain.language.french import counted, spaced
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import badge, label
from conseil_mobilite.gui.kit.layouts import DENSE_GAP, column, frame, refill, row
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.gui.pathway.action_row import ActionRow
from conseil_mobilite.gui.pathway.wording import SHOWN_STATUSES, STATUS_TONES
from conseil_mobilite.services.pathway.actions import PlannedAction

GROUP_HEIGHT = 36


class ActionList(QFrame):
    """Shows the actions; says which one is chosen and what the adviser asks of it."""

    chosen = Signal(object)
    """The `PlannedAction` now chosen, or None."""
    status_asked = Signal(object, str)
    """The identity of an action and the state it should go to."""
    deletion_asked = Signal(object)
    opened = Signal()
    addition_asked = Signal()

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self.setObjectName("pathway_actions")
        self.setAccessibleName("Actions du parcours")
        self.setWhatsThis(
            "Les actions du parcours, par état. Flèches : d’une action à l’autre. Ctrl+flèches : "
            "changer l’état de l’action. Entrée : modifier. Suppr : supprimer, avec la possibilité "
            "d’annuler. Touche Menu : tous les états."
        )
        self._lists = lists
        self._order = [entry.code for entry in lists["action_statuses"]]
        self._rows: list[ActionRow] = []
        self._chosen: UUID | None = None
        self.setLayout(column(gap=DENSE_GAP))

    def show_actions(
        self, planned: Sequence[PlannedAction], today: date, goal: str = "", *, closed: bool = False
    ) -> None:
        """Show those of a goal, or all; the one chosen stays so if it is still there.

        Where there is none, the first is asked for, unless the pathway is closed.
        """
        had_focus = any(each.hasFocus() for each in self._rows)
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # else what follows the list takes it
        shown = [each for each in planned if not goal or each.goal == goal]
        self._rows = []
        cards = [self._group(status, shown, today) for status in SHOWN_STATUSES]
        groups = [made for made in cards if made is not None]
        refill(self, *(groups or [self._nothing(filtered=bool(goal), closed=closed)]))
        self._choose_again(focused=had_focus)

    def choose(self, action_id: UUID) -> None:
        """Make an action the one that is shown beside."""
        self._chosen = action_id
        self._choose_again(focused=False)

    def current(self) -> PlannedAction | None:
        shown = (each.planned for each in self._rows if each.planned.action.id == self._chosen)
        return next(shown, None)

    def _group(self, status: str, shown: Sequence[PlannedAction], today: date) -> QFrame | None:
        rows = [self._row(each, today) for each in shown if each.action.status == status]
        if not rows:
            return None
        name = badge(self._lists["action_statuses"].label(status), STATUS_TONES.get(status, ""))
        head = frame(
            row(name, label(counted(len(rows), "action"), "small"), None, pad=(16, 0, 12, 0))
        )
        head.setFixedHeight(dp(GROUP_HEIGHT))
        return frame(column(head, *rows, gap=0), "card")

    def _row(self, planned: PlannedAction, today: date) -> ActionRow:
        made = ActionRow(planned, self._lists, today)
        identity = planned.action.id
        made.taken.connect(partial(self._take, made))
        made.stepped.connect(partial(self._step, made))
        made.shifted.connect(partial(self._shift, made))
        made.opened.connect(self.opened)
        made.deletion_asked.connect(partial(self.deletion_asked.emit, identity))
        made.menu_asked.connect(partial(self._open_menu, made))
        self._rows.append(made)
        return made

    def _take(self, taken: ActionRow) -> None:
        self._chosen = taken.planned.action.id
        self._mark(taken)
        self.chosen.emit(taken.planned)

    def _choose_again(self, *, focused: bool) -> None:
        known = [each for each in self._rows if each.planned.action.id == self._chosen]
        now = next(iter([*known, *self._rows]), None)
        self._chosen = None if now is None else now.planned.action.id
        self._mark(now)
        if now is not None and focused:
            # New rows show at the next turn, and the focus only goes to what shows.
            give = partial(now.setFocus, Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, now, give)
        self.chosen.emit(None if now is None else now.planned)

    def _mark(self, now: ActionRow | None) -> None:
        for each in self._rows:
            each.mark(chosen=each is now)

    def _step(self, from_row: ActionRow, direction: int) -> None:
        rank = self._rows.index(from_row) + direction
        if 0 <= rank < len(self._rows):
            self._rows[rank].setFocus(Qt.FocusReason.OtherFocusReason)

    def _shift(self, of_row: ActionRow, direction: int) -> None:
        rank = self._order.index(of_row.planned.action.status) + direction
        if 0 <= rank < len(self._order):
            self.status_asked.emit(of_row.planned.action.id, self._order[rank])

    def _open_menu(self, of_row: ActionRow, where: QPoint) -> None:
        action = of_row.planned.action
        menu = QMenu(self)
        menu.setObjectName("pathway_action_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for status in self._order:
            words = self._lists["action_statuses"].label(status)
            if status != action.status:
                menu.addAction(spaced(words), partial(self.status_asked.emit, action.id, status))
        menu.addSeparator()
        menu.addAction("Supprimer", partial(self.deletion_asked.emit, action.id))
        menu.popup(where)

    def _nothing(self, *, filtered: bool, closed: bool) -> QFrame:
        if filtered or closed:
            sentence = "Aucune action pour cet objectif." if filtered else "Aucune action."
            return card("Actions", empty_line(sentence, None, "flag"))
        gesture = button("pathway_first_action", "Ajouter une action", "plus", "primary")
        gesture.clicked.connect(self.addition_asked)
        sentence = "Pas encore d’action : ajoutez la première, elle figurera sur la fiche."
        return card("Actions", empty_line(sentence, gesture, "flag"))
