"""Why a backup was made: a code that its manifest keeps."""

from enum import StrEnum
from typing import Final


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

    @property
    def in_a_name(self) -> str:
        """What the name of the backup's folder says, which the adviser may see in her files."""
        return _NAMED[self]


_NAMED: Final = {
    Reason.DAILY: "du_jour",
    Reason.ASKED: "demandee",
    Reason.LEAVING: "en_quittant",
    Reason.BEFORE_MIGRATION: "avant_mise_a_jour",
    Reason.BEFORE_RESTORING: "avant_restauration",
    Reason.BEFORE_REKEYING: "avant_nouvelle_cle",
    Reason.BEFORE_ERASING: "avant_effacement",
    Reason.TRANSFER: "transfert",
}
