"""Whose file random acts are done in, when, and with which dice."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID, uuid4

from sqlmodel import Session, SQLModel, select

Row = TypeVar("Row", bound=SQLModel)
T = TypeVar("T")
WORDS = ("Passer le code", "École d’Hirson", "vélo prêté", "« Œuf »", "à pied", "mardi 14 h", "")


@dataclass
class Scene:
    """The file of `person`; `other` is somebody who may share an appointment."""

    person: UUID
    other: UUID
    dice: random.Random
    now: datetime
    note: UUID = field(default_factory=uuid4)
    typed: str = ""

    @property
    def day(self) -> date:
        return self.now.date()

    def one(self, things: Sequence[T]) -> T:
        return self.dice.choice(things)  # LookupError where there is nothing to choose from

    def words(self) -> str:
        return self.one(WORDS)

    def any(self, session: Session, table: type[Row]) -> Row:
        """Draw a row; LookupError where there is none."""
        rows = session.exec(select(table)).all()
        return self.one(sorted(rows, key=repr))


Act = Callable[[Session, Scene], object]
