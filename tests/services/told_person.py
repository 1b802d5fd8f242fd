"""A person of whom every box of a restitution has something to tell, each with words of its own."""

from datetime import date, timedelta
from uuid import UUID

from sqlmodel import Session, select
from tests.conftest import NOW

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.assessment.assessment import Assessment, AxisScore, Barrier, Strength
from conseil_mobilite.domain.assessment.replies import Reply
from conseil_mobilite.domain.pathway.action import Action, Goal
from conseil_mobilite.domain.pathway.pathway import Pathway, PathwayEvent
from conseil_mobilite.domain.people.agreement import TO_PRESCRIBER
from conseil_mobilite.domain.people.person import ContactPoint, Person
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.domain.situation.budget import BudgetLine, MobilityBudget
from conseil_mobilite.services.assessment.assessment_replies import answer_row
from conseil_mobilite.services.people import privacy

ON = date(2027, 3, 12)
DAY = timedelta(days=1)
CANARIES = {
    "birth_date": "4 juin 1992",
    "address": "8 rue du Canari",
    "phone": "06 12 34 56 78",
    "email": "canari@exemple.fr",
    "france_travail_id": "9876543A",
    "goals": "Obtenir le permis de conduire",
    "goal.logement": "Changer de logement",
    "own_words": "Canari du but",
    "strengths": "Canari de l’atout",
    "strength.marche": "Canari de la marche",
    "barriers": "Véhicule en panne",
    "barrier.logement_instable": "Logement instable",
    "barrier.sante_conduite": "Conduite déconseillée",
    "needs": "Place assise",
    "levels": "2 sur 4",
    "level.SANTE": "1 sur 4",
    "decision": "Autre frein à lever d’abord",
    "profile": "Frein santé ou handicap dominant",
    "planned": "Canari prévu",
    "recommended": "Garage solidaire",
    "action.amenagement": "Aménagement du véhicule",
    "action.info_offre": "Informer sur l’offre",
    "action.relais_referent": "Relais vers le référent",
    "action.avis_medical": "Canari médical",
    "action.relais_sante": "Canari du soin",
    "action.transport_solidaire": "Canari du logement",
    "done": "Canari accompli",
    "meetings": "Bilan de mobilité",
    "relay": "Canari du relais",
    "relay_sensitive": "Canari du partenaire",
    "budget": "Canari du budget",
}
"""Words that only the box of this code may let out."""

NEVER = (
    "Canari caché",
    "Canari jeté",
    "Canari abandonné",
    "Canari de la raison",
    "Canari de la note",
    "Canari des papiers",
    "Canari du commentaire",
    "Absence",
    "Voisine",
    "Canari d’à côté",
    "Atelier collectif",
)
"""Words that no box holds."""


def told_person(session: Session, *, agreed: bool = True) -> UUID:
    person = _person(session)
    referral = Referral(
        person_id=person.id,
        prescriber_kind="ML",
        prescriber_name="Mission locale de Thiérache",
        agent_name="Mme Payen",
        reason="Canari de la raison",
        received_on=ON - 9 * DAY,
        state="acceptee",
    )
    _keep(session, referral)
    pathway = Pathway(
        person_id=person.id,
        referral_id=referral.id,
        opened_on=ON - 8 * DAY,
        prescriber_kind="ML",
        state="en_accompagnement",
    )
    _keep(session, pathway)
    _assessment(session, pathway)
    _course(session, pathway)
    _budget(session, person.id)
    _neighbour(session)
    if agreed:
        privacy.agree(session, person.id, TO_PRESCRIBER, ON - DAY, agreed=True)
    return person.id


def _person(session: Session) -> Person:
    person = Person(
        file_number="2027-0007",
        last_name="Roy",
        first_name="Awa",
        birth_date=date(1992, 6, 4),
        address="8 rue du Canari",
        postcode="02120",
        municipality_name="Guise",
        france_travail_id="9876543A",
        registered_on=ON - 9 * DAY,
    )
    _keep(session, person)
    reached = (("phone", "+33612345678"), ("email", "canari@exemple.fr"))
    for kind, value in reached:
        _keep(session, ContactPoint(person_id=person.id, kind=kind, value=value))
    return person


def _assessment(session: Session, pathway: Pathway) -> None:
    made = Assessment(
        pathway_id=pathway.id,
        grid_version="CM-2026.1",
        started_at=NOW - 3 * DAY,
        goal="Canari du but",
        validated_on=ON - 3 * DAY,
        profile_retained="P_SANTE",
        profile_comment="Canari du commentaire",
    )
    _keep(session, made)
    for code in ("vehicule_panne", "logement_instable", "sante_conduite"):
        _keep(session, Barrier(assessment_id=made.id, code=code, noted_on=ON))
    _keep(session, Barrier(assessment_id=made.id, code="langue", kept=False, noted_on=ON))
    for code, words in (("lire_plan", "Canari de l’atout"), ("marche", "Canari de la marche")):
        _keep(session, Strength(assessment_id=made.id, code=code, text=words))
    _keep(session, AxisScore(assessment_id=made.id, axis="BUDGET", computed=2, retained=2))
    _keep(session, AxisScore(assessment_id=made.id, axis="SANTE", computed=1, retained=1))
    needs = answer_row(made.id, "H07", Reply(codes=("place_assise",)), NOW)
    _keep(session, needs)


def _course(session: Session, pathway: Pathway) -> None:
    for code, words in (
        ("obtenir_permis", "Obtenir le permis de conduire"),
        ("logement", "Changer de logement"),
        ("", "Un autre but, avec ses mots"),
    ):
        _keep(session, Goal(pathway_id=pathway.id, code=code, label=words))
    for kind, words, fields in _ACTIONS:
        given = {"partner_name": "Partenaire", "reasons": NEVER[3], "note": NEVER[4], **fields}
        given |= {"pathway_id": pathway.id, "kind": kind, "wording": words, "papers": NEVER[5]}
        _keep(session, Action.model_validate({**given, "created_on": ON}))
    decision = PathwayEvent(
        pathway_id=pathway.id,
        act="decider",
        decision="frein_prealable",
        state_before="",
        state_after="",
        happened_on=ON,
        recorded_at=NOW,
        barrier_code="sante_conduite",
        partner="Canari du partenaire",
    )
    _keep(session, decision)
    for days, kind, status in ((3, "diagnostic", "seen"), (1, "atelier", "noshow")):
        met = Appointment(
            kind=kind, starts_at=NOW - days * DAY, duration_minutes=60, uid=f"{kind}-{days}"
        )
        _keep(session, met)
        seat = Participation(
            appointment_id=met.id,
            person_id=pathway.person_id,
            pathway_id=pathway.id,
            status=status,
        )
        _keep(session, seat)


_ACTIONS: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("atelier_tc", "Canari prévu", {"due_on": ON + 7 * DAY}),
    ("avis_medical", "Canari médical", {}),
    ("relais_sante", "Canari du soin", {"status": "realisee", "done_on": ON}),
    ("transport_solidaire", "Canari du logement", {"barrier_code": "logement_instable"}),
    ("velo_ecole", "Canari accompli", {"status": "realisee", "done_on": ON}),
    ("relais_ccas", "Canari du relais", {}),
    ("covoiturage", "Canari caché", {"on_sheet": False}),
    ("tad", "Canari jeté", {"deleted_at": NOW}),
    ("autopartage", "Canari abandonné", {"status": "abandonnee"}),
)


def _neighbour(session: Session) -> None:
    """Let somebody else come to the same meetings, with a support of her own."""
    other = Person(
        file_number="2027-0008", last_name="Voisine", first_name="Lina", registered_on=ON
    )
    _keep(session, other)
    pathway = Pathway(person_id=other.id, opened_on=ON)
    _keep(session, pathway)
    _keep(session, Goal(pathway_id=pathway.id, label="Canari d’à côté"))
    action = Action(
        pathway_id=pathway.id, kind="velo_ecole", wording="Canari d’à côté", created_on=ON
    )
    _keep(session, action)
    for met in session.exec(select(Appointment)).all():
        seat = Participation(
            appointment_id=met.id, person_id=other.id, pathway_id=pathway.id, status="seen"
        )
        _keep(session, seat)


def _budget(session: Session, person: UUID) -> None:
    budget = MobilityBudget(person_id=person, noted_on=ON)
    _keep(session, budget)
    line = BudgetLine(
        budget_id=budget.id,
        scenario="aujourdhui",
        kind="carburant",
        words="Canari du budget",
        cents=5000,
        per="mois",
    )
    _keep(session, line)


def _keep(session: Session, row: object) -> None:
    session.add(row)
    session.flush()
