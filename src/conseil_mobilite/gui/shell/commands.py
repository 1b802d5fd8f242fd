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
    """One thing to do: its code, words, icon and shortcut; `listed` in the palette or not.

    `detail` says more of it, and is searched as well, as are the words `also`, which are not shown.
    """

    code: str
    words: str
    icon: str
    shortcut: str
    do: Callable[[], object]
    listed: bool = True
    detail: str = ""
    also: str = ""


def matching(commands: tuple[Command, ...], typed: str) -> list[Command]:
    """Return the commands whose words begin with each word typed, accents and order aside.

    Those that only their detail answers come last.
    """
    wanted = fold(typed).split()
    listed = [command for command in commands if command.listed and wanted]
    named = [each for each in listed if _answers(fold(each.words).split(), wanted)]
    told = [each for each in listed if _answers(_all_words(each), wanted)]
    return [*named, *(each for each in told if each not in named)]


def _all_words(command: Command) -> list[str]:
    return fold(f"{command.words} {command.detail} {command.also}").split()


def _answers(words: list[str], wanted: list[str]) -> bool:
    return all(any(word.startswith(part) for word in words) for part in wanted)
