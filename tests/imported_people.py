"""Fictitious people of a file to import, and all that a base holds, to be compared."""

import hashlib
import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select, table, text
from sqlmodel import Session

from conseil_mobilite.domain.imports.decisions import (
    Decision,
    Field,
    ImportLine,
    ImportPreview,
    Value,
)
from conseil_mobilite.domain.imports.mapping import ColumnMapping
from conseil_mobilite.domain.imports.raw_table import RawTable
from conseil_mobilite.services.imports.bringing_in import ImportOrder
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.store.database import Store

FILE: Final = "suivi 2026.xlsx"
TELLING: Final = frozenset({"change", "audit_entry", "audit_seal", "import_run"})
"""What tells that something was done: it is never undone."""
_SHADOWS: Final = ("_data", "_idx", "_docsize", "_config", "_content")
_SYLLABLES = ("LE", "MA", "RO", "BÉ", "NIN", "GRA", "VEL", "DOU", "CHA", "PI", "TY", "ŒU", "WIS")
_FIRST_NAMES = ("Hélène", "Zoé", "Jean-Noël", "Aïcha", "Łukasz", "Inès", "Loïc", "Fatoumata")
_TOWNS = (("02361", "Guise", "02120"), ("02381", "Hirson", "02500"), ("02789", "Vervins", "02140"))
_SENDERS = ("Mission locale de Thiérache", "France Travail Hirson", "CCAS de Guise", "La Ruche")
_PUBLICS = ("rsa", "demandeur_emploi", "jeune", "parent_isole", "frr")


def dump(store: Store, besides: frozenset[str] = frozenset()) -> dict[str, list[str]]:
    """Return every row of every table as text, the text that the search reads included."""
    return store.read(_dump, besides)


def digest(store: Store, besides: frozenset[str] = frozenset()) -> dict[str, int]:
    """Return the same in little memory: of each table a figure that its rows give in any order."""
    return store.read(_digest, besides)


def order(
    lines: tuple[ImportLine, ...], choices: Mapping[int, Decision] | None = None
) -> ImportOrder:
    return ImportOrder(
        table=RawTable(FILE, "", (), ()),
        preview=ImportPreview(FILE, "", lines),
        mapping=ColumnMapping(()),
        choices=choices or {},
        fingerprint="0" * 64,
    )


def know(session: Session, count: int, on: date) -> list[UUID]:
    """Register people of whom little is known."""
    return [
        people.welcome(session, NewPerson(f"CONNU {_word(rank)}", "Awa"), Origin(), on).id
        for rank in range(count)
    ]


def file_lines(count: int, known: list[UUID], on: date) -> tuple[ImportLine, ...]:
    """Return rows that make people, one in ten with a further row, then rows that complete some."""
    chance = random.Random(7)  # noqa: S311 - the same people each time
    lines: list[ImportLine] = []
    for rank in range(count):
        number = len(lines) + 2
        lines.append(ImportLine(number, Decision.CREATE, _values(chance, rank, on)))
        if rank % 10 == 0:
            further: dict[Field, Value] = {
                Field.ASSESSED_ON: on.isoformat(),
                Field.SOLUTIONS: ("Vélo", "Tarif solidaire"),
            }
            lines.append(ImportLine(number + 1, Decision.ATTACH, further, linked_to=number))
    for person in known:
        values = _values(chance, len(lines), on)
        lines.append(ImportLine(len(lines) + 2, Decision.UPDATE, values, known=person))
    return tuple(lines)


def _values(chance: random.Random, rank: int, on: date) -> dict[Field, Value]:
    insee, town, postcode = chance.choice(_TOWNS)
    entered = on - timedelta(chance.randint(30, 900))
    values: dict[Field, Value] = {
        Field.LAST_NAME: "".join(chance.choice(_SYLLABLES) for _ in range(3)),
        Field.FIRST_NAME: chance.choice(_FIRST_NAMES),
        Field.CIVILITY: chance.choice(("Mme", "M.")),
        Field.BIRTH_DATE: date(chance.randint(1950, 2004), chance.randint(1, 12), 12).isoformat(),
        Field.PHONE: f"+336{rank:08}",
        Field.EMAIL: f"personne{rank}@exemple.fr",
        Field.ADDRESS: f"{rank % 90 + 1} rue de la Gare",
        Field.POSTCODE: postcode,
        Field.MUNICIPALITY: town,
        Field.INSEE_CODE: insee,
        Field.FRANCE_TRAVAIL_ID: f"{rank:07}A",
        Field.CAF_ID: f"{rank:07}",
        Field.AUDIENCES: tuple(chance.sample(_PUBLICS, 2)),
        Field.ENTERED_ON: entered.isoformat(),
        Field.REFERRED_ON: (entered - timedelta(10)).isoformat(),
        Field.PRESCRIBER: chance.choice(_SENDERS),
        Field.CAR_LICENCE: rank % 3 == 0,
        Field.RQTH: rank % 20 == 0,
        Field.VEHICLE: rank % 4 == 0,
        Field.SOURCE_NOTE: f"Date du bilan : 31/02/2026 ({rank})",
    }
    if rank % 50 == 0:
        values[Field.OPPOSITION] = True
    if rank % 7 == 0:
        values[Field.ENDED_ON] = (entered + timedelta(20)).isoformat()
    return values


def _word(rank: int) -> str:
    return "".join(_SYLLABLES[int(figure)] for figure in str(rank))


def _dump(session: Session, besides: frozenset[str]) -> dict[str, list[str]]:
    return {name: sorted(rows) for name, rows in _tables(session, besides)}


def _digest(session: Session, besides: frozenset[str]) -> dict[str, int]:
    return {
        name: sum(int.from_bytes(hashlib.sha256(row.encode()).digest()) for row in rows)
        for name, rows in _tables(session, besides)
    }


def _tables(session: Session, besides: frozenset[str]) -> Iterator[tuple[str, Iterator[str]]]:
    """Give each table and its rows as text; those that only index another are left out."""
    connection = session.connection()
    named = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
    tables = sorted(name for (name,) in named if not name.endswith(_SHADOWS))
    for name in tables:
        if name not in besides:
            yield name, map(repr, connection.execute(select(text("*")).select_from(table(name))))
