"""What the palette and the shortcuts can do, listed once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.gui.kit.page import Gesture, Screen

HOMES: Final = {
    Gesture.NEW_PERSON: Screen.PEOPLE,
    Gesture.NEW_APPOINTMENT: Screen.AGENDA,
    Gesture.PRINT_SHEET: Screen.PERSON,
    Gesture.CALL_REACHED: Screen.PERSON,
    Gesture.CALL_MISSED: Screen.PERSON,
    Gesture.LOG_INTERVIEW: Screen.PERSON,
}
"""Where a gesture is done when the page shown does not do it."""
GESTURES: Final = (
    (Gesture.NEW_PERSON, "new_person", "Nouvelle personne", "user-plus", "Ctrl+N"),
    (Gesture.NEW_APPOINTMENT, "new_appointment", "Nouveau rendez-vous", "calendar-plus", "Ctrl+R"),
    (
        Gesture.PRINT_SHEET,
        "print_sheet",
        "Imprimer la fiche de la personne ouverte",
        "printer",
        "Ctrl+P",
    ),
    (
        Gesture.CALL_REACHED,
        "call_reached",
        "Noter un appel : personne jointe",
        "phone-call",
        "Ctrl+J",
    ),
    (
        Gesture.CALL_MISSED,
        "call_missed",
        "Noter un appel : personne non jointe",
        "phone",
        "Ctrl+Shift+J",
    ),
    (
        Gesture.LOG_INTERVIEW,
        "log_interview",
        "Consigner un entretien avec la personne ouverte",
        "notebook",
        "Ctrl+Shift+E",
    ),
)
"""Each gesture with the code, the words, the icon and the shortcut of its command."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do: its code, words, icon and shortcut; `listed` in the palette or not."""

    code: str
    words: str
    icon: str
    shortcut: str
    do: Callable[[], object]
    listed: bool = True


def matching(commands: tuple[Command, ...], typed: str) -> list[Command]:
    """Return the commands whose words begin with each word typed, accents and order aside."""
    wanted = fold(typed).split()
    return [
        command
        for command in commands
        if command.listed and wanted and _answers(fold(command.words).split(), wanted)
    ]


def _answers(words: list[str], wanted: list[str]) -> bool:
    return all(any(word.startswith(part) for word in words) for part in wanted)
