"""Where on this computer the diary of an adviser is followed, and what it says there."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QSettings

from conseil_mobilite.domain.agenda.discretion import Title
from conseil_mobilite.services.agenda.calendars.calendar_events import Wording


@dataclass(frozen=True, slots=True)
class SubscriptionChoice:
    """A choice of this computer, as its folders are; one for each adviser who works on it.

    `name` is that of the file, which stays what others subscribed to when the adviser takes another
    name; empty until it is first written.
    """

    folder: Path
    wording: Wording
    name: str = ""

    @classmethod
    def kept(cls, settings: QSettings, adviser_id: UUID) -> "SubscriptionChoice | None":
        """Read the last choice; None where no file is wanted."""
        folder = str(settings.value(_key(adviser_id, "folder"), ""))
        title = str(settings.value(_key(adviser_id, "title"), ""))
        place = str(settings.value(_key(adviser_id, "place"), "oui"))
        if not folder:
            return None
        known = title in {each.value for each in Title}
        shown = Title(title) if known else Title.BUSY  # what says least
        name = Path(str(settings.value(_key(adviser_id, "name"), ""))).name
        return cls(Path(folder), Wording(shown, place=place == "oui"), name)

    def keep(self, settings: QSettings, adviser_id: UUID) -> None:
        settings.setValue(_key(adviser_id, "folder"), str(self.folder))
        settings.setValue(_key(adviser_id, "name"), self.name)
        settings.setValue(_key(adviser_id, "title"), self.wording.title.value)
        settings.setValue(_key(adviser_id, "place"), "oui" if self.wording.place else "non")


def forget(settings: QSettings, adviser_id: UUID) -> None:
    settings.remove(_key(adviser_id, ""))


def _key(adviser_id: UUID, name: str) -> str:
    return f"subscription/{adviser_id.hex}/{name}".rstrip("/")
