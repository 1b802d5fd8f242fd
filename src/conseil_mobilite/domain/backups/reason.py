"""Why a backup was made: a code that its manifest keeps."""

from enum import StrEnum


class Reason(StrEnum):
    DAILY = "daily"
    ASKED = "asked"
    LEAVING = "leaving"
    BEFORE_MIGRATION = "before_migration"
    BEFORE_RESTORING = "before_restoring"
    BEFORE_REKEYING = "before_rekeying"
    BEFORE_ERASING = "before_erasing"
    TRANSFER = "transfer"

    @property
    def special(self) -> bool:
        """Whether it was made before an act that changes the whole base, or for another place."""
        return self not in (Reason.DAILY, Reason.ASKED, Reason.LEAVING)
