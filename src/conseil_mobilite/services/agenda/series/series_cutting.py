"""Where a series ends: parted in two, or made to end with the last that it still has."""

from uuid import uuid4

from sqlmodel import Session

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.agenda.series.recurrence_rule import counted, without_first
from conseil_mobilite.domain.agenda.series.recurrence_shift import Run
from conseil_mobilite.domain.agenda.series.series import AppointmentSeries
from conseil_mobilite.services.agenda.appointments import revise
from conseil_mobilite.services.agenda.series.series_reading import appointments_of


def part_from(session: Session, series: AppointmentSeries, first: Appointment) -> AppointmentSeries:
    """End a series before an appointment of it; return the new one of those that follow.

    The appointments stay the same rows. Where it is the first of its series, nothing is parted. The
    old series keeps the versions of those that leave: a count of them all never goes back.
    """
    occurrence = first.occurrence_at or first.starts_at
    rank = Run(series.rule, series.starts_at).rank_of(occurrence)
    if rank == 0:
        return series
    following = AppointmentSeries(
        adviser_id=series.adviser_id,
        rule=without_first(series.rule, rank),
        starts_at=occurrence,
        duration_minutes=series.duration_minutes,
        uid=f"{uuid4()}@conseil-mobilite",
    )
    session.add(following)
    series.rule = counted(series.rule, rank)
    session.flush()
    series.sequence += 1
    for each in appointments_of(session, series.id):
        if each.occurrence_at is not None and each.occurrence_at >= occurrence:
            series.sequence += each.sequence
            each.series_id = following.id
            if each.deleted_at is None:
                revise(session, each)
    session.flush()
    return following


def end_after_last(session: Session, series: AppointmentSeries) -> None:
    """Let a series end with the last appointment that it has; one without any keeps its rule."""
    run = Run(series.rule, series.starts_at)
    instants = run.instants()
    rows = appointments_of(session, series.id)
    live = {each.occurrence_at for each in rows if each.deleted_at is None}
    ranks = [rank for rank, instant in enumerate(instants) if instant in live]
    if ranks and ranks[-1] + 1 < len(instants):
        series.rule = counted(series.rule, ranks[-1] + 1)
        session.flush()
