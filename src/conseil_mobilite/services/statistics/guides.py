"""The guide of the indicators, to be read beside the figures, printed or given with them."""

from datetime import datetime

from sqlmodel import Session

from conseil_mobilite.documents import indicator_guide as paper
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.statistics.definitions.guide import guide
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.services.paper import issuing
from conseil_mobilite.services.paper.issuing import PaperPreview
from conseil_mobilite.store.reference.statistics_definitions import tables_plan


def preview(session: Session, at: datetime) -> PaperPreview:
    """Return the guide as it would be printed: no number, for it is nobody's."""
    organisation = setup.organisation(session).name
    document = paper.document(guide(tables_plan()), organisation, paris_day(at))
    return issuing.preview(paper.TITLE, "", document)
