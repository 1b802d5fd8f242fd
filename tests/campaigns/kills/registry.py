"""Everything that the program may be killed at."""

from collections.abc import Mapping
from typing import Final

from tests.campaigns.bases import old
from tests.campaigns.kills import migrating
from tests.campaigns.kills.backing_up import BACKING_UP
from tests.campaigns.kills.erasing import ERASING
from tests.campaigns.kills.exporting import EXPORTING, EXPORTING_OVER
from tests.campaigns.kills.founding import FOUNDING
from tests.campaigns.kills.importing import IMPORTING
from tests.campaigns.kills.rekeying import REKEYING
from tests.campaigns.kills.restoring import RESTORING
from tests.campaigns.kills.saving import SAVING
from tests.campaigns.kills.slot_changing import SLOT_CHANGING
from tests.campaigns.kills.subject import Subject

from conseil_mobilite.store import migrations

EARLIER: Final[Mapping[str, Subject]] = {
    each.name: each
    for each in map(migrating.subject, old.revisions())
    if each.name != migrating.name_of(migrations.HEAD)
}
"""A migration from each earlier schema: a campaign of its own counts them one by one."""
SUBJECTS: Final[Mapping[str, Subject]] = {
    each.name: each
    for each in (
        SAVING,
        migrating.subject("0007"),
        BACKING_UP,
        RESTORING,
        SLOT_CHANGING,
        REKEYING,
        ERASING,
        FOUNDING,
        EXPORTING,
        EXPORTING_OVER,
        IMPORTING,
    )
}
