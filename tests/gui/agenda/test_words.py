"""What an appointment says on the grid, from the widest place to the narrowest."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from PySide6.QtCore import QRectF

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.gui.agenda.grid.block_words import block_lines
from conseil_mobilite.services.agenda.diary_entry import Attendance, DiaryEntry
from conseil_mobilite.store.reference.reference import code_lists

pytestmark = pytest.mark.usefixtures("dressed")
HIGH, LOW = 60, 20


def entry(
    status: str = "unknown", *, title: str = "", to_complete: bool = False, off: date | None = None
) -> DiaryEntry:
    booked = Appointment(
        kind="suivi",
        title=title,
        starts_at=datetime(2027, 3, 9, 8, tzinfo=UTC),
        duration_minutes=45,
        place="Mairie de Guise",
        uid="un",
        cancelled_on=off,
    )
    people = (Attendance(UUID(int=1), "Jean-Noël Carpentier", status),)
    return DiaryEntry(booked, "Camille Roy", people, begun=True, to_complete=to_complete)


def lines(each: DiaryEntry, width: float, height: float = HIGH, adviser: str = "") -> list[str]:
    found = block_lines(each, code_lists(), QRectF(0, 0, width, height), adviser)
    return [line.replace("\u00a0", " ") for line in found]


def test_where_there_is_room_it_says_who_when_what_and_where() -> None:
    assert lines(entry(), 300) == ["Jean-Noël Carpentier", "9 h · Suivi, Mairie de Guise"]


def test_short_it_says_as_much_on_one_line() -> None:
    assert lines(entry("seen"), 300, LOW) == ["9 h · Jean-Noël Carpentier · Honoré"]
    assert lines(entry("seen"), 160, LOW) == ["9 h · J.-N. Carpentier"]


def test_in_a_lane_among_six_it_says_at_least_the_initials() -> None:
    assert lines(entry(), 24)[0] == "JC"
    assert lines(entry(), 14)[0] == "J"


@pytest.mark.parametrize(
    ("width", "height", "told"),
    [(110, 36, "9 h · Honoré · SM"), (60, 36, "9 h · SM"), (40, 36, "SM"), (40, HIGH, "SM")],
)
def test_in_a_narrow_lane_of_a_team_who_receives_is_told_before_the_rest(
    width: float, height: float, told: str
) -> None:
    assert told in lines(entry("seen"), width, height, "SM")


def test_the_mark_of_an_adviser_shortens_the_name_beside_it_and_nothing_under_it() -> None:
    area = QRectF(0, 0, 180, 36)
    whole = block_lines(entry(), code_lists(), area)
    marked = block_lines(entry(), code_lists(), area, taken=60)

    assert whole[0] == "Jean-Noël Carpentier"
    assert marked[0].replace("\u00a0", " ") == "J.-N. Carpentier"
    assert marked[1:] == whole[1:]


def test_a_lane_too_narrow_for_her_initials_keeps_the_hour_out_of_them() -> None:
    assert "SM" not in lines(entry("seen"), 14, 36, "SM")


@pytest.mark.parametrize(
    ("width", "height"), [(300, HIGH), (130, LOW), (60, HIGH), (30, HIGH), (20, LOW)]
)
def test_what_is_to_complete_never_says_so_by_its_colour_alone(width: float, height: float) -> None:
    said = " ".join(lines(entry(to_complete=True), width, height))

    assert "À compléter" in said or "?" in said


def test_cancelled_it_says_so_in_a_word_that_fits() -> None:
    assert lines(entry("revoked"), 300)[1] == "9 h · Annulé par nous"
    assert lines(entry("revoked"), 120)[1] == "9 h · Annulé"
    assert lines(entry(off=date(2027, 3, 1), to_complete=True), 300)[1] == "9 h · Annulé"


@pytest.mark.parametrize(
    ("status", "off", "expected"),
    [
        ("excused", None, True),
        ("revoked", None, True),
        ("noshow", None, False),
        ("seen", None, False),
        ("unknown", date(2027, 3, 1), True),
    ],
)
def test_only_what_was_called_off_is_struck_through(
    status: str, off: date | None, *, expected: bool
) -> None:
    assert wording.cancelled(entry(status, off=off)) is expected


def test_an_adviser_without_room_beside_the_name_has_a_line() -> None:
    assert lines(entry(), 100, HIGH, adviser="M. Durand")[-1] == "M. Durand"


@pytest.mark.parametrize(
    ("title", "said"), [("Atelier « Lire un plan »", "AP"), ("Réunion", "R"), ("« »", "")]
)
def test_initials_are_letters_of_words(title: str, said: str) -> None:
    assert wording.initials(entry(title=title), code_lists()) == said
