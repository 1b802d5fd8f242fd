"""A day and an hour gone by: now, unless the adviser says otherwise."""

from datetime import UTC, datetime, time

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import hour
from conseil_mobilite.domain.language.hour_parsing import parse_hour
from conseil_mobilite.domain.language.paris import PARIS, paris_day, paris_time
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.texts import CheckedField
from conseil_mobilite.gui.pathway.reading import day_of


class MomentFields:
    """Two fields, to be laid out by whoever asks for the moment."""

    def __init__(self, name: str, now: datetime) -> None:
        day = DateField(f"{name}_day", paris_day(now))
        at = CheckedField[time](f"{name}_hour", parse_hour, hour, placeholder="14 h 30")
        self._day, self._hour = day, at
        self.day, self.hour = Field("&Date", day), Field("&Heure", at)

    def show_moment(self, instant: datetime) -> None:
        self._day.show_value(paris_day(instant))
        self._hour.show_value(paris_time(instant).replace(second=0, microsecond=0))

    def instant(self) -> datetime:
        """Return the moment, in UTC. UserError, naming day or hour, for what cannot be read."""
        day = day_of(self._day, "day")
        if day is None:
            raise UserError("Indiquez la date, par exemple 12/03/2027.", "day")
        try:
            at = self._hour.value()
        except UserError as error:
            raise UserError(str(error), "hour") from None
        if at is None:
            raise UserError("Indiquez l’heure, par exemple 14 h 30.", "hour")
        return datetime.combine(day, at, PARIS).astimezone(UTC)
