"""What became of a meeting, in a few words."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.services.agenda.diary_entry import Attendance, DiaryEntry
from conseil_mobilite.store.reference.reference import code_lists

AT = datetime(2027, 3, 9, 13, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("statuses", "unnamed", "came", "said", "tone"),
    [
        (("seen", "seen"), 3, 3, "5 présents sur 5", "success"),
        (("seen", "noshow"), 3, 1, "2 présents sur 5", "success"),
        ((), 3, 2, "2 présents sur 3", "success"),
        ((), 3, 0, "0 présent sur 3", ""),
        ((), 3, 5, "5 présents sur 5", "success"),
        (("seen",), 0, None, "Honoré", "success"),
        (("noshow", "noshow"), 0, None, "Absent", "danger"),
        (("seen", "excused"), 0, None, "1 présent sur 2", "success"),
        (("unknown", "unknown"), 3, None, "", ""),
        ((), 0, None, "", ""),
    ],
)
def test_what_became_of_it_counts_those_with_and_without_a_name(
    statuses: tuple[str, ...], unnamed: int, came: int | None, said: str, tone: str
) -> None:
    appointment = Appointment(
        kind="atelier",
        starts_at=AT,
        duration_minutes=60,
        unnamed_participants=unnamed,
        unnamed_attended=came,
        uid="un@atelier",
    )
    people = tuple(Attendance(UUID(int=n), "Awa Keïta", each) for n, each in enumerate(statuses))
    entry = DiaryEntry(appointment, "Nadia Lefèvre", people, begun=True, to_complete=False)

    words, found = wording.outcome(entry)

    assert (words.replace("\u00a0", " "), found) == (said, tone)


@pytest.mark.parametrize(
    ("status", "waiting", "said"),
    [
        ("seen", False, ("Honoré", "success")),
        ("unknown", True, ("À compléter", "warning")),
        ("unknown", False, ("", "")),
    ],
)
def test_what_became_of_it_for_one_person_leaves_the_others_out(
    status: str, *, waiting: bool, said: tuple[str, str]
) -> None:
    who = Attendance(UUID(int=1), "Awa Keïta", status)

    assert wording.outcome_for(who, waiting=waiting) == said


def test_where_to_go_names_the_room_too() -> None:
    appointment = Appointment(
        kind="suivi",
        starts_at=AT,
        duration_minutes=60,
        place="Le Relais, 1 rue des Lilas",
        room="Salle 2",
        organisation_name="Le Relais",
        uid="un@suivi",
    )
    entry = DiaryEntry(appointment, "Nadia Lefèvre", (), begun=False, to_complete=False)

    assert wording.where_exactly(entry, code_lists()) == "Dans vos locaux, Salle 2"
