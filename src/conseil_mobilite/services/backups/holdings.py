"""What the present base holds, told as a backup is: to be laid beside one."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import func, text
from sqlmodel import Session, select

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.store.backups.shelf import Backup
from conseil_mobilite.store.places.room import size_on_disk


def present(session: Session, base: Path) -> Backup:
    """Count as a manifest does: every row of every table."""
    now: datetime = session.info["clock"]()
    counts = {
        entity: session.exec(select(func.count()).select_from(entity)).one()
        for entity in (Person, Pathway, Appointment)
    }
    return Backup(
        base.parent,
        base,
        now,
        people=counts[Person],
        pathways=counts[Pathway],
        appointments=counts[Appointment],
        rows=_rows(session),
        bytes=size_on_disk(base),
    )


def _rows(session: Session) -> int:
    connection = session.connection()
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
    return sum(
        connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one()  # noqa: S608 - a name of the schema
        for (name,) in names.all()
    )
