"""From a paper that is offered to what shows it."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from conseil_mobilite.gui.paper import printables
from conseil_mobilite.gui.paper.printable import Printable
from conseil_mobilite.services.paper.appointment_papers import Shape
from conseil_mobilite.services.paper.person_papers import Offered, PersonPaper

OF_PERSON: Final[dict[PersonPaper, Callable[[UUID], Printable]]] = {
    PersonPaper.SHEET: printables.action_sheet,
    PersonPaper.RESTITUTION: printables.restitution,
    PersonPaper.CERTIFICATE: printables.certificate,
    PersonPaper.FILE: printables.person_file,
}
OF_SUBJECT: Final[dict[PersonPaper, Callable[[UUID], Printable]]] = {
    PersonPaper.FUNDING: printables.funding_plan,
    PersonPaper.LETTER: printables.referral_letter,
}
OF_MEETING: Final[dict[PersonPaper, Callable[[UUID, UUID], Printable]]] = {
    PersonPaper.SLIP: lambda meeting, person: printables.appointment_paper(
        meeting, person, Shape.SLIP
    ),
    PersonPaper.CARD: lambda meeting, person: printables.appointment_paper(
        meeting, person, Shape.CARD
    ),
    PersonPaper.CONVOCATION: printables.convocation,
}


def printable(offered: Offered, person: UUID) -> Printable:
    """Return the paper, for the person and for what it tells of."""
    if offered.paper in OF_PERSON:
        return OF_PERSON[offered.paper](person)
    assert offered.subject is not None
    if offered.paper in OF_SUBJECT:
        return OF_SUBJECT[offered.paper](offered.subject)
    return OF_MEETING[offered.paper](offered.subject, person)
