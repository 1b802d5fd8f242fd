"""Files that an adviser asks for: the package of statistics, and all that is held of a person."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from sqlmodel import Session, col, select
from tests.campaigns.kills import erasing, founding
from tests.campaigns.kills.subject import Finding, Tell, now

from conseil_mobilite.domain.organisation.basin import MobilityBasin
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.statistics.periods.quarters import Quarter
from conseil_mobilite.services.paper import access_exports
from conseil_mobilite.services.statistics import exports
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.private_files import write_beside_others, write_private

QUARTER = Quarter(2026, 4)


def prepare_statistics(folder: Path) -> None:
    founding.found(folder).close()


def send_statistics(folder: Path, store: Store, tell: Tell) -> Store:
    """Make the package of a quarter, which is kept, and write it where she said."""
    kept = store.run(exports.export, store.read(_basin), QUARTER.start, QUARTER.end, now())
    write_beside_others(folder / kept.file_name, kept.content)
    tell(f"{kept.file_name} {_digest(kept.content)}")
    store.run(exports.record_sending, kept.id, "", now())
    return store


def hand_out(folder: Path, store: Store, tell: Tell) -> Store:
    """Put all that is held of a person in a file, in the place of the one of yesterday."""
    handed = store.run(access_exports.hand_out, store.read(_person), now())
    write_private(folder / "dossier.zip", handed.content)
    tell(f"dossier.zip {_digest(handed.content)}")
    return store


def look_at(
    look: Callable[[Path, Sequence[str]], Finding], folder: Path, told: Sequence[str]
) -> Finding:
    """Judge the base, then its files: each is one that was told, the last told is there."""
    found, known = look(folder, []), dict(each.split(" ") for each in told)
    all_told = {digest for _name, digest in (each.split(" ") for each in told)}
    for name, digest in known.items():
        if not (folder / name).is_file() or _digest((folder / name).read_bytes()) != digest:
            found.lost.append(f"{name}, as it was told last")
    found.corrupt += [
        f"{path.name} is not whole"
        for path in folder.glob("*.zip")
        if _digest(path.read_bytes()) not in all_told
    ]
    return found


def look_at_statistics(folder: Path, told: Sequence[str]) -> Finding:
    return look_at(founding.look, folder, told)


def look_at_what_was_handed_out(folder: Path, told: Sequence[str]) -> Finding:
    return look_at(erasing.look, folder, told)


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def _basin(session: Session) -> UUID:
    return session.exec(select(MobilityBasin.id)).one()


def _person(session: Session) -> UUID:
    return session.exec(select(Person.id).order_by(col(Person.file_number))).all()[0]
