"""The papers of a support, given one after the other, as the person reads or as they are due."""

from collections.abc import Callable
from hashlib import sha256
from typing import Final

from PySide6.QtCore import Qt

from conseil_mobilite.cli.tour import folder, tale
from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.jotting import show_paper
from conseil_mobilite.cli.tour.photographing import go_to_her
from conseil_mobilite.cli.tour.printing import save
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.domain.paper import certificate, restitution
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.paper.presentation import Presentation
from conseil_mobilite.domain.people.agreement import TO_PRESCRIBER
from conseil_mobilite.services.paper import issuing
from conseil_mobilite.services.paper.person_papers import PersonPaper
from conseil_mobilite.services.paper.restitution import restitutions
from conseil_mobilite.services.paper.sheet import action_sheets
from conseil_mobilite.services.people import privacy
from conseil_mobilite.store.database import Store

_CONTROL: Final = Qt.KeyboardModifier.ControlModifier


def give_simplified(visit: Visit) -> None:
    """Choose the version simplifiée, and save it as a PDF then as a web page."""
    _open_sheet(visit)
    visit.hand.click(f"choice_presentation_{Presentation.SIMPLIFIED}")
    _keep_sheet(visit, folder.SIMPLIFIED)


def give_bilingual(visit: Visit) -> None:
    """Choose Arabic beside the French, after the version that went last; save it in both forms."""
    _open_sheet(visit)
    visit.hand.click(f"choice_presentation_{Presentation.STANDARD}")
    visit.hand.choose("choice_language", tale.LANGUAGE)
    _keep_sheet(visit, folder.BILINGUAL)


def give_certificate(visit: Visit) -> None:
    """Choose it among the papers that can be made today, and hand it out."""
    _choose(visit, PersonPaper.CERTIFICATE, picture="documents-preparer")
    visit.glimpse("attestation-apercu")
    _give(visit)


def give_restitution(visit: Visit) -> None:
    """Look at the boxes, untick one, and keep what is left for the prescriber."""
    _choose(visit, PersonPaper.RESTITUTION)
    visit.hand.click(f"choice_strengths_{tale.UNTICKED}")
    show_paper(visit)
    visit.picture("restitution-apercu")
    _give(visit)


def look_back(visit: Visit) -> None:
    """Open the last paper given from the list: it shows as it left."""
    hand = visit.hand
    hand.click("document_0")
    show_paper(visit)
    hand.wait(lambda: hand.says("sheet_state", "Remise du"), "Le document remis ne se dit pas tel.")
    visit.glimpse("document-remis")
    hand.click("sheet_close")
    visit.settle()


def found_simplified(visit: Visit, store: Store) -> None:
    found = _one(visit, store, action_sheets.KIND, lambda each: each.variant == _SIMPLIFIED)
    _same_files(visit, found, folder.SIMPLIFIED)


def found_bilingual(visit: Visit, store: Store) -> None:
    """Find it in the base and in both files, its passages in Arabic marked as such."""
    found = _one(visit, store, action_sheets.KIND, lambda each: each.language == tale.LANGUAGE)
    _same_files(visit, found, folder.BILINGUAL)
    if b'lang="ar" dir="rtl"' not in (found.twin or b""):
        raise StepFailed("La version web ne dit pas où l’arabe commence.")


def found_certificate(visit: Visit, store: Store) -> None:
    _one(visit, store, certificate.KIND, lambda each: not each.recipient)


def found_restitution(visit: Visit, store: Store) -> None:
    """Find who receives it, under her agreement; nothing sensitive, nor what was unticked."""
    told = store.read(privacy.of_person, visit.someone())
    if not any(each.agreed and each.subject == TO_PRESCRIBER for each in told.agreements):
        raise StepFailed("La restitution est partie sans accord dans la base.")
    hers = tale.PRESCRIBER_NAME
    found = _one(visit, store, restitution.KIND, lambda each: hers in each.recipient)
    offer = store.read(restitutions.offered, visit.someone())
    wanted = {box.code for box in offer.boxes if box.ticked} - {tale.UNTICKED}
    if set(found.variant.split()) != wanted:
        raise StepFailed("La restitution ne dit pas les seules rubriques cochées.")


def found_unchanged(visit: Visit, store: Store) -> None:
    """Find each paper that was given as it was given, with its web version."""
    for each in store.read(issuing.of_person, visit.someone()):
        if sha256(each.content).hexdigest() != each.sha256 or not each.twin:
            raise StepFailed(f"« {each.title} » n’est plus tel qu’il a été remis.")


def _open_sheet(visit: Visit) -> None:
    go_to_her(visit)
    visit.hand.press(Qt.Key.Key_P, _CONTROL)
    show_paper(visit)


def _keep_sheet(visit: Visit, name: str) -> None:
    """Look at the sheet as it is chosen, then save it in both forms."""
    hand = visit.hand
    show_paper(visit)
    visit.glimpse(f"{name}-apercu")
    save(visit, "sheet_save", visit.sheet.with_name(f"{name}.pdf"))
    show_paper(visit)
    save(visit, "sheet_save_web", visit.sheet.with_name(f"{name}.html"))
    hand.click("sheet_close")
    visit.settle()


def _choose(visit: Visit, paper: PersonPaper, *, picture: str = "") -> None:
    """Ask for the list of papers, and press the row of one."""
    hand = visit.hand
    visit.show_tab("Documents")
    visit.settle()
    hand.click("documents_prepare")
    hand.wait(lambda: hand.sees("documents_menu_cancel"), "La liste des papiers ne s’ouvre pas.")
    if picture:
        visit.picture(picture)
    hand.click(hand.name_of("paper_", f"_{paper}"))
    show_paper(visit)


def _give(visit: Visit) -> None:
    hand = visit.hand
    hand.click("sheet_give")
    hand.wait(lambda: not hand.sees("sheet_give"), "Le document n’a pas été remis.")
    hand.click("sheet_close")
    visit.settle()


def _one(
    visit: Visit, store: Store, kind: str, meant: Callable[[IssuedDocument], bool]
) -> IssuedDocument:
    everything = store.read(issuing.of_person, visit.someone())
    found = [each for each in everything if each.kind == kind and meant(each)]
    if len(found) != 1:
        raise StepFailed(f"{len(found)} documents « {kind} » dans la base, au lieu d’un.")
    return found[0]


def _same_files(visit: Visit, kept: IssuedDocument, name: str) -> None:
    forms = {".pdf": kept.content, ".html": kept.twin}
    for suffix, content in forms.items():
        if visit.sheet.with_name(name + suffix).read_bytes() != content:
            raise StepFailed(f"Le fichier {name}{suffix} n’est pas celui gardé dans la base.")


_SIMPLIFIED: Final = Presentation.SIMPLIFIED.value
