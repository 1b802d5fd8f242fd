"""The inputs of facts of which something may be known: a day, an amount, a number, a code."""

from collections.abc import Sequence
from datetime import date

from conseil_mobilite.domain.language.amounts import parse_euros
from conseil_mobilite.domain.language.french import euros
from conseil_mobilite.domain.language.whole_numbers import parse_whole
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.domain.situation.knowledge import Knowledge
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.known_field import KnownField, States
from conseil_mobilite.gui.kit.known_values import PickedValue, TypedValue
from conseil_mobilite.gui.kit.texts import CheckedField


def known_states(
    lists: CodeLists, *, none: str = "", without: Sequence[Knowledge] = ()
) -> list[tuple[str, str]]:
    """Return what may be known, `none` being how « Aucun » is said (« Pas d’assurance »)."""
    words = {Knowledge.NONE.value: none} if none else {}
    left_out = {state.value for state in without}
    return [
        (entry.code, words.get(entry.code, entry.label))
        for entry in lists["knowledge_states"]
        if entry.code not in left_out
    ]


def known_date(
    name: str, text: str, today: date, states: States, *, note: str = ""
) -> KnownField[date]:
    return KnownField(text, TypedValue(DateField(name, today)), states, note)


def known_amount(name: str, text: str, states: States, *, note: str = "") -> KnownField[int]:
    """Make the input of an amount in euros, given in cents."""
    field = CheckedField[int](name, lambda typed: parse_euros(typed, name), euros, placeholder="0")
    return KnownField(text, TypedValue(field), states, note)


def known_number(
    name: str, text: str, states: States, *, most: int, note: str = ""
) -> KnownField[int]:
    """Make the input of a whole number from nought to `most`."""
    field = CheckedField[int](name, lambda typed: parse_whole(typed, name, most=most), str)
    return KnownField(text, TypedValue(field), states, note)


def known_choice(
    name: str, text: str, choices: Sequence[tuple[str, str]], states: States, *, note: str = ""
) -> KnownField[str]:
    """Make the input of a code of a list, offered by its words."""
    return KnownField(text, PickedValue(Choice(name, choices, none="Choisir…")), states, note)
