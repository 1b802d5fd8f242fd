"""The drafts of the register and of the impact assessment, and the papers of her rights."""

from pathlib import Path
from typing import Final
from zipfile import is_zipfile

from PySide6.QtCore import Qt

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.tour import folder
from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.filing import file_each, look_for
from conseil_mobilite.cli.tour.finding import read
from conseil_mobilite.cli.tour.jotting import show_paper
from conseil_mobilite.cli.tour.photographing import give_up, go, open_section
from conseil_mobilite.cli.tour.printing import save
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.domain.access.lock_minutes import USUAL
from conseil_mobilite.gui.kit.page import Screen
from conseil_mobilite.services.paper import privacy_informations, rights_letters
from conseil_mobilite.services.people import rights
from conseil_mobilite.services.records import records
from conseil_mobilite.services.records.records import RecordKind
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.files import make_private_folder

DRAFTS: Final = {RecordKind.REGISTER: "registre", RecordKind.IMPACT: "aipd"}
PAPERS: Final = frozenset((*DRAFTS.values(), "information", "lettre-droits"))


def draft(visit: Visit) -> None:
    """Look at each draft, and take it out to be completed."""
    hand = visit.hand
    go(visit, Qt.Key.Key_6, Screen.SETTINGS)
    open_section(visit, "records")
    for kind, name in DRAFTS.items():
        hand.click(f"records_look_{kind}")
        show_paper(visit)
        visit.picture(f"{name}-apercu")
        give_up(visit)
        path = _drafted(visit, name)
        make_private_folder(path.parent)
        save(visit, f"records_take_{kind}", path)
        visit.settle()


def found_drafted(visit: Visit, _store: Store) -> None:
    for name in DRAFTS.values():
        if not is_zipfile(_drafted(visit, name)):
            raise StepFailed(f"« {name}.odt » n’est pas un texte à compléter.")


def file_papers(visit: Visit) -> None:
    """Put beside the other papers the drafts, what she was told, and the answer to her request."""
    at, her = now(), visit.someone()
    (request,) = read(visit, rights.of_person, her)
    drafts = [
        (name, read(visit, records.preview, kind, at, USUAL)) for kind, name in DRAFTS.items()
    ]
    file_each(
        visit,
        (
            *drafts,
            ("information", read(visit, privacy_informations.preview, her, at)),
            ("lettre-droits", read(visit, rights_letters.preview, request.id, at)),
        ),
    )


def found_filed(visit: Visit, _store: Store) -> None:
    look_for(visit, PAPERS)


def _drafted(visit: Visit, name: str) -> Path:
    return visit.folder / folder.RECORDS / f"{name}.odt"
