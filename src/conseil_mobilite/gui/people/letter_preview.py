"""The letter that answers a prescriber, on the screen and then on paper."""

from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QWidget

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.people.handout import Handout
from conseil_mobilite.gui.people.sheet_preview import SheetDialog
from conseil_mobilite.services.paper import referral_answers

LETTER: Final = Handout(
    noun="Lettre",
    name="Réponse à l’orientation",
    give="&Garder la lettre",
    icon="envelope",
    freezes=(
        "Gardée, imprimée ou enregistrée, la lettre reçoit son numéro et reste dans les documents "
        "de la personne, telle quelle."
    ),
    waiting="Aperçu, pas encore partie",
    preview=referral_answers.preview,
    issue=referral_answers.issue,
)


def open_new_letter(desk: Desk, referral: UUID, parent: QWidget) -> SheetDialog:
    """Open the letter of a referral as it would leave now."""
    dialog = SheetDialog(desk, parent, LETTER)
    dialog.preview(referral)
    dialog.open()
    return dialog


def open_letter(desk: Desk, document: UUID, parent: QWidget) -> SheetDialog:
    """Open a letter that left, to be printed again as it was."""
    dialog = SheetDialog(desk, parent, LETTER)
    dialog.show_issued(document)
    dialog.open()
    return dialog
