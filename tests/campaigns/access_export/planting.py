"""Words that nobody else has, in every column where an adviser writes freely of a person."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import Connection, text
from sqlmodel import Session
from tests.campaigns.access_export.dump import Row

TYPED: Final = (
    ("person", "last_name"),
    ("person", "first_name"),
    ("person", "usual_name"),
    ("person", "address"),
    ("person", "caf_id"),
    ("person", "france_travail_id"),
    ("referral", "prescriber_name"),
    ("referral", "agent_name"),
    ("referral", "reason"),
    ("referral", "answer"),
    ("pathway_event", "partner"),
    ("assessment", "place"),
    ("assessment", "goal"),
    ("assessment", "correction_note"),
    ("assessment", "profile_comment"),
    ("axis_score", "comment"),
    ("barrier", "reasons"),
    ("observed_test", "observer"),
    ("strength", "text"),
    ("goal", "label"),
    ("action", "wording"),
    ("action", "partner_name"),
    ("action", "partner_address"),
    ("action", "papers"),
    ("action", "note"),
    ("action", "reasons"),
    ("funding_line", "funder_name"),
    ("unmet_need", "words"),
    ("vehicle", "name"),
    ("licence_process", "school_name"),
    ("licence_process", "payer_name"),
    ("journey", "from_name"),
    ("journey", "to_name"),
    ("renunciation", "words"),
    ("renunciation", "place_name"),
    ("mobility_budget", "solution"),
    ("budget_line", "words"),
    ("contact_attempt", "words"),
    ("note", "text"),
    ("rights_request", "words"),
    ("rights_request", "reason"),
    ("retention_notice", "held_reason"),
)
"""Every column in which an adviser writes freely of a person: each gets words of its own."""


def plant(session: Session) -> None:
    """Give each row, in each column where one writes, a word that is nowhere else."""
    connection, number = session.connection(), 0
    for table, column in TYPED:
        for key in _keys(connection, table):
            number += 1
            _write(connection, table, key, {column: word(number)})
    for key in _keys(connection, "contact_point"):
        number += 1
        written = {"kind": "phone", "value": f"+336{number:08}"}
        if number % 2:
            written = {"kind": "email", "value": f"{word(number).lower()}@exemple.fr"}
        _write(connection, "contact_point", key, written)


def _keys(connection: Connection, table: str) -> list[Row]:
    columns = connection.execute(text(f'PRAGMA table_info("{table}")')).mappings().all()
    names = ", ".join(f'"{each["name"]}"' for each in columns if each["pk"])
    rows = connection.execute(text(f'SELECT {names} FROM "{table}" ORDER BY {names}'))  # noqa: S608
    return [dict(row) for row in rows.mappings()]


def _write(connection: Connection, table: str, key: Row, values: Mapping[str, str]) -> None:
    given = ", ".join(f'"{name}" = :{name}' for name in values)
    where = " AND ".join(f'"{name}" = :{name}' for name in key)
    sql = f'UPDATE "{table}" SET {given} WHERE {where}'  # noqa: S608 - names of the base
    connection.execute(text(sql), {**values, **key})


def word(number: int) -> str:
    """Return a word of letters alone, which a line does not cut and nobody else has."""
    figures = f"{number:06}"
    return "Zk" + "".join("bcdfghjmpr"[int(figure)] for figure in figures) + "ux"
