"""The referrals and pathways of a random person, and how each pathway ends."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from tests.naive_statistics.random_actions import actions_of
from tests.naive_statistics.random_assessments import assessments_of
from tests.naive_statistics.random_scene import Scene

from conseil_mobilite.domain.pathway.followup import months_after
from conseil_mobilite.domain.pathway.pathway import Pathway, PathwayEvent, PostExitFollowup
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.referrals.referral import Referral

_OPEN = ("a_contacter", "rdv_fixe", "diagnostic_en_cours", "en_accompagnement", "suspendu")


def pathways_of(scene: Scene, person: Person) -> None:
    """Give up to three pathways, one after the other, the last of them perhaps still open."""
    dice = scene.dice
    opened_on = dice.day(dice.first, date(dice.year, 9, 30))
    for number in range(dice.choice((0, 1, 1, 1, 2, 2, 3))):
        last = opened_on > date(dice.year + 1, 1, 15)
        ended_on = None if last or dice.chance(0.35) else dice.day(opened_on)
        pathway = scene.kept(_pathway(scene, person, opened_on, ended_on))
        scene.pathways.append(pathway)
        _around(scene, pathway)
        if ended_on is None:
            break
        opened_on = ended_on if dice.chance(0.3) and number else dice.day(ended_on)
    for _ in range(dice.choice((0, 0, 1, 2))):
        scene.kept(_referral(scene, person, dice.day()))
    for _ in range(dice.choice((0, 1, 1))):
        scene.kept(_sent(scene, person))


def _pathway(scene: Scene, person: Person, opened_on: date, ended_on: date | None) -> Pathway:
    dice = scene.dice
    referral: UUID | None = None
    if dice.chance(0.6):
        received_on = opened_on - timedelta(days=dice.choice((0, 0, 1, 7, 20, 90)))
        referral = scene.kept(_referral(scene, person, received_on)).id
    state, reason = dice.choice(_OPEN), ""
    if ended_on is not None:
        state = dice.choice(("sorti", "sorti", "sorti", "sans_suite"))
        reason = scene.one_of("exit_reasons" if state == "sorti" else "drop_reasons")
    return Pathway(
        id=dice.identity(),
        person_id=person.id,
        referral_id=referral,
        opened_on=opened_on,
        state=state,
        basin_id=dice.choice((*[scene.basins[0].id] * 4, scene.basins[1].id, None)),
        epci_code=dice.choice((*_epcis(scene), "", "200000172")),
        prescriber_kind=scene.one_of("prescriber_kinds", "INCONNU"),
        ended_on=ended_on,
        end_reason=reason,
        end_situation=scene.one_of("exit_situations", "") if state == "sorti" else "",
    )


def _epcis(scene: Scene) -> list[str]:
    table = "basin_intercommunality"
    return sorted(
        {str(row.model_dump()["epci_code"]) for row in scene.rows if row.__tablename__ == table}
    )


def _around(scene: Scene, pathway: Pathway) -> None:
    """Give a pathway its history, its assessments, its actions and what follows its exit."""
    dice = scene.dice
    for _ in range(dice.choice((0, 0, 1, 1, 2))):
        scene.kept(_event(scene, pathway))
    assessments_of(scene, pathway)
    actions_of(scene, pathway)
    if pathway.state == "sorti" and pathway.ended_on is not None:
        for months in (3, 6, 6):
            if dice.chance(0.7):
                scene.kept(_followup(scene, pathway, pathway.ended_on, months))


def _event(scene: Scene, pathway: Pathway) -> PathwayEvent:
    dice = scene.dice
    day = dice.day(pathway.opened_on, pathway.ended_on)
    decided = dice.chance(0.7)
    return PathwayEvent(
        id=dice.identity(),
        pathway_id=pathway.id,
        act="decider" if decided else "suspendre",
        decision=dice.choice(("conseil_simple", "conseil_simple", "accompagnement"))
        if decided
        else "",
        state_before="diagnostic_restitue",
        state_after="conseil_simple",
        happened_on=day,
        recorded_at=_at(day),
    )


def _followup(scene: Scene, pathway: Pathway, ended_on: date, months: int) -> PostExitFollowup:
    dice = scene.dice
    due_on = months_after(ended_on, months)
    done = dice.chance(0.6)
    return PostExitFollowup(
        id=dice.identity(),
        pathway_id=pathway.id,
        months=months,
        due_on=due_on + timedelta(days=dice.randint(1, 400) if dice.chance(0.3) else 0),
        done_on=due_on if done else None,
        situation=scene.one_of("exit_situations", "") if done else "",
        cancelled_on=due_on if dice.chance(0.15) else None,
    )


def _referral(scene: Scene, person: Person, received_on: date) -> Referral:
    dice = scene.dice
    state = dice.choice(("recue", "expiree", "acceptee", "acceptee", "refusee", "annulee"))
    if state in {"recue", "expiree"} and dice.chance(0.3):
        received_on = dice.last - timedelta(days=dice.choice((7, 8, 9)))
    return Referral(
        id=dice.identity(),
        person_id=person.id,
        prescriber_kind=scene.one_of("prescriber_kinds", "INCONNU"),
        received_on=received_on,
        state=state,
        answered_on=received_on if state in {"acceptee", "refusee"} else None,
        refusal_reason=_reason(scene) if state == "refusee" else "",
        basin_id=dice.choice((*[scene.basins[0].id] * 3, scene.basins[1].id, None)),
    )


def _sent(scene: Scene, person: Person) -> Referral:
    dice = scene.dice
    state = dice.choice(("envoyee", "acceptee", "refusee", "refusee", "annulee"))
    sent_on = dice.day()
    answered = state in {"acceptee", "refusee"}
    return Referral(
        id=dice.identity(),
        person_id=person.id,
        direction="envoyee",
        prescriber_kind=scene.one_of("partner_kinds", ""),
        received_on=sent_on,
        state=state,
        answered_on=dice.day(sent_on) if answered else None,
        refusal_reason=_reason(scene) if state == "refusee" else "",
        basin_id=dice.choice((None, None, scene.basins[0].id)),
    )


def _reason(scene: Scene) -> str:
    usual = scene.one_of("referral_refusal_reasons", "", "raison-inconnue")
    return scene.dice.choice((usual, "bénéficiaire-non-mobile"))


def _at(day: date) -> datetime:
    return datetime.combine(day, time(10), UTC)
