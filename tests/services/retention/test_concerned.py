"""The files looked at are more than those that leave, never fewer: whatever is in the base."""

import random
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import true, update
from sqlmodel import Session, col
from tests.made_once import Base, Once
from tests.services import supported

from conseil_mobilite.domain.assessment.assessment import Answer, Assessment
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.pathway.pathway import PostExitFollowup
from conseil_mobilite.domain.people.person import ContactPoint, Person
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.domain.retention.erasure import RetentionNotice
from conseil_mobilite.domain.retention.rules import Rule
from conseil_mobilite.domain.situation.budget import MobilityBudget
from conseil_mobilite.services.retention import delays, ending, leaving

TODAY = date(2027, 3, 12)
MONTHS = {
    "as proposed": {},
    "the parts soon": {Rule.SENSITIVE: 1, Rule.DOCUMENTS: 2, Rule.CONTACTS: 1},
    "the whole soon": {Rule.LAST_CONTACT: 3, Rule.NEVER_MET: 36},
}


class _Life:
    """Somebody to whom what is drawn happened, on days drawn around those that the rules name."""

    def __init__(self, session: Session, dice: random.Random, number: int) -> None:
        self._session, self._dice = session, dice
        self.who = supported.person(session, f"Personne {number:03}")
        self.who.registered_on = self._day()
        for happen in (self._meet, self._accompany, self._hold, self._refer, self._announce):
            if dice.random() < 0.5:
                happen()
        session.flush()

    def _day(self) -> date:
        months = self._dice.choice((0, 1, 2, 3, 6, 9, 12, 24, 30))
        return TODAY - timedelta(days=round(months * 30.44) + self._dice.randint(-4, 4))

    def _at(self) -> datetime:
        hour = self._dice.choice((0, 9, 23))
        return datetime.combine(self._day(), datetime.min.time(), UTC).replace(hour=hour)

    def _meet(self) -> None:
        if self._dice.random() < 0.5:
            supported.attempt(self._session, self.who, self._at(), self._dice.choice(("joint", "")))
        else:
            status = self._dice.choice(("seen", "absent", "unknown"))
            supported.meeting(self._session, self.who, self._at(), status)

    def _accompany(self) -> None:
        ended = self._day() if self._dice.random() < 0.8 else None
        made = supported.pathway(self._session, self.who, date(2024, 2, 29), ended_on=ended)
        if self._dice.random() < 0.5:
            followup = PostExitFollowup(pathway_id=made.id, months=3, due_on=TODAY)
            self._session.add(followup)
        if self._dice.random() < 0.5:
            assessment = Assessment(
                pathway_id=made.id,
                grid_version="CM-2026.1",
                started_at=self._at(),
                validated_on=self._dice.choice((None, self._day())),
            )
            self._session.add(assessment)
            self._session.flush()
            self._session.add(
                Answer(assessment_id=assessment.id, question="SANTE.01", answered_at=self._at())
            )

    def _hold(self) -> None:
        number = f"{uuid4()}"[:20]
        held = (
            ContactPoint(person_id=self.who.id, kind="email", value="a@exemple.fr"),
            MobilityBudget(person_id=self.who.id, noted_on=self._day()),
            IssuedDocument(
                person_id=self.who.id,
                kind="fiche",
                number=number,
                title="Fiche",
                issued_at=self._at(),
                sha256="0" * 64,
                content=b"%PDF",
            ),
        )
        self._session.add_all(self._dice.sample(held, self._dice.randint(1, 3)))

    def _refer(self) -> None:
        self._session.add(Referral(person_id=self.who.id, received_on=self._day()))

    def _announce(self) -> None:
        notice = RetentionNotice(
            person_id=self.who.id,
            rule=self._dice.choice(list(Rule)).value,
            announced_on=TODAY,
            due_on=TODAY + timedelta(days=30),
        )
        self._session.add(notice)


def _fill(session: Session) -> None:
    dice = random.Random(5)  # noqa: S311 - the same lives each time
    session.get_one(Adviser, session.info["adviser"]).role = "responsable"
    for number in range(300):
        _Life(session, dice, number)
    anonymous = update(Person).where(col(Person.file_number) < "1").values(anonymised_on=TODAY)
    session.connection().execute(anonymous)


@pytest.fixture(scope="module")
def first_base(once: Once) -> Base:
    return once(lambda store: store.run(_fill)).base


@pytest.mark.parametrize("months", MONTHS.values(), ids=MONTHS)
def test_nothing_is_told_otherwise_than_by_looking_at_everybody(
    session: Session, months: dict[Rule, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    for rule, count in months.items():
        delays.choose(session, rule, count)
    departures = leaving.outlook(session).departures
    soon = ending.ending_soon(session, TODAY)

    monkeypatch.setattr(leaving, "losing_by", lambda *_: true())
    monkeypatch.setattr(ending, "leaving_by", lambda *_: true())

    assert departures == leaving.outlook(session).departures
    assert soon == ending.ending_soon(session, TODAY)
    assert {each.rule.whole for each in departures} == {True, False}
    assert soon
