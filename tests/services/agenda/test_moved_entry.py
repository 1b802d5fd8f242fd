"""An entry shown where it shall be, before it is kept."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.services.agenda.diary_entry import Attendance, DiaryEntry, moved

NOW = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)


def test_moved_to_the_past_it_is_to_complete_and_the_one_it_was_is_untouched() -> None:
    coming = Appointment(
        kind="suivi",
        starts_at=NOW + timedelta(hours=1),
        duration_minutes=60,
        place="Guise",
        uid="a",
    )
    people = (Attendance(UUID(int=1), "Hélène Lefèvre", "unknown"),)
    entry = DiaryEntry(coming, "Camille Roy", people, begun=False, to_complete=False)

    after = moved(entry, NOW - timedelta(days=1), 45, NOW)

    assert (after.begun, after.to_complete) == (True, True)
    assert (after.appointment.id, after.appointment.place) == (coming.id, "Guise")
    assert after.ends_at == NOW - timedelta(days=1) + timedelta(minutes=45)
    assert (coming.starts_at, coming.duration_minutes) == (NOW + timedelta(hours=1), 60)
    assert not entry.to_complete
