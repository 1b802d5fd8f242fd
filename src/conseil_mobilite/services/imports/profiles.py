"""The columns of a source, kept under its name for the next file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.imports.import_run import ImportProfile
from conseil_mobilite.domain.people.identity import without_nir
from conseil_mobilite.services.people.wording import words
from conseil_mobilite.store.journal import audit

LONGEST_NAME: Final = 120


@dataclass(frozen=True, slots=True)
class Profile:
    """`columns` give the canonical field of each heading as it is compared, or nothing."""

    id: UUID
    name: str
    columns: Mapping[str, str]


def profiles(session: Session) -> list[Profile]:
    """Return the profiles by name."""
    query = select(ImportProfile).order_by(col(ImportProfile.name))
    return [_view(each) for each in session.exec(query)]


def keep(session: Session, name: str, columns: Mapping[str, str]) -> Profile:
    """Keep the columns of a source; those kept under the same name are replaced."""
    kept = words(name, "name", LONGEST_NAME)
    if not kept:
        raise UserError("Donnez un nom à cette source, par exemple « Suivi Excel ».", "name")
    found = session.exec(select(ImportProfile).where(ImportProfile.name == kept)).first()
    profile = found or ImportProfile(name=kept, columns="")
    profile.columns = without_nir(json.dumps(dict(columns), ensure_ascii=False))
    session.add(profile)
    session.flush()
    audit.record(session, "import_profile.keep", "import_profile", profile.id)
    return _view(profile)


def forget(session: Session, profile_id: UUID) -> None:
    session.delete(session.get_one(ImportProfile, profile_id))
    session.flush()
    audit.record(session, "import_profile.forget", "import_profile", profile_id)


def _view(profile: ImportProfile) -> Profile:
    columns: dict[str, str] = json.loads(profile.columns)
    return Profile(profile.id, profile.name, columns)
