"""One follow-up after an exit that comes due: it opens the file, its button notes an attempt."""

from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.language.french import lower_first
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.kit.cards import OpenRow
from conseil_mobilite.gui.kit.labels import badge
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.gui.pathway.followup_line import followup_line
from conseil_mobilite.gui.people.wording import attempts_words, near_day
from conseil_mobilite.gui.today.wording import due_badge
from conseil_mobilite.services.today.today_followups import DueFollowup

HEIGHT: Final = 68


class FollowupRow(OpenRow):
    def __init__(self, due: DueFollowup, today: date, attempt: QWidget) -> None:
        last = paris_day(due.attempted_at) if due.attempted_at else None
        exited = f"Sortie le {lower_first(near_day(due.ended_on, today))}"
        detail = attempts_words(due.attempts, last, today) or exited
        title, state = f"{due.person}, à {due.months} mois", badge(*due_badge(due.due_on, today))
        super().__init__(f"{title}, {detail}, {state.text()}")
        self.setLayout(followup_line(title, detail, state, attempt))
        self.setFixedHeight(dp(HEIGHT))
