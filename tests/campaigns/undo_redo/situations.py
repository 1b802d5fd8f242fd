"""Random acts on the mobility situation: rows put in, changed and taken away by the session."""

from datetime import timedelta

from sqlmodel import Session, SQLModel, select
from tests.campaigns.undo_redo.pathways import pathway_of
from tests.campaigns.undo_redo.scene import Scene

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
    made = _own(scene) if scene.dice.random() < 0.7 else _hanging(session, scene)
    if isinstance(made, SituationTopic):
        present = session.get(SituationTopic, (made.person_id, made.topic))
        if present is not None:
            raise LookupError
    return made


def _own(scene: Scene) -> SQLModel:
    person, day, words = scene.person, scene.day, scene.words()
    topic = scene.one(("vehicules", "velos", "permis", "trajets"))
    return scene.one(
        (
            Vehicle(person_id=person, kind="voiture", name=words, noted_on=day),
            Licence(person_id=person, category="b", noted_on=day),
            LicenceProcess(person_id=person, school_name=words, noted_on=day),
            Journey(person_id=person, purpose="emploi", to_name=words, noted_on=day),
            Renunciation(person_id=person, what="emploi", words=words, noted_on=day),
            SituationTopic(person_id=person, topic=topic, state="aucun", noted_on=day),
            MobilityBudget(person_id=person, solution=words, noted_on=day),
        )
    )


def _hanging(session: Session, scene: Scene) -> SQLModel:
    """Make what hangs on another row; LookupError where there is none."""
    match scene.dice.randrange(3):
        case 0:
            process = scene.any(session, LicenceProcess)
            return LicenceExam(process_id=process.id, kind="conduite", held_on=scene.day)
        case 1:
            budget = scene.any(session, MobilityBudget)
            return BudgetLine(budget_id=budget.id, scenario="solution", kind="carburant")
        case _:
            action, pathway = scene.any(session, Action), pathway_of(session, scene)
            return UnmetNeed(
                pathway_id=pathway.id,
                action_id=action.id,
                words=scene.words(),
                noted_on=scene.day,
            )


def _alter(row: SQLModel, scene: Scene) -> None:
    later = scene.day + timedelta(days=scene.dice.randrange(400))
    fields: dict[type[SQLModel], dict[str, object]] = {
        Vehicle: {"insurance_state": "connu", "insured_until": later},
        Licence: {"ended_on": later},
        Journey: {"ended_on": later, "cost_per": "jour"},
        LicenceProcess: {"hours_state": "connu", "hours_done": scene.dice.randrange(60)},
        LicenceExam: {"result": scene.one(("reussi", "echoue", "a_venir"))},
        Renunciation: {"words": f"{scene.words()}…"},
        SituationTopic: {"state": scene.one(("connu", "aucun", "refus"))},
        MobilityBudget: {"on_sheet": scene.dice.random() < 0.5},
        BudgetLine: {"state": "connu", "cents": scene.dice.randrange(100_000)},
        UnmetNeed: {"met_on": later},
    }
    row.sqlmodel_update(fields[type(row)])


ACTS = (put, put, put, put, change, change, change, remove, replace, sweep)
