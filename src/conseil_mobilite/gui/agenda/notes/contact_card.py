"""Attempts to reach a person: one gesture says how, and whether she was reached."""

from datetime import date, datetime
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.agenda.appointment import ContactAttempt
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import counted, lower_first
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.gui.agenda.notes.contact_details import ContactDetails
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.buttons import button, toggle
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.labels import badge, glyph, label, say
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row
from conseil_mobilite.gui.pathway.refilling import refill_kept
from conseil_mobilite.gui.pathway.wording import listed
from conseil_mobilite.services.agenda.meetings import PersonMeetings
from conseil_mobilite.services.agenda.notes.contacts import MISSED, REACHED

SHOWN: Final = 5
ICONS: Final = {
    "telephone": "phone",
    "message": "chat-circle",
    "courriel": "envelope",
    "courrier": "envelope",
    "visite": "house",
}


class ContactCard(QFrame):
    """« Préciser » unfolds what one may say besides; it is folded again once told."""

    told = Signal(str, str, object, str)
    """The channel, the result, the instant (None for now) and a line of words."""
    deletion_asked = Signal(object)

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self.setObjectName("person_contacts")
        self.setWhatsThis(
            "Notez en un geste que vous avez essayé de joindre la personne, maintenant, et si vous "
            "y êtes parvenu. « Préciser » permet de dire quand c’était, et ce qui en ressort."
        )
        self._lists = lists
        self._whole = False
        self._channel = Choice("contact_channel", listed(lists, "contact_channels"))
        self._channel.setAccessibleName("Moyen de contact")
        self._more = toggle("contact_more", "P&réciser")
        self._more.toggled.connect(self._unfold)
        self._details = ContactDetails()
        self._since = label("", "small", wrap=True)
        self._since.setObjectName("contact_since")
        self._attempts = frame(column(gap=0))
        says = frame(column(self._since, gap=0, pad=(16, 0, 16, 10)))
        body = column(self._gestures(), self._details, gap=0)
        made = card("Joindre la personne", body, says, self._attempts, extra=self._more)
        self.setLayout(column(made, gap=0))
        self._details.hide()

    def show_attempts(self, shown: PersonMeetings, now: datetime, today: date) -> None:
        self._details.show_now(now)
        ever = any(each.result == REACHED for each in shown.attempts)
        say(self._since, _since(shown.since_reached, ever=ever))
        parent = self._since.parentWidget()
        assert parent is not None
        parent.setVisible(bool(self._since.text()))
        rows = (self._row(each, today) for each in shown.attempts[:SHOWN])
        refill_kept(self._attempts, *rows)

    def show_error(self, error: Exception) -> bool:
        """Say an error beside its field; False where it names none of ours."""
        return self._details.form.show_error(error)

    def show_kept(self) -> None:
        """Fold what was said besides: it is kept."""
        self._details.empty()
        self._more.setChecked(False)

    def _gestures(self) -> QFrame:
        reached = button("contact_reached", "&Joint", "phone-call")
        missed = button("contact_missed", "Non jo&int", "x-circle")
        for gesture, result in ((reached, REACHED), (missed, MISSED)):
            gesture.clicked.connect(partial(self._tell, result))
        return frame(row((self._channel, 1), reached, missed, gap=8, pad=(16, 0, 16, 12)))

    def _unfold(self, unfolded: bool) -> None:  # noqa: FBT001 - the signature of Qt's signal
        self._details.setVisible(unfolded)
        if unfolded:
            self._details.reach()

    def _tell(self, result: str) -> None:
        try:
            at, words = self._details.told() if self._more.isChecked() else (None, "")
        except UserError as error:
            self.show_error(error)
            return
        self.told.emit(self._channel.code(), result, at, words)

    def _row(self, attempt: ContactAttempt, today: date) -> QWidget:
        channel = self._lists["contact_channels"].label(attempt.channel)
        when = wording.near(attempt.attempted_at, today)
        reached = attempt.result == REACHED
        state = badge("Joint" if reached else "Non joint", "success" if reached else "warning")
        delete = button(f"contact_delete_{attempt.id.hex}", "Supprimer", role="link")
        call(delete, f"Supprimer, {lower_first(channel)} : {when}")
        delete.clicked.connect(partial(self.deletion_asked.emit, attempt.id))
        sign = glyph(ICONS.get(attempt.channel, "phone"), "", 16)
        head = row(label(channel), label(when, "small"), None, state, delete, gap=8)
        items: list[Item] = [head]
        if attempt.words:
            items.append(label(attempt.words, "small", wrap=True))
        return frame(row(sign, (column(*items, gap=2), 1), gap=10, pad=(16, 6, 8, 6)), "entry")


def _since(count: int, *, ever: bool) -> str:
    """Say how often the person was tried in vain, since she was last reached or ever."""
    if not count:
        return ""
    when = "depuis le dernier contact" if ever else "à ce jour"
    return f"{counted(count, 'tentative')} sans réponse {when}."
