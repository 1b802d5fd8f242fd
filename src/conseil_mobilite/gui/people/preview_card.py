"""The card beside the list: who the selected person is and what waits for her."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import long_date, phone_display
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import button, wide
from conseil_mobilite.gui.kit.empty import empty_page
from conseil_mobilite.gui.kit.fields import fact
from conseil_mobilite.gui.kit.flow import Flow
from conseil_mobilite.gui.kit.labels import Line, avatar, badge
from conseil_mobilite.gui.kit.layouts import Item, column, frame, refill, row, rule, scrolled
from conseil_mobilite.gui.kit.theme import dp, large_text
from conseil_mobilite.gui.people.wording import (
    action_title,
    age_words,
    initials,
    joined,
    near_day,
    near_moment,
    public_words,
    state_chip,
)
from conseil_mobilite.services.people.people import OpenAction, PersonHeader, PersonPreview
from conseil_mobilite.services.people.person_preview import Agreement

WIDTH = 300
SHOWN_BARRIERS = 3


class PreviewCard(QFrame):
    """Shows one person, or an invitation to choose one."""

    opened = Signal(object)
    """The `UUID` of the person whose file is asked for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("people_preview")
        self.setAccessibleName("Aperçu de la personne")
        self.setProperty("role", "card")
        self._desk = desk
        self._person: UUID | None = None
        self._content = frame(column(gap=10, pad=(16, 16, 16, 8)), "inside")
        open_it = wide(
            button("people_preview_open", "&Ouvrir le dossier", "folder-open", "primary")
        )
        open_it.clicked.connect(self._open)
        self._foot = frame(column(open_it, pad=(16, 8, 16, 16)))
        area = scrolled(self._content)
        area.setProperty("role", "inside")
        self.setLayout(column((area, 1), self._foot, gap=0, pad=(1, 1, 1, 1)))
        if not large_text():
            self.setFixedWidth(dp(WIDTH))
        self.show_nobody()

    def show_nobody(self) -> None:
        self._person = None
        self._foot.hide()
        invitation = "Choisissez une personne dans la liste pour la voir ici."
        refill(self._content, (empty_page("user-circle", "Aperçu", invitation), 1))

    def show_person(self, preview: PersonPreview) -> None:
        self._person = preview.header.id
        today = paris_day(self._desk.clock())
        self._foot.show()
        self._foot.setEnabled(True)
        facts: list[Item] = [rule(), *self._facts(preview)]
        refill(self._content, self._identity(preview.header), self._badges(preview), *facts, None)
        self.setAccessibleDescription(
            joined(preview.header.full_name, age_words(preview.header.birth_date, today))
        )

    def person(self) -> UUID | None:
        return self._person

    def _open(self) -> None:
        if self._person is not None:
            self.opened.emit(self._person)

    def _identity(self, header: PersonHeader) -> Item:
        today = paris_day(self._desk.clock())
        detail = joined(age_words(header.birth_date, today), header.municipality)
        phone = [Line(phone_display(header.phone), "small")] if header.phone else []
        name = Line(header.full_name, "heading")
        face = avatar(initials(header.full_name))
        return row(face, (column(name, Line(detail, "small"), *phone, gap=0), 1), gap=12)

    def _badges(self, preview: PersonPreview) -> Flow:
        words, tone = state_chip(preview.header.state, waiting=preview.header.waiting)
        publics = public_words(preview.header.publics, self._desk.lists)
        return Flow(badge(words, tone), *(badge(public) for public in publics))

    def _facts(self, preview: PersonPreview) -> list[Item]:
        header = preview.header
        items: list[Item] = [fact("Prochain rendez-vous", self._meeting(header))]
        if preview.goal:
            items.append(fact("Objectif principal", preview.goal))
        if preview.barriers:
            items.append(fact("Freins retenus", self._barriers(preview)))
        items += [self._late(action) for action in preview.late_actions[:1]]
        if preview.agreement:
            items.append(fact("Accord de transmission", self._agreement(preview.agreement)))
        return items

    def _meeting(self, header: PersonHeader) -> str:
        meeting = header.next_meeting
        if meeting is None:
            return "Aucun"
        today = paris_day(self._desk.clock())
        kind = self._desk.lists["appointment_kinds"].label(meeting.kind)
        place = f", {meeting.place}" if meeting.place else ""
        return f"{near_moment(meeting.starts_at, today)} – {kind}{place}"

    def _barriers(self, preview: PersonPreview) -> str:
        known = {barrier.code: barrier for barrier in self._desk.grid.barriers}
        shown = [
            known[kept.code].label
            for kept in preview.barriers
            if kept.code in known and not known[kept.code].sensitive
        ]
        lines = [f"{rank}. {label}" for rank, label in enumerate(shown[:SHOWN_BARRIERS], start=1)]
        rest = len(preview.barriers) - len(lines)
        return "\n".join([*lines, *([f"et {rest} de plus dans le dossier"] if rest else [])])

    def _late(self, action: OpenAction) -> Item:
        today = paris_day(self._desk.clock())
        due = f" – prévue le {near_day(action.due_on, today)}" if action.due_on else ""
        title = action_title(action.kind, action.wording, self._desk.lists)
        return fact("Action en retard", f"{title}{due}", "danger")

    def _agreement(self, agreement: Agreement) -> str:
        word = "Donné" if agreement.agreed else "Refusé"
        lists = self._desk.lists["prescriber_kinds"]
        kind = lists.label(agreement.prescriber_kind) if agreement.prescriber_kind else ""
        whom = agreement.prescriber or kind
        return f"{word} le {long_date(agreement.on, weekday=False)}" + (
            f", pour : {whom}" if whom else ""
        )
