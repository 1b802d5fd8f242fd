"""Tell the change of one input as it is made."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.texts import CheckedField, TextField
from conseil_mobilite.gui.pathway.typing_pause import Typing

T = TypeVar("T")


def typing_in(**lines: TextField) -> Typing:
    """Gather what is typed in lines of text, by the names of the service; `flush` tells it."""
    typing = Typing(next(iter(lines.values())))
    for name, line in lines.items():
        line.textEdited.connect(partial(typing.keep, name))
    return typing


def on_choice(field: Field, choice: Choice, tell: Callable[[str], object]) -> None:
    """Tell what is chosen; an error of before is gone."""

    def choose(code: str) -> None:
        field.clear_error()
        tell(code)

    choice.chosen.connect(choose)


def read_for(name: str, field: CheckedField[T]) -> T | None:
    """Return the value typed. UserError, naming the field of the service, if it has none."""
    try:
        return field.value()
    except UserError as error:
        raise UserError(str(error), name) from None
