"""The words for what the columns of a file say."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class ColumnName:
    """What a column says. `values` is the list of its codes, where they are worth saying."""

    name: str
    feminine: bool = False
    plural: bool = False
    values: str = ""


COLUMNS: Final[Mapping[str, Mapping[str, ColumnName]]] = MappingProxyType(
    {
        "person": {
            "civility": ColumnName("Civilité", feminine=True),
            "last_name": ColumnName("Nom"),
            "first_name": ColumnName("Prénom"),
            "usual_name": ColumnName("Nom d’usage"),
            "birth_date": ColumnName("Date de naissance", feminine=True),
            "sex": ColumnName("Sexe"),
            "address": ColumnName("Adresse", feminine=True),
            "insee_code": ColumnName("Commune", feminine=True),
            "qpv": ColumnName("Quartier prioritaire"),
            "frr": ColumnName("Zone rurale", feminine=True),
            "france_travail_id": ColumnName("Identifiant France Travail"),
            "caf_id": ColumnName("Identifiant CAF"),
            "contact_preference": ColumnName("Moyen de contact préféré"),
            "easy_read": ColumnName("Fiche facile à lire", feminine=True),
            "adviser_id": ColumnName("Conseiller ou conseillère"),
        },
        "assessment": {
            "goal": ColumnName("Objectif de la personne"),
            "profile_retained": ColumnName("Profil retenu"),
            "intensity": ColumnName("Intensité conseillée", feminine=True),
            "kind": ColumnName("Type", values="assessment_kinds"),
        },
        "barrier": {
            "intensity": ColumnName("Intensité", feminine=True, values="barrier_intensities"),
            "status": ColumnName("État", values="barrier_statuses"),
        },
        "action": {
            "status": ColumnName("État", values="action_statuses"),
            "result": ColumnName("Résultat", values="action_results"),
            "wording": ColumnName("Phrase", feminine=True),
            "note": ColumnName("Note", feminine=True),
            "due_on": ColumnName("Échéance", feminine=True),
            "goal_id": ColumnName("Objectif"),
            "cost_cents": ColumnName("Coût"),
            "partner_name": ColumnName("Partenaire"),
            "partner_phone": ColumnName("Téléphone du partenaire"),
            "partner_address": ColumnName("Adresse du partenaire", feminine=True),
            "papers": ColumnName("Papiers", plural=True),
            "on_sheet": ColumnName("Présence sur la fiche", feminine=True),
            "position": ColumnName("Place", feminine=True),
            "measure_id": ColumnName("Mesure du plan", feminine=True),
        },
        "appointment": {
            "starts_at": ColumnName("Heure", feminine=True),
            "unnamed_attended": ColumnName("Présence des personnes sans nom", feminine=True),
        },
        "participation": {"status": ColumnName("Présence", values="appointment_statuses")},
        "licence_exam": {"result": ColumnName("Résultat", values="licence_exam_results")},
        "licence_process": {
            "hours_done": ColumnName("Heures de conduite", feminine=True, plural=True),
            "outcome": ColumnName("Issue", feminine=True, values="licence_outcomes"),
        },
        "note": {
            "text": ColumnName("Texte"),
            "private": ColumnName("Confidentialité", feminine=True),
        },
        "rights_request": {
            "answer": ColumnName("Réponse", feminine=True, values="rights_answers"),
            "lifted_on": ColumnName("Levée", feminine=True),
        },
        "vehicle": {"ended_on": ColumnName("Fin", feminine=True)},
        "journey": {"ended_on": ColumnName("Fin", feminine=True)},
        "mobility_basin": {"name": ColumnName("Nom")},
        "plan_measure": {"ends_on": ColumnName("Fin", feminine=True)},
    }
)
"""What is changed often enough to be named; elsewhere the thing itself is said to have changed."""

FOLLOWERS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "person": frozenset({"search_text", "municipality_name", "postcode", "epci_code"}),
        "action": frozenset({"done_on", "result", "abandon_reason", "abandoned_on"}),
        "assessment": frozenset({"profile_comment"}),
        "barrier": frozenset({"rank"}),
        "answer": frozenset({"answered_at"}),
        "rights_request": frozenset({"answered_on", "reason"}),
        "appointment": frozenset({"sequence", "revised_at", "series_id", "occurrence_at"}),
    }
)
"""What changes along with another column, which is the one to be said."""

DERIVED: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {"person": frozenset({"search_text"})}
)
"""What is computed from other rows: of no interest alone."""
