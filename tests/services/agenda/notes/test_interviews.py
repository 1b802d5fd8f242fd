"""An interview that was not planned, logged once it is over."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.services.agenda import diary
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.notes import interviews
from conseil_mobilite.store.database import Store

NOW = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)


@pytest.mark.parametrize("status", ["seen", "noshow"])
@pytest.mark.parametrize("days", [0, 45])
def test_an_interview_is_logged_with_who_came_however_long_ago(
    store: Store, person: UUID, days: int, status: str
) -> None:
    starts_at = NOW - timedelta(days=days, minutes=45)
    new = NewAppointment("suivi", starts_at, 45, (person,), place="Hirson")

    store.run(interviews.log, new, person, came=status == "seen")

    (entry,) = store.read(diary.of_person, person, NOW)
    assert (entry.appointment.starts_at, entry.appointment.place) == (starts_at, "Hirson")
    assert [who.status for who in entry.people] == [status]
    assert not entry.to_complete


def test_an_interview_to_come_is_refused_and_nothing_is_booked(store: Store, person: UUID) -> None:
    new = NewAppointment("suivi", NOW + timedelta(minutes=1), 45, (person,))

    with pytest.raises(UserError) as refused:
        store.run(interviews.log, new, person, came=True)

    assert refused.value.field == "hour"
    assert store.read(diary.of_person, person, NOW) == []
