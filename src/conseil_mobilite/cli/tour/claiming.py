"""What she asks of her data: noted, answered, and everything that is held handed to her."""

import json
import stat
from io import BytesIO
from zipfile import ZipFile

from conseil_mobilite.cli.tour import folder, tale
from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.photographing import go_to_her, show_over
from conseil_mobilite.cli.tour.printing import save
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.services.people import rights
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.files import make_private_folder

ACCESS = "acces"
GRANTED = "accordee"


def ask(visit: Visit) -> None:
    """Note that she wants to read her file."""
    hand = visit.hand
    go_to_her(visit)
    visit.show_tab("Droits")
    visit.settle()
    hand.click("rights_note")
    hand.choose("request_kind", ACCESS)
    hand.write("request_words", tale.ASKED)
    show_over(visit, "droits-demande", "rights_request_create")
    hand.click("rights_request_create")
    hand.wait(lambda: hand.sees("rights_answer_0"), "La demande n’est pas notée.")
    visit.settle()


def found_asked(visit: Visit, store: Store) -> None:
    """Find the request in her words, and its answer."""
    found = store.read(rights.of_person, visit.someone())
    kept = [(each.kind, each.words, each.answer) for each in found]
    if kept != [(ACCESS, tale.ASKED, GRANTED)]:
        raise StepFailed("La demande de la personne, ou sa réponse, n’est pas dans la base.")


def take_everything(visit: Visit) -> None:
    """Take her whole file out, then answer; a refusal that says nothing is not taken."""
    hand = visit.hand
    path = visit.folder / folder.RIGHTS
    make_private_folder(path.parent)
    save(visit, "rights_export", path)
    visit.settle()
    hand.click("rights_answer_0")
    hand.choose("rights_answer", "refusee")
    hand.click("rights_answering_create")
    hand.wait(lambda: bool(hand.shown_errors()), "Un refus sans motif est accepté.")
    visit.picture("droits-repondre")
    hand.choose("rights_answer", GRANTED)
    hand.click("rights_answering_create")
    hand.wait(lambda: hand.sees("rights_letter_0"), "La réponse n’est pas notée.")
    visit.settle()


def found_everything(visit: Visit, _store: Store) -> None:
    """Find the paper and the data of her alone, readable by nobody else on this computer."""
    path = visit.folder / folder.RIGHTS
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise StepFailed("Le dossier complet est lisible par d’autres.")
    with ZipFile(BytesIO(path.read_bytes())) as archive:
        papers = [archive.read(each) for each in _ending(archive, ".pdf")]
        told = [json.loads(archive.read(each)) for each in _ending(archive, ".json")]
    if not papers or not all(each.startswith(b"%PDF-") for each in papers):
        raise StepFailed("Le dossier complet n’a pas ses papiers.")
    if not any(tale.LAST_NAME in json.dumps(each, ensure_ascii=False) for each in told):
        raise StepFailed("Les données du dossier complet ne sont pas les siennes.")


def _ending(archive: ZipFile, ending: str) -> list[str]:
    return [each for each in archive.namelist() if each.endswith(ending)]
