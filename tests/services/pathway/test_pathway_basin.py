"""The basin of a pathway under way is chosen where the commune has several, and never guessed."""

from datetime import date
from uuid import UUID

import pytest
from sqlmodel import Session, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.services.organisation import basins, plan_measures
from conseil_mobilite.services.organisation.basins import Member
from conseil_mobilite.services.organisation.plan_measure_checks import NewMeasure
from conseil_mobilite.services.pathway import pathway_basin
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin

ON, SINCE = date(2027, 3, 12), date(2026, 1, 1)
CENTRE = Member("240200444", "CC de la Thiérache du Centre")
ELSEWHERE = Member("200071983", "CC Thiérache Sambre et Oise")


def welcomed(session: Session, epci: str = CENTRE.code) -> UUID:
    return people.welcome(session, NewPerson("Roux", "Eva", epci_code=epci), Origin(), ON).id


def composed(session: Session, *names: str, member: Member = CENTRE) -> list[UUID]:
    return [basins.compose(session, name, "", [member], SINCE).id for name in names]


def test_the_only_basin_is_taken_and_leaves_nothing_to_choose(session: Session) -> None:
    (nord,) = composed(session, "Nord")
    found = pathway_basin.choice(session, welcomed(session), ON)

    assert found is not None
    assert found.chosen == nord
    assert not found.must_choose


def test_of_two_basins_none_is_taken_until_one_is_chosen(session: Session) -> None:
    _nord, sud = composed(session, "Nord", "Sud")
    composed(session, "Ailleurs", member=ELSEWHERE)
    person = welcomed(session)
    found = pathway_basin.choice(session, person, ON)
    assert found is not None
    assert [basin.name for basin in found.basins] == ["Nord", "Sud"]
    assert found.must_choose

    pathway_basin.choose(session, found.pathway_id, sud)

    after = pathway_basin.choice(session, person, ON)
    assert after is not None
    assert (after.chosen, after.must_choose) == (sud, False)
    assert "pathway.choose_basin" in session.exec(select(AuditEntry.act)).all()


def test_a_pathway_older_than_the_commune_takes_her_intercommunality(session: Session) -> None:
    (nord,) = composed(session, "Nord")
    person = welcomed(session, epci="")
    people.correct(session, person, {"epci_code": CENTRE.code})
    found = pathway_basin.choice(session, person, ON)
    assert found is not None
    assert found.must_choose

    pathway_basin.choose(session, found.pathway_id, nord)

    pathway = session.get_one(Pathway, found.pathway_id)
    assert (pathway.basin_id, pathway.epci_code) == (nord, CENTRE.code)


def test_a_basin_of_another_place_and_a_closed_pathway_are_refused(session: Session) -> None:
    nord, _sud = composed(session, "Nord", "Sud")
    (elsewhere,) = composed(session, "Ailleurs", member=ELSEWHERE)
    found = pathway_basin.choice(session, welcomed(session), ON)
    assert found is not None

    with pytest.raises(UserError, match="n’est plus dans ce bassin"):
        pathway_basin.choose(session, found.pathway_id, elsewhere)
    pathway = session.get_one(Pathway, found.pathway_id)
    pathway.ended_on, pathway.end_reason = ON, "autre"
    session.flush()
    with pytest.raises(UserError, match="terminé"):
        pathway_basin.choose(session, found.pathway_id, nord)


def test_a_basin_whose_measures_are_carried_out_is_kept(session: Session) -> None:
    nord, sud = composed(session, "Nord", "Sud")
    found = pathway_basin.choice(session, welcomed(session), ON)
    assert found is not None
    pathway_basin.choose(session, found.pathway_id, nord)
    measure = plan_measures.add(session, nord, NewMeasure("M1", "Vélos", SINCE))
    action = Action(
        pathway_id=found.pathway_id,
        kind="velo",
        wording="Un vélo",
        created_on=ON,
        measure_id=measure.id,
    )
    session.add(action)
    session.flush()

    with pytest.raises(UserError, match="retirez-les de ces mesures"):
        pathway_basin.choose(session, found.pathway_id, sud)

    assert session.get_one(Pathway, found.pathway_id).basin_id == nord


def test_somebody_without_pathway_has_nothing_to_choose(session: Session) -> None:
    person = people.register(session, NewPerson("Roux", "Eva", epci_code=CENTRE.code), ON)

    assert pathway_basin.choice(session, person.id, ON) is None
