"""Random acts on the actions of a pathway, their goals and who pays for them."""

from datetime import timedelta

from sqlmodel import Session
from tests.campaigns.undo_redo.pathways import pathway_of
from tests.campaigns.undo_redo.scene import Scene

from conseil_mobilite.domain.pathway.action import Action, FundingLine
from conseil_mobilite.services.pathway import actions, funding, goals
from conseil_mobilite.services.pathway.action_fields import ActionValue
from conseil_mobilite.store.reference import reference


def plan(session: Session, scene: Scene) -> None:
    kind = scene.one(tuple(reference.code_lists()["action_types"])).code
    new = actions.NewAction(
        kind, due_on=scene.day + timedelta(days=9), goal=scene.words(), cost_cents=12_000
    )
    actions.plan(session, pathway_of(session, scene).id, new, scene.day)


def change_action(session: Session, scene: Scene) -> None:
    known: tuple[dict[str, ActionValue], ...] = (
        {"wording": f"{scene.words()} !"},
        {"note": scene.words(), "partner_name": scene.words()},
        {"due_on": scene.day + timedelta(days=scene.dice.randrange(200))},
        {"cost_cents": scene.dice.randrange(99_999), "on_sheet": False},
    )
    actions.change(session, scene.any(session, Action).id, scene.one(known))


def type_in_action(session: Session, scene: Scene) -> None:
    action = scene.any(session, Action)
    actions.change(session, action.id, {"note": f"{action.note}{scene.one('abc')}"})


def move_action(session: Session, scene: Scene) -> None:
    status = scene.one(tuple(reference.code_lists()["action_statuses"])).code
    why = scene.one(tuple(reference.code_lists()["action_abandon_reasons"])).code
    action = scene.any(session, Action)
    actions.set_status(session, action.id, status, scene.day, abandon_reason=why)


def swap_actions(session: Session, scene: Scene) -> None:
    first, second = scene.any(session, Action), scene.any(session, Action)
    first.position, second.position = second.position, first.position
    session.flush()


def bin_action(session: Session, scene: Scene) -> None:
    actions.delete(session, scene.any(session, Action).id)


def restore_action(session: Session, scene: Scene) -> None:
    actions.restore(session, scene.any(session, Action).id)


def remove_action(session: Session, scene: Scene) -> None:
    session.delete(scene.any(session, Action))


def tie_goal(session: Session, scene: Scene) -> None:
    goals.tie(session, scene.any(session, Action).id, scene.words())


def remove_goal(session: Session, scene: Scene) -> None:
    found = goals.of_pathway(session, pathway_of(session, scene).id)
    session.delete(scene.one(found))


def fund(session: Session, scene: Scene) -> None:
    line = FundingLine(
        action_id=scene.any(session, Action).id,
        funder_kind=scene.one(("france_travail", "region", "departement")),
        asked_cents=scene.dice.randrange(1, 90_000),
    )
    funding.put(session, line)


def change_line(session: Session, scene: Scene) -> None:
    line = FundingLine(**scene.any(session, FundingLine).model_dump())
    line.granted_cents, line.granted_on = scene.dice.randrange(90_000), scene.day
    funding.put(session, line)


def remove_line(session: Session, scene: Scene) -> None:
    funding.remove(session, scene.any(session, FundingLine).id)


ACTS = (
    plan,
    change_action,
    type_in_action,
    move_action,
    swap_actions,
    bin_action,
    restore_action,
    remove_action,
    tie_goal,
    remove_goal,
    fund,
    change_line,
    remove_line,
)
