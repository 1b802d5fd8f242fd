"""The paper of a recovery kit: seen, printed, kept nowhere."""

import secrets
from datetime import datetime
from typing import Final

from sqlmodel import Session

from conseil_mobilite.documents import recovery_kit as paper
from conseil_mobilite.domain.access.recovery_code import ALPHABET, RecoveryCode
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.paper.recovery_kit import RecoveryKit
from conseil_mobilite.services.paper import heads, issuing
from conseil_mobilite.services.paper.issuing import PaperPreview

_LABEL_SIGNS: Final = 4
_NOBODY: Final = "Personne n’est identifié dans cette base : un kit ne serait celui de personne."


def new_label() -> str:
    """Draw what tells a kit from the others, on its paper and in the list: nothing of its code."""
    return "".join(secrets.choice(ALPHABET) for _ in range(_LABEL_SIGNS))


def preview(
    session: Session, at: datetime, code: RecoveryCode, label: str, base_name: str
) -> PaperPreview:
    """Return the paper as it would be printed. Nothing is kept of it, not even that it was seen."""
    adviser = session.get(Adviser, session.info["adviser"])
    if adviser is None:
        raise UserError(_NOBODY)
    content = RecoveryKit(
        organisation=heads.letterhead(session),
        base_name=base_name,
        adviser_name=adviser.full_name,
        label=label,
        printed_on=paris_day(at),
        code=code,
    )
    return issuing.preview(f"{paper.TITLE} {label}", "", paper.document(content))
