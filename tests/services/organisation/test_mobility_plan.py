"""The plan of a basin: its bodies, its measures and the conditions they set."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from sqlmodel import Session, col, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.language.french import NO_BREAK
from conseil_mobilite.domain.organisation.measure_conditions import ConditionKind
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.services.journal import undoing
from conseil_mobilite.services.organisation import basins, plan_bodies, plan_measures
from conseil_mobilite.services.organisation.basins import Member
from conseil_mobilite.services.organisation.plan_bodies import NewBody
from conseil_mobilite.services.organisation.plan_measure_checks import NewMeasure
from conseil_mobilite.services.pathway import action_measures, actions, pathways
from conseil_mobilite.services.pathway.actions import NewAction
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.services.statistics.figures import (
    FigureScope,
    Period,
    exact_figures,
    plan_of_basin,
)
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.reference.statistics_definitions import tables_plan

ON = date(2027, 3, 12)
CENTRE = Member("240200444", "CC de la Thiérache du Centre")
OTHER = Member("200071983", "CC Thiérache Sambre et Oise")
LICENCE = NewMeasure(
    "m1",
    "Permis pour l’emploi",
    date(2026, 1, 1),
    conditions={
        ConditionKind.PUBLIC: ("rsa", "apprenti"),
        ConditionKind.PRESCRIBER: ("FT",),
        ConditionKind.TERRITORY: (CENTRE.code,),
    },
    delay_days=15,
)


@pytest.fixture
def basin(session: Session) -> UUID:
    return basins.compose(session, "Thiérache", "", [CENTRE], date(2026, 1, 1)).id


@pytest.fixture
def other_basin(session: Session) -> UUID:
    return basins.compose(session, "Vermandois", "", [OTHER], date(2026, 1, 1)).id


@pytest.fixture
def action(session: Session, basin: UUID) -> Action:
    """Plan an action in the pathway of somebody of the basin."""
    someone = people.welcome(session, NewPerson("Lefèvre", "Hélène"), Origin(), ON)
    return _planned(session, someone.id, basin)


def _planned(session: Session, person: UUID, basin: UUID) -> Action:
    pathway = pathways.current(session, person)
    assert pathway
    pathway.basin_id = basin
    return actions.plan(session, pathway.id, NewAction("velo_ecole"), ON)


def done(store: Store, what: Callable[[Session], object]) -> UUID:
    with store.transaction() as session:
        what(session)
        act: UUID = session.info["act"]
    return act


def plain(words: str) -> str:
    return words.replace(NO_BREAK, " ")


def _field(refused: pytest.ExceptionInfo[UserError]) -> str:
    return refused.value.field


def test_the_bodies_come_in_the_order_of_the_law(session: Session, basin: UUID) -> None:
    for name, role in (("France Travail", "service_public_emploi"), ("Hauts-de-France", "region")):
        plan_bodies.add(session, basin, NewBody(name, role, phone="0612345678"))

    listed = plan_bodies.of_basin(session, basin)

    assert [(each.name, each.phone) for each in listed] == [
        ("Hauts-de-France", "+33612345678"),
        ("France Travail", "+33612345678"),
    ]


@pytest.mark.parametrize(
    ("new", "field"),
    [
        (NewBody("  ", "region"), "name"),
        (NewBody("Aisne", "roi"), "role"),
        (NewBody("Aisne", "departement", email="aisne"), "email"),
        (NewBody("Aisne", "departement", phone="12"), "phone"),
        (NewBody("hauts-de-france", "region"), "name"),
        (NewBody("Aisne", "region", note="2 84 05 75 115 042 36"), "note"),
    ],
)
def test_a_body_that_cannot_be_is_refused_beside_its_field(
    session: Session, basin: UUID, new: NewBody, field: str
) -> None:
    plan_bodies.add(session, basin, NewBody("Hauts-de-France", "region"))

    with pytest.raises(UserError) as refused:
        plan_bodies.add(session, basin, new)

    assert _field(refused) == field


def test_a_body_changes_its_name_and_keeps_its_place(session: Session, basin: UUID) -> None:
    body = plan_bodies.add(session, basin, NewBody("Aisne", "departement"))

    plan_bodies.change(session, body.id, NewBody("Département de l’Aisne", "departement"))

    (kept,) = plan_bodies.of_basin(session, basin)
    assert (kept.id, kept.name) == (body.id, "Département de l’Aisne")


def test_the_measures_of_a_body_that_goes_stay_and_an_undo_brings_it_back(store: Store) -> None:
    def make(session: Session) -> tuple[UUID, UUID]:
        basin = basins.compose(session, "Thiérache", "", [CENTRE], ON).id
        body = plan_bodies.add(session, basin, NewBody("Aisne", "departement"))
        plan_measures.add(session, basin, replace(LICENCE, body_id=body.id))
        return basin, body.id

    basin, body = store.run(make)

    act = done(store, lambda session: plan_bodies.remove(session, body))
    assert [each.body for each in store.read(plan_measures.of_basin, basin)] == [""]
    store.run(undoing.undo_act, act)

    assert [each.body for each in store.read(plan_measures.of_basin, basin)] == ["Aisne"]


def test_a_measure_keeps_its_conditions(session: Session, basin: UUID) -> None:
    plan_measures.add(session, basin, LICENCE)

    (kept,) = plan_measures.of_basin(session, basin)

    assert (kept.measure.code, kept.measure.name) == ("M1", "M1 · Permis pour l’emploi")
    assert (kept.measure.delay_days, kept.measure.least_contacts, kept.actions) == (15, None, 0)
    assert kept.conditions == {
        ConditionKind.PUBLIC: ("apprenti", "rsa"),
        ConditionKind.PRESCRIBER: ("FT",),
        ConditionKind.INTENSITY: (),
        ConditionKind.TERRITORY: (CENTRE.code,),
    }


def test_conditions_that_change_leave_the_others(session: Session, basin: UUID) -> None:
    made = plan_measures.add(session, basin, LICENCE)
    other = plan_measures.add(session, basin, replace(LICENCE, code="M2"))

    plan_measures.change(
        session, made.id, replace(LICENCE, conditions={ConditionKind.PUBLIC: ("rsa", "ass")})
    )

    first, second = plan_measures.of_basin(session, basin)
    assert first.conditions[ConditionKind.PUBLIC] == ("ass", "rsa")
    assert first.conditions[ConditionKind.TERRITORY] == ()
    assert (second.measure.id, second.conditions[ConditionKind.PRESCRIBER]) == (other.id, ("FT",))


def test_measures_are_listed_by_their_numbers(session: Session, basin: UUID) -> None:
    for code in ("M10", "M2", "A1"):
        plan_measures.add(session, basin, replace(LICENCE, code=code))

    listed = [each.measure.code for each in plan_measures.of_basin(session, basin)]

    assert listed == ["A1", "M2", "M10"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"code": ""}, "code"),
        ({"code": "M 1"}, "code"),
        ({"code": "=M1"}, "code"),
        ({"code": "-M1"}, "code"),
        ({"code": "Été"}, "code"),
        ({"code": "total"}, "code"),
        ({"code": "M" * 21}, "code"),
        ({"code": "M0"}, "code"),
        ({"title": " "}, "title"),
        ({"title": "Suivi du 2 84 05 75 115 042 36"}, "title"),
        ({"starts_on": None}, "starts_on"),
        ({"ends_on": date(2025, 12, 31)}, "ends_on"),
        ({"delay_days": 0}, "delay_days"),
        ({"least_contacts": 100}, "least_contacts"),
        ({"body_id": UUID(int=1)}, "body_id"),
        ({"conditions": {ConditionKind.PUBLIC: ("roi",)}}, "public"),
        ({"conditions": {ConditionKind.TERRITORY: (OTHER.code,)}}, "epci"),
    ],
)
def test_a_measure_that_cannot_be_is_refused_beside_its_field(
    session: Session, basin: UUID, changes: dict[str, object], field: str
) -> None:
    plan_measures.add(session, basin, replace(LICENCE, code="M0"))
    values = {name: getattr(LICENCE, name) for name in LICENCE.__dataclass_fields__} | changes

    with pytest.raises(UserError) as refused:
        plan_measures.add(session, basin, NewMeasure(**values))

    assert _field(refused) == field
    assert [each.measure.code for each in plan_measures.of_basin(session, basin)] == ["M0"]


def test_two_basins_may_use_one_code(session: Session, basin: UUID, other_basin: UUID) -> None:
    plan_measures.add(session, basin, LICENCE)

    plan_measures.add(session, other_basin, replace(LICENCE, conditions={}))

    assert len(plan_measures.of_basin(session, other_basin)) == 1


def test_a_measure_without_actions_is_removed_and_an_undo_brings_it_back(store: Store) -> None:
    def make(session: Session) -> tuple[UUID, UUID]:
        basin = basins.compose(session, "Thiérache", "", [CENTRE], ON).id
        return basin, plan_measures.add(session, basin, LICENCE).id

    basin, measure = store.run(make)
    before = store.read(plan_measures.of_basin, basin)

    act = done(store, lambda session: plan_measures.remove(session, measure))
    assert store.read(plan_measures.of_basin, basin) == []
    step = store.run(undoing.undo_act, act)

    assert plain(step.words) == "Mesure du plan « Permis pour l’emploi » supprimée"
    assert store.read(plan_measures.of_basin, basin) == before


def test_a_measure_with_actions_is_ended_not_removed(
    session: Session, basin: UUID, action: Action
) -> None:
    made = plan_measures.add(session, basin, LICENCE)
    action_measures.attach(session, action.id, made.id)

    with pytest.raises(UserError, match="elle se termine"):
        plan_measures.remove(session, made.id)
    plan_measures.end(session, made.id, ON)

    (kept,) = plan_measures.of_basin(session, basin)
    assert (kept.measure.ends_on, kept.actions, action.measure_id) == (ON, 1, made.id)


def test_a_measure_to_come_is_not_ended(session: Session, basin: UUID) -> None:
    made = plan_measures.add(session, basin, replace(LICENCE, starts_on=date(2027, 3, 13)))

    with pytest.raises(UserError, match="pas encore commencé"):
        plan_measures.end(session, made.id, ON)


def test_the_code_and_the_days_of_a_measure_with_actions_cover_them(
    session: Session, basin: UUID, action: Action
) -> None:
    made = plan_measures.add(session, basin, LICENCE)
    action_measures.attach(session, action.id, made.id)

    def refused(changes: NewMeasure) -> str:
        with pytest.raises(UserError) as error:
            plan_measures.change(session, made.id, changes)
        return error.value.field

    assert refused(replace(LICENCE, code="M2")) == "code"
    assert refused(replace(LICENCE, ends_on=date(2027, 3, 11))) == "ends_on"
    assert refused(replace(LICENCE, starts_on=date(2027, 3, 13))) == "starts_on"
    plan_measures.change(session, made.id, replace(LICENCE, title="Permis", ends_on=ON))
    assert (made.code, made.title) == ("M1", "Permis")


def test_an_action_is_attached_to_a_measure_of_its_basin_and_time(
    session: Session, basin: UUID, other_basin: UUID, action: Action
) -> None:
    mine = plan_measures.add(session, basin, LICENCE)
    foreign = plan_measures.add(session, other_basin, replace(LICENCE, conditions={}))
    past = plan_measures.add(session, basin, replace(LICENCE, code="M2", ends_on=date(2027, 3, 11)))

    for wrong in (foreign.id, past.id, UUID(int=3)):
        with pytest.raises(UserError) as refused:
            action_measures.attach(session, action.id, wrong)
        assert _field(refused) == "measure_id"
    action_measures.attach(session, action.id, mine.id)

    (planned,) = actions.of_pathway(session, action.pathway_id, ON)
    assert planned.measure == "M1 · Permis pour l’emploi"
    action_measures.attach(session, action.id, None)
    assert actions.of_pathway(session, action.pathway_id, ON)[0].measure == ""


def test_the_measure_of_an_action_is_part_of_its_history(store: Store) -> None:
    def make(session: Session) -> tuple[UUID, UUID]:
        basin = basins.compose(session, "Thiérache", "", [CENTRE], ON).id
        someone = people.welcome(session, NewPerson("Lefèvre", "Hélène"), Origin(), ON)
        action = _planned(session, someone.id, basin)
        return action.id, plan_measures.add(session, basin, LICENCE).id

    action, measure = store.run(make)

    act = done(store, lambda session: action_measures.attach(session, action, measure))
    step = store.run(undoing.undo_act, act)

    assert plain(step.words).startswith("Mesure du plan de l’action « Vous ")
    assert store.read(lambda session: session.get_one(Action, action)).measure_id is None


def test_every_act_is_in_the_audit_trail(session: Session, basin: UUID) -> None:
    body = plan_bodies.add(session, basin, NewBody("Aisne", "departement"))
    measure = plan_measures.add(session, basin, LICENCE)
    plan_measures.change(session, measure.id, LICENCE)
    plan_measures.end(session, measure.id, ON)
    plan_measures.remove(session, measure.id)
    plan_bodies.remove(session, body.id)

    acts = session.exec(select(AuditEntry.act).order_by(col(AuditEntry.number))).all()

    assert [act for act in acts if act.startswith("plan_")] == [
        "plan_body.add",
        "plan_measure.add",
        "plan_measure.change",
        "plan_measure.end",
        "plan_measure.remove",
        "plan_body.remove",
    ]


def test_a_basin_holds_as_many_measures_as_the_statistics_can_count(
    session: Session, basin: UUID
) -> None:
    for rank in range(plan_measures.MOST_MEASURES):
        plan_measures.add(session, basin, NewMeasure(f"M{rank}", "Une mesure", date(2026, 1, 1)))

    with pytest.raises(UserError, match="63 mesures") as refused:
        plan_measures.add(session, basin, NewMeasure("M63", "Une de trop", date(2026, 1, 1)))

    assert _field(refused) == "code"
    quarter = Period(date(2026, 1, 1), date(2026, 3, 31))
    plan = plan_of_basin(session, basin, quarter, tables_plan())
    figures = exact_figures(session, FigureScope(basin, quarter), plan)
    measured = Count("personnes_mesures").where("mesure:M62", "aucune")
    assert figures.counts[measured] == 0
