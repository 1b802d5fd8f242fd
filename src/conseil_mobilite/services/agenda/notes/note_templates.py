"""The headings proposed for a note, by kind of appointment: the product’s, or those of the body."""

from collections.abc import Mapping
from typing import Final

from sqlmodel import Session, col, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.setting import Setting
from conseil_mobilite.domain.people.identity import refuse_nir
from conseil_mobilite.services.organisation import settings
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.reference import code_lists

LONGEST: Final = 2_000
_KEY: Final = "note_template."
_ASKING: Final = (":", "?")
_CHANGED: Final = select(Setting).where(col(Setting.key).startswith(_KEY, autoescape=True))


def templates(session: Session) -> dict[str, str]:
    """Return the template of each kind; an empty one proposes nothing."""
    return {**original(), **changed(session)}


def original() -> dict[str, str]:
    """Return the templates of the product."""
    return {entry.code: entry.text("note") for entry in code_lists()["appointment_kinds"]}


def changed(session: Session) -> dict[str, str]:
    """Return the templates that the body made its own."""
    return {each.key.removeprefix(_KEY): each.value for each in session.exec(_CHANGED)}


def change(session: Session, kind: str, text: str) -> None:
    """Keep the words of the body for a kind; those of the product are kept as such."""
    if kind not in code_lists()["appointment_kinds"]:
        raise UserError("Choisissez le type de rendez-vous.", "kind")
    if len(text) > LONGEST:
        raise UserError(f"Ce modèle est trop long : {LONGEST} caractères au plus.", "text")
    refuse_nir(text, "text")
    if text.strip() == original()[kind].strip():
        go_back(session, kind)
    else:
        settings.put(session, _KEY + kind, text)


def go_back(session: Session, kind: str) -> None:
    """Go back to the template of the product."""
    setting = session.get(Setting, _KEY + kind)
    if setting is not None:
        session.delete(setting)
        session.flush()
        audit.record(session, "setting.reset", "setting", None)


def says_nothing(text: str, known: Mapping[str, str]) -> bool:
    """Tell whether a text is blank, or a template as it was proposed or less of it: no note."""
    said = _lines(text)
    return not said or any(_only_proposed(said, _lines(each)) for each in known.values())


def _only_proposed(said: list[str], proposed: list[str]) -> bool:
    """Tell whether it is a template whole, or only headings of it that wait for words."""
    asks = all(line in proposed and line.endswith(_ASKING) for line in said)
    return said == proposed or asks


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
