"""The funding plan of an action: shown, then issued once.

It goes to funders too. A funder or an aid that is there for a disability is told by its sum alone,
and the adviser is told so.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.documents import funding_plan as paper
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.paper.funding_plan import ActionFunding, FundingShare
from conseil_mobilite.domain.pathway.action import Action, FundingLine
from conseil_mobilite.domain.pathway.funding import funding_plan
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.reference.code_lists import CodeList
from conseil_mobilite.services.directory.aid_list import aids
from conseil_mobilite.services.paper import heads, issuing
from conseil_mobilite.services.paper.discretion import (
    HEALTH_KINDS,
    HEALTH_PARTNERS,
    tells_health,
)
from conseil_mobilite.services.paper.issuing import Paper, PaperPreview
from conseil_mobilite.services.pathway import funding
from conseil_mobilite.store.reference.reference import code_lists

KIND: Final = "plan_financement"
DISCREET: Final = "Un autre financeur"
_BINNED: Final = "Cette action est à la corbeille : remettez-la d’abord à sa place."
_UNNAMED: Final = (
    "Un financeur lié au handicap est compté sans être nommé : ce plan peut être lu par d’autres "
    "financeurs."
)
_REREAD: Final = (
    "Cette action touche à la santé : relisez sa phrase avant de remettre ce plan à un financeur."
)


def prepare(session: Session, action_id: UUID, at: datetime) -> ActionFunding:
    """Return what the plan says, with the number it would take. UserError for one in the bin."""
    action = session.get_one(Action, action_id)
    if action.deleted_at is not None:
        raise UserError(_BINNED)
    person = heads.person(session, _person_of(session, action))
    lines = funding.of_pathway(session, action.pathway_id).get(action_id, ())
    adviser = heads.adviser_card(session, person.adviser_id)
    known = aids(session, paris_day(at))
    return ActionFunding(
        number=issuing.next_number(session, at),
        organisation=heads.letterhead(session),
        adviser=adviser,
        person_name=person.full_name,
        issued_on=paris_day(at),
        notice=heads.notice(session, heads.SHORT_NOTICE),
        purpose=action.wording,
        cost=action.cost_cents,
        sums=funding_plan(action.cost_cents, lines),
        partner="" if action.partner_kind in HEALTH_PARTNERS else action.partner_name,
        due_on=action.due_on,
        shares=tuple(_share(line, known) for line in lines),
        signing=heads.signing(session, person.full_name, adviser),
    )


def preview(session: Session, action_id: UUID, at: datetime) -> PaperPreview:
    """Return the plan as it would be handed out now; nothing is kept."""
    content = prepare(session, action_id, at)
    title = f"Plan de financement pour {content.person_name}"
    warnings = tuple(_warnings(session.get_one(Action, action_id), content))
    return issuing.preview(title, content.number, paper.document(content), warnings)


def issue(session: Session, action_id: UUID, at: datetime) -> IssuedDocument:
    """Write the plan and keep it as it is handed out; its variant names the action."""
    content = prepare(session, action_id, at)
    written = paper.document(content)
    made = Paper(KIND, content.number, paper.TITLE, written, variant=str(action_id))
    return issuing.keep(session, _person_of(session, session.get_one(Action, action_id)), made, at)


def _person_of(session: Session, action: Action) -> UUID:
    return session.get_one(Pathway, action.pathway_id).person_id


def _share(line: FundingLine, known: CodeList) -> FundingShare:
    lists = code_lists()
    kind = lists["funder_kinds"].label(line.funder_kind)
    discreet = tells_health(line, known)
    return FundingShare(
        funder=DISCREET if discreet else line.funder_name.strip() or kind,
        aid="" if discreet or not line.aid_code else known.label(line.aid_code),
        asked=line.asked_cents,
        asked_on=line.asked_on,
        granted=line.granted_cents,
        granted_on=line.granted_on,
        payer=lists["payers"].label(line.payer) if line.payer else "",
        paid_on=line.paid_on,
    )


def _warnings(action: Action, content: ActionFunding) -> Iterator[str]:
    if any(share.funder == DISCREET for share in content.shares):
        yield spaced(_UNNAMED)
    if action.kind in HEALTH_KINDS or action.partner_kind in HEALTH_PARTNERS:
        yield spaced(_REREAD)
