"""How a timeline says what became of the referrals of a person."""

from datetime import date
from uuid import UUID

import pytest
from sqlmodel import Session

from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.people.timeline_wording import moments
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson
from conseil_mobilite.services.people.timeline import timeline
from conseil_mobilite.store.database import Store

ON = date(2027, 3, 12)


def _keep(session: Session, referral: Referral) -> Referral:
    referral.person_id = people.register(session, NewPerson("Roy", "Awa"), ON).id
    session.add(referral)
    return referral


@pytest.mark.parametrize(
    ("direction", "state", "told"),
    [
        ("recue", "refusee", [("Orientation : refusée", "Session complète")]),
        ("recue", "annulee", [("Orientation : annulée par le prescripteur", "")]),
        (
            "envoyee",
            "acceptee",
            [
                ("Réponse à notre orientation : acceptée", "Venez mardi"),
                ("Orientation relancée", "Garage ou vendeur"),
            ],
        ),
        (
            "envoyee",
            "annulee",
            [
                ("Orientation envoyée : annulée", "Venez mardi"),
                ("Orientation relancée", "Garage ou vendeur"),
            ],
        ),
    ],
)
def test_each_step_of_a_referral_is_told(
    desk: Desk, store: Store, direction: str, state: str, told: list[tuple[str, str]]
) -> None:
    sent = direction == "envoyee"
    kept = store.run(
        _keep,
        Referral(
            person_id=UUID(int=0),
            direction=direction,
            state=state,
            prescriber_kind="garage" if sent else "ML",
            received_on=date(2027, 3, 1),
            reminded_on=date(2027, 3, 8) if sent else None,
            answered_on=date(2027, 3, 10),
            answer="Venez mardi" if sent else "",
            refusal_reason="session-complète" if state == "refusee" else "",
        ),
    )

    events = store.read(timeline, kept.person_id, ON)

    said = [(each.title, each.detail) for each in moments(events, "all", desk, ON)]
    began = (
        ("Orientation envoyée", "Garage ou vendeur")
        if sent
        else ("Orientation reçue", "Mission locale")
    )
    assert [pair for pair in said if "rientation" in pair[0]] == [*told, began]
