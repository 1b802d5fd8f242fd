"""What an act on a pathway must come with: its date, a reason, a situation, a review date."""

from dataclasses import dataclass
from datetime import date

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.pathway.pathway_rules import Needed, PathwayAct, PathwayState

EXIT_REASONS = (
    "emploi_durable",
    "emploi_transition",
    "formation",
    "maintien_emploi",
    "solution_pleine",
    "autonomie",
    "relais",
    "demenagement",
    "fin_periode",
    "sante_maternite",
    "abandon",
    "injoignable",
    "refus",
    "exclusion",
    "doublon_erreur",
    "deces",
)
DROP_REASONS = ("injoignable", "refus", "abandon", "demenagement", "doublon_erreur", "deces")
EXIT_SITUATIONS = ("emploi", "formation", "recherche", "autre", "non_joint")

NEEDS: dict[PathwayAct, tuple[Needed, ...]] = {
    PathwayAct.SUSPEND: (Needed.DAY, Needed.REASON, Needed.REVIEW),
    PathwayAct.EXIT: (Needed.DAY, Needed.REASON, Needed.SITUATION),
    PathwayAct.DROP: (Needed.DAY, Needed.REASON),
}
_ASKED: dict[Needed, str] = {
    Needed.DAY: "Indiquez la date, par exemple 12/03/2027.",
    Needed.REASON: "Choisissez un motif.",
    Needed.SITUATION: "Choisissez la situation de la personne à la sortie.",
    Needed.REVIEW: "Indiquez la date à laquelle faire le point, par exemple 12/03/2027.",
    Needed.BARRIER: "Choisissez le frein à lever d’abord.",
    Needed.PARTNER: "Indiquez le partenaire qui prend le relais.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What the adviser gave with an act or a decision; codes of the lists of the same names."""

    happened_on: date | None = None
    reason: str = ""
    situation: str = ""
    review_on: date | None = None
    barrier_code: str = ""
    partner: str = ""

    def lacks(self, needed: Needed) -> bool:
        given = {
            Needed.DAY: self.happened_on,
            Needed.REASON: self.reason.strip(),
            Needed.SITUATION: self.situation,
            Needed.REVIEW: self.review_on,
            Needed.BARRIER: self.barrier_code,
            Needed.PARTNER: self.partner.strip(),
        }
        return not given[needed]


def check_details(needs: tuple[Needed, ...], details: Details, *, reaching: PathwayState) -> None:
    """Raise UserError, naming the field, for the first thing missing or out of place.

    `needs` is `NEEDS[act]` or the needs of a decision's effect; `reaching` is the new state.
    """
    for needed in needs:
        if details.lacks(needed):
            raise UserError(_ASKED[needed], field=needed.value)
    _check_codes(details, reaching)
    if details.review_on and details.happened_on and details.review_on <= details.happened_on:
        raise UserError("La date du point doit suivre celle de la suspension.", field="review_on")


def check_feedback(*, validated: bool) -> None:
    """Refuse to give back an assessment that is still being written."""
    if not validated:
        raise UserError("Validez le bilan avant de le restituer.")


def check_reopening(*, other_open: bool) -> None:
    """Refuse to reopen a pathway while the person has another one open."""
    if other_open:
        raise UserError(
            "Cette personne a déjà un parcours en cours : il ne peut y en avoir deux. Continuez "
            "dans celui-là, ou terminez-le avant de rouvrir l’ancien."
        )


def _check_codes(details: Details, reaching: PathwayState) -> None:
    reasons = {PathwayState.EXITED: EXIT_REASONS, PathwayState.DROPPED: DROP_REASONS}.get(reaching)
    if reasons and details.reason and details.reason not in reasons:
        raise UserError("Ce motif n’existe pas pour cette fin de parcours.", field="reason")
    if details.situation and details.situation not in EXIT_SITUATIONS:
        raise UserError("Cette situation n’existe pas dans la liste.", field="situation")
