"""The lists of Aujourd’hui: each a card with its count, or a friendly sentence and a gesture."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.language.french import long_date, number
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.buttons import Button, button
from conseil_mobilite.gui.kit.cards import Entry, card, entry
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import badge, glyph, label
from conseil_mobilite.gui.kit.layouts import Item, frame, row
from conseil_mobilite.gui.pathway.followup_menu import AttemptMenu
from conseil_mobilite.gui.people.wording import age_words, joined, near_day
from conseil_mobilite.gui.today import wording
from conseil_mobilite.gui.today.followup_row import FollowupRow
from conseil_mobilite.services.people.rights import WaitingRequest
from conseil_mobilite.services.retention.ending import EndingFile
from conseil_mobilite.services.today.today_followups import DueFollowup
from conseil_mobilite.services.today.today_lists import Listed
from conseil_mobilite.services.today.today_people import SilentPerson
from conseil_mobilite.services.today.today_referrals import WaitingReferral
from conseil_mobilite.services.today.today_tasks import DueTask


class ListName(StrEnum):
    TASKS = "tasks"
    REFERRALS = "referrals"
    SILENT = "silent"
    FOLLOWUPS = "followups"
    EXPIRING = "expiring"
    RIGHTS = "rights"


TITLES: Final = {
    ListName.TASKS: "Actions et échéances",
    ListName.REFERRALS: "Orientations sans réponse",
    ListName.SILENT: "Sans contact depuis 30 jours",
    ListName.FOLLOWUPS: "Suivis après la sortie",
    ListName.EXPIRING: "Conservation bientôt échue",
    ListName.RIGHTS: "Demandes sur leurs données",
}
_EMPTY: Final = {
    ListName.TASKS: ("Aucune action à faire cette semaine.", "Ma file active"),
    ListName.REFERRALS: ("Toutes les orientations ont reçu une réponse.", "Nouvelle personne"),
    ListName.SILENT: ("Chacun a eu un contact depuis moins de 30 jours.", "Ma file active"),
    ListName.FOLLOWUPS: ("Aucun suivi à faire dans les deux semaines.", "Parcours terminés"),
}
"""What an empty list says, and the next useful gesture."""


class TodayLists(QObject):
    """Makes the cards; every row opens the file it speaks of, at the tab that matters."""

    opened = Signal(object, str)
    """The `UUID` of the person whose file is wanted, and the tab."""
    whole_asked = Signal(object)
    """The `ListName` of a list wanted whole, or short again."""
    next_asked = Signal(object)
    """The `ListName` of an empty list whose next gesture is wanted."""
    referrals_asked = Signal()
    """The page of the referrals of the body."""
    answer_asked = Signal(object)
    """The `DueFollowup` whose person was reached."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.attempts = AttemptMenu(desk.lists, self)

    def tasks(self, found: Listed[DueTask], today: date, *, most: int) -> QFrame:
        rows = [
            self._row(
                f"today_task_{rank}",
                wording.task_title(task, self._desk.lists, today),
                joined(task.person, wording.task_detail(task, self._desk.lists)),
                (badge(*wording.due_badge(task.due_on, today)),),
                (task.person_id, "situation" if task.fact else "pathway"),
            )
            for rank, task in enumerate(found.rows[:most])
        ]
        return self._listed(ListName.TASKS, rows, found.total)

    def referrals(self, found: Listed[WaitingReferral], today: date, *, most: int) -> QFrame:
        kinds = self._desk.lists["prescriber_kinds"]
        rows = [
            self._row(
                f"today_referral_{rank}",
                ", ".join(filter(None, (waiting.person, age_words(waiting.birth_date, today)))),
                joined(
                    wording.referral_day(waiting), waiting.other or kinds.label(waiting.other_kind)
                ),
                (badge(*wording.referral_badge(waiting, today)),),
                (waiting.person_id, "pathway/referrals"),
            )
            for rank, waiting in enumerate(found.rows[:most])
        ]
        every = button("today_referrals", "Orientations", role="quiet")
        every.clicked.connect(self.referrals_asked)
        return self._listed(ListName.REFERRALS, rows, found.total, every)

    def silent(self, found: Listed[SilentPerson], today: date, *, most: int) -> QFrame:
        rows = [
            self._row(
                f"today_silent_{rank}",
                person.person,
                f"Dernier contact le {near_day(person.last_contact, today)}"
                if person.last_contact
                else "Pas encore de contact",
                (badge(*wording.silence_badge(person.days)),),
                (person.person_id, "meetings"),
            )
            for rank, person in enumerate(found.rows[:most])
        ]
        return self._listed(ListName.SILENT, rows, found.total)

    def followups(self, found: Listed[DueFollowup], today: date, *, most: int) -> QFrame:
        rows = [self._followup(due, rank, today) for rank, due in enumerate(found.rows[:most])]
        return self._listed(ListName.FOLLOWUPS, rows, found.total)

    def expiring(self, found: Listed[EndingFile], today: date, *, most: int) -> QFrame:
        """List the files whose retention ends; without any, one reassuring line."""
        if not found.rows:
            return _reassuring()
        rows = [
            self._row(
                f"today_expiring_{rank}",
                file.person,
                f"Dernier événement le {long_date(file.last_event, weekday=False)}",
                (badge(*wording.limit_badge(file.leaves, today)),),
                (file.person_id, "rights"),
            )
            for rank, file in enumerate(found.rows[:most])
        ]
        return self._listed(ListName.EXPIRING, rows, found.total)

    def rights(self, found: Sequence[WaitingRequest], *, most: int) -> QFrame:
        """List what people ask of their data: an answer is due within the month."""
        kinds = self._desk.lists["rights_kinds"]
        rows = [
            self._row(
                f"today_rights_{rank}",
                each.full_name,
                kinds.label(each.kind),
                (badge(*wording.answer_badge(each)),),
                (each.person_id, "rights"),
            )
            for rank, each in enumerate(found[:most])
        ]
        return self._listed(ListName.RIGHTS, rows, len(found))

    def _followup(self, due: DueFollowup, rank: int, today: date) -> QFrame:
        answer = partial(self.answer_asked.emit, due)
        attempt = self.attempts.button(f"today_attempt_{rank}", due.id, due.attempts, answer)
        whose = f"{attempt.accessibleName()}, {due.person}, à {due.months} mois"
        call(attempt, whose)
        made = FollowupRow(due, today, attempt)
        return made.can_open(
            f"today_followup_{rank}", partial(self.opened.emit, due.person_id, "pathway")
        )

    def _listed(
        self, name: ListName, rows: Sequence[QFrame], total: int, extra: Button | None = None
    ) -> QFrame:
        if not rows:
            return card(TITLES[name], self._nothing(name), extra=extra)
        items: list[QWidget] = [*rows]
        if len(rows) > wording.SHOWN:
            items.append(_foot(self._more(name, "Réduire la liste"), _first(len(rows), total)))
        elif total > len(rows):
            items.append(_foot(self._more(name, f"Tout afficher ({total})")))
        return card(TITLES[name], *items, count=str(total), extra=extra)

    def _more(self, name: ListName, words: str) -> Button:
        made = button(f"today_whole_{name}", words, role="quiet")
        call(made, f"{TITLES[name]} : {words[:1].lower()}{words[1:]}")
        made.clicked.connect(partial(self.whole_asked.emit, name))
        return made

    def _nothing(self, name: ListName) -> QFrame:
        sentence, words = _EMPTY[name]
        gesture = button(f"today_next_{name}", words, role="quiet")
        gesture.clicked.connect(partial(self.next_asked.emit, name))
        return empty_line(sentence, gesture)

    def _row(
        self,
        name: str,
        title: str,
        detail: str,
        trailing: Sequence[Item],
        to: tuple[UUID, str],
    ) -> Entry:
        made = entry(title, detail, *trailing)
        return made.can_open(name, partial(self.opened.emit, *to))


def _reassuring() -> QFrame:
    words = "Aucun dossier n’atteint sa durée de conservation d’ici deux mois."
    shield = glyph("shield-check", "success", 20)
    sentence = label(words, "muted", wrap=True)
    return frame(row(shield, (sentence, 1), gap=12, pad=(16, 10, 12, 10)), "card")


def _first(shown: int, total: int) -> str:
    """Say how many of a very long list are shown, nothing where all of them are."""
    return f"Les {shown} premières lignes sur {number(total)}." if total > shown else ""


def _foot(more: Button, words: str = "") -> QFrame:
    """Set a quiet button under the rows, its words where theirs begin."""
    beside = [label(words, "small")] if words else []
    return frame(row(more, *beside, None, pad=(7, 2, 12, 2)), "entry")
