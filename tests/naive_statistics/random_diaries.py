"""Appointments of every status, alone or together, and the attempts to reach people."""

from tests.naive_statistics.random_scene import Scene

from conseil_mobilite.domain.agenda.appointment import Appointment, ContactAttempt, Participation
from conseil_mobilite.domain.pathway.pathway import Pathway

_STATUSES = ("unknown", "seen", "seen", "excused", "revoked", "noshow")
_CANCELLED = ("excused", "revoked", "noshow", "seen")


def diary(scene: Scene) -> None:
    dice = scene.dice
    for pathway in scene.pathways:
        for _ in range(dice.choice((0, 1, 2, 4, 8, 14))):
            _meeting(scene, [pathway])
        for _ in range(dice.choice((0, 1, 2))):
            scene.kept(_attempt(scene, pathway))
    for _ in range(3):
        _meeting(scene, _apart(dice.some(scene.pathways, 6)))


def _apart(pathways: list[Pathway]) -> list[Pathway]:
    """Keep one pathway of each person: nobody sits twice at a meeting."""
    return list({pathway.person_id: pathway for pathway in pathways}.values())


def _meeting(scene: Scene, pathways: list[Pathway]) -> None:
    dice = scene.dice
    identity = dice.identity()
    near = pathways[0] if len(pathways) == 1 and dice.chance(0.8) else None
    cancelled = dice.chance(0.1)
    meeting = Appointment(
        id=identity,
        kind=scene.one_of("appointment_kinds"),
        starts_at=dice.instant(near.opened_on, near.ended_on) if near else dice.instant(),
        duration_minutes=dice.choice((10, 20, 30, 45, 50, 90)),
        uid=identity.hex,
        cancelled_on=dice.last if cancelled else None,
        deleted_at=dice.instant() if dice.chance(0.07) else None,
    )
    scene.kept(meeting)
    for pathway in pathways:
        scene.kept(
            Participation(
                appointment_id=meeting.id,
                person_id=pathway.person_id,
                pathway_id=pathway.id if dice.chance(0.93) else None,
                status=dice.choice(_CANCELLED if cancelled else _STATUSES),
            )
        )


def _attempt(scene: Scene, pathway: Pathway) -> ContactAttempt:
    dice = scene.dice
    return ContactAttempt(
        id=dice.identity(),
        person_id=pathway.person_id,
        pathway_id=pathway.id if dice.chance(0.9) else None,
        attempted_at=dice.instant(pathway.opened_on),
        channel=scene.one_of("contact_channels"),
        result=dice.choice(("joint", "joint", "non_joint")),
        duration_minutes=dice.choice((0, 5, 12)),
    )
