"""I-35: the action sheets handed out."""

from dataclasses import dataclass

from tests.naive_statistics.pathways import Event, counted_pathways, once_each
from tests.naive_statistics.people import told
from tests.naive_statistics.question import Question, Unit
from tests.naive_statistics.rows import Base

from conseil_mobilite.domain.language.paris import paris_day


@dataclass(frozen=True, slots=True)
class Handed(Event):
    variant: str


def persons_with_sheets(base: Base, asked: Question) -> list[Unit]:
    """Persons given an action sheet in P; those given one in simplified version."""
    pathways = {pathway.id: pathway for pathway in counted_pathways(base)}
    handed = [
        Handed(pathways[paper.pathway_id], paris_day(paper.issued_at), paper.variant)
        for paper in base.documents
        if paper.kind == "fiche_action"
        and not paper.recipient
        and paper.pathway_id in pathways
        and asked.holds_instant(paper.issued_at)
    ]
    found = []
    for one, theirs in once_each(base, asked, handed):
        simple = any(paper.variant == "simplifiee" for paper in theirs)
        found.append(told(one, {"version_simplifiee": "oui" if simple else "non"}))
    return found
