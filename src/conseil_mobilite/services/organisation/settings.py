"""The choices of the body and the facts about the base, by key."""

import secrets
from typing import Final

from sqlmodel import Session, col, select

from conseil_mobilite.domain.organisation.setting import Setting
from conseil_mobilite.store.journal import audit

BASE_IDENTIFIER: Final = "base_identifier"
STATISTICS_SECRET: Final = "statistics_secret"  # noqa: S105 — the key of a row, not a secret


def value(session: Session, key: str, default: str = "") -> str:
    setting = session.get(Setting, key)
    return setting.value if setting else default


def values(session: Session, beginning: str) -> dict[str, str]:
    """Return all whose key begins so, by key."""
    mine = select(Setting).where(col(Setting.key).startswith(beginning, autoescape=True))
    return {each.key: each.value for each in session.exec(mine)}


def put(session: Session, key: str, text: str) -> None:
    session.merge(Setting(key=key, value=text))
    session.flush()
    audit.record(session, "setting.put", "setting", None)


def statistics_secret(session: Session) -> bytes:
    """Return the secret from which the roundings of this base are drawn."""
    return bytes.fromhex(value(session, STATISTICS_SECRET))


def draw_identity(session: Session) -> None:
    """Give a new base its random identifier and the secret from which its roundings are drawn."""
    for key, size in ((BASE_IDENTIFIER, 5), (STATISTICS_SECRET, 32)):
        if not value(session, key):
            session.add(Setting(key=key, value=secrets.token_hex(size)))
    session.flush()
