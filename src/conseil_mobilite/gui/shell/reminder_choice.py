"""Whether to be reminded, and of what: a choice of the computer, not of the base."""

from dataclasses import dataclass

from PySide6.QtCore import QSettings


@dataclass(frozen=True, slots=True)
class ReminderChoice:
    """`appointments` ten minutes before each; `morning` what is late, once a day.

    `names` says with whom, only while the window is open on the base and nobody looks beside.
    """

    appointments: bool = False
    morning: bool = False
    names: bool = False

    @property
    def wanted(self) -> bool:
        return self.appointments or self.morning

    def keep(self, settings: QSettings) -> None:
        settings.setValue("reminders/appointments", _word(told=self.appointments))
        settings.setValue("reminders/morning", _word(told=self.morning))
        settings.setValue("reminders/names", _word(told=self.names))

    @classmethod
    def kept(cls, settings: QSettings) -> "ReminderChoice":
        """Read the last choice; nothing was asked for until it was."""
        return cls(
            *(_told(settings, f"reminders/{key}") for key in ("appointments", "morning", "names"))
        )


def _word(*, told: bool) -> str:
    return "oui" if told else "non"


def _told(settings: QSettings, key: str) -> bool:
    return str(settings.value(key, "")) == "oui"
