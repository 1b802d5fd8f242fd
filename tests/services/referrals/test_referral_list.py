"""The referrals of the body, filtered, counted and paged in the base."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlmodel import Session

from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.domain.referrals.referral_rules import Standing
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson
from conseil_mobilite.services.referrals import referral_list
from conseil_mobilite.services.referrals.referral_list import ReferralFilter, ReferralQuery

ON = date(2027, 3, 12)
DAY = timedelta(days=1)


@pytest.fixture
def person(session: Session) -> Person:
    return people.register(session, NewPerson("Roy", "Awa"), ON)


def keep(
    session: Session,
    person: UUID,
    state: str,
    days: int,
    *,
    answered_on: date | None = None,
    reminded_on: date | None = None,
) -> Referral:
    made = Referral(
        person_id=person,
        direction="envoyee" if state == "envoyee" else "recue",
        state=state,
        prescriber_kind="ML",
        prescriber_name="Mission",
        received_on=ON - days * DAY,
        answered_on=answered_on,
        reminded_on=reminded_on,
    )
    session.add(made)
    session.flush()
    return made


def listed(session: Session, chosen: ReferralFilter) -> list[UUID]:
    query = ReferralQuery(ON, chosen)
    return [row.id for row in referral_list.search(session, query).rows]


def test_each_filter_keeps_its_own_the_oldest_first(session: Session, person: Person) -> None:
    fresh = keep(session, person.id, "recue", 1)
    old = keep(session, person.id, "recue", 12)
    stored = keep(session, person.id, "expiree", 30)
    just_sent = keep(session, person.id, "envoyee", 2)
    silent = keep(session, person.id, "envoyee", 5)
    reminded = keep(session, person.id, "envoyee", 20, reminded_on=ON - DAY)
    refused = keep(session, person.id, "refusee", 40, answered_on=ON - 9 * DAY)
    accepted = keep(session, person.id, "acceptee", 50, answered_on=ON)
    called_off = keep(session, person.id, "annulee", 60)

    assert listed(session, ReferralFilter.TO_ANSWER) == [stored.id, old.id, fresh.id]
    assert listed(session, ReferralFilter.TO_REMIND) == [silent.id]
    assert listed(session, ReferralFilter.SENT) == [silent.id, just_sent.id, reminded.id]
    assert listed(session, ReferralFilter.ANSWERED) == [accepted.id, refused.id, called_off.id]
    assert referral_list.counts(session, ReferralQuery(ON)) == {
        ReferralFilter.TO_ANSWER: 3,
        ReferralFilter.TO_REMIND: 1,
        ReferralFilter.SENT: 3,
        ReferralFilter.ANSWERED: 3,
    }


def test_a_row_says_who_and_where_it_stands(session: Session, person: Person) -> None:
    keep(session, person.id, "recue", 12)

    (row,) = referral_list.search(session, ReferralQuery(ON)).rows

    assert (row.person_id, row.person, row.name) == (person.id, "Awa Roy", "Mission")
    assert (row.standing, row.since) == (Standing.EXPIRED, ON - 12 * DAY)


@pytest.mark.parametrize("chosen", list(ReferralFilter))
def test_pages_follow_each_other_without_a_seam(
    session: Session, person: Person, chosen: ReferralFilter
) -> None:
    for days in (5, 5, 5, 6, 7, 7, 9):
        keep(session, person.id, "recue", days)
        keep(session, person.id, "envoyee", days)
        keep(session, person.id, "refusee", 30, answered_on=ON - days * DAY)
    whole = [row.id for row in referral_list.search(session, ReferralQuery(ON, chosen)).rows]
    query, found = ReferralQuery(ON, chosen, limit=2), []

    while True:
        page = referral_list.search(session, query)
        found += [row.id for row in page.rows]
        if page.next_key is None:
            break
        query = replace(query, after=page.next_key)

    assert found == whole
    assert len(set(found)) == 7


def test_people_in_the_bin_and_those_of_colleagues_are_left_out(
    session: Session, person: Person
) -> None:
    me = session.info["adviser"]
    mine = keep(session, person.id, "recue", 1)
    gone = people.register(session, NewPerson("Sy", "Ali"), ON)
    keep(session, gone.id, "recue", 2)
    gone.deleted_at = session.info["clock"]()
    nobodys = people.register(session, NewPerson("Diop", "Léa"), ON)
    free = keep(session, nobodys.id, "recue", 3)
    nobodys.adviser_id = None
    session.flush()

    page = referral_list.search(session, ReferralQuery(ON, adviser_id=me))
    others = referral_list.search(session, ReferralQuery(ON, adviser_id=UUID(int=1)))

    assert [row.id for row in page.rows] == [free.id, mine.id]
    assert [row.id for row in others.rows] == [free.id]
