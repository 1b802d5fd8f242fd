"""What the pictures are taken of, found as the window finds it: a week, a session, a person."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Final, ParamSpec, TypeVar
from uuid import UUID

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.demonstration.cast import cast
from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.background import Background
from conseil_mobilite.gui.jobs import Job
from conseil_mobilite.services.agenda import diary
from conseil_mobilite.services.assessment import assessment_list
from conseil_mobilite.services.people import people_search
from conseil_mobilite.services.people.people_query import PeopleQuery
from conseil_mobilite.store.database import Service

P = ParamSpec("P")
T = TypeVar("T")

_YEAR: Final = timedelta(days=365)


def busiest_week(visit: Visit) -> date:
    """Return the Monday of the week of the year gone by in which the team met the most people."""
    at = now()
    entries = ask(visit, lambda base: base.read(diary.between, at - _YEAR, at, at))
    days = [paris_day(each.appointment.starts_at) for each in entries]
    weeks = Counter(day - timedelta(days=day.weekday()) for day in days)
    return max(weeks, key=lambda monday: (weeks[monday], monday))


def next_session(visit: Visit) -> Appointment:
    """Return the next session of a workshop of the adviser at work."""
    at, me = now(), " ".join(cast().advisers[0])
    ahead = ask(visit, lambda base: base.read(diary.between, at, at + _YEAR, at))
    for each in ahead:
        if each.series is not None and not each.begun and each.adviser_name == me:
            return each.appointment
    raise StepFailed("Aucun atelier à venir dans la base de démonstration.")


def assessed_twice(visit: Visit) -> UUID:
    """Return somebody of whom two assessments can be compared."""
    everybody = ask(visit, lambda base: base.read(people_search.identities, PeopleQuery(now())))
    for person in everybody:
        lines = ask(visit, partial(_assessments, person))
        if sum(line.assessment.validated_on is not None for line in lines) > 1:
            return person
    raise StepFailed("Personne n’a deux bilans dans la base de démonstration.")


def _assessments(person: UUID, base: Background) -> Job[list[assessment_list.AssessmentLine]]:
    return base.read(assessment_list.of_person, person)


def read(visit: Visit, service: Service[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Ask a service of the base, as a page does, and wait for its answer."""
    return ask(visit, lambda base: base.read(service, *args, **kwargs))


def ask(visit: Visit, asking: Callable[[Background], Job[T]]) -> T:
    background = visit.sitting.background
    if background is None:
        raise StepFailed("La base n’est plus ouverte.")
    found: list[T] = []
    asking(background).then(found.append)
    visit.hand.wait(lambda: bool(found), "La base ne répond pas.")
    return found[0]
