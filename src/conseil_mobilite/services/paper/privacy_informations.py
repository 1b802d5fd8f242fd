"""The information on data protection, handed out on paper; handing it out is noted in her file."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.documents.letters import privacy_information as paper
from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.paper.rights_papers import PrivacyInformation
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.services.paper import heads, issuing
from conseil_mobilite.services.paper.issuing import Paper, PaperPreview
from conseil_mobilite.services.people import privacy
from conseil_mobilite.store.reference.reference import code_lists

KIND: Final = "information_donnees"


def prepare(session: Session, person_id: UUID, at: datetime) -> PrivacyInformation:
    """Return what the paper says, with the number it would take."""
    person = heads.person(session, person_id)
    basis = code_lists()["legal_bases"][setup.organisation(session).legal_basis]
    return PrivacyInformation(
        number=issuing.next_number(session, at),
        organisation=heads.letterhead(session),
        adviser=heads.adviser_card(session, person.adviser_id),
        person_name=person.full_name,
        issued_on=paris_day(at),
        version=privacy.NOTICE_VERSION,
        basis=basis.label,
        article=basis.text("article"),
        notice=heads.notice(session),
        kept=kept_lines(),
    )


def kept_lines() -> tuple[str, ...]:
    """Say, rule by rule, how long what is kept of a person stays."""
    rules = code_lists()["retention_rules"]
    return tuple(
        f"{rule.label} : {counted(rule.number('months') or 0, 'mois', 'mois')}" for rule in rules
    )


def preview(session: Session, person_id: UUID, at: datetime) -> PaperPreview:
    """Return the paper as it would be handed out now; nothing is kept."""
    content = prepare(session, person_id, at)
    title = f"Information sur les données : {content.person_name}"
    return issuing.preview(title, content.number, paper.document(content))


def issue(session: Session, person_id: UUID, at: datetime) -> IssuedDocument:
    """Keep the paper as it is handed out, and that it was given that day."""
    content = prepare(session, person_id, at)
    made = Paper(KIND, content.number, paper.TITLE, paper.document(content))
    kept = issuing.keep(session, person_id, made, at)
    privacy.give_notice(session, person_id, content.version, content.issued_on)
    return kept
