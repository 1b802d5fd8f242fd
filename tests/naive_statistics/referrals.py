"""I-01, I-02 and I-31: the referrals received and sent."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from tests.naive_statistics.pathways import MADE_IN_ERROR, counted_pathways
from tests.naive_statistics.people import UNKNOWN, counted_people, told, unit
from tests.naive_statistics.question import Question, Unit
from tests.naive_statistics.rows import Base

from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.store.reference.reference import code_lists


def received(base: Base, asked: Question) -> list[Unit]:
    """I-01: referrals whose day of reception is in P."""
    return [one for _, one in _received(base, asked)]


def answered(base: Base, asked: Question) -> list[Unit]:
    """I-02: of those, the ones accepted, refused or expired as of today."""
    found = []
    for referral, one in _received(base, asked):
        state = _state_today(referral, base)
        if state in {"acceptee", "refusee", "expiree"}:
            accepted = "oui" if state == "acceptee" else "non"
            found.append(told(one, {"orientation_acceptee": accepted}))
    return found


def refused(base: Base, asked: Question) -> list[Unit]:
    """I-02: of those, the ones refused, by reason."""
    reasons = code_lists()["referral_refusal_reasons"]
    found = []
    for referral, one in _received(base, asked):
        if referral.state == "refusee":
            known = referral.refusal_reason in reasons
            reason = referral.refusal_reason if known else UNKNOWN
            found.append(told(one, {"motif_refus": reason}))
    return found


def sent(base: Base, asked: Question) -> list[Unit]:
    """I-31: referrals sent and accepted or refused in P; those refused for want of mobility."""
    people = counted_people(base)
    found = []
    for referral in base.referrals:
        if referral.direction != "envoyee" or referral.person_id not in people:
            continue
        if referral.state not in {"acceptee", "refusee"} or not asked.holds(referral.answered_on):
            continue
        not_mobile = (
            referral.state == "refusee" and referral.refusal_reason == "bénéficiaire-non-mobile"
        )
        pathway = _pathway_when_sent(base, referral)
        person = people[referral.person_id]
        where = pathway or (referral.basin_id, person.epci_code, referral.prescriber_kind)
        one = unit(base, asked, person, referral.answered_on or referral.received_on, where)
        found.append(told(one, {"refus_non_mobilite": "oui" if not_mobile else "non"}))
    return found


def _received(base: Base, asked: Question) -> list[tuple[Referral, Unit]]:
    people = counted_people(base)
    opened = {pathway.referral_id: pathway for pathway in base.pathways if pathway.referral_id}
    found = []
    for referral in base.referrals:
        if referral.direction != "recue" or not asked.holds(referral.received_on):
            continue
        if referral.person_id not in people or _in_error(opened, referral):
            continue
        person = people[referral.person_id]
        own = (referral.basin_id, person.epci_code, referral.prescriber_kind)
        where = opened.get(referral.id) or own
        found.append((referral, unit(base, asked, person, referral.received_on, where)))
    return found


def _in_error(opened: Mapping[UUID, Pathway], referral: Referral) -> bool:
    return referral.id in opened and opened[referral.id].end_reason == MADE_IN_ERROR


def _state_today(referral: Referral, base: Base) -> str:
    """Return its state; one that waits for more than eight days is expired by the calendar."""
    if referral.state not in {"recue", "expiree"}:
        return referral.state
    return "expiree" if base.today > referral.received_on + timedelta(days=8) else "recue"


def _pathway_when_sent(base: Base, referral: Referral) -> Pathway | None:
    """Return the latest pathway of the person begun by the day of the sending."""
    before = [
        pathway
        for pathway in counted_pathways(base)
        if pathway.person_id == referral.person_id and pathway.opened_on <= referral.received_on
    ]
    return max(before, key=lambda each: (each.opened_on, each.id.hex), default=None)
