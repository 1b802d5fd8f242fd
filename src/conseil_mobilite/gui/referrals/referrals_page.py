"""Orientations: all the referrals of the body, those that wait first."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QFrame, QStackedWidget

from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import Segments, button
from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.kit.empty import empty_page
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import PAGE_PAD, column, columns, frame, refill, row
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.gui.referrals.referrals_table import ReferralsTable
from conseil_mobilite.services.referrals import referral_list
from conseil_mobilite.services.referrals.referral_list import (
    ReferralFilter,
    ReferralKey,
    ReferralPage,
    ReferralQuery,
)

FILTERS: Final = (
    (ReferralFilter.TO_ANSWER, "À répondre"),
    (ReferralFilter.TO_REMIND, "À relancer"),
    (ReferralFilter.SENT, "Envoyées sans réponse"),
    (ReferralFilter.ANSWERED, "Répondues"),
)
_EMPTY: Final[Mapping[ReferralFilter, tuple[str, str]]] = {
    ReferralFilter.TO_ANSWER: (
        "Rien n’attend votre réponse",
        "Les orientations reçues apparaîtront ici jusqu’à votre réponse.",
    ),
    ReferralFilter.TO_REMIND: (
        "Personne n’est à relancer",
        "Une orientation envoyée vient ici après 5 jours sans réponse.",
    ),
    ReferralFilter.SENT: (
        "Aucune orientation envoyée n’est sans réponse",
        "Pour orienter une personne vers un autre service, ouvrez son parcours.",
    ),
    ReferralFilter.ANSWERED: (
        "Aucune réponse pour l’instant",
        "Les orientations acceptées, refusées ou annulées se retrouvent ici.",
    ),
}


class ReferralsPage(Page):
    """Read again each time it is shown; opening a row opens the person at her referrals."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("referrals_page")
        self._desk = desk
        self._query = self._asked(ReferralFilter.TO_ANSWER)
        self._next: ReferralKey | None = None
        self._table = ReferralsTable(desk)
        self._filter = Segments("referrals_filter", "Orientations à montrer", FILTERS)
        self._mine = Tick("referrals_mine", "Seulement &mes dossiers")
        self._detail = label("", "muted")
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        self._ask(at_least=self._table.rows.rowCount())

    def show_part(self, part: str) -> None:
        """Show a filter by its code."""
        if part in set(ReferralFilter):
            self._filter.show_current(part)
            self._ask()

    def part(self) -> str:
        return self._filter.current()

    def _lay_out(self) -> None:
        back = button("referrals_back", "&Revenir", "arrow-left", "quiet")
        back.clicked.connect(self.left)
        self._stack.addWidget(frame(column((self._table, 1), gap=0, pad=(1, 1, 1, 1)), "card"))
        self._stack.addWidget(frame(column(), "card"))
        words = column(label("Orientations", "title"), self._detail, gap=0)
        head = row(back, (words, 1), gap=12)
        sieve = columns(self._filter, self._mine, None, gap=16)
        self.lay_out(column(head, sieve, (self._stack, 1), gap=12, pad=PAGE_PAD))

    def _connect(self) -> None:
        self._filter.chosen.connect(lambda _code: self._ask())
        self._mine.clicked.connect(lambda _on: self._ask())
        self._table.more_wanted.connect(self._go_on)
        self._table.opened.connect(self._open)

    def _asked(self, chosen: ReferralFilter) -> ReferralQuery:
        return ReferralQuery(paris_day(self._desk.clock()), chosen)

    def _ask(self, *, at_least: int = 0) -> None:
        query = self._asked(ReferralFilter(self._filter.current()))
        mine = self._desk.adviser.id if self._mine.isChecked() else None
        self._query = replace(query, adviser_id=mine, limit=max(query.limit, at_least))
        read = self._desk.background.read
        read(referral_list.search, self._query).then(partial(self._begin, self._query), self)
        read(referral_list.counts, self._query).then(self._tell_counts)

    def _go_on(self) -> None:
        if self._next is None:
            return
        query = replace(self._query, after=self._next, limit=self._asked(self._query.chosen).limit)
        reading = self._desk.background.read(referral_list.search, query)
        reading.then(partial(self._append, self._query), self)

    def _begin(self, query: ReferralQuery, page: ReferralPage) -> None:
        if query != self._query:
            return  # something else was asked meanwhile
        self._next = page.next_key
        self._table.show_referrals(page.rows, complete=page.next_key is None)
        if page.rows and self._table.current_key() is None:
            self._table.show_current(page.rows[0].id)
        if not page.rows:
            self._show_none()
        self._stack.setCurrentIndex(0 if page.rows else 1)

    def _append(self, query: ReferralQuery, page: ReferralPage) -> None:
        if query == self._query:
            self._next = page.next_key
            self._table.append_referrals(page.rows, complete=page.next_key is None)

    def _show_none(self) -> None:
        holder = self._stack.widget(1)
        assert isinstance(holder, QFrame)
        refill(holder, (empty_page("tray", *_EMPTY[self._query.chosen]), 1))

    def _tell_counts(self, counts: Mapping[ReferralFilter, int]) -> None:
        waiting = counts[ReferralFilter.TO_ANSWER]
        late = counts[ReferralFilter.TO_REMIND]
        told = (
            f"{counted(waiting, 'orientation attend', 'orientations attendent')} votre réponse, "
            f"{counted(counts[ReferralFilter.SENT], 'envoyée')} sans réponse, "
            f"dont {late} à relancer"
        )
        say(self._detail, told)

    def _open(self, referral: object) -> None:
        person = self._table.person_of(referral)
        if isinstance(person, UUID):
            self.open_person(person, "pathway/referrals")
