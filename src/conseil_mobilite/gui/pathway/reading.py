"""Read fields whose errors must name the field of the service they are meant for."""

from datetime import date

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.kit.dates import DateField


def day_of(field: DateField, name: str) -> date | None:
    """Return the day typed; UserError, naming the field, where it cannot be read."""
    try:
        return field.value()
    except UserError as error:
        raise UserError(str(error), name) from None
