"""What is read in the opening hours while they are typed."""

from functools import partial
from typing import Final

from conseil_mobilite.domain.directory.opening_hours import in_french
from conseil_mobilite.gui.directory.record_inputs import Input
from conseil_mobilite.gui.kit.fields import Field

EXPECTED: Final = "Par exemple « Mo-Fr 09:00-12:00,14:00-17:00 », ou en toutes lettres."


def say_hours(field: Field, typed: Input) -> None:
    """Show beneath the field how its hours will be read, now and at each change."""
    _say(field, typed)
    typed.listen(partial(_say, field, typed))


def _say(field: Field, typed: Input) -> None:
    text = str(typed.read() or "").strip()
    told = in_french(text)
    understood = bool(told) and told != (" ".join(text.split()),)
    field.show_note(f"Se lira : {' ; '.join(told)}" if understood else EXPECTED)
