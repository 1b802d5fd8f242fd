"""A copy of the base whose file is damaged: what the window says, and what it leaves alone."""

import shutil
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt

from conseil_mobilite.cli.demonstration.base import FILE_NAME
from conseil_mobilite.cli.tour import folder
from conseil_mobilite.cli.tour.arriving import enter_by
from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.photographing import give_up, show_over
from conseil_mobilite.cli.tour.rescuing import lock_now
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.store.backups.shelf import on_shelf, shelf_of
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.files import make_private_folder, write_atomically
from conseil_mobilite.store.keys.slots_file import slots_path

_HURT: Final = slice(4_096, 12_288)
"""What became zeros, as after a fault of the disk."""


def open_damaged(visit: Visit) -> None:
    """Lock, try to open the copy, look at the way back it offers, and open the real one again."""
    hand = visit.hand
    lock_now(visit)
    _copy(visit)
    visit.sitting.begin(_damaged(visit))
    _type_phrase(visit)
    hand.press(Qt.Key.Key_Return)
    hand.wait(lambda: hand.sees("closed_latest"), "La base abîmée n’est pas expliquée.")
    visit.album.take("base-abimee")
    hand.click("closed_latest")
    show_over(visit, "base-abimee-restaurer", "closed_secret")
    give_up(visit)
    visit.sitting.begin(visit.base)
    _type_phrase(visit)
    enter_by(visit, lambda: hand.press(Qt.Key.Key_Return))


def found_untouched(visit: Visit, _store: Store) -> None:
    """Find the damaged file as it was, byte for byte."""
    if _damaged(visit).read_bytes() != _hurt(_source(visit)):
        raise StepFailed("Le fichier abîmé a été touché.")


def _type_phrase(visit: Visit) -> None:
    visit.hand.wait(lambda: visit.hand.sees("unlock"), "La phrase secrète n’est pas demandée.")
    visit.hand.write("passphrase", visit.phrase)


def _copy(visit: Visit) -> None:
    """Copy the last backup as a base of its own, with its keys and its backups, and damage it."""
    target = _damaged(visit)
    make_private_folder(target.parent)
    write_atomically(target, _hurt(_source(visit)))
    shutil.copy2(slots_path(_source(visit)), slots_path(target))
    shutil.copytree(shelf_of(visit.base), shelf_of(target))


def _source(visit: Visit) -> Path:
    return next(each.base for each in on_shelf(visit.base) if each.reason is Reason.ASKED)


def _hurt(source: Path) -> bytes:
    content = bytearray(source.read_bytes())
    content[_HURT] = bytes(_HURT.stop - _HURT.start)
    return bytes(content)


def _damaged(visit: Visit) -> Path:
    return visit.folder / folder.DAMAGED / FILE_NAME
