"""Who sent the person, and to whom she was sent."""

from typing import Final

from conseil_mobilite.domain.paper.person_file import FilePart
from conseil_mobilite.services.paper.person_file.held import Held
from conseil_mobilite.services.paper.person_file.telling import (
    Kind,
    by,
    coded,
    named,
    phone,
    said,
    things,
)


def part(held: Held) -> FilePart:
    referrals = by(held["referral"], "received_on")
    return things("Qui vous a orienté, et vers qui", REFERRAL, held, referrals)


REFERRAL: Final = Kind(
    (
        coded("prescriber_kind", "Sorte de service", "prescriber_kinds"),
        said("prescriber_name", "Service"),
        said("agent_name", "Personne de ce service"),
        said("address", "Adresse du service"),
        phone("phone", "Téléphone du service"),
        said("email", "Courriel du service"),
        said("reason", "Motif"),
        coded("urgency", "Urgence", "urgencies"),
        said("documents_joined", "Documents joints"),
        said("person_agreed", "Vous étiez d’accord"),
        coded("state", "Où en est l’orientation", "referral_states"),
        said("answered_on", "Réponse le"),
        coded("refusal_reason", "Motif du refus", "referral_refusal_reasons"),
        said("answer", "Réponse"),
        said("reminded_on", "Dernière relance le"),
        named("adviser_id", "Noté par"),
        named("basin_id", "Bassin de mobilité"),
    ),
    title=(coded("direction", "", "referral_directions"), said("received_on", "")),
)
