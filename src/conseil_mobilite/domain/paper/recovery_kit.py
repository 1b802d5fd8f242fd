"""What the paper of a recovery kit says."""

from dataclasses import dataclass
from datetime import date

from conseil_mobilite.domain.access.recovery_code import RecoveryCode
from conseil_mobilite.domain.paper.action_sheet import Letterhead


@dataclass(frozen=True, slots=True, repr=False)
class RecoveryKit:
    """`label` tells this kit from the others of the base. Never shown by itself: see its code."""

    organisation: Letterhead
    base_name: str
    adviser_name: str
    label: str
    printed_on: date
    code: RecoveryCode
