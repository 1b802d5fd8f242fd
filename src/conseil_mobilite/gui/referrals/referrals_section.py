"""The referrals of a person, read and worked on: a part of the tab « Parcours »."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.later import soon
from conseil_mobilite.gui.pathway.writing import Writing
from conseil_mobilite.gui.referrals.referral_gestures import ReferralGestures
from conseil_mobilite.gui.referrals.referrals_card import ReferralsCard
from conseil_mobilite.services.referrals import referral_picture
from conseil_mobilite.services.referrals.referral_picture import PersonReferrals


class ReferralsSection(QObject):
    """Joins the card to its gestures; read again with the tab, after each writing."""

    said = Signal(str)
    undo_offered = Signal(str, object)

    def __init__(self, desk: Desk, person_id: UUID, page: QWidget, writing: Writing) -> None:
        super().__init__(page)
        self._desk, self._person, self._writing = desk, person_id, writing
        self._shown: PersonReferrals | None = None
        self._to_reveal = False
        self.card = ReferralsCard(desk.lists)
        self.gestures = ReferralGestures(desk, page, writing)
        self._connect()

    def refresh(self) -> None:
        read = self._desk.background.read
        read(referral_picture.of_person, self._person, self._today()).then(self._show)

    def reveal(self) -> None:
        """Bring the card into sight, once it is read."""
        self._to_reveal = True

    def _connect(self) -> None:
        card, gestures = self.card, self.gestures
        gestures.said.connect(self.said)
        gestures.undo_offered.connect(self.undo_offered)
        card.receiving_asked.connect(self._receive)
        card.sending_asked.connect(lambda: gestures.send(self._person))
        card.acceptance_asked.connect(gestures.accept)
        card.refusal_asked.connect(gestures.refuse)
        card.answer_asked.connect(gestures.answer)
        card.reminder_asked.connect(gestures.remind)
        card.cancelling_asked.connect(gestures.cancel)
        card.reopening_asked.connect(gestures.reopen)
        card.correction_asked.connect(gestures.correct)
        card.letter_asked.connect(gestures.write_letter)

    def _receive(self) -> None:
        shown = self._shown
        self.gestures.receive(self._person, in_pathway=shown is not None and shown.in_pathway)

    def _show(self, shown: PersonReferrals) -> None:
        if self._writing.under_way():
            return  # read again once it is kept
        self._shown = shown
        self.card.show_referrals(shown)
        if self._to_reveal:
            self._to_reveal = False
            soon(self.card, self._scroll_to_card)  # once laid out

    def _scroll_to_card(self) -> None:
        above = self.card.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        inner = above.widget() if above is not None else None
        if above is not None and inner is not None:
            top = self.card.mapTo(inner, self.card.rect().topLeft()).y()
            above.verticalScrollBar().setValue(top)

    def _today(self) -> date:
        return paris_day(self._desk.clock())
