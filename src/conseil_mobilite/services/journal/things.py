"""The words for what the rows of a file are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Thing:
    """What a row is. `title` are columns to name it by, the first that is filled.

    A title that is a code is looked up in the list that `lists` gives for its column. `of` is what
    comes after the name of one of its columns; `came` and `went` are participles, masculine. `day`
    is a column that dates it.
    """

    name: str
    of: str
    title: tuple[str, ...] = ()
    lists: Mapping[str, str] = field(default_factory=dict)
    day: str = ""
    feminine: bool = False
    plural: str = ""
    came: str = "ajouté"
    went: str = "supprimé"

    def agreed(self, participle: str, *, many: bool = False) -> str:
        return f"{participle}{'e' if self.feminine else ''}{'s' if many else ''}"


THINGS: Final[Mapping[str, Thing]] = MappingProxyType(
    {
        "person": Thing("Dossier", "du dossier", plural="dossiers", came="créé"),
        "contact_point": Thing(
            "Coordonnée", "de la coordonnée", feminine=True, plural="coordonnées"
        ),
        "person_audience": Thing(
            "Situation déclarée",
            "de la situation déclarée",
            ("code",),
            {"code": "publics"},
            feminine=True,
            plural="situations déclarées",
        ),
        "referral": Thing(
            "Orientation", "de l’orientation", ("prescriber_name",), feminine=True, came="reçu"
        ),
        "pathway": Thing("Parcours", "du parcours", plural="parcours", came="ouvert"),
        "post_exit_followup": Thing("Suivi après sortie", "du suivi après sortie"),
        "assessment": Thing("Bilan", "du bilan", plural="bilans", came="commencé"),
        "strength": Thing("Atout", "de l’atout", ("text",), plural="atouts"),
        "goal": Thing("Objectif", "de l’objectif", ("label",), plural="objectifs"),
        "action": Thing("Action", "de l’action", ("wording",), feminine=True, plural="actions"),
        "funding_line": Thing(
            "Financement",
            "du financement",
            ("funder_name", "funder_kind"),
            {"funder_kind": "funder_kinds"},
            plural="financements",
            went="retiré",
        ),
        "unmet_need": Thing(
            "Besoin sans offre",
            "du besoin sans offre",
            ("words", "purpose"),
            {"purpose": "journey_purposes"},
            plural="besoins sans offre",
            came="noté",
        ),
        "situation_topic": Thing(
            "Situation de mobilité",
            "de la situation de mobilité",
            ("topic",),
            {"topic": "situation_topics"},
            feminine=True,
            plural="situations de mobilité",
            came="noté",
        ),
        "vehicle": Thing(
            "Véhicule",
            "du véhicule",
            ("name", "kind"),
            {"kind": "vehicle_kinds"},
            plural="véhicules",
        ),
        "licence": Thing("Permis", "du permis", ("category",), {"category": "licence_categories"}),
        "licence_process": Thing(
            "Permis en préparation",
            "du permis en préparation",
            ("category",),
            {"category": "licence_categories"},
        ),
        "licence_exam": Thing(
            "Examen", "de l’examen", ("kind",), {"kind": "licence_exam_kinds"}, plural="examens"
        ),
        "journey": Thing(
            "Trajet",
            "du trajet",
            ("purpose",),
            {"purpose": "journey_purposes"},
            plural="trajets",
        ),
        "renunciation": Thing(
            "Renoncement",
            "du renoncement",
            ("words", "what"),
            {"what": "renunciation_kinds"},
            plural="renoncements",
        ),
        "mobility_budget": Thing("Budget mobilité", "du budget mobilité", ("solution",)),
        "budget_line": Thing(
            "Ligne de budget",
            "de la ligne de budget",
            ("words", "kind"),
            {"kind": "budget_kinds"},
            feminine=True,
            plural="lignes de budget",
        ),
        "appointment": Thing(
            "Rendez-vous",
            "du rendez-vous",
            ("title", "kind"),
            {"kind": "appointment_kinds"},
            "starts_at",
            plural="rendez-vous",
            came="créé",
        ),
        "appointment_series": Thing(
            "Série de rendez-vous",
            "de la série de rendez-vous",
            feminine=True,
            plural="séries de rendez-vous",
            came="créé",
        ),
        "working_hours": Thing(
            "Heures de travail",
            "des heures de travail",
            feminine=True,
            plural="heures de travail",
        ),
        "unavailability": Thing(
            "Indisponibilité",
            "de l’indisponibilité",
            ("words", "kind"),
            {"kind": "unavailability_kinds"},
            "starts_at",
            feminine=True,
            plural="indisponibilités",
        ),
        "participation": Thing(
            "Participation au rendez-vous",
            "du rendez-vous",
            feminine=True,
            plural="participations",
            went="retiré",
        ),
        "contact_attempt": Thing(
            "Contact",
            "du contact",
            ("result",),
            {"result": "contact_results"},
            plural="contacts",
            came="noté",
        ),
        "note": Thing("Note", "de la note", day="written_at", feminine=True, plural="notes"),
        "privacy_notice": Thing(
            "Information sur les données",
            "de l’information sur les données",
            feminine=True,
            came="remis",
        ),
        "disclosure_agreement": Thing(
            "Accord",
            "de l’accord",
            ("subject",),
            {"subject": "disclosure_subjects"},
            plural="accords",
            came="noté",
        ),
        "rights_request": Thing(
            "Demande sur ses données",
            "de la demande sur ses données",
            ("kind",),
            {"kind": "rights_kinds"},
            day="received_on",
            feminine=True,
            plural="demandes sur ses données",
            came="noté",
        ),
        "retention_notice": Thing(
            "Annonce de départ du dossier",
            "de l’annonce de départ du dossier",
            ("rule",),
            {"rule": "retention_rules"},
            feminine=True,
            plural="annonces de départ du dossier",
        ),
        "issued_document": Thing("Document", "du document", ("title",), plural="documents"),
        "mobility_basin": Thing("Bassin", "du bassin", ("name",), plural="bassins"),
        "basin_intercommunality": Thing(
            "Intercommunalité",
            "de l’intercommunalité",
            ("epci_name",),
            feminine=True,
            plural="intercommunalités",
        ),
        "plan_body": Thing(
            "Organisme du plan", "de l’organisme du plan", ("name",), plural="organismes du plan"
        ),
        "plan_measure": Thing(
            "Mesure du plan",
            "de la mesure du plan",
            ("title",),
            feminine=True,
            plural="mesures du plan",
        ),
        "measure_condition": Thing(
            "Condition de mesure",
            "de la condition de mesure",
            feminine=True,
            plural="conditions de mesure",
        ),
        "distinct_pair": Thing(
            "Distinction de deux dossiers",
            "de la distinction de deux dossiers",
            feminine=True,
            came="noté",
        ),
        "person_merge": Thing("Fusion de dossiers", "de la fusion de dossiers", feminine=True),
        "pathway_event": Thing("Étape du parcours", "de l’étape du parcours", feminine=True),
        # These are named after the grid.
        "answer": Thing("Réponse", "de la réponse", feminine=True, plural="réponses"),
        "observed_test": Thing("Test observé", "du test observé", plural="tests observés"),
        "axis_score": Thing("Niveau retenu", "du niveau retenu", plural="niveaux retenus"),
        "barrier": Thing("Frein", "du frein", plural="freins"),
    }
)
