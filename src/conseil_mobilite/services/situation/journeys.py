"""The journeys of a person: those she makes, and those her project asks for."""

from collections.abc import Sequence
from datetime import date
from typing import Final, TypedDict
from uuid import UUID

from sqlmodel import Session, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.situation.fact_checks import check_end
from conseil_mobilite.domain.situation.journey_rules import MADE
from conseil_mobilite.domain.situation.knowledge import Known
from conseil_mobilite.domain.situation.places import Place
from conseil_mobilite.domain.situation.situation import Journey
from conseil_mobilite.domain.situation.week import joined_days, kept_hour
from conseil_mobilite.services.pathway.funding import check_amount
from conseil_mobilite.services.situation import topics
from conseil_mobilite.services.situation.checks import listed, refuse_none, written_place
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.reference import code_lists

TOPIC: Final = "trajets"
"""What is stated of it (« Aucun trajet régulier ») concerns the journeys made today."""
LONGEST_MINUTES: Final = 24 * 60


class JourneyChanges(TypedDict, total=False):
    """The inputs that changed; those left out stay as they are. Hours are `HH:MM` or empty."""

    standing: str
    purpose: str
    origin: Place
    destination: Place
    days: Sequence[str]
    leaves_at: str
    returns_at: str
    mode: str
    duration: Known[int]
    cost: Known[int]
    cost_per: str
    ended_on: date | None


def add(session: Session, person_id: UUID, given: JourneyChanges, on: date) -> Journey:
    """Add a journey noted that day. UserError names the input at fault."""
    session.get_one(Person, person_id)
    if "purpose" not in given:
        raise UserError("Choisissez le motif du trajet dans la liste.", "purpose")
    journey = Journey(person_id=person_id, purpose=given["purpose"], noted_on=on)
    _take(journey, given, on)
    session.add(journey)
    session.flush()
    if journey.standing == MADE:
        topics.forget_statement(session, person_id, TOPIC)
    audit.record(session, "journey.add", "journey", journey.id)
    return journey


def change(session: Session, journey_id: UUID, changes: JourneyChanges, on: date) -> Journey:
    """Note what is now said of a journey, as of that day; all or nothing."""
    journey = session.get_one(Journey, journey_id)
    _take(journey, changes, on)
    journey.noted_on = on
    session.flush()
    audit.record(session, "journey.change", "journey", journey_id)
    return journey


def remove(session: Session, journey_id: UUID) -> None:
    """Delete a journey noted by mistake; the journal can bring it back."""
    session.delete(session.get_one(Journey, journey_id))
    session.flush()
    audit.record(session, "journey.remove", "journey", journey_id)


def of_person(session: Session, person_id: UUID) -> Sequence[Journey]:
    """Return every journey, those that ended last, in the order of the list of purposes."""
    purposes = [entry.code for entry in code_lists()["journey_purposes"]]
    ranks = {code: rank for rank, code in enumerate(purposes)}
    query = select(Journey).where(Journey.person_id == person_id)

    def place(journey: Journey) -> tuple[bool, int, str]:
        rank = ranks.get(journey.purpose, len(ranks))
        return journey.ended_on is not None, rank, str(journey.id)

    return sorted(session.exec(query), key=place)


def _take(journey: Journey, given: JourneyChanges, on: date) -> None:
    _take_codes(journey, given)
    _take_places(journey, given)
    _take_week(journey, given)
    _take_duration(journey, given)
    _take_cost(journey, given)
    if "ended_on" in given:
        check_end(given["ended_on"], on)
        journey.ended_on = given["ended_on"]


def _take_codes(journey: Journey, given: JourneyChanges) -> None:
    if "standing" in given:
        journey.standing = listed(given["standing"], "journey_standings", "standing")
    if "purpose" in given:
        journey.purpose = listed(given["purpose"], "journey_purposes", "purpose")
    if "mode" in given:
        mode = given["mode"]
        journey.mode = listed(mode, "travel_modes", "mode") if mode else ""


def _take_places(journey: Journey, given: JourneyChanges) -> None:
    if "origin" in given:
        place = written_place(given["origin"], "origin")
        _refuse_same(place, Place(journey.to_name, journey.to_insee), "origin")
        journey.from_name, journey.from_insee = place.name, place.insee
    if "destination" in given:
        place = written_place(given["destination"], "destination")
        _refuse_same(place, Place(journey.from_name, journey.from_insee), "destination")
        journey.to_name, journey.to_insee = place.name, place.insee


def _take_week(journey: Journey, given: JourneyChanges) -> None:
    if "days" in given:
        journey.days = joined_days(given["days"])
    if "leaves_at" in given:
        journey.leaves_at = kept_hour(given["leaves_at"], "leaves_at")
    if "returns_at" in given:
        journey.returns_at = kept_hour(given["returns_at"], "returns_at")


def _take_duration(journey: Journey, given: JourneyChanges) -> None:
    if "duration" not in given:
        return
    known = given["duration"]
    refuse_none(known, "Un trajet dure au moins une minute.", "duration")
    if known.value is not None and not 0 < known.value <= LONGEST_MINUTES:
        raise UserError("Un trajet dure entre une minute et un jour : vérifiez.", "duration")
    journey.duration_state, journey.duration_minutes = known.state.value, known.value


def _take_cost(journey: Journey, given: JourneyChanges) -> None:
    if "cost" in given:
        known = given["cost"]
        check_amount(known.value, "cost")
        journey.cost_state, journey.cost_cents = known.state.value, known.value
    if "cost_per" in given:
        journey.cost_per = listed(given["cost_per"], "periods", "cost_per")


def _refuse_same(one: Place, other: Place, field: str) -> None:
    if one.name and fold(one.name) == fold(other.name) and one.insee == other.insee:
        raise UserError(
            "Le départ et l’arrivée sont le même lieu : précisez l’un des deux, par exemple "
            "« gare, Laon ».",
            field,
        )
