"""What goes on and back from each step of the assistant of exports."""

from typing import Final

from conseil_mobilite.gui.kit.foot import StepFoot

CONTENT, PROTECTION, FILE, DONE = range(4)
_GO: Final = (
    ("&Continuer vers la protection", "arrow-right"),
    ("&Continuer vers le fichier", "arrow-right"),
    ("É&crire le fichier", "floppy-disk"),
    ("&Terminer", "check"),
)
_BACK: Final = ("", "&Précédent : contenu", "&Précédent : protection", "")


def export_foot() -> StepFoot:
    return StepFoot("export", _GO, _BACK)
