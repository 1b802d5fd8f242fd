"""The vehicles and bicycles of a household."""

from collections.abc import Sequence
from datetime import date
from typing import Final, TypedDict
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.situation.fact_checks import check_vehicle
from conseil_mobilite.domain.situation.knowledge import Known
from conseil_mobilite.domain.situation.situation import Vehicle
from conseil_mobilite.services.people.wording import words
from conseil_mobilite.services.situation.fact_columns import columns
from conseil_mobilite.services.situation.topics import forget_statement
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.reference import code_lists

LONGEST_NAME: Final = 80


class VehicleFacts(TypedDict, total=False):
    """What is said of a vehicle; a new one needs its `kind`."""

    kind: str
    name: str
    use: str
    insured_until: Known[date]
    inspection_due: Known[date]
    ended_on: date | None


def add(session: Session, person_id: UUID, facts: VehicleFacts, on: date) -> Vehicle:
    """Note a vehicle; « aucun véhicule » is no longer said of its topic."""
    session.get_one(Person, person_id)
    vehicle = Vehicle(person_id=person_id, kind="", noted_on=on)
    _apply(vehicle, facts, on)
    session.add(vehicle)
    session.flush()
    forget_statement(session, person_id, code_lists()["vehicle_kinds"][vehicle.kind].text("topic"))
    audit.record(session, "vehicle.add", "vehicle", vehicle.id)
    return vehicle


def change(session: Session, vehicle_id: UUID, facts: VehicleFacts, on: date) -> Vehicle:
    """Note what is now said of a vehicle, as of that day."""
    vehicle = session.get_one(Vehicle, vehicle_id)
    _apply(vehicle, facts, on)
    vehicle.noted_on = on
    session.flush()
    audit.record(session, "vehicle.change", "vehicle", vehicle_id)
    return vehicle


def end(session: Session, vehicle_id: UUID, ended_on: date | None, on: date) -> Vehicle:
    """Keep a vehicle as one that the household no longer has; None: it still has it."""
    vehicle = session.get_one(Vehicle, vehicle_id)
    vehicle.ended_on = ended_on
    check_vehicle(vehicle, code_lists(), on)
    session.flush()
    audit.record(session, "vehicle.end", "vehicle", vehicle_id)
    return vehicle


def remove(session: Session, vehicle_id: UUID) -> None:
    """Delete a vehicle noted by mistake."""
    session.delete(session.get_one(Vehicle, vehicle_id))
    session.flush()
    audit.record(session, "vehicle.remove", "vehicle", vehicle_id)


def of_person(session: Session, person_id: UUID) -> Sequence[Vehicle]:
    """Return the vehicles, those of today first, each lot in the order it was noted."""
    query = select(Vehicle).where(Vehicle.person_id == person_id)
    ended = col(Vehicle.ended_on)
    order = (ended.is_not(None), ended.desc(), col(Vehicle.noted_on), col(Vehicle.kind))
    return session.exec(query.order_by(*order, col(Vehicle.id))).all()


def _apply(vehicle: Vehicle, facts: VehicleFacts, on: date) -> None:
    kept = columns(facts)
    if "name" in facts:
        kept["name"] = words(facts["name"], "name", LONGEST_NAME)
    vehicle.sqlmodel_update(kept)
    check_vehicle(vehicle, code_lists(), on)
