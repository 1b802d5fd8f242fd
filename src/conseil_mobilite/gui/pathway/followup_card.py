"""The follow-ups of a closed pathway: when, what was attempted, and what was found."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.pathway.followup import may_close_unreached
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.labels import badge, label
from conseil_mobilite.gui.kit.layouts import column, frame, row
from conseil_mobilite.gui.pathway.followup_line import followup_line
from conseil_mobilite.gui.pathway.followup_menu import AttemptMenu
from conseil_mobilite.gui.pathway.refilling import refill_kept
from conseil_mobilite.gui.people.wording import attempts_words
from conseil_mobilite.services.pathway.followup_answers import FollowupPicture


class FollowupCard(QFrame):
    completion_asked = Signal(object)
    """The `FollowupPicture` the adviser wants to tell of, or to correct."""
    attempted = Signal(object, str)
    unreached = Signal(object)

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self._lists = lists
        self._menu = AttemptMenu(lists, self)
        self._menu.attempted.connect(self.attempted)
        self._menu.unreached.connect(self.unreached)
        self._body = frame(column(gap=0))
        shown = card("Suivis après la sortie", self._body)
        shown.setObjectName("pathway_followups")
        self.setLayout(column(shown, gap=0))

    def show_followups(self, followups: tuple[FollowupPicture, ...], today: date) -> None:
        self.setVisible(bool(followups))
        refill_kept(self._body, *(self._entry(each, today) for each in followups))

    def _entry(self, picture: FollowupPicture, today: date) -> QWidget:
        if picture.followup.done_on is None:
            return self._due(picture, today)
        return self._done(picture)

    def _done(self, picture: FollowupPicture) -> QWidget:
        followup, answer = picture.followup, picture.answer
        day = long_date(followup.done_on or followup.due_on, weekday=False)
        found = self._lists["exit_situations"].label(followup.situation)
        mend = button(f"followup_{followup.months}", "&Corriger", role="quiet")
        mend.clicked.connect(partial(self.completion_asked.emit, picture))
        line = followup_line(
            f"À {followup.months} mois",
            f"Fait le {day}",
            badge(found, "success" if answer else ""),
            mend,
        )
        words = label(answer.words, "muted", wrap=True) if answer and answer.words else None
        said = [] if words is None else [frame(row((words, 1), pad=(16, 0, 12, 10)))]
        return frame(column(line, *said, gap=0), "entry")

    def _due(self, picture: FollowupPicture, today: date) -> QWidget:
        followup, missed = picture.followup, picture.missed
        name, late = f"followup_{followup.months}", followup.due_on <= today
        ask = partial(self.completion_asked.emit, picture)
        tell = button(name, "&Compléter", role="quiet")
        tell.clicked.connect(ask)
        attempt = self._menu.button(f"{name}_attempt", followup.id, missed, ask)
        last = paris_day(picture.attempts[0].attempted_at) if picture.attempts else None
        due = f"Le {long_date(followup.due_on, weekday=False)}"
        line = followup_line(
            f"À {followup.months} mois",
            attempts_words(missed, last, today) or due,
            badge("À faire" if late else "Prévu", "warning" if late else ""),
            attempt,
            tell,
        )
        closing = [self._closing(picture)] if may_close_unreached(missed) else []
        return frame(column(frame(line, "entry"), *closing, gap=0))

    def _closing(self, picture: FollowupPicture) -> QWidget:
        """Propose to close once the person was looked for often enough."""
        close = button(f"followup_{picture.followup.months}_unreached", "Clore : &non joint")
        close.clicked.connect(partial(self.unreached.emit, picture.followup.id))
        words = label(
            "Plusieurs tentatives sont restées sans réponse : le suivi peut être clos.",
            "muted",
            wrap=True,
        )
        return frame(row((words, 1), close, gap=12, pad=(16, 6, 12, 10)), "entry")
