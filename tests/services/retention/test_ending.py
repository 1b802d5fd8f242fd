"""Who leaves soon is told on Aujourd’hui as in the file itself, and few files are read for it."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session
from tests.services import supported

from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.domain.retention.rules import Rule, Standing, whole_due
from conseil_mobilite.services.retention import ending

TODAY = date(2027, 3, 12)


def test_a_referral_older_than_the_registration_counts_for_the_list_of_today(
    session: Session,
) -> None:
    who = supported.person(session, "Roussel")
    who.registered_on = TODAY
    session.add(Referral(person_id=who.id, received_on=date(2026, 10, 1)))
    session.flush()

    (found,) = ending.ending_soon(session, TODAY)

    assert (found.person_id, found.leaves) == (who.id, date(2027, 4, 1))
    assert ending.of_person(session, who.id).leaves == found.leaves


def test_few_files_are_looked_at_where_few_leave(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    met = [supported.person(session, f"Vue {number}") for number in range(20)]
    for each in met:
        supported.attempt(session, each, datetime(2027, 3, 1, 9, tzinfo=UTC))
    gone = supported.person(session, "Roussel")
    looked: list[date] = []

    def look(standing: Standing, months: Mapping[Rule, int]) -> date | None:
        looked.append(standing.last_event)
        return whole_due(standing, months)

    monkeypatch.setattr(ending, "whole_due", look)

    assert [each.person_id for each in ending.ending_soon(session, TODAY)] == [gone.id]
    assert len(looked) == 1
