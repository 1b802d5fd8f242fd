"""The follow-ups of a closed pathway: when, and what was found."""

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.pathway.pathway import PostExitFollowup
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card, entry
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.labels import badge
from conseil_mobilite.gui.kit.layouts import column, frame, refill
from conseil_mobilite.gui.pathway.reading import day_of
from conseil_mobilite.gui.pathway.wording import listed

CHOOSE: Final = "Choisir…"


class FollowupCard(QFrame):
    """`completion_asked` carries the `PostExitFollowup` the adviser wants to tell of."""

    completion_asked = Signal(object)

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self._lists = lists
        self._body = frame(column(gap=0))
        shown = card("Suivis après la sortie", self._body)
        shown.setObjectName("pathway_followups")
        self.setLayout(column(shown, gap=0))

    def show_followups(self, followups: tuple[PostExitFollowup, ...], today: date) -> None:
        self.setVisible(bool(followups))
        refill(self._body, *(self._entry(followup, today) for followup in followups))

    def _entry(self, followup: PostExitFollowup, today: date) -> QWidget:
        due = long_date(followup.due_on, weekday=False)
        title = f"À {followup.months} mois"
        if followup.done_on is not None:
            found = self._lists["exit_situations"].label(followup.situation)
            done = f"Fait le {long_date(followup.done_on, weekday=False)}"
            return entry(title, done, badge(found, "success"))
        late = followup.due_on <= today
        tell = button(f"followup_{followup.months}", "&Compléter", role="quiet")
        tell.clicked.connect(partial(self.completion_asked.emit, followup))
        state = badge("À faire" if late else "Prévu", "warning" if late else "")
        return entry(title, f"Le {due}", state, tell)


class FollowupDialog(Creation):
    """Tells in what situation the person was found, or that nobody could reach her."""

    def __init__(
        self, followup: PostExitFollowup, lists: CodeLists, today: date, parent: QWidget
    ) -> None:
        situations = listed(lists, "exit_situations")
        self._situation = Choice("followup_situation", situations, none=CHOOSE)
        self._day = DateField("followup_day", today)
        self._day.show_value(today)
        self._today = today
        situation = Field("S&ituation de la personne", self._situation)
        day = Field("&Date", self._day)
        title = f"Suivi à {followup.months} mois"
        body = column(situation, day, gap=12)
        super().__init__("followup_dialog", title, body, parent, create="&Enregistrer")
        self.form = Form(situation=situation, done_on=day)

    def situation(self) -> str:
        return self._situation.code()

    def day(self) -> date:
        """Return the day; UserError, naming its field, where it cannot be read."""
        return day_of(self._day, "done_on") or self._today
