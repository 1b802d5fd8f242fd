"""The actions of a pathway in one flat list, grouped by state."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu

from conseil_mobilite.domain.language.french import counted, spaced
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import badge, label
from conseil_mobilite.gui.kit.later import soon
from conseil_mobilite.gui.kit.layouts import DENSE_GAP, column, frame, refill, row
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.gui.pathway.action_drag import Drag, Group, identities
from conseil_mobilite.gui.pathway.action_row import ActionRow
from conseil_mobilite.gui.pathway.sieve import Sieve, nothing_words, sifted
from conseil_mobilite.gui.pathway.wording import SHOWN_STATUSES, STATUS_TONES
from conseil_mobilite.services.pathway.actions import PlannedAction

GROUP_HEIGHT = 36


class ActionList(QFrame):
    """Shows the actions; says which one is chosen and what the adviser asks of it."""

    chosen = Signal(object)
    """The `PlannedAction` now chosen, or None."""
    status_asked = Signal(object, str)
    """The identity of an action and the state it should go to."""
    order_asked = Signal(list)
    """The identities of the actions of one state, in the order wanted."""
    deletion_asked = Signal(object)
    opened = Signal()
    addition_asked = Signal()
    clearing_asked = Signal()
    """To show again what the filters hide."""

    def __init__(self, lists: CodeLists, barriers: Mapping[str, str]) -> None:
        """`barriers` labels each barrier by its code."""
        super().__init__()
        self.setObjectName("pathway_actions")
        self.setAccessibleName("Actions du parcours")
        self.setWhatsThis(
            "Les actions du parcours, par état. Flèches : d’une action à l’autre. Ctrl+flèches, ou "
            "glisser : changer l’état de l’action. Alt+haut, Alt+bas, ou glisser dans le même "
            "état : changer l’ordre, qui est aussi celui de la fiche. Entrée : modifier. Suppr : "
            "supprimer, avec la possibilité d’annuler. Touche Menu : tous les états."
        )
        self._lists, self._barriers = lists, barriers
        self._closed = False
        self._drag = Drag(self)
        self._drag.moved.connect(self.status_asked)
        self._drag.ordered.connect(self.order_asked)
        self._order = [entry.code for entry in lists["action_statuses"]]
        self._rows: list[ActionRow] = []
        self._chosen: UUID | None = None
        self.setLayout(column(gap=DENSE_GAP))

    def show_actions(
        self, planned: Sequence[PlannedAction], today: date, sieve: Sieve, *, closed: bool = False
    ) -> None:
        """Show those that pass the filters; the one chosen stays so if it is still there.

        Where there is none, the first is asked for, unless the pathway is closed.
        """
        had_focus = any(each.hasFocus() for each in self._rows)
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # else what follows the list takes it
        self._closed, self._rows = closed, []
        shown = sifted(planned, sieve, self._lists)
        groups = [self._group(status, shown, today) for status in SHOWN_STATUSES]
        made = [group for group in groups if group is not None]
        cards = [group.card for group in made]
        refill(self, *(cards or [self._nothing(sieve, some=bool(planned))]))
        self._drag.show_groups(made, self._states_without(made))
        self._choose_again(focused=had_focus)

    def choose(self, action_id: UUID) -> None:
        """Make an action the one that is shown beside."""
        self._chosen = action_id
        self._choose_again(focused=False)

    def current(self) -> PlannedAction | None:
        shown = (each.planned for each in self._rows if each.planned.action.id == self._chosen)
        return next(shown, None)

    def _group(self, status: str, shown: Sequence[PlannedAction], today: date) -> Group | None:
        rows = [self._row(each, today) for each in shown if each.action.status == status]
        if not rows:
            return None
        name = badge(self._lists["action_statuses"].label(status), STATUS_TONES.get(status, ""))
        head = frame(
            row(name, label(counted(len(rows), "action"), "small"), None, pad=(16, 0, 12, 0))
        )
        head.setFixedHeight(dp(GROUP_HEIGHT))
        return Group(status, frame(column(head, *rows, gap=0), "card"), tuple(rows))

    def _states_without(self, groups: Sequence[Group]) -> list[tuple[str, str]]:
        shown = {group.status for group in groups}
        labels = self._lists["action_statuses"]
        return [(code, labels.label(code)) for code in self._order if code not in shown]

    def _row(self, planned: PlannedAction, today: date) -> ActionRow:
        code = planned.action.barrier_code
        barrier = self._barriers.get(code, code)
        made = ActionRow(planned, self._lists, today, barrier, fixed=self._closed)
        identity = planned.action.id
        made.taken.connect(partial(self._take, made))
        made.stepped.connect(partial(self._step, made))
        made.shifted.connect(partial(self._shift, made))
        made.lifted.connect(partial(self._lift, made))
        made.nudged.connect(partial(self._nudge, made))
        made.dragged.connect(partial(self._drag.drag, made))
        made.dropped.connect(partial(self._drag.release, made))
        made.given_up.connect(partial(self._drag.give_up, made))
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
            soon(now, give)
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

    def _lift(self, of_row: ActionRow, direction: int) -> None:
        """Go to the state that stands above or under on the screen, were it empty."""
        rank = SHOWN_STATUSES.index(of_row.planned.action.status) + direction
        if 0 <= rank < len(SHOWN_STATUSES):
            self.status_asked.emit(of_row.planned.action.id, SHOWN_STATUSES[rank])

    def _nudge(self, of_row: ActionRow, direction: int) -> None:
        status = of_row.planned.action.status
        same = [each for each in self._rows if each.planned.action.status == status]
        rank = same.index(of_row)
        if 0 <= rank + direction < len(same):
            same.insert(rank + direction, same.pop(rank))
            self.order_asked.emit(identities(same))

    def _open_menu(self, of_row: ActionRow, where: QPoint) -> None:
        if self._closed:
            return
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

    def _nothing(self, sieve: Sieve, *, some: bool) -> QFrame:
        """Say why nothing shows, and offer what brings something back."""
        if some:
            clear = button("pathway_show_all", "Effacer les filtres", "x")
            clear.clicked.connect(self.clearing_asked)
            sentence = nothing_words(sieve, self._barriers, self._lists)
            return card("Actions", empty_line(sentence, clear, "funnel"))
        if self._closed:
            return card("Actions", empty_line("Ce parcours n’a eu aucune action.", None, "flag"))
        gesture = button("pathway_first_action", "Ajouter une action", "plus", "primary")
        gesture.clicked.connect(self.addition_asked)
        sentence = "Pas encore d’action : ajoutez la première, elle figurera sur la fiche."
        return card("Actions", empty_line(sentence, gesture, "flag"))
