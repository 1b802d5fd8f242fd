from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.people.audiences import DerivedPublic
from conseil_mobilite.domain.people.person import PersonAudience
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import (
    NewPerson,
    PeopleQuery,
    PersonChanges,
    PersonPublics,
)
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal import journal

TODAY = date(2027, 3, 12)
NOW = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
HELENE = NewPerson("Lefèvre", "Hélène", birth_date=date(1992, 6, 4), publics=("rsa",))


@pytest.fixture
def helene(session: Session) -> UUID:
    return people.register(session, HELENE, TODAY).id


def periods(publics: PersonPublics, code: str) -> list[tuple[date, date | None]]:
    return [(row.since, row.until) for row in publics.declared if row.code == code]


def the(session: Session, code: str) -> UUID:
    return session.exec(select(PersonAudience.id).where(PersonAudience.code == code)).one()


def test_the_start_of_a_public_is_brought_back_to_its_day(session: Session, helene: UUID) -> None:
    kept = people.date_public(session, the(session, "rsa"), date(2025, 9, 1), None)

    assert periods(kept, "rsa") == [(date(2025, 9, 1), None)]
    assert people.details(session, helene).belongs("rsa", date(2025, 9, 1))
    assert not people.details(session, helene).belongs("rsa", date(2025, 8, 31))


def test_several_periods_of_one_public_follow_one_another(session: Session, helene: UUID) -> None:
    people.add_public(session, helene, "rsa", date(2020, 1, 1), date(2021, 6, 30))
    kept = people.add_public(session, helene, "rsa", date(2021, 7, 1), date(2023, 1, 1))

    assert periods(kept, "rsa") == [
        (date(2020, 1, 1), date(2021, 6, 30)),
        (date(2021, 7, 1), date(2023, 1, 1)),
        (TODAY, None),
    ]
    assert kept.running == ("rsa",)


def test_periods_of_two_publics_may_meet(session: Session, helene: UUID) -> None:
    kept = people.add_public(session, helene, "deld", date(2026, 1, 1), TODAY)

    assert periods(kept, "deld") == [(date(2026, 1, 1), TODAY)]
    assert kept.present == ("deld", "rsa")
    assert kept.running == ("rsa",)


def test_a_public_is_ended_by_its_date_and_may_run_again(session: Session, helene: UUID) -> None:
    start = date(2026, 1, 1)
    rsa = the(session, "rsa")

    ended = people.date_public(session, rsa, start, date(2026, 12, 31))
    running = people.date_public(session, rsa, start, None)

    assert (ended.present, ended.derived) == ((), ())
    assert running.present == ("rsa",)
    assert helene == running.declared[0].person_id


@pytest.mark.parametrize(
    ("since", "until", "field"),
    [
        (None, None, "since"),
        (date(1992, 6, 3), None, "since"),
        (TODAY + timedelta(days=1), None, "since"),
        (date(2026, 1, 2), date(2026, 1, 1), "until"),
        (date(2026, 1, 2), TODAY + timedelta(days=1), "until"),
        (date(2024, 5, 31), None, "since"),
        (date(2024, 1, 1), date(2024, 4, 1), "until"),
    ],
)
def test_dates_that_cannot_be_are_refused_and_nothing_changes(
    store: Store, since: date | None, until: date | None, field: str
) -> None:
    person = store.run(people.register, HELENE, TODAY)
    store.run(people.add_public, person.id, "rsa", date(2024, 4, 1), date(2024, 5, 31))
    before = store.read(people.publics_of, person.id, TODAY)
    running = next(row.id for row in before.declared if row.until is None)

    with pytest.raises(UserError) as refused:
        store.run(people.date_public, running, since, until)

    assert refused.value.field == field
    assert store.read(people.publics_of, person.id, TODAY).declared == before.declared


def test_a_period_added_over_another_is_refused(session: Session, helene: UUID) -> None:
    with pytest.raises(UserError) as refused:
        people.add_public(session, helene, "rsa", date(2026, 1, 1), TODAY)

    assert "depuis le 12 mars 2027" in str(refused.value).replace("\xa0", " ")
    with pytest.raises(UserError):
        people.add_public(session, helene, "riche", date(2026, 1, 1), TODAY)


def test_a_period_taken_back_leaves_the_others_and_a_trace(session: Session, helene: UUID) -> None:
    people.add_public(session, helene, "deld", date(2026, 1, 1), TODAY)

    kept = people.remove_public(session, the(session, "deld"))

    assert [row.code for row in kept.declared] == ["rsa"]
    acts = session.exec(select(AuditEntry.act)).all()
    assert acts.count("person.public") == 2


def test_a_period_taken_back_comes_back_by_undoing(store: Store) -> None:
    person = store.run(people.register, HELENE, TODAY)
    before = store.read(people.publics_of, person.id, TODAY)
    act = uuid4()
    with store.transaction(act) as session:
        people.remove_public(session, before.declared[0].id)
    assert store.read(people.publics_of, person.id, TODAY).declared == ()

    store.run(journal.undo, act)

    assert store.read(people.publics_of, person.id, TODAY) == before


def test_a_public_ended_and_ticked_again_the_same_day_goes_on(
    session: Session, helene: UUID
) -> None:
    people.date_public(session, the(session, "rsa"), date(2025, 1, 1), None)

    people.set_public(session, helene, "rsa", TODAY, belongs=False)
    kept = people.set_public(session, helene, "rsa", TODAY, belongs=True)

    assert periods(kept, "rsa") == [(date(2025, 1, 1), None)]


def test_a_public_ticked_again_later_begins_a_new_period(session: Session, helene: UUID) -> None:
    people.date_public(session, the(session, "rsa"), date(2025, 1, 1), date(2026, 1, 1))

    kept = people.set_public(session, helene, "rsa", TODAY, belongs=True)

    assert periods(kept, "rsa") == [(date(2025, 1, 1), date(2026, 1, 1)), (TODAY, None)]


def test_what_follows_is_computed_and_never_stored(session: Session, helene: UUID) -> None:
    people.correct(session, helene, PersonChanges(qpv="oui", frr="non"))

    publics = people.publics_of(session, helene, TODAY)

    assert publics.derived == (DerivedPublic("vulnerabilite", ("rsa",)), DerivedPublic("qpv", ()))
    assert publics.whole == ("rsa", "vulnerabilite", "qpv")
    assert session.exec(select(PersonAudience.code)).all() == ["rsa"]


def test_a_birth_after_a_declared_public_is_refused(session: Session, helene: UUID) -> None:
    people.date_public(session, the(session, "rsa"), date(2025, 1, 1), None)

    with pytest.raises(UserError) as refused:
        people.correct(session, helene, PersonChanges(birth_date=date(2025, 1, 2)))

    assert refused.value.field == "birth_date"
    people.correct(session, helene, PersonChanges(birth_date=date(2000, 1, 2)))
    assert people.details(session, helene).person.birth_date == date(2000, 1, 2)


def test_the_header_shows_the_sensitive_publics_only_where_they_are_asked(
    session: Session, helene: UUID
) -> None:
    people.set_public(session, helene, "handicap", TODAY, belongs=True)
    people.correct(session, helene, PersonChanges(frr="oui"))

    assert people.header(session, helene, NOW).publics == ("rsa", "frr")
    assert people.header(session, helene, NOW, sensitive=True).publics == (
        *("vulnerabilite", "rsa", "handicap", "frr"),
    )


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (("vulnerabilite",), ["Hélène"]),
        (("qpv",), ["Jean"]),
        (("frr",), []),
        (("qpv", "rsa"), ["Hélène", "Jean"]),
    ],
)
def test_the_list_is_filtered_by_what_follows_too(
    session: Session, helene: UUID, asked: tuple[str, ...], found: list[str]
) -> None:
    people.register(session, replace(HELENE, first_name="Jean", publics=(), qpv="oui"), TODAY)
    people.register(session, replace(HELENE, first_name="Zoé", publics=("siae",)), TODAY)

    rows = people.search(session, PeopleQuery(NOW, publics=asked)).rows

    assert [row.first_name for row in rows] == found
    assert people.count(session, PeopleQuery(NOW, publics=asked)).found == len(found)
    assert people.details(session, helene).belongs("rsa", TODAY)


def test_the_list_shows_the_public_that_the_address_tells(session: Session) -> None:
    people.register(session, replace(HELENE, publics=("jeune",), qpv="oui"), TODAY)

    (row,) = people.search(session, PeopleQuery(NOW)).rows

    assert row.publics == ("jeune", "qpv")
