"""Every paper of her support left in the folder: as a PDF, as a web page, and as pictures."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.tour import folder
from conseil_mobilite.cli.tour.album import FAST
from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.finding import ask, read
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.domain.paper.presentation import Presentation, SheetChoice
from conseil_mobilite.gui.background import Background
from conseil_mobilite.gui.jobs import Job
from conseil_mobilite.gui.paper.pages.pdf_pages import drawn, faces
from conseil_mobilite.services.agenda import diary
from conseil_mobilite.services.paper import (
    agenda_paper,
    appointment_papers,
    blank_grids,
    certificates,
    convocations,
    funding_plans,
    person_files,
    person_papers,
)
from conseil_mobilite.services.paper.appointment_papers import Shape
from conseil_mobilite.services.paper.issuing import PaperPreview
from conseil_mobilite.services.paper.person_papers import PersonPaper
from conseil_mobilite.services.paper.restitution import restitutions
from conseil_mobilite.services.paper.sheet import action_sheets
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.files import make_private_folder, write_atomically

LANGUAGES: Final = ("ar", "fa-AF", "uk", "tr")
DOTS_AN_INCH: Final = 80
WANTED: Final = frozenset(
    (
        *(f"fiche-{each}" for each in (*Presentation, *LANGUAGES)),
        *(f"rendez-vous-{each}" for each in Shape),
        "convocation",
        "restitution",
        "attestation",
        "dossier",
        "agenda",
        "grille",
    )
)
_WEEK: Final = 7

Named = tuple[str, PaperPreview]


def file_papers(visit: Visit) -> None:
    """Write each paper as it would leave now, one after the other."""
    place = visit.folder / folder.PAPERS
    make_private_folder(place)
    for name, paper in _papers(visit):
        ask(visit, partial(_written, place, name, paper))


def found_filed(visit: Visit, _store: Store) -> None:
    """Find each paper in its three forms."""
    place = visit.folder / folder.PAPERS
    papers = {each.stem for each in place.glob("*.pdf")} | WANTED
    forms = ("{}.pdf", "{}.html", "{}_1.png")
    wanted = [form.format(name) for name in sorted(papers) for form in forms]
    lacking = [name for name in wanted if not (place / name).is_file()]
    if lacking:
        raise StepFailed(f"Des papiers manquent dans le dossier : {', '.join(lacking[:5])}.")


def _papers(visit: Visit) -> Iterator[Named]:
    yield from _sheets(visit)
    yield from _of_her_meeting(visit)
    yield from _of_her_support(visit)
    yield "grille", read(visit, blank_grids.preview, now(), full=False)
    yield "agenda", read(visit, agenda_paper.preview, visit.today, _WEEK, now(), ())


def _sheets(visit: Visit) -> Iterator[Named]:
    """Yield the action sheet in each presentation, then beside some of the languages."""
    choices = {f"fiche-{each}": SheetChoice(each) for each in Presentation}
    choices |= {f"fiche-{each}": SheetChoice(language=each) for each in LANGUAGES}
    for name, choice in choices.items():
        yield name, read(visit, action_sheets.preview, visit.someone(), now(), choice)


def _of_her_meeting(visit: Visit) -> Iterator[Named]:
    """Yield what tells of her next appointment."""
    person, at = visit.someone(), now()
    entry = read(visit, diary.next_for, person, at)
    if entry is None:
        return
    meeting = entry.appointment.id
    for shape in Shape:
        paper = read(visit, appointment_papers.preview, meeting, person, shape, at)
        yield f"rendez-vous-{shape}", paper
    yield "convocation", read(visit, convocations.preview, meeting, person, at)


def _of_her_support(visit: Visit) -> Iterator[Named]:
    person, at = visit.someone(), now()
    boxes = read(visit, restitutions.offered, person).boxes
    ticked = frozenset(box.code for box in boxes if box.ticked)
    yield "restitution", read(visit, restitutions.preview, person, at, ticked)
    yield "attestation", read(visit, certificates.preview, person, at)
    yield "dossier", read(visit, person_files.preview, person, at)
    plans = [
        each.subject
        for each in read(visit, person_papers.offered, person, at)
        if each.paper is PersonPaper.FUNDING and each.subject is not None
    ]
    for plan in plans[:1]:
        yield "plan-de-financement", read(visit, funding_plans.preview, plan, at)


def _written(place: Path, name: str, paper: PaperPreview, base: Background) -> Job[bool]:
    return base.work(partial(_write, place, name, paper))


def _write(place: Path, name: str, paper: PaperPreview) -> bool:
    write_atomically(place / f"{name}.pdf", paper.pdf)
    write_atomically(place / f"{name}.html", paper.html)
    return all(
        drawn(paper.pdf, rank, DOTS_AN_INCH).save(
            str(place / f"{name}_{rank + 1}.png"), quality=FAST
        )
        for rank in range(len(faces(paper.pdf)))
    )
