"""The cards of Aujourd’hui: each list with its count, or a friendly sentence when it is empty."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QFrame, QPushButton

from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.language.french import hour, long_date
from conseil_mobilite.domain.language.paris import paris_time
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import Button, button
from conseil_mobilite.gui.kit.cards import card, entry, hour_label
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import badge, glyph, label
from conseil_mobilite.gui.kit.layouts import frame, row
from conseil_mobilite.gui.people.wording import action_title, age_words, joined, near_day, short_day
from conseil_mobilite.gui.today import wording
from conseil_mobilite.services.today.today import Today
from conseil_mobilite.services.today.today_lists import Listed
from conseil_mobilite.services.today.today_meetings import DayMeeting
from conseil_mobilite.services.today.today_people import ExpiringFile, SilentPerson
from conseil_mobilite.services.today.today_tasks import DueAction, DueFollowup, WaitingReferral

Open = Callable[[UUID, str], object]
"""Opens a person's file at a tab."""


class TodayLists:
    """Makes the cards; every row opens the file it speaks of, at the tab that matters."""

    def __init__(
        self,
        desk: Desk,
        open_person: Open,
        open_agenda: Callable[[], object],
        open_referrals: Callable[[], object],
        unfold: Callable[[], object],
    ) -> None:
        """`unfold` shows the lists whole."""
        self._desk, self._open, self._open_agenda = desk, open_person, open_agenda
        self._open_referrals, self._unfold = open_referrals, unfold

    def meetings(self, picture: Today) -> QFrame:
        """List the appointments of the day, the next one apart."""
        following = picture.following.meeting.id if picture.following else None
        others = [meeting for meeting in picture.meetings if meeting.id != following]
        agenda = button("today_agenda", "Agenda", role="quiet")
        agenda.clicked.connect(self._open_agenda)
        title = "Autres rendez-vous du jour" if following else "Rendez-vous du jour"
        if not others:
            rest = (
                "Pas d’autre rendez-vous aujourd’hui."
                if following
                else "Aucun rendez-vous aujourd’hui."
            )
            return card(title, empty_line(rest, None, "calendar-check"), extra=agenda)
        rows = [self._meeting(meeting, rank) for rank, meeting in enumerate(others)]
        return card(title, *rows, count=str(len(others)), extra=agenda)

    def actions(self, found: Listed[DueAction], today: date) -> QFrame:
        rows = [
            self._row(
                f"today_action_{rank}",
                action_title(action.kind, action.wording, self._desk.lists),
                joined(action.person, action.partner),
                wording.due_badge(action.due_on, today),
                (action.person_id, "pathway"),
            )
            for rank, action in enumerate(found.rows)
        ]
        return self._listed(
            "Actions à échéance", rows, found.total, "Aucune action à faire cette semaine."
        )

    def referrals(self, found: Listed[WaitingReferral], today: date) -> QFrame:
        kinds = self._desk.lists["prescriber_kinds"]
        rows = [
            self._row(
                f"today_referral_{rank}",
                ", ".join(filter(None, (waiting.person, age_words(waiting.birth_date, today)))),
                joined(
                    short_day(waiting.received_on),
                    waiting.prescriber or kinds.label(waiting.prescriber_kind),
                ),
                wording.expiry_badge(waiting.expires_on, today),
                (waiting.person_id, "pathway/referrals"),
            )
            for rank, waiting in enumerate(found.rows)
        ]
        empty = "Toutes les orientations ont reçu une réponse."
        every = button("today_referrals", "Tout afficher", role="quiet")
        every.setAccessibleName("Orientations : tout afficher")
        every.clicked.connect(self._open_referrals)
        return self._listed("Orientations sans réponse", rows, found.total, empty, every)

    def silent(self, found: Listed[SilentPerson], today: date) -> QFrame:
        rows = [
            self._row(
                f"today_silent_{rank}",
                person.person,
                f"Dernier contact le {near_day(person.last_contact, today)}"
                if person.last_contact
                else "Pas encore de contact",
                wording.silence_badge(person.days),
                (person.person_id, "meetings"),
            )
            for rank, person in enumerate(found.rows)
        ]
        empty = "Chacun a eu un contact depuis moins de 30 jours."
        return self._listed("Sans contact depuis 30 jours", rows, found.total, empty)

    def followups(self, found: Listed[DueFollowup], today: date) -> QFrame:
        rows = [
            self._row(
                f"today_followup_{rank}",
                due.person,
                f"À {due.months} mois · sortie le {short_day(due.ended_on)}",
                wording.due_badge(due.due_on, today),
                (due.person_id, "pathway"),
            )
            for rank, due in enumerate(found.rows)
        ]
        empty = "Aucun suivi à faire dans les deux semaines."
        return self._listed("Suivis après la sortie", rows, found.total, empty)

    def expiring(self, found: Listed[ExpiringFile], today: date) -> QFrame:
        """List the files whose retention ends; without any, one reassuring line."""
        if not found.rows:
            sentence = label(
                "Aucun dossier n’atteint sa durée de conservation d’ici deux mois.",
                "muted",
                wrap=True,
            )
            shield = glyph("shield-check", "success", 20)
            return frame(row(shield, (sentence, 1), gap=12, pad=(16, 10, 12, 10)), "card")
        rows = [
            self._row(
                f"today_expiring_{rank}",
                file.person,
                f"Dernier contact le {long_date(file.last_contact, weekday=False)}",
                _limit(file.limit, today),
                (file.person_id, "rights"),
            )
            for rank, file in enumerate(found.rows)
        ]
        return self._listed("Conservation bientôt échue", rows, found.total, "")

    def _listed(
        self,
        title: str,
        rows: Sequence[QFrame],
        total: int,
        empty: str,
        every: Button | None = None,
    ) -> QFrame:
        if not rows:
            return card(title, empty_line(empty), extra=every)
        rest = total - len(rows)
        if not rest:
            return card(title, *rows, count=str(total), extra=every)
        more = button(f"today_more_{fold(title)}", f"Voir {_others(rest)}", role="quiet")
        more.setAccessibleName(f"{title} : voir {_others(rest)}")
        more.clicked.connect(self._unfold)
        return card(title, *rows, _foot(more), count=str(total), extra=every)

    def _meeting(self, meeting: DayMeeting, rank: int) -> QFrame:
        words, tone = wording.meeting_badge(meeting)
        made = entry(
            wording.meeting_title(meeting, self._desk.lists),
            wording.meeting_detail(meeting, self._desk.lists),
            badge(words, tone),
            lead=hour_label(hour(paris_time(meeting.starts_at))),
        )
        name = f"today_meeting_{rank}"
        if len(meeting.guests) == 1:
            person = meeting.guests[0].person_id
            return made.can_open(name, lambda: self._open(person, "meetings"))
        return made.can_open(name, self._open_agenda)

    def _row(
        self, name: str, title: str, detail: str, state: tuple[str, str], to: tuple[UUID, str]
    ) -> QFrame:
        made = entry(title, detail, badge(*state))
        return made.can_open(name, lambda: self._open(*to))


def resume(names: Sequence[tuple[UUID, str]], open_person: Open) -> list[QPushButton]:
    """Make the buttons of the files opened last."""
    made: list[QPushButton] = []
    for rank, (person, name) in enumerate(names):
        again = button(f"today_resume_{rank}", name.replace("&", "&&"), "clock-counter-clockwise")
        again.clicked.connect(lambda _on, person=person: open_person(person, ""))
        made.append(again)
    return made


def _foot(more: Button) -> QFrame:
    """Set a quiet button under the rows, its words where theirs begin."""
    return frame(row(more, None, pad=(7, 2, 12, 2)), "entry")


def _limit(limit: date, today: date) -> tuple[str, str]:
    if limit <= today:
        return "Échue", "danger"
    return wording.day_words(limit, today), "warning"


def _others(rest: int) -> str:
    return "l’autre" if rest == 1 else f"les {rest} autres"
