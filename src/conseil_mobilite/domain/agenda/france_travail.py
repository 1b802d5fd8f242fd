"""An appointment in the codes of France Travail, for what is typed there again.

Only codes and labels of the lists: no name and no free text can come in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.reference.code_lists import CodeLists

INDIVIDUAL, COLLECTIVE = "IND", "COL"
UNDETERMINED: Final = "IND"

_ORGANISATIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "france_travail": "FT",
        "departement": "CD",
        "mission_locale": "ML",
        "cap_emploi": "CE",
    }
)
"""By kind of body. None of them says that a département delegates to it (DCD): never guessed."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """What the codes are made of. `status`: list `appointment_statuses`, of one person."""

    kind: str
    status: str
    modality: str
    initiator: str
    organisation_kind: str
    collective: bool


@dataclass(frozen=True, slots=True)
class FranceTravailCodes:
    """`status` to `initiator`: lists `ft_…`, and `appointment_modalities` for the modality."""

    status: str
    modality: str
    reception: str
    reason: str
    organisation: str
    initiator: str


def codes(meeting: Meeting, lists: CodeLists) -> FranceTravailCodes:
    """Return the codes of a meeting. UserError for a kind or a status that the lists do not know.

    A kind that gathers people by nature is collective even where one came alone.
    """
    kind = lists["appointment_kinds"][meeting.kind]
    together = meeting.collective or kind.flag("collective")
    return FranceTravailCodes(
        status=lists["appointment_statuses"][meeting.status].text("ft_status"),
        modality=meeting.modality,
        reception=COLLECTIVE if together else INDIVIDUAL,
        reason=kind.text("ft_reason"),
        organisation=_ORGANISATIONS.get(meeting.organisation_kind, UNDETERMINED),
        initiator=meeting.initiator,
    )


def as_text(told: FranceTravailCodes, lists: CodeLists) -> str:
    """Write one line a code: « Statut : Effectué [EFFECTUE] »."""
    coded = (
        ("Statut", "ft_appointment_statuses", told.status),
        ("Modalité", "appointment_modalities", told.modality),
        ("Réception", "ft_reception_modes", told.reception),
        ("Motif", "ft_appointment_reasons", told.reason),
        ("Organisme", "ft_organisations", told.organisation),
        ("Initiateur", "ft_initiators", told.initiator),
    )
    return "\n".join(f"{name} : {lists[of].label(code)} [{code}]" for name, of, code in coded)
