"""The lists of Aujourd’hui and the caseload, told again row by row in plain Python."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from functools import cache
from random import Random
from typing import TypeVar
from uuid import UUID

import pytest
from sqlmodel import Session, SQLModel, select
from tests.made_once import Base, Made, Once
from tests.services.supported import attempt, colleague, meeting, pathway, person

from conseil_mobilite.domain.agenda.appointment import Appointment, ContactAttempt, Participation
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import Pathway, PostExitFollowup
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.domain.retention.rules import whole_due
from conseil_mobilite.domain.situation.situation import Vehicle
from conseil_mobilite.services.retention.delays import delays
from conseil_mobilite.services.retention.standings import standings
from conseil_mobilite.services.today import caseload, today
from conseil_mobilite.services.today.caseload_query import CaseloadQuery

T = TypeVar("T", bound=SQLModel)
MANY = 1_000
INSTANTS = (
    datetime(2027, 3, 12, 13, 30, tzinfo=UTC),
    datetime(2027, 3, 27, 22, 59, tzinfo=UTC),  # one minute before the Sunday of the shorter night
    datetime(2027, 3, 28, 22, 0, tzinfo=UTC),  # the Monday after it begins
    datetime(2027, 10, 31, 22, 59, tzinfo=UTC),  # the last minute of the longest day
    datetime(2027, 2, 28, 23, 0, tzinfo=UTC),  # the first of March begins
)
NEAR_DAYS = (-800, -671, -670, -62, -61, -60, -31, -30, -29, -15, -8, -7, -1, 0, 1, 7, 8, 14, 15)
NEAR_HOURS = (-1, 0, 1, 9, 12, 21, 22, 23)
STATUSES = ("unknown", "seen", "excused", "noshow")


class FilledBase:
    """A base of people at every edge, made of the same rows for the same seed."""

    def __init__(self, session: Session, at: datetime, seed: int) -> None:
        self.session, self.at, self.on, self.random = session, at, paris_day(at), Random(seed)  # noqa: S311
        me = session.exec(select(Adviser)).one()
        self.me = me.id
        self.advisers = (me.id, colleague(session, me).id, None)
        for rank in range(40):
            self._fill(person(session, f"P{rank:02}", self._adviser()))
        for _ in range(8):
            self._meet(None)
        session.flush()

    def _fill(self, who: Person) -> None:
        who.registered_on = self._day(-900, -730, -671, -670, -669, -10)
        who.deleted_at = self.random.choice((None, None, None, self.at))
        if self.random.random() < 0.7:
            self._support(pathway(self.session, who, self._day(-200, *NEAR_DAYS[:13])))
        if self.random.random() < 0.5:
            over = pathway(self.session, who, self._day(-500), ended_on=self._day(-190, -90, -20))
            self._support(over)
            self._follow(over)
        for _ in range(self.random.randrange(4)):
            self._meet(who)
        for _ in range(self.random.randrange(3)):
            result = self.random.choice(("joint", "non_joint"))
            attempt(self.session, who, min(self._instant(), self.at), result)
        for _ in range(self.random.randrange(3)):
            self._refer(who)

    def _support(self, made: Pathway) -> None:
        made.adviser_id = self._adviser()
        for _ in range(self.random.randrange(3)):
            self.session.add(
                Action(
                    pathway_id=made.id,
                    kind="tad",
                    wording="Essayer",
                    created_on=made.opened_on,
                    due_on=self.random.choice((None, self._day(*NEAR_DAYS))),
                    status=self.random.choice(("prevue", "en_cours", "realisee", "en_attente")),
                    deleted_at=self.random.choice((None, None, self.at)),
                )
            )
        insured = {"kind": "voiture", "insured_until": self._day(-91, -90, 0, 30, 31)}
        noted = {"person_id": made.person_id, "noted_on": made.opened_on}
        sold = self.random.choice((None, None, self.on))
        self.session.add(Vehicle.model_validate({**noted, **insured, "ended_on": sold}))

    def _follow(self, over: Pathway) -> None:
        for months in (3, 6):
            self.session.add(
                PostExitFollowup(
                    pathway_id=over.id,
                    months=months,
                    due_on=self._day(*NEAR_DAYS),
                    done_on=self.random.choice((None, None, self.on)),
                    cancelled_on=self.random.choice((None, None, self.on)),
                )
            )

    def _meet(self, who: Person | None) -> None:
        status = self.random.choice(STATUSES)
        unnamed = self.random.choice((0, 0, 3)) if who else 4
        meeting(
            self.session,
            who,
            self._instant(),
            status,
            adviser_id=self._adviser(),
            unnamed_participants=unnamed,
            unnamed_attended=self.random.choice((None, 2)) if unnamed else None,
            cancelled_on=self.random.choice((None, None, None, self.on)),
            deleted_at=self.random.choice((None, None, None, self.at)),
        )

    def _refer(self, who: Person) -> None:
        direction = self.random.choice(("recue", "envoyee"))
        state = self.random.choice((direction, "expiree", "acceptee", "refusee", "annulee"))
        facts = {"direction": direction, "state": state, "received_on": self._day(-20, -5, 0)}
        whose = {"person_id": who.id, "adviser_id": self._adviser()}
        self.session.add(Referral.model_validate({**facts, **whose}))

    def _adviser(self) -> UUID | None:
        return self.random.choice(self.advisers)

    def _day(self, *away: int) -> date:
        return self.on + timedelta(days=self.random.choice(away))

    def _instant(self) -> datetime:
        """Return an instant near midnight in Paris, some days away."""
        midnight = datetime(self.on.year, self.on.month, self.on.day, tzinfo=UTC)
        days, hours = self.random.choice(NEAR_DAYS), self.random.choice(NEAR_HOURS)
        return midnight + timedelta(days=days, hours=hours - 1)


class Naive:
    """Reads every row, and sifts in Python."""

    def __init__(self, session: Session, at: datetime, adviser: UUID | None) -> None:
        self.at, self.on, self.adviser, self._session = at, paris_day(at), adviser, session
        self.people = {each.id: each for each in self._all(Person) if not each.deleted_at}
        self.pathways = [each for each in self._all(Pathway) if each.person_id in self.people]
        self.diary = {
            each.id: each
            for each in self._all(Appointment)
            if not each.deleted_at and not each.cancelled_on
        }
        self.seats = [
            each for each in self._all(Participation) if each.appointment_id in self.diary
        ]

    def _all(self, kind: type[T]) -> list[T]:
        return list(self._session.exec(select(kind)).all())

    def _is_hers(self, *whose: UUID | None) -> bool:
        first = next((each for each in whose if each), None)
        return self.adviser is None or first is None or first == self.adviser

    def _opened(self) -> list[Pathway]:
        return [
            each
            for each in self.pathways
            if each.ended_on is None
            and self._is_hers(each.adviser_id, self.people[each.person_id].adviser_id)
        ]

    def _contact(self, who: UUID) -> date | None:
        met = [
            self.diary[each.appointment_id].starts_at
            for each in self.seats
            if each.person_id == who and each.status == "seen"
        ]
        reached = [
            each.attempted_at
            for each in self._all(ContactAttempt)
            if each.person_id == who and each.result == "joint"
        ]
        return max((paris_day(each) for each in (*met, *reached)), default=None)

    def meetings(self) -> list[UUID]:
        return [
            each.id
            for each in self.diary.values()
            if paris_day(each.starts_at) == self.on and self._is_hers(each.adviser_id)
        ]

    def to_complete(self) -> int:
        waiting = {each.appointment_id for each in self.seats if each.status == "unknown"}
        return sum(
            self.at - timedelta(days=60) <= each.starts_at
            and paris_day(each.starts_at) < self.on
            and (each.id in waiting or self._uncounted(each))
            and self._is_hers(each.adviser_id)
            for each in self.diary.values()
        )

    def _uncounted(self, each: Appointment) -> bool:
        return each.unnamed_participants > 0 and each.unnamed_attended is None

    def tasks(self) -> list[UUID]:
        opened = self._opened()
        mine, people = {each.id for each in opened}, {each.person_id for each in opened}
        actions = [
            each.id
            for each in self._all(Action)
            if each.pathway_id in mine
            and each.status in {"prevue", "en_cours", "en_attente"}
            and not each.deleted_at
            and each.due_on is not None
            and (each.due_on - self.on).days <= 7
        ]
        return actions + [
            each.id
            for each in self._all(Vehicle)
            if each.person_id in people
            and each.ended_on is None
            and each.insured_until is not None
            and -90 <= (each.insured_until - self.on).days <= 30
        ]

    def referrals(self) -> list[UUID]:
        return [
            each.id
            for each in self._all(Referral)
            if each.person_id in self.people
            and each.state in {"recue", "envoyee", "expiree"}
            and self._is_hers(self.people[each.person_id].adviser_id)
        ]

    def silent(self) -> list[UUID]:
        return [
            each.person_id
            for each in self._opened()
            if (self.on - each.opened_on).days >= 30 and self._is_silent(each.person_id)
        ]

    def _is_silent(self, who: UUID) -> bool:
        last = self._contact(who)
        return last is None or (self.on - last).days >= 30

    def followups(self) -> list[UUID]:
        over = {each.id: each for each in self.pathways if each.ended_on}
        return [
            each.id
            for each in self._all(PostExitFollowup)
            if each.pathway_id in over
            and not each.done_on
            and not each.cancelled_on
            and (each.due_on - self.on).days <= 14
            and self._is_hers(
                self.people[over[each.pathway_id].person_id].adviser_id,
                over[each.pathway_id].adviser_id,
            )
        ]

    def expiring(self) -> list[UUID]:
        months = delays(self._session)
        leaves = {
            file.person_id: whole_due(file.standing, months) for file in standings(self._session)
        }
        return [
            who
            for who, day in leaves.items()
            if day and who in self.people and day <= self.on + timedelta(days=60)
        ]


@pytest.fixture(scope="module")
def filled(once: Once) -> Callable[[datetime, int], Made[UUID]]:
    """Make the base of an instant and a seed, once for all that looks at it."""

    def fill(session: Session, at: datetime, seed: int) -> UUID:
        return FilledBase(session, at, seed).me

    return cache(lambda at, seed: once(lambda store: store.run(fill, at, seed)))


@pytest.fixture
def made(
    filled: Callable[[datetime, int], Made[UUID]], at: datetime, seed_after: int
) -> Made[UUID]:
    return filled(at, at.day + seed_after)


@pytest.fixture
def first_base(made: Made[UUID]) -> Base:
    return made.base


at_each_instant = pytest.mark.parametrize("at", INSTANTS, ids=lambda at: f"{at:%d-%m %H:%M}")


@at_each_instant
@pytest.mark.parametrize("seed_after", [0], ids=[""])
@pytest.mark.parametrize("whole_body", [False, True], ids=["one adviser", "all"])
def test_no_list_misses_or_doubles_anybody(
    session: Session, made: Made[UUID], at: datetime, *, whole_body: bool
) -> None:
    adviser = None if whole_body else made.told
    naive = Naive(session, at, adviser)

    picture = today.picture(session, at, adviser, MANY)

    assert same(picture.meetings, naive.meetings())
    assert picture.to_complete == naive.to_complete()
    assert same(picture.tasks.rows, naive.tasks())
    assert same(picture.referrals.rows, naive.referrals())
    assert same((each.person_id for each in picture.silent.rows), naive.silent())
    assert same(picture.followups.rows, naive.followups())
    assert same((each.person_id for each in picture.expiring.rows), naive.expiring())
    for listed in (picture.tasks, picture.referrals, picture.silent, picture.followups):
        assert listed.total == len(listed.rows) > 0


@at_each_instant
@pytest.mark.parametrize("seed_after", [1], ids=[""])
def test_the_caseload_agrees_with_the_day(session: Session, made: Made[UUID], at: datetime) -> None:
    mine = made.told
    silent = CaseloadQuery(at, mine, silent=True, limit=MANY)

    counts = caseload.counts(session, silent)
    cases = caseload.page(session, silent)

    listed = today.picture(session, at, mine, MANY).silent
    assert counts.silent == cases.total == len(cases.rows) == listed.total
    told = {each.person_id: each.days for each in cases.rows}
    assert told == {each.person_id: each.days for each in listed.rows}
    assert min(told.values()) >= 30


def same(found: Iterable[object], expected: Iterable[UUID]) -> bool:
    """Compare by identity, each as often as it comes."""
    ids = [str(getattr(each, "id", each)) for each in found]
    assert sorted(ids) == sorted(map(str, expected))
    return True
