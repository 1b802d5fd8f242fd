"""Attempts to reach a person: one gesture says how, and whether she was reached."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.agenda.appointment import ContactAttempt
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.labels import badge, glyph, label
from conseil_mobilite.gui.kit.layouts import column, frame, row
from conseil_mobilite.gui.pathway.refilling import refill_kept
from conseil_mobilite.gui.pathway.wording import listed

REACHED, MISSED = "joint", "non_joint"
SHOWN: Final = 5
ICONS: Final = {
    "telephone": "phone",
    "message": "chat-circle",
    "courriel": "envelope",
    "courrier": "envelope",
    "visite": "house",
}


class ContactCard(QFrame):
    """`told` carries the channel and the result; the hour is now."""

    told = Signal(str, str)

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self.setObjectName("person_contacts")
        self.setWhatsThis(
            "Notez en un geste que vous avez essayé de joindre la personne, maintenant, et si vous "
            "y êtes parvenu."
        )
        self._lists = lists
        self._channel = Choice("contact_channel", listed(lists, "contact_channels"))
        self._channel.setAccessibleName("Moyen de contact")
        reached = button("contact_reached", "&Joint", "phone-call")
        missed = button("contact_missed", "Non jo&int", "x-circle")
        for gesture, result in ((reached, REACHED), (missed, MISSED)):
            gesture.clicked.connect(partial(self._tell, result))
        self._attempts = frame(column(gap=0))
        gestures = row((self._channel, 1), reached, missed, gap=8, pad=(16, 0, 16, 12))
        self.setLayout(column(card("Joindre la personne", gestures, self._attempts), gap=0))

    def show_attempts(self, attempts: Sequence[ContactAttempt], today: date) -> None:
        refill_kept(self._attempts, *(self._row(each, today) for each in attempts[:SHOWN]))

    def _tell(self, result: str) -> None:
        self.told.emit(self._channel.code(), result)

    def _row(self, attempt: ContactAttempt, today: date) -> QWidget:
        channel = self._lists["contact_channels"].label(attempt.channel)
        when = wording.near(attempt.attempted_at, today)
        reached = attempt.result == REACHED
        state = badge("Joint" if reached else "Non joint", "success" if reached else "warning")
        sign = glyph(ICONS.get(attempt.channel, "phone"), "", 16)
        words = (label(channel), label(when, "small"))
        return frame(row(sign, *words, None, state, gap=10, pad=(16, 7, 12, 7)), "entry")
