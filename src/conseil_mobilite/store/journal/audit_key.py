"""The key of the codes of the audit trail, which outlives the data key of the base.

It is derived from the data key the base was founded with. When another data key takes over, the
trail is not written anew: its codes, and the heads that earlier backups keep, still compare, and an
entry that was changed before stays found out. Its key is then kept in the base, sealed by the
present data key: whoever opens the base could derive it already, and nobody else reads it there.
"""

from typing import Final

from pydantic import ValidationError
from sqlcipher3.dbapi2 import Connection
from sqlmodel import Session

from conseil_mobilite.domain.organisation.setting import Setting
from conseil_mobilite.store.keys.cipher import DataKey
from conseil_mobilite.store.keys.sealing import FastDerivation, Sealed, seal

SETTING: Final = "audit_key"
_PURPOSE: Final = "audit"
_SEALING: Final = "audit key"
_REPLACE: Final = "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)"


def read(session: Session, key: DataKey) -> bytes:
    """Return the key of the trail; of a seal that was meddled with, one that fits no entry."""
    kept = session.get(Setting, SETTING)
    return (_unsealed(kept.value, key) if kept else None) or key.derived(_PURPOSE)


def hand_over(connection: Connection, trail: bytes, key: DataKey) -> None:
    """Keep the key of the trail in a base that another data key now opens."""
    sealed = seal(trail, key.derived(_SEALING), SETTING, FastDerivation())
    connection.execute(_REPLACE, (SETTING, sealed.model_dump_json()))


def _unsealed(text: str, key: DataKey) -> bytes | None:
    try:
        sealed = Sealed.model_validate_json(text)
    except ValidationError:
        return None
    return sealed.opened(key.derived(_SEALING), SETTING)
