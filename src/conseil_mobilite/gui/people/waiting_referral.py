"""A referral that waits for its answer: accept it, or refuse it with a reason."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QMenu

from conseil_mobilite.domain.language.french import long_date, spaced
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.jobs import Job
from conseil_mobilite.gui.kit.buttons import button, literal
from conseil_mobilite.gui.kit.labels import glyph, label, say
from conseil_mobilite.gui.kit.layouts import column, columns, row
from conseil_mobilite.gui.people.wording import joined
from conseil_mobilite.services.referrals import referrals


class WaitingReferral(QFrame):
    """Hidden while nothing waits. `answered` is emitted once the answer is stored."""

    answered = Signal()
    undo_offered = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._referral: Referral | None = None
        self.setObjectName("waiting_referral")
        self.setAccessibleName("Orientation sans réponse")
        self.setProperty("role", "note")
        self._title, self._detail = label("", "strong", wrap=True), label("", "small", wrap=True)
        self._accept = button("referral_accept", "&Accepter", "check", "primary")
        self._refuse = button("referral_refuse", "&Refuser…")
        self._refuse.setMenu(self._reasons())
        self._accept.clicked.connect(self._take)
        words = column(self._title, self._detail, gap=0)
        sign = row(glyph("tray", "primary", 22), (words, 1), gap=12)
        moves = row(self._accept, self._refuse)
        self.setLayout(columns((sign, 1), moves, pad=(16, 10, 12, 10)))
        self.hide()

    def show_referral(self, referral: Referral | None) -> None:
        self._referral = referral
        self.setVisible(referral is not None)
        if referral is None:
            return
        kind = self._desk.lists["prescriber_kinds"].label(referral.prescriber_kind)
        received = long_date(referral.received_on, weekday=False)
        say(self._title, f"Orientation reçue le {received}, sans réponse")
        say(
            self._detail,
            joined(referral.prescriber_name or kind, referral.agent_name, referral.reason),
        )

    def _reasons(self) -> QMenu:
        menu = QMenu(self)
        for entry in self._desk.lists["referral_refusal_reasons"]:
            action = menu.addAction(literal(spaced(entry.label)))
            action.triggered.connect(lambda _on, code=entry.code: self._turn_down(code))
        return menu

    def _take(self) -> None:
        if self._referral is None:
            return
        today = paris_day(self._desk.clock())
        answering = self._desk.background.run(referrals.accept, self._referral.id, today)
        answering.then(partial(self._tell, answering, "Orientation acceptée"), self)

    def _turn_down(self, reason: str) -> None:
        if self._referral is None:
            return
        today = paris_day(self._desk.clock())
        answering = self._desk.background.run(referrals.refuse, self._referral.id, reason, today)
        answering.then(partial(self._tell, answering, "Orientation refusée"), self)

    def _tell(self, job: Job[Referral], told: str, _answered: Referral) -> None:
        self.answered.emit()
        self.undo_offered.emit(told, job.act)
