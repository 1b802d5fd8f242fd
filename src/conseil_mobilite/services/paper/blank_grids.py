"""The grid to fill by hand: printed for an interview without a computer, kept in nobody's file."""

from datetime import datetime

from sqlmodel import Session

from conseil_mobilite.documents import blank_grid as paper
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.paper.blank_grid import BlankGrid, sections_of
from conseil_mobilite.services.paper import heads, issuing
from conseil_mobilite.services.paper.issuing import PaperPreview
from conseil_mobilite.store.reference import grids


def prepare(session: Session, at: datetime, *, full: bool) -> BlankGrid:
    """Return the form that the next assessment would ask, in the version in use here."""
    grid = grids.current_grid(session)
    return BlankGrid(
        organisation=heads.letterhead(session),
        version=grid.version,
        full=full,
        printed_on=paris_day(at),
        sections=tuple(sections_of(grid, full=full)),
    )


def preview(session: Session, at: datetime, full: bool) -> PaperPreview:  # noqa: FBT001 - agreed
    """Return the form as it would be printed: no number, for it is nobody's."""
    content = prepare(session, at, full=full)
    return issuing.preview(paper.title(content), "", paper.document(content))
