"""Conservation: how long files stay, which are to leave, and what left."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.imports.undertaking import Undertaking
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.later import soon
from conseil_mobilite.gui.kit.layouts import row
from conseil_mobilite.gui.retention import wording
from conseil_mobilite.gui.retention.delays_part import DelaysPart
from conseil_mobilite.gui.retention.departing_dialog import DepartingDialog
from conseil_mobilite.gui.retention.departure_rows import DepartureRows
from conseil_mobilite.gui.retention.holding_dialog import HoldingDialog
from conseil_mobilite.gui.retention.register_part import RegisterPart
from conseil_mobilite.gui.settings.reserved import manages
from conseil_mobilite.gui.settings.section import Section
from conseil_mobilite.services.retention import departing, leaving, register
from conseil_mobilite.services.retention.departing import Departed, Order
from conseil_mobilite.services.retention.leaving import Departure, Outlook, Stage


class RetentionCard(Section):
    """For the responsable of the base; others read in one sentence who decides."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found: Outlook | None = None
        self._following: Stage | None = None
        self._mine = manages(desk)
        if not self._mine:
            self.show_cards(
                "Conservation",
                wording.ROLE,
                self.reserve(desk, wording.MANAGING, hint=wording.HINT),
            )
            return
        self._delays = DelaysPart(desk)
        self._register = RegisterPart(desk.lists)
        hold = ("retention_hold", "Garder plus longtemps…", "archive", self._hold)
        one = ("retention_let_go_one", "Laisser partir…", "hourglass-medium", self._ask_one)
        now = ("retention_hasten", "Ne pas attendre", "hourglass-medium", self._hasten)
        back = ("retention_back", "Remettre en base active", "arrow-counter-clockwise", self._back)
        self._lists = {
            Stage.DUE: DepartureRows(
                "retention_due", "Ce qui partirait aujourd’hui", wording.NOTHING_DUE
            ),
            Stage.READY: DepartureRows(
                "retention_ready", "Arrivés à terme", wording.NOTHING_READY, hold, one
            ),
            Stage.ANNOUNCED: DepartureRows(
                "retention_announced", "Départs annoncés", wording.NOTHING_ANNOUNCED, hold, now
            ),
            Stage.HELD: DepartureRows("retention_held", "Archives", wording.NOTHING_HELD, back),
        }
        self._summary = label("", "muted", wrap=True)
        self._summary.setObjectName("retention_summary")
        self._announce = button("retention_announce", "Annoncer ces &départs", "bell", "primary")
        self._let_go = button("retention_let_go", "Laisser tout &partir…", "hourglass-medium")
        self._trouble = label("", "small", "danger", wrap=True)
        self._trouble.setObjectName("retention_trouble")
        self._trouble.hide()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        if not self._mine:
            return
        self._desk.background.read(leaving.outlook).then(self._show, self)
        self._desk.background.read(register.lines).then(self._register.show_lines)

    def _lay_out(self) -> None:
        due, ready = self._lists[Stage.DUE], self._lists[Stage.READY]
        note = label(wording.ANNOUNCE_NOTE, "small", wrap=True)
        due.put_above(self._summary, note, row(self._announce, None))
        ready_note = label(wording.READY_NOTE, "muted", wrap=True)
        ready.put_above(ready_note, self._trouble, row(self._let_go, None))
        self.setFocusProxy(self._delays.first())
        self.show_cards(
            "Conservation",
            wording.ROLE,
            self._delays,
            due,
            self._lists[Stage.ANNOUNCED],
            ready,
            self._lists[Stage.HELD],
            self._register,
        )

    def _connect(self) -> None:
        for each in self._lists.values():
            each.opened.connect(partial(self.open_person, part="rights"))
        self._announce.clicked.connect(self._announce_all)
        self._let_go.clicked.connect(self._ask_all)
        self._delays.chosen.connect(self._tell_chosen)
        self._delays.troubled.connect(self.troubled)

    def _show(self, found: Outlook) -> None:
        self._found = found
        say(self._summary, wording.summary(found))
        self._delays.show_outlook(found)
        for stage, rows in self._lists.items():
            rows.show_departures(found.at(stage))
        if self._following is not None:
            soon(self, self._lists[self._following].take_keyboard)  # new rows show next turn
            self._following = None

    def _tell_chosen(self) -> None:
        self.said.emit("Durée enregistrée")
        self.refresh()

    def _announce_all(self) -> None:
        job = self._desk.background.run(leaving.announce)
        job.then(self._tell_announced, self).otherwise(self._refuse, self)

    def _tell_announced(self, count: int) -> None:
        self.said.emit(counted(count, "départ annoncé", "départs annoncés"))
        self._following = Stage.ANNOUNCED  # « Annoncer » is about to go, with the keyboard
        self.refresh()

    def _hold(self, departure: Departure) -> None:
        dialog = HoldingDialog(departure, self)
        dialog.asked.connect(partial(self._archive, dialog, departure.notice))
        dialog.open()

    def _archive(self, dialog: HoldingDialog, notice: UUID | None) -> None:
        if notice is None:
            return
        try:
            months = dialog.months()
        except UserError as error:
            dialog.show_error(error)
            return
        job = self._desk.background.run(leaving.hold, notice, months, dialog.reason())
        job.then(partial(self._tell_archived, dialog), dialog).otherwise(dialog.show_error, dialog)

    def _tell_archived(self, dialog: HoldingDialog, _nothing: None) -> None:
        dialog.done_with()
        self.said.emit("Gardé plus longtemps")
        self.refresh()

    def _hasten(self, departure: Departure) -> None:
        if departure.notice is not None:
            job = self._desk.background.run(leaving.hasten, departure.notice)
            job.then(lambda _nothing: self.refresh(), self).otherwise(self._refuse, self)

    def _back(self, departure: Departure) -> None:
        job = self._desk.background.run(leaving.give_back, departure.person_id)
        job.then(self._tell_back, self).otherwise(self._refuse, self)

    def _tell_back(self, _nothing: None) -> None:
        self.said.emit("Dossier remis en base active")
        self.refresh()

    def _ask_all(self) -> None:
        self._ask(self._found.at(Stage.READY) if self._found else ())

    def _ask_one(self, departure: Departure) -> None:
        self._ask((departure,))

    def _ask(self, ready: Sequence[Departure]) -> None:
        if self._found is not None and ready:
            dialog = DepartingDialog(ready, self._found, self)
            dialog.confirmed.connect(partial(self._go, ready))
            dialog.open()

    def _go(self, ready: Sequence[Departure], erase: bool) -> None:  # noqa: FBT001 - a signal
        """Let them leave, one after the other; the status line can give up between two."""
        notices = tuple(each.notice for each in ready if each.notice is not None)
        order = Order(notices, erase, clock_confirmed=True)
        self._trouble.hide()
        self._let_go.setEnabled(False)
        work = Undertaking(self._desk, "Départ des dossiers", self)
        work.done.connect(self._tell_gone)
        work.failed.connect(self._refuse)
        for end in (work.done, work.failed, work.given_up):
            end.connect(self._end)
        work.follow(
            self._desk.background.errand(lambda store: departing.carry_out(store, order, work.step))
        )

    def _tell_gone(self, told: Departed) -> None:
        self.said.emit(wording.gone(told.done, told.kept))

    def _end(self) -> None:
        self._let_go.setEnabled(True)
        self.refresh()

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, UserError):
            say(self._trouble, str(error))
            self._trouble.show()
        else:
            self.troubled.emit(error)
