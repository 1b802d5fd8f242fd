"""The directory for her: what is proposed and why, the page of a service, the sheet she takes."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from conseil_mobilite.cli.tour import folder, tale
from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.jotting import show_paper
from conseil_mobilite.cli.tour.photographing import go, shoot
from conseil_mobilite.cli.tour.printing import save
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.domain.paper import service_sheet
from conseil_mobilite.gui.directory.aid_table import AidTable
from conseil_mobilite.gui.directory.routes import AIDS, OWN, SERVICES
from conseil_mobilite.gui.directory.service_table import ServiceTable
from conseil_mobilite.gui.kit.page import Screen
from conseil_mobilite.services.directory import benefits, proposals, service_page
from conseil_mobilite.services.paper import issuing
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.files import make_private_folder


def propose(visit: Visit) -> None:
    """Ask the directory for whom it is: each service then says why it is proposed, or not."""
    hand = visit.hand
    go(visit, Qt.Key.Key_4, Screen.DIRECTORY)
    hand.pick_first("services_person", tale.FIRST_LETTERS)
    count = hand.find("services_count", QLabel)
    hand.wait(lambda: "proposé" in count.text(), "Aucun service ne dit s’il est proposé.")
    visit.settle()
    visit.picture("solutions")


def hand_out_service(visit: Visit) -> None:
    """Open the first service, make it a favourite, and save its page as she takes it home."""
    hand = visit.hand
    table = hand.find("services_table", ServiceTable)
    table.setFocus(Qt.FocusReason.TabFocusReason)
    hand.press(Qt.Key.Key_Home)
    visit.settle()
    _note_first(visit, table.current_key())
    hand.press(Qt.Key.Key_Return)
    hand.wait(lambda: hand.sees("service_back"), "Entrée n’ouvre pas la page du service.")
    hand.click("service_favourite")
    visit.settle()
    visit.picture("solutions-service")
    hand.click("service_print")
    show_paper(visit)
    visit.glimpse("solutions-fiche")
    make_private_folder(sheet(visit).parent)
    save(visit, "sheet_save", sheet(visit))
    hand.click("sheet_close")
    visit.settle()


def vouch_for_aid(visit: Visit) -> None:
    """Turn to the aids, read the first, and say that it was checked today."""
    hand = visit.hand
    go(visit, Qt.Key.Key_4, Screen.DIRECTORY)
    hand.click(f"directory_part_{AIDS}")
    hand.wait(lambda: hand.sees("aid_check"), "Aucune aide ne se lit.")
    visit.settle()
    visit.aid = str(hand.find("aids_table", AidTable).current_key())
    hand.click("aid_check")
    visit.settle()
    visit.picture("solutions-aides")
    hand.click(f"directory_part_{SERVICES}")
    visit.settle()


def look_at_parts(visit: Visit, ending: str) -> None:
    """Take the directory as it is for nobody, the body's own services, then the aids."""
    for part, page in ((OWN, "organisme"), (AIDS, "catalogue-aides"), (SERVICES, "annuaire")):
        visit.hand.click(f"directory_part_{part}")
        shoot(visit, f"solutions-{page}{ending}")


def found_proposed(visit: Visit, store: Store) -> None:
    """Find that the service on top was proposed to her, for a reason."""
    found = store.read(proposals.proposals, visit.someone(), visit.today)
    if _first(visit) not in {each.stored.id for each in found.proposed if each.match.reasons}:
        raise StepFailed("Le premier service de la liste ne lui est pas proposé.")


def found_handed_out(visit: Visit, store: Store) -> None:
    """Find the favourite, and in her documents the very file that was saved."""
    if not store.read(service_page.service_page, _first(visit), visit.today).stored.favourite:
        raise StepFailed("Le service mis en favori ne l’est pas dans la base.")
    documents = store.read(issuing.of_person, visit.someone())
    kept = [each.content for each in documents if each.kind == service_sheet.KIND]
    if kept != [sheet(visit).read_bytes()]:
        raise StepFailed("La fiche du service n’est pas dans ses documents, telle qu’enregistrée.")


def found_vouched(visit: Visit, store: Store) -> None:
    aids = {each.code: each for each in store.read(benefits.benefits, visit.today)}
    if visit.aid not in aids or aids[visit.aid].checked_on != visit.today:
        raise StepFailed("L’aide vérifiée aujourd’hui ne l’est pas dans la base.")


def sheet(visit: Visit) -> Path:
    return visit.sheet.with_name(f"{folder.SERVICE}.pdf")


def _note_first(visit: Visit, service: object) -> None:
    if not isinstance(service, UUID):
        raise StepFailed("Aucun service n’est trouvé.")
    visit.service = service


def _first(visit: Visit) -> UUID:
    if visit.service is None:
        raise StepFailed("Aucun service n’a été ouvert.")
    return visit.service
