"""I-20 to I-23, I-33, I-34, M-01 and M-02: the actions, what they cost, who helped."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from tests.naive_statistics.pathways import Event, counted_pathways, once_each
from tests.naive_statistics.people import UNKNOWN, YES, counted_people, publics_on, told
from tests.naive_statistics.question import Items, Question, Thing, Unit
from tests.naive_statistics.rows import Base

from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.pathway.action import Action, FundingLine
from conseil_mobilite.store.reference.reference import code_lists


@dataclass(frozen=True, slots=True)
class Step(Event):
    action: Action

    @property
    def solved(self) -> bool:
        return self.action.result == "solution_en_place"


def done(base: Base, asked: Question) -> list[Step]:
    return _steps(base, asked, "realisee", lambda action: action.done_on)


def persons_with_actions(base: Base, asked: Question) -> list[Unit]:
    """I-20 and I-21: persons with at least one action done in P, and the solutions in place."""
    found = []
    for one, theirs in once_each(base, asked, done(base, asked)):
        solved = any(step.solved for step in theirs)
        items = {
            "action_groupe": {group_of(step.action): YES for step in theirs},
            "theme": {step.action.theme: YES for step in theirs},
            "partenaire_type": {step.action.partner_kind: YES for step in theirs},
            "solution_groupe": _solutions((group_of(step.action), step.solved) for step in theirs),
        }
        things = [Thing("actions", Decimal(1)) for _ in theirs]
        found.append(told(one, {"solution_en_place": YES if solved else "non"}, items, things))
    return found


def persons_of_measures(base: Base, asked: Question) -> list[Unit]:
    """M-01 and M-02: persons with at least one action done in P for a measure of the plan."""
    codes = {
        measure.id: measure.code for measure in base.measures if measure.basin_id == asked.basin_id
    }
    attached = [step for step in done(base, asked) if step.action.measure_id is not None]
    found = []
    for one, theirs in once_each(base, asked, attached):
        carried = [(codes.get(step.action.measure_id or UUID(int=0), ""), step) for step in theirs]
        items = {"mesure": _solutions((code, step.solved) for code, step in carried)}
        things = [
            Thing("actions_mesure", Decimal(1), items={"mesure": _solutions([(code, step.solved)])})
            for code, step in carried
        ]
        found.append(told(one, {}, items, things))
    return found


def persons_who_gave_up_actions(base: Base, asked: Question) -> list[Unit]:
    """I-34: persons with at least one action given up in P; those for want of an offer."""
    given_up = _steps(base, asked, "abandonnee", lambda action: action.abandoned_on)
    found = []
    for one, theirs in once_each(base, asked, given_up):
        groups: dict[str, str] = {}
        for step in theirs:
            group, no_offer = group_of(step.action), step.action.abandon_reason == "pas_d_offre"
            before = groups.get(group)
            groups[group] = "pas_d_offre" if no_offer or before == "pas_d_offre" else "autre"
        some = "pas_d_offre" in groups.values()
        values = {"pas_d_offre": YES if some else "non"}
        found.append(told(one, values, {"pas_d_offre_groupe": groups}))
    return found


@dataclass(frozen=True, slots=True)
class Granted(Step):
    line: FundingLine


def persons_financed(base: Base, asked: Question) -> list[Unit]:
    """I-22 and I-23: persons with a funding line granted in P, the euros, and what they pay."""
    aids, granted = code_lists()["aids"], []
    for step in _steps(base, asked, "", lambda _: asked.start):
        for line in base.lines:
            mine = line.action_id == step.action.id and bool(line.granted_cents)
            if mine and line.granted_on is not None and asked.holds(line.granted_on):
                granted.append(Granted(step.pathway, line.granted_on, step.action, line))
    found = []
    for one, theirs in once_each(base, asked, granted):
        amounts = [
            Thing(
                "montants",
                Decimal(each.line.granted_cents or 0) / 100,
                {
                    "type_financeur": each.line.funder_kind,
                    "aide": each.line.aid_code if each.line.aid_code in aids else UNKNOWN,
                },
            )
            for each in theirs
        ]
        plans = {each.action.id: each.action for each in theirs}.values()
        shares = [share for action in plans for share in _share(base, action)]
        groups = {"action_groupe": {group_of(action): YES for action in plans}}
        found.append(told(one, {}, groups, [*amounts, *shares]))
    return found


def partners(base: Base, asked: Question) -> list[Unit]:
    """I-33: distinct partners with at least one action done in P; one without a name is none."""
    kinds, people = code_lists()["partner_kinds"], counted_people(base)
    found: dict[tuple[str, str], Unit] = {}
    for step in done(base, asked):
        name, kind = fold(step.action.partner_name), step.action.partner_kind
        kind = kind if kind in kinds else "autre"
        publics = publics_on(base, people[step.pathway.person_id], step.day)
        if not name or step.pathway.basin_id != asked.basin_id:
            continue
        if asked.public and asked.public not in publics:
            continue
        values = {"type_partenaire": kind}
        one = Unit(f"{kind} {name}", step.day, asked.basin_id, frozenset(), values)
        first = found.setdefault((kind, name), one)
        found[kind, name] = replace(first, publics=first.publics | publics)
    return list(found.values())


def group_of(action: Action) -> str:
    kinds = code_lists()["action_types"]
    return kinds[action.kind].group if action.kind in kinds else ""


def _solutions(steps: Iterable[tuple[str, bool]]) -> dict[str, str]:
    """Return, of each group or measure, whether one of its actions put a solution in place."""
    found: dict[str, str] = {}
    for group, solved in steps:
        before = found.get(group)
        found[group] = "solution" if solved or before == "solution" else "sans_solution"
    return found


def _share(base: Base, action: Action) -> list[Thing]:
    """Return what is left to the person: the cost, less what was granted or is still asked."""
    if action.cost_cents is None:
        return []
    left = action.cost_cents
    for line in base.lines:
        if line.action_id == action.id:
            left -= line.asked_cents if line.granted_cents is None else line.granted_cents
    items: Items = {"action_groupe": {group_of(action): YES}}
    return [Thing("reste_a_charge", Decimal(max(left, 0)) / 100, items=items)]


def _steps(
    base: Base, asked: Question, status: str, day_of: Callable[[Action], date | None]
) -> list[Step]:
    """Return the actions of a status (of any, where it is empty) whose day is in P."""
    pathways = {pathway.id: pathway for pathway in counted_pathways(base)}
    found = []
    for action in base.actions:
        if action.deleted_at is not None or action.pathway_id not in pathways:
            continue
        day = day_of(action)
        if day is not None and asked.holds(day) and status in {"", action.status}:
            found.append(Step(pathways[action.pathway_id], day, action))
    return found
