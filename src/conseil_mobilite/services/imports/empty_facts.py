"""The facts of a row that the file of a person lacks: support, publics, licence, vehicle."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.imports.decisions import Field
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import PersonAudience
from conseil_mobilite.domain.people.privacy import DisclosureAgreement
from conseil_mobilite.domain.situation.knowledge import Knowledge
from conseil_mobilite.domain.situation.situation import Licence, SituationTopic, Vehicle
from conseil_mobilite.services.imports import support
from conseil_mobilite.services.imports.known_files import HeldRow, KnownFile
from conseil_mobilite.services.imports.situation import (
    CAR_LICENCES,
    VEHICLES,
    YES,
    Fact,
    Situation,
    topic_of,
)
from conseil_mobilite.services.imports.support import Support
from conseil_mobilite.services.imports.surroundings import Surroundings
from conseil_mobilite.services.situation.licences import TOPIC as LICENCES

_UNKNOWN: Final = "nsp"
_FIELDS: Final[Mapping[type[Fact], Field]] = MappingProxyType(
    {
        Licence: Field.CAR_LICENCE,
        Vehicle: Field.VEHICLE,
        SituationTopic: Field.VEHICLE,
        DisclosureAgreement: Field.OPPOSITION,
    }
)


@dataclass(slots=True)
class Lacking:
    """The rows to add, parents first; the fields that say something else than the base."""

    rows: list[HeldRow] = field(default_factory=list)
    differing: list[Field] = field(default_factory=list)


def add_support(held: KnownFile, told: Support, around: Surroundings, found: Lacking) -> None:
    """Add the referral of a person who has none, and the pathway of one who never had any."""
    sent = support.referral(told, held.person, around)
    known = held.referrals()
    if sent is not None and known:
        same = any(each.received_on == sent.received_on for each in known)
        found.differing += [] if same else [Field.REFERRED_ON, Field.PRESCRIBER]
        sent = None
    begun = support.pathway(told, held.person, sent, around)
    pathways = held.of(Pathway)
    if begun is not None and pathways:
        same = any(each.opened_on == begun.opened_on for each in pathways)
        found.differing += [] if same else [Field.ENTERED_ON]
        begun = None
    found.rows += [row for row in (sent, begun) if row is not None]


def add_situation(held: KnownFile, told: Situation, around: Surroundings, found: Lacking) -> None:
    """Add the publics never said, and the facts of what was never spoken of."""
    declared = {row.code for row in held.of(PersonAudience)}
    news = (row for row in told.audiences(held.person.id) if row.code not in declared)
    found.rows += news
    for code in told.at_home:
        _fill_zone(held, code, found)
    for row in told.facts(held.person.id, around.today):
        agrees = _agrees(held, row)
        if agrees is None:
            found.rows.append(row)
        elif not agrees:
            found.differing.append(_FIELDS[type(row)])


def _fill_zone(held: KnownFile, code: str, found: Lacking) -> None:
    present = getattr(held.person, code)
    if present == _UNKNOWN:
        setattr(held.person, code, YES)
    elif present != YES:
        found.differing.append(Field.AUDIENCES)


def _agrees(held: KnownFile, fact: Fact) -> bool | None:
    """Tell whether the base says the same as a fact; None where it says nothing of it."""
    match fact:
        case Licence():
            return _agrees_on_licence(held)
        case Vehicle():
            return _agrees_on_vehicle(held, fact)
        case SituationTopic():
            return _agrees_on_none(held)
        case DisclosureAgreement():
            return _agrees_on_refusal(held, fact)


def _agrees_on_licence(held: KnownFile) -> bool | None:
    ended = [row.ended_on for row in held.of(Licence) if row.category in CAR_LICENCES]
    if ended:
        return None in ended
    return False if _stated(held, LICENCES) else None


def _agrees_on_vehicle(held: KnownFile, fact: Vehicle) -> bool | None:
    topic = topic_of(fact)
    present = {row.kind for row in held.of(Vehicle) if topic_of(row) == topic}
    if present:
        return fact.kind in present
    return False if _stated(held, topic) else None


def _agrees_on_none(held: KnownFile) -> bool | None:
    if any(row.ended_on is None and topic_of(row) == VEHICLES for row in held.of(Vehicle)):
        return False
    stated = _stated(held, VEHICLES)
    return stated == Knowledge.NONE if stated else None


def _agrees_on_refusal(held: KnownFile, fact: DisclosureAgreement) -> bool | None:
    said = [row for row in held.of(DisclosureAgreement) if row.subject == fact.subject]
    if not said:
        return None
    return any(not row.agreed and row.withdrawn_on is None for row in said)


def _stated(held: KnownFile, topic: str) -> str:
    return next((row.state for row in held.of(SituationTopic) if row.topic == topic), "")
