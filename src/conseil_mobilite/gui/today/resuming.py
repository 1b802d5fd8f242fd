"""The files opened last, to be taken up again in one click."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QPushButton

from conseil_mobilite.gui.kit.buttons import button, literal
from conseil_mobilite.services.today.today_people import RecentFile


def resume(files: Sequence[RecentFile], open_person: Callable[[UUID], object]) -> list[QPushButton]:
    made: list[QPushButton] = []
    for rank, file in enumerate(files):
        again = button(f"today_resume_{rank}", literal(file.person), "clock-counter-clockwise")
        again.clicked.connect(partial(_open, open_person, file.person_id))
        made.append(again)
    return made


def _open(open_person: Callable[[UUID], object], person: UUID, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
    open_person(person)
