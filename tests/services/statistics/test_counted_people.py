"""Who counts in a period: days of Paris, returns, the bin, errors, and the publics of a day."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from sqlalchemy import event
from sqlalchemy.orm import InstanceState
from sqlmodel import Session, SQLModel
from tests.services.statistics.basin_story import NOON, T4, Basin

from conseil_mobilite.domain.pathway.pathway import PathwayEvent
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.domain.statistics.exact.figures import Count, Quantity
from conseil_mobilite.services.people import rights
from conseil_mobilite.services.people.rights import RightsAnswer
from conseil_mobilite.services.statistics.figures import (
    FigureScope,
    Period,
    exact_figures,
    plan_of_basin,
    quality,
)
from conseil_mobilite.store.reference.statistics_definitions import tables_plan

SUPPORTED = "personnes_accompagnees"


@pytest.fixture
def basin(session: Session) -> Basin:
    return Basin(session)


@pytest.mark.parametrize(
    ("at", "counted"),
    [
        (datetime(2026, 9, 30, 21, 59, tzinfo=UTC), 0),  # 23 h 59 in Paris, in summer
        (datetime(2026, 9, 30, 22, 0, tzinfo=UTC), 1),
        (datetime(2026, 12, 31, 22, 59, tzinfo=UTC), 1),  # 23 h 59 in Paris, in winter
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), 0),
    ],
)
def test_a_contact_belongs_to_the_day_lived_in_paris(
    basin: Basin, at: datetime, counted: int
) -> None:
    basin.met(basin.pathway(), at)

    assert basin.number(SUPPORTED) == counted


def test_only_what_took_place_is_a_contact(basin: Basin) -> None:
    basin.met(basin.pathway(), status="noshow")
    basin.met(basin.pathway(), deleted_at=NOON)
    basin.met(basin.pathway(), cancelled_on=NOON.date())
    basin.called(basin.pathway(), NOON)

    assert basin.number(SUPPORTED) == 1
    assert basin.number("personnes_rdv", absence="oui") == 1


def test_age_is_that_of_the_first_contact_of_the_period(basin: Basin) -> None:
    pathway = basin.pathway(basin.person(birth_date=date(2000, 11, 20)))
    basin.called(pathway, datetime(2026, 11, 19, 23, 30, tzinfo=UTC))  # her birthday, in Paris
    basin.met(pathway, datetime(2026, 12, 1, 9, tzinfo=UTC))

    assert basin.number(SUPPORTED, age="26_39") == 1


def test_a_person_who_returns_counts_once_where_she_was_last(
    basin: Basin, session: Session
) -> None:
    person, other = basin.person(), Basin(session, "ailleurs")
    first = basin.pathway(person, ended_on=date(2026, 10, 20), end_reason="autonomie")
    basin.met(first, datetime(2026, 10, 6, 9, tzinfo=UTC))
    basin.action(first, done_on=date(2026, 10, 8))
    second = other.pathway(person, opened_on=date(2026, 11, 1), prescriber_kind="ML")
    other.met(second)
    other.action(second, kind="microcredit")

    assert basin.number(SUPPORTED) == 0
    assert other.number(SUPPORTED, prescripteur="ML") == 1
    assert other.number("personnes_actions", action_groupe__PEDAGO="oui") == 1


def test_people_in_the_bin_and_files_made_in_error_count_nowhere_but_among_exits(
    basin: Basin,
) -> None:
    basin.met(basin.pathway(basin.person(deleted_at=NOON)))
    error = basin.pathway(ended_on=date(2026, 11, 30), end_reason="doublon_erreur")
    basin.met(error)
    basin.action(error)

    counts = {name: n for name, n in basin.figures().counts.items() if n and not name.condition}

    assert counts.keys() - {Count("communes")} == {Count("sorties")}


@pytest.mark.parametrize("kind", ["opposition", "limitation"])
def test_whoever_opposes_counts_nowhere_until_that_is_lifted(
    basin: Basin, session: Session, kind: str
) -> None:
    pathway = basin.pathway()
    basin.met(pathway)
    basin.action(pathway)
    basin.met(basin.pathway())
    asked = rights.receive(session, pathway.person_id, kind, NOON.date())
    rights.answer(session, asked.id, RightsAnswer("accordee", NOON.date()))

    assert basin.number(SUPPORTED) == 1
    assert basin.number("personnes_actions") == 0
    rights.lift(session, asked.id, NOON.date())
    assert basin.number(SUPPORTED) == 2
    assert basin.number("personnes_actions") == 1


def test_a_public_is_read_on_the_day_and_others_follow_from_it(basin: Basin) -> None:
    pathway = basin.pathway(basin.person(qpv="oui"))
    basin.met(pathway)
    basin.belongs(pathway.person_id, "rsa", date(2026, 1, 1), NOON.date())
    basin.belongs(pathway.person_id, "siae", date(2026, 11, 6))
    basin.assessed(pathway, NOON.date())

    assert basin.number(SUPPORTED, public__rsa="oui") == 1
    assert basin.number(SUPPORTED, public__siae="oui") == 0
    assert basin.number("bilans_initiaux", public_legal__vulnerabilite="oui") == 1
    assert basin.figures(public="qpv").counts[Count(SUPPORTED)] == 1
    assert basin.figures(public="siae").counts[Count(SUPPORTED)] == 0


def test_a_pathway_is_closed_from_the_day_of_its_end_on(basin: Basin) -> None:
    basin.pathway(ended_on=date(2026, 12, 31), end_reason="autonomie")
    basin.pathway(ended_on=date(2027, 1, 1), end_reason="autonomie")
    basin.pathway(opened_on=date(2026, 12, 31))
    basin.pathway(opened_on=date(2027, 1, 1))

    assert basin.number("file_active") == 2


def test_simple_advice_counts_whatever_was_decided_after(basin: Basin) -> None:
    pathway = basin.pathway()
    for day, decision in ((5, "conseil_simple"), (6, "conseil_simple"), (9, "accompagnement")):
        basin.kept(
            PathwayEvent(
                pathway_id=pathway.id,
                act="decider",
                decision=decision,
                state_before="diagnostic_restitue",
                state_after="conseil_simple",
                happened_on=date(2026, 11, day),
                recorded_at=NOON,
            )
        )

    assert basin.number("conseils_simples") == 1


def test_a_referral_without_an_answer_expires_by_the_calendar(basin: Basin) -> None:
    """It is 12 March 2027."""
    for received_on, state in (
        (date(2027, 3, 3), "recue"),
        (date(2027, 3, 4), "recue"),
        (date(2027, 3, 4), "refusee"),
        (date(2027, 3, 4), "annulee"),
    ):
        basin.kept(
            Referral(
                person_id=basin.person().id,
                received_on=received_on,
                state=state,
                basin_id=basin.id,
                prescriber_kind="SPIP",
            )
        )
    period = Period(date(2027, 1, 1), date(2027, 3, 31))

    assert basin.number("orientations", period, prescripteur="AUTRE") == 4
    assert basin.number("orientations_repondues", period, orientation_acceptee="non") == 2
    assert basin.number("orientations_refusees", period, motif_refus="NSP") == 1


def test_the_wait_ends_at_the_first_appointment_attended_of_all(basin: Basin) -> None:
    for met_before in (False, True):
        person = basin.person()
        received = basin.kept(
            Referral(person_id=person.id, received_on=date(2026, 10, 20), state="acceptee")
        )
        pathway = basin.pathway(person, referral_id=received.id)
        basin.met(pathway, datetime(2026, 10, 29, 23, 30, tzinfo=UTC))  # the 30th in Paris
        if met_before:
            basin.met(pathway, datetime(2026, 9, 29, 9, tzinfo=UTC))

    waited = basin.figures().quantities[Quantity("delai_jours")]

    assert (waited.units, waited.median) == (1, Decimal(10))


def test_communes_are_those_of_today_and_partners_those_of_one_name(basin: Basin) -> None:
    for code in ("02361", "02361", "75056"):
        basin.met(basin.pathway(basin.person(insee_code=code)))
    doing = basin.pathway()
    for name in ("Garage de l’Oise", "GARAGE DE L'OISE", ""):
        basin.action(doing, partner_name=name, partner_kind="garage")

    counts = basin.figures().counts

    assert counts[Count("communes", (("commune_couverte", ("oui",)),))] == 1
    assert counts[Count("communes")] > 30
    assert counts[Count("partenaires", (("type_partenaire", ("garage",)),))] == 1


def test_what_lacks_in_the_files_is_told(basin: Basin) -> None:
    basin.met(basin.pathway(basin.person(birth_date=None, insee_code="02361")))
    basin.met(basin.pathway(ended_on=date(2026, 12, 1), end_reason="relais"))

    found = quality(basin.session, FigureScope(basin.id, T4))

    assert (found.people, found.without_age, found.without_municipality) == (2, 1, 1)
    assert (found.without_public, found.exits, found.without_situation) == (2, 1, 1)


def test_no_entity_is_loaded_to_count(basin: Basin, session: Session) -> None:
    basin.met(basin.pathway())
    plan = plan_of_basin(session, basin.id, T4, tables_plan())
    session.expunge_all()
    loaded: list[object] = []

    def hear(_session: Session, found: InstanceState[SQLModel]) -> None:
        loaded.append(found)

    event.listen(session, "loaded_as_persistent", hear)
    figures = exact_figures(session, FigureScope(basin.id, T4), plan)

    assert figures.counts[Count(SUPPORTED)] == 1
    assert not loaded
    assert not list(session)
