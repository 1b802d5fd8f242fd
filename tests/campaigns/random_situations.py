"""Random acts on the mobility situation: rows put in, changed and taken away by the session."""

from datetime import timedelta

from sqlmodel import Session, SQLModel, select
from tests.campaigns.random_acts import Scene, pathway_of

from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.unmet_need import UnmetNeed
from conseil_mobilite.domain.situation.budget import BudgetLine, MobilityBudget
from conseil_mobilite.domain.situation.situation import (
    Journey,
    Licence,
    LicenceExam,
    LicenceProcess,
    Renunciation,
    SituationTopic,
    Vehicle,
)

_KINDS: tuple[type[SQLModel], ...] = (
    Vehicle,
    Licence,
    LicenceProcess,
    LicenceExam,
    Journey,
    Renunciation,
    SituationTopic,
    MobilityBudget,
    BudgetLine,
    UnmetNeed,
)


def put(session: Session, scene: Scene) -> None:
    """Put one row in, or a process or a budget with what hangs on it."""
    made = _made(session, scene)
    session.add(made)
    session.flush()
    if isinstance(made, LicenceProcess):
        for kind in ("code", "plateau"):
            session.add(LicenceExam(process_id=made.id, kind=kind, held_on=scene.day))
    if isinstance(made, MobilityBudget):
        for kind in ("carburant", "assurance"):
            session.add(BudgetLine(budget_id=made.id, scenario="aujourdhui", kind=kind))


def change(session: Session, scene: Scene) -> None:
    """Change a field of a row, twice in two flushes now and then."""
    row = scene.any(session, scene.one(_KINDS))
    _alter(row, scene)
    if scene.dice.random() < 0.3:
        session.flush()
        _alter(row, scene)


def remove(session: Session, scene: Scene) -> None:
    session.delete(scene.any(session, scene.one(_KINDS)))


def replace(session: Session, scene: Scene) -> None:
    """Take a row of a composite key away and put it again, in one flush."""
    row = scene.any(session, SituationTopic)
    again = SituationTopic(
        person_id=row.person_id, topic=row.topic, state="refus", noted_on=scene.day
    )
    session.delete(row)
    session.add(again)


def sweep(session: Session, scene: Scene) -> None:
    """Take several things away in one act."""
    for kind in scene.dice.sample(_KINDS, 3):
        for row in session.exec(select(kind)).all():
            session.delete(row)
        session.flush()


def _made(session: Session, scene: Scene) -> SQLModel:
    person, day, words = scene.person, scene.day, scene.words()
    match scene.one(_KINDS):
        case kind if kind is Vehicle:
            return Vehicle(person_id=person, kind="voiture", name=words, noted_on=day)
        case kind if kind is Licence:
            return Licence(person_id=person, category="b", noted_on=day)
        case kind if kind is LicenceProcess:
            return LicenceProcess(person_id=person, school_name=words, noted_on=day)
        case kind if kind is LicenceExam:
            process = scene.any(session, LicenceProcess)
            return LicenceExam(process_id=process.id, kind="conduite", held_on=day)
        case kind if kind is Journey:
            return Journey(person_id=person, purpose="emploi", to_name=words, noted_on=day)
        case kind if kind is Renunciation:
            return Renunciation(person_id=person, what="emploi", words=words, noted_on=day)
        case kind if kind is SituationTopic:
            topic = scene.one(("vehicules", "velos", "permis", "trajets"))
            if session.get(SituationTopic, (person, topic)) is not None:
                raise LookupError
            return SituationTopic(person_id=person, topic=topic, state="aucun", noted_on=day)
        case kind if kind is MobilityBudget:
            return MobilityBudget(person_id=person, solution=words, noted_on=day)
        case kind if kind is BudgetLine:
            budget = scene.any(session, MobilityBudget)
            return BudgetLine(budget_id=budget.id, scenario="solution", kind="carburant")
        case _:
            action = scene.any(session, Action)
            pathway = pathway_of(session, scene)
            return UnmetNeed(
                pathway_id=pathway.id, action_id=action.id, words=words, noted_on=day
            )


def _alter(row: SQLModel, scene: Scene) -> None:
    later = scene.day + timedelta(days=scene.dice.randrange(400))
    amount = scene.dice.randrange(100_000)
    match row:
        case Vehicle():
            row.insurance_state, row.insured_until = "connu", later
        case Licence() | Journey():
            row.ended_on = later
        case LicenceProcess():
            row.hours_state, row.hours_done = "connu", amount % 60
        case LicenceExam():
            row.result = scene.one(("reussi", "echoue", "a_venir"))
        case Renunciation():
            row.words = f"{scene.words()}…"
        case SituationTopic():
            row.state = scene.one(("connu", "aucun", "refus"))
        case MobilityBudget():
            row.on_sheet = not row.on_sheet
        case BudgetLine():
            row.state, row.cents = "connu", amount
        case UnmetNeed():
            row.met_on = later
        case _:
            raise AssertionError(row)
