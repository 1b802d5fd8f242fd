"""Tell in what situation a person was found after her exit, or that nobody could reach her."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.pathway.followup import (
    NOT_REACHED,
    SOLUTIONS,
    solution_of,
    solution_words,
)
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.layouts import column, frame
from conseil_mobilite.gui.kit.texts import TextField
from conseil_mobilite.gui.pathway.reading import day_of
from conseil_mobilite.gui.pathway.wording import listed
from conseil_mobilite.services.pathway.followup_answers import Found

CHOOSE: Final = "Choisir…"
NOT_YET: Final = "Pas encore fait"
UNSAID: Final = "Non abordé"


@dataclass(frozen=True, slots=True)
class Known:
    """What was said of a follow-up that is closed."""

    situation: str
    on: date
    channel: str = ""
    words: str = ""


class FollowupDialog(Creation):
    """How she was reached and what she says are only asked of somebody who was."""

    def __init__(
        self,
        months: int,
        lists: CodeLists,
        today: date,
        parent: QWidget,
        known: Known | None = None,
    ) -> None:
        situations = listed(lists, "exit_situations")
        self._today = today
        self._situation = Choice(
            "followup_situation", situations, none=CHOOSE if known is None else NOT_YET
        )
        self._day = DateField("followup_day", today)
        self._channel = Choice("followup_channel", listed(lists, "contact_channels"))
        self._solution = Choice("followup_solution", list(SOLUTIONS.items()), none=UNSAID)
        self._words = TextField("followup_words")
        situation = Field("S&ituation de la personne", self._situation)
        day = Field("&Date", self._day)
        channel = Field("&Moyen de contact", self._channel)
        words = Field("Ce que la personne en dit", self._words, optional=True)
        solution = Field("&Solution de mobilité", self._solution)
        self._reached = frame(column(channel, solution, words, gap=12))
        body = column(situation, day, self._reached, gap=12)
        title = f"Suivi à {months} mois"
        super().__init__("followup_dialog", title, body, parent, create="&Enregistrer")
        self.form = Form(situation=situation, done_on=day, channel=channel, words=words)
        self._show(known or Known("", today))
        self._situation.chosen.connect(self._follow)

    def found(self) -> Found:
        """Return what is told; UserError, naming its field, where the day cannot be read."""
        day = day_of(self._day, "done_on") or self._today
        words = solution_words(self._solution.code(), self._words.text())
        return Found(self._situation.code(), day, self._channel.code(), words)

    def _show(self, known: Known) -> None:
        solution, more = solution_of(known.words)
        self._situation.show_code(known.situation)
        self._day.show_value(known.on)
        self._channel.show_code(known.channel)
        self._solution.show_code(solution)
        self._words.setText(more)
        self._follow(known.situation)

    def _follow(self, situation: str) -> None:
        self._reached.setVisible(situation not in {"", NOT_REACHED})
        self.fit()
