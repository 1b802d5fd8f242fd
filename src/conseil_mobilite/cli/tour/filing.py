"""Every paper of her support left in the folder: as a PDF, as a web page, and as pictures."""

from collections.abc import Collection, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.tour import folder
from conseil_mobilite.cli.tour.adding_up import results
from conseil_mobilite.cli.tour.album import FAST
from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.finding import ask, read
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.domain.paper.presentation import Presentation, SheetChoice
from conseil_mobilite.gui.background import Background
from conseil_mobilite.gui.jobs import Job
from conseil_mobilite.gui.paper.pages.pdf_pages import drawn, faces
from conseil_mobilite.gui.statistics.exports.opening import REPORT
from conseil_mobilite.interchange.statistics.package import read_package
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
from conseil_mobilite.services.statistics import guides
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
REPORTS: Final = frozenset(("statistiques", "consolidation", "guide-des-indicateurs"))
_WEEK: Final = 7

Named = tuple[str, PaperPreview]


def file_papers(visit: Visit) -> None:
    """Write each paper as it would leave now."""
    file_each(visit, _papers(visit))


def file_each(visit: Visit, papers: Iterable[Named]) -> None:
    """Write each paper in its three forms, one after the other."""
    place = _place(visit)
    make_private_folder(place)
    for name, paper in papers:
        ask(visit, partial(_written, place, name, paper))


def found_filed(visit: Visit, _store: Store) -> None:
    look_for(visit, WANTED | {each.stem for each in _place(visit).glob("*.pdf")})


def look_for(visit: Visit, papers: Collection[str]) -> None:
    """Find each paper in its three forms."""
    place = _place(visit)
    forms = ("{}.pdf", "{}.html", "{}_1.png")
    wanted = [form.format(name) for name in sorted(papers) for form in forms]
    lacking = [name for name in wanted if not (place / name).is_file()]
    if lacking:
        raise StepFailed(f"Des papiers manquent dans le dossier : {', '.join(lacking[:5])}.")


def file_reports(visit: Visit) -> None:
    """Put the report of the package, that of the sum and the guide beside the other papers."""
    place = _place(visit)
    make_private_folder(place)
    (package,) = visit.statistics.glob("*.zip")
    (added,) = results(visit).glob("*/rapport.pdf")
    report = read_package(package.read_bytes()).files[REPORT]
    _write(place, "statistiques", report, package.with_suffix(".html").read_bytes())
    _write(place, "consolidation", added.read_bytes(), added.with_suffix(".html").read_bytes())
    guide = read(visit, guides.preview, now())
    _write(place, "guide-des-indicateurs", guide.pdf, guide.html)


def found_reports(visit: Visit, _store: Store) -> None:
    look_for(visit, REPORTS)


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


def _place(visit: Visit) -> Path:
    return visit.folder / folder.PAPERS


def _written(place: Path, name: str, paper: PaperPreview, base: Background) -> Job[bool]:
    return base.work(partial(_write, place, name, paper.pdf, paper.html))


def _write(place: Path, name: str, pdf: bytes, page: bytes) -> bool:
    write_atomically(place / f"{name}.pdf", pdf)
    write_atomically(place / f"{name}.html", page)
    return all(
        drawn(pdf, rank, DOTS_AN_INCH).save(str(place / f"{name}_{rank + 1}.png"), quality=FAST)
        for rank in range(len(faces(pdf)))
    )
