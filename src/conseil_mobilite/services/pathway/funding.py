"""The lines of an action's funding plan: who was asked, who granted, how much, who pays."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.pathway.action import Action, FundingLine
from conseil_mobilite.domain.pathway.funding_dates import check_days, check_payment
from conseil_mobilite.services.pathway.pathway_opening import open_one
from conseil_mobilite.services.people.wording import words
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.reference import code_lists

LARGEST_CENTS: Final = 100_000_000
LONGEST_NAME: Final = 160


def put(session: Session, line: FundingLine) -> FundingLine:
    """Store a line, new or changed. What is left to the person is computed, never a line."""
    _check_funder(line)
    _check_amounts(line)
    if line.payer and line.payer not in code_lists()["payers"]:
        raise UserError("Choisissez dans la liste qui règle le partenaire.", "payer")
    check_payment(line)
    pathway = open_one(session, session.get_one(Action, line.action_id).pathway_id)
    check_days(line, pathway.opened_on, paris_day(session.info["clock"]()))
    line.funder_name = words(line.funder_name, "funder_name", LONGEST_NAME)
    stored = session.merge(line)
    session.flush()
    audit.record(session, "funding.put", "funding_line", stored.id)
    return stored


def remove(session: Session, line_id: UUID) -> None:
    """Take a line away; the journal brings it back as it was."""
    line = session.get_one(FundingLine, line_id)
    open_one(session, session.get_one(Action, line.action_id).pathway_id)
    session.delete(line)
    session.flush()
    audit.record(session, "funding.remove", "funding_line", line_id)


def of_pathway(session: Session, pathway_id: UUID) -> Mapping[UUID, Sequence[FundingLine]]:
    """Return the lines of every action of a pathway, by action, in the order they were asked."""
    query = select(FundingLine).join(Action).where(Action.pathway_id == pathway_id)
    order = (col(FundingLine.asked_on), col(FundingLine.funder_kind), col(FundingLine.id))
    found: defaultdict[UUID, list[FundingLine]] = defaultdict(list)
    for line in session.exec(query.order_by(*order)):
        found[line.action_id].append(line)
    return found


def check_amount(cents: int | None, field: str) -> None:
    """Refuse a negative amount, and one so large that a comma must be missing."""
    if cents is not None and cents < 0:
        raise UserError("Un montant ne peut pas être négatif.", field)
    if cents is not None and cents > LARGEST_CENTS:
        raise UserError("Ce montant est trop grand : vérifiez la virgule.", field)


def _check_funder(line: FundingLine) -> None:
    funders = code_lists()["funder_kinds"]
    if line.funder_kind not in funders:
        raise UserError("Choisissez le financeur dans la liste.", "funder_kind")
    if funders[line.funder_kind].flag("own_share"):
        raise UserError(
            "La part de la personne se calcule toute seule : c’est ce qui reste à payer.",
            "funder_kind",
        )


def _check_amounts(line: FundingLine) -> None:
    check_amount(line.asked_cents, "asked_cents")
    check_amount(line.granted_cents, "granted_cents")
    if line.granted_on and line.granted_cents is None:
        raise UserError("Indiquez le montant accordé, 0 en cas de refus.", "granted_cents")
    if not line.asked_cents and line.granted_cents is None:
        raise UserError("Indiquez le montant demandé, par exemple 300.", "asked_cents")
