"""Every file that leaves a base whose people, services and body are called so, read again."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, fromstring

from sqlalchemy import Connection
from sqlalchemy import text as sql
from sqlmodel import Session, col, select
from tests.campaigns.access_export.planting import TYPED
from tests.campaigns.foreign_text import calendars, papers, received, sheets
from tests.campaigns.foreign_text.texts import MARK

from conseil_mobilite.app.clock import now
from conseil_mobilite.domain.agenda.discretion import Title
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.interchange.calendar_writing import write_calendar
from conseil_mobilite.interchange.directory.catalogue_json import write_json
from conseil_mobilite.interchange.directory.template_writing import write_csv, write_workbook
from conseil_mobilite.services.agenda.calendars import calendar_export
from conseil_mobilite.services.agenda.calendars.calendar_events import Wording
from conseil_mobilite.services.audit import taking_out as trail_export
from conseil_mobilite.services.audit.trail import TrailQuery
from conseil_mobilite.services.directory import catalogues
from conseil_mobilite.services.directory.vocabulary import vocabulary
from conseil_mobilite.services.imports import taking_out
from conseil_mobilite.services.imports.list_files import list_files
from conseil_mobilite.services.paper import access_exports
from conseil_mobilite.services.records import records
from conseil_mobilite.services.records.records import RecordKind

OTHERS: Final = (
    ("organisation", "name"),
    ("organisation", "address"),
    ("organisation", "town"),
    ("organisation", "opening_hours"),
    ("organisation", "data_protection_contact"),
    ("prescriber", "name"),
    ("mobility_basin", "name"),
    ("adviser", "first_name"),
    ("adviser", "last_name"),
    ("plan_body", "contact_name"),
    ("plan_measure", "title"),
    ("plan_measure", "note"),
    ("unavailability", "words"),
    ("appointment", "title"),
    ("appointment", "place"),
    ("appointment", "room"),
    ("appointment", "directions"),
    ("appointment", "organisation_name"),
    ("directory_service", "note"),
    ("answer", "text"),
)
"""What is typed of the body, of its diary and of its services."""
_TOLD: Final = (
    "nom",
    "description",
    "publics_precisions",
    "conditions_acces",
    "contact_nom_prenom",
    "mobilisation_precisions",
    "frais_precisions",
    "adresse",
)
_DAYS: Final = 400
_OF_PROGRAMS: Final = "statistiques.csv"
"""Separated by commas; nobody's spreadsheet opens it."""


def plant(session: Session, text: str) -> None:
    """Write a text in each column where one writes freely, and in each service."""
    connection = session.connection()
    for table, column in (*TYPED, *OTHERS):
        connection.execute(sql(f'UPDATE "{table}" SET "{column}" = :text'), {"text": text})  # noqa: S608
    for table in ("directory_service", "directory_structure"):
        _plant_records(connection, table, text)


def _plant_records(connection: Connection, table: str, text: str) -> None:
    for key, record in connection.execute(sql(f"SELECT id, record FROM {table}")).all():  # noqa: S608
        held = json.loads(record)
        held |= {name: text for name in _TOLD if name in held}
        connection.execute(
            sql(f"UPDATE {table} SET record = :record WHERE id = :id"),  # noqa: S608
            {"record": json.dumps(held, ensure_ascii=False), "id": key},
        )


def files(session: Session, text: str) -> dict[str, bytes]:
    """Write all that a base gives to other programs."""
    own, lists = catalogues.whole_catalogue(session), taking_out.whole_base(session)
    trail = trail_export.table(session, TrailQuery(), numbers=True)
    made = {
        "annuaire.xlsx": write_workbook(own, vocabulary(), now().replace(tzinfo=None)),
        "annuaire.json": write_json(own),
        "services.csv": write_csv(own.services, "services"),
        "structures.csv": write_csv(own.structures, "structures"),
        "agenda.ics": _calendar(session),
    }
    for suffix in ("csv", "xlsx"):
        workbook = suffix == "xlsx"
        for name, listed in (("base", lists), ("trace", (trail,))):
            for path, content in list_files(Path(f"{name}.{suffix}"), listed, workbook=workbook):
                made[path.name] = content
    for kind in RecordKind:
        made[f"{kind}.odt"] = records.editable(session, kind, now(), 10)
    person = session.exec(select(Person.id).order_by(col(Person.file_number))).first()
    assert person is not None
    made["dossier.zip"] = access_exports.hand_out(session, person, now()).content
    return made | _after_receiving(session, text)


def _after_receiving(session: Session, text: str) -> dict[str, bytes]:
    """Leave out the schemas, which hold nothing that was typed."""
    sent = received.package(session)
    held = {
        "rapport.csv": received.report(session, text),
        **{f"paquet-{name}": inner for name, inner in unpacked(sent.read()).items()},
        **{f"ensemble-{name}": inner for name, inner in received.added_up(sent).items()},
    }
    return {name: inner for name, inner in held.items() if not name.endswith("schema.json")}


def _calendar(session: Session) -> bytes:
    day, wording = paris_day(now()), Wording(Title.INITIALS)
    days = timedelta(days=_DAYS)
    return write_calendar(calendar_export.period(session, day - days, day + days, wording))


def faults(
    made: Mapping[str, bytes], harmless: Mapping[str, bytes], text: str
) -> Iterator[tuple[str, str]]:
    """Yield each file that was read, and what is wrong with it or nothing."""
    for name, content in made.items():
        told = list(_faults(name, content, harmless.get(name, b""), text))
        yield name, "; ".join(told)


def _faults(name: str, content: bytes, harmless: bytes, text: str) -> Iterator[str]:
    """Read a file by what its name ends with; what else a file holds is not read."""
    readers: Mapping[str, Callable[[], Iterator[str]]] = {
        "csv": lambda: sheets.in_csv(content, "," if name.endswith(_OF_PROGRAMS) else ";"),
        "xlsx": lambda: sheets.in_workbook(content),
        "ics": lambda: calendars.in_calendar(content, harmless),
        "odt": lambda: _in_odt(content, harmless),
        "zip": lambda: _in_zip(content, harmless, text),
        "json": lambda: _in_json(content, text),
        "pdf": lambda: papers.in_pdf(content, text),
        "html": lambda: papers.in_html(content, text, papers.shape(harmless)),
    }
    yield from readers[name.rpartition(".")[2]]()


def _in_json(content: bytes, text: str) -> Iterator[str]:
    if not _said(json.loads(content), text):
        yield "the text is not there"


def _in_zip(content: bytes, harmless: bytes, text: str) -> Iterator[str]:
    held, plain = unpacked(content), unpacked(harmless)
    for name, inner in held.items():
        if name.startswith("dossier."):
            yield from (f"{name}: {each}" for each in _faults(name, inner, plain[name], text))


def _in_odt(content: bytes, harmless: bytes) -> Iterator[str]:
    """Tell elements that a text made."""
    strange = _elements(content) - _elements(harmless)
    if strange:
        yield f"made of it: {sorted(strange)}"
    if MARK not in "".join(_body(content).itertext()):
        yield "the text is not there"


def _elements(content: bytes) -> set[str]:
    return {str(each.tag) for each in _body(content).iter()}


def _body(content: bytes) -> Element:
    return fromstring(unpacked(content)["content.xml"])  # noqa: S314 - just written by us


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _said(value: object, text: str) -> bool:
    """Tell whether a JSON holds a text as it was typed."""
    if isinstance(value, dict):
        return any(_said(each, text) for each in value.values())
    if isinstance(value, list):
        return any(_said(each, text) for each in value)
    return value == text


def readings(made: Mapping[str, bytes]) -> int:
    """Count where what was typed is met again in the lists and in the diary."""
    lists = (content for name, content in made.items() if name.endswith((".csv", ".xlsx")))
    return sum(map(sheets.marked, lists)) + calendars.told(made["agenda.ics"])
