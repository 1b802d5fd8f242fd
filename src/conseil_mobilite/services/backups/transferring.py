"""Take the base to another computer: one encrypted folder, read again, that explains itself."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias

from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.services.organisation.roles import require_manager
from conseil_mobilite.store.backups import making
from conseil_mobilite.store.backups.copying import copy_to
from conseil_mobilite.store.backups.shelf import TRANSFER, Backup
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.places.room import require_room_to_begin

Step: TypeAlias = Callable[[int, int], None]
READ_ME: Final = "LISEZ-MOI.txt"
_TEXT: Final = """Transfert d’une base de Conseil Mobilité, préparé le {day}.

Ce dossier est chiffré. Il contient la base, ses clés et un manifeste, et ne se lit pas sans la
phrase secrète ou le kit de récupération : ne les mettez pas avec lui.

Sur le nouvel ordinateur
1. Installez Conseil Mobilité (version {version} ou plus récente) et ouvrez-le.
2. À la première page, choisissez « Reprendre une base existante ».
3. Choisissez ce dossier, puis saisissez votre phrase secrète, ou le code du kit de récupération.

Ensuite
- Vérifiez que vos dossiers sont bien là.
- Ne travaillez plus sur l’ancien ordinateur : les deux bases ne se rejoindraient pas.
- Effacez ce dossier du disque quand il ne sert plus.
"""


def prepare(store: Store, drive: Path, step: Step) -> Backup:
    """Write the folder on a drive and read it again there. Raise a StoreError where it cannot.

    Never on the thread of the window; UserError for others than the « responsable ».
    """
    store.read(require_manager)
    require_room_to_begin(drive.absolute() / store.path.name)
    made = making.make(store.path, store.key, Reason.TRANSFER, at=store.now(), step=step)
    store.run(audit.record, "base.transfer", "backup")  # before: nothing leaves without its trace
    day = paris_day(made.at)
    text = _TEXT.format(day=long_date(day, weekday=False), version=made.program)
    # As Windows writes a text: it is read there by whatever opens such files.
    read_me = text.replace("\n", "\r\n").encode("utf-8-sig")
    return copy_to(made, drive.absolute(), step, f"{TRANSFER} du {day}", {READ_ME: read_me})
