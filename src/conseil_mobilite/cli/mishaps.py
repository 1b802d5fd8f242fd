"""What nobody foresaw in a command of the terminal: kept in the log, never thrown at the reader."""

import os
from contextlib import suppress
from typing import Final

from conseil_mobilite.app.folders import Folders
from conseil_mobilite.app.journal import LOG, write_journal
from conseil_mobilite.domain.incidents.failures import failure_lines

TRACE_VARIABLE: Final = "CONSEIL_MOBILITE_TRACE"
"""Set by those who repair the program: the failure is then shown as Python tells it."""
UNEXPECTED: Final = (
    "La commande n’a pas abouti, pour une raison imprévue. Ce qui était enregistré l’est toujours. "
    "Si cela se reproduit, transmettez le journal du programme à votre service informatique."
)


def keep(error: Exception) -> None:
    """Write where it failed and the kind of failure; its message may quote somebody's data."""
    if os.environ.get(TRACE_VARIABLE):
        raise error
    with suppress(OSError):
        write_journal(Folders.of_user().journal)
        LOG.error("%s", "\n".join(failure_lines(error)))
