"""The table of referrals: two lines a row, in the order of the service."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from conseil_mobilite.domain.language.french import lower_first
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.referrals.referral_rules import Direction, Standing
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.cells import Cell
from conseil_mobilite.gui.kit.rows import Column, Row
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.gui.people.wording import age_words, joined, near_day
from conseil_mobilite.gui.referrals.referral_wording import NORMAL, body_words, standing_badge
from conseil_mobilite.services.referrals.referral_list import ReferralRow

COLUMNS: Final = (
    Column("Personne", 190, stretch=True),
    Column("Organisme", 260, stretch=True),
    Column("Motif", 220, stretch=True, spare=1),
    Column("Date", 150),
    Column("État", 170),
)


class ReferralsTable(Table):
    """Rows are keyed by the `UUID` of the referral."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("referrals_table", "Orientations", COLUMNS)
        self._desk = desk
        self._people: dict[object, UUID] = {}
        self.setSelectionMode(Table.SelectionMode.SingleSelection)

    def show_referrals(self, rows: Sequence[ReferralRow], *, complete: bool) -> None:
        self._people = {each.id: each.person_id for each in rows}
        self.show_rows([self._row(each) for each in rows], complete=complete)

    def append_referrals(self, rows: Sequence[ReferralRow], *, complete: bool) -> None:
        self._people |= {each.id: each.person_id for each in rows}
        self.append_rows([self._row(each) for each in rows], complete=complete)

    def person_of(self, referral: object) -> UUID | None:
        return self._people.get(referral)

    def _row(self, line: ReferralRow) -> Row:
        today, lists = paris_day(self._desk.clock()), self._desk.lists
        sent = line.direction is Direction.SENT
        body = body_words(line.direction, line.name, line.kind, lists)
        return Row(
            line.id,
            (
                Cell(line.person, age_words(line.birth_date, today)),
                Cell(body or "–", joined("Envoyée" if sent else "Reçue", line.agent_name)),
                Cell(*self._why(line)),
                Cell(*_when(line, today)),
                Cell("", chips=[standing_badge(line.standing)]),
            ),
        )

    def _why(self, line: ReferralRow) -> tuple[str, str]:
        """Return the reason, of the refusal if it is refused, then the urgency."""
        lists = self._desk.lists
        urgency = lists["urgencies"][line.urgency]
        short = urgency.text("short") or urgency.label
        pressing = f"Urgence : {lower_first(short)}" if line.urgency != NORMAL else ""
        if line.refusal_reason:
            refused = lists["referral_refusal_reasons"].label(line.refusal_reason)
            return refused, line.reason
        return line.reason or "–", pressing


def _when(line: ReferralRow, today: date) -> tuple[str, str]:
    """Return the day that counts, and what it is the day of."""
    if line.answered_on is not None:
        return near_day(line.answered_on, today), "Réponse"
    if line.reminded_on is not None:
        return near_day(line.reminded_on, today), "Dernière relance"
    sent = line.standing in {Standing.SENT, Standing.TO_REMIND}
    return near_day(line.since, today), "Envoi" if sent else "Réception"
