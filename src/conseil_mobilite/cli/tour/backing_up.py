"""The base backed up here and elsewhere, then brought back after a gesture too many."""

from PySide6.QtCore import Qt

from conseil_mobilite.cli.tour.arriving import enter_by
from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.photographing import (
    go,
    go_to_her,
    open_section,
)
from conseil_mobilite.cli.tour.printing import save_as
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.gui.kit.page import Screen
from conseil_mobilite.services.people import people
from conseil_mobilite.store.backups.shelf import Backup, found_in, on_shelf
from conseil_mobilite.store.database import Store

_COPYING_MS = 60_000


def back_up(visit: Visit) -> None:
    """Choose a second place, then back up: here and there, each copy read again."""
    hand = visit.hand
    _go_to_backups(visit)
    hand.click("backup_place_choose")
    save_as(visit, str(visit.elsewhere))
    hand.wait(lambda: hand.says("backup_place_state", str(visit.elsewhere)), "Pas de second lieu.")
    hand.click("backups_now")
    hand.wait(lambda: bool(_asked(visit)), "La base n’a pas été sauvegardée.", _COPYING_MS)
    hand.wait(lambda: hand.sees("backups_now"), "La sauvegarde ne finit pas.", _COPYING_MS)
    visit.settle()
    if not hand.says("backups_summary", "Dernière sauvegarde vérifiée"):
        raise StepFailed("La sauvegarde n’est pas dite vérifiée.")


def found_backed_up(visit: Visit, _store: Store) -> None:
    """Find the backup in both places, sound, with everybody in it."""
    here, there = _asked(visit), found_in(visit.elsewhere)
    if not here or not there or not all(each.sound and each.people for each in (*here, *there)):
        raise StepFailed("La sauvegarde manque à l’un des deux lieux.")


def restore(visit: Visit) -> None:
    """Put her in the bin by mistake, bring the backup back, and find her where she was."""
    hand = visit.hand
    go_to_her(visit)
    visit.show_tab("Droits")
    visit.settle()
    hand.click("person_bin")
    hand.wait(lambda: visit.route().screen is not Screen.PERSON, "Le dossier reste ouvert.")
    _go_to_backups(visit)
    hand.click(f"backup_restore_{_rank(visit)}")
    hand.write("restore_secret", visit.phrase)
    visit.picture("sauvegarde-restaurer")
    enter_by(visit, lambda: hand.click("restore_create"))
    go_to_her(visit)


def found_restored(visit: Visit, store: Store) -> None:
    """Find her out of the bin, and the base of before the restoring among the backups."""
    person: Person = store.read(people.details, visit.someone()).person
    if person.deleted_at is not None:
        raise StepFailed("La personne n’est pas revenue de la sauvegarde.")
    kept = [each for each in on_shelf(visit.base) if each.reason is Reason.BEFORE_RESTORING]
    if not kept or not all(each.sound for each in kept):
        raise StepFailed("La base d’avant la restauration n’a pas été gardée.")


def _go_to_backups(visit: Visit) -> None:
    go(visit, Qt.Key.Key_6, Screen.SETTINGS)
    open_section(visit, "backups")
    visit.settle()


def _asked(visit: Visit) -> list[Backup]:
    return [each for each in on_shelf(visit.base) if each.reason is Reason.ASKED]


def _rank(visit: Visit) -> int:
    """Return the line of the backup that was asked for; one made by itself may be newer."""
    reasons = [each.reason for each in on_shelf(visit.base)]
    return reasons.index(Reason.ASKED)
