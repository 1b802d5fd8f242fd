"""The words of the search texts, each with its people: an FTS5 index that follows `person`.

Triggers keep it, so that whatever writes a person writes it too: the program, an undo, a cascade.
It is derived: `lay_out` makes it anew, which also gives back the triggers that a migration drops
when it rebuilds `person`.
"""

import re
from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection

from conseil_mobilite.domain.people.person_search import beginnings

# The text is folded and parted already: the ascii tokenizer leaves every other sign in its word.
# Without content, positions or forgotten words. Of who left, FTS5 may still keep a word at which a
# page began: after a departure the index is laid out anew. Each person has a number of her own:
# VACUUM may change the row numbers of a table without one.
_LAYOUT: Final = (
    "CREATE TABLE person_number (number INTEGER PRIMARY KEY, person_id CHAR(32) NOT NULL UNIQUE)",
    """CREATE VIRTUAL TABLE person_index USING fts5(
    text, content='', detail=none, prefix='1 2 3 4 5', tokenize="ascii tokenchars '+'"
)""",
    "CREATE VIRTUAL TABLE person_words USING fts5vocab(person_index, row)",
    "CREATE VIRTUAL TABLE person_word_places USING fts5vocab(person_index, instance)",
)
_FILLING: Final = (
    "INSERT INTO person_number(person_id) SELECT id FROM person",
    """INSERT INTO person_index(rowid, text)
SELECT number, search_text FROM person_number JOIN person ON person.id = person_id""",
    "INSERT INTO person_index(person_index, rank) VALUES ('secure-delete', 1)",
)
_FOLLOWING: Final = (
    """CREATE TRIGGER person_insert_indexed AFTER INSERT ON person BEGIN
    INSERT INTO person_number(person_id) VALUES (new.id);
    INSERT INTO person_index(rowid, text) VALUES (
        (SELECT number FROM person_number WHERE person_id = new.id), new.search_text
    );
END""",
    """CREATE TRIGGER person_update_indexed AFTER UPDATE OF search_text ON person
WHEN old.search_text IS NOT new.search_text BEGIN
    INSERT INTO person_index(person_index, rowid, text) VALUES (
        'delete', (SELECT number FROM person_number WHERE person_id = old.id), old.search_text
    );
    INSERT INTO person_index(rowid, text) VALUES (
        (SELECT number FROM person_number WHERE person_id = old.id), new.search_text
    );
END""",
    """CREATE TRIGGER person_delete_indexed AFTER DELETE ON person BEGIN
    INSERT INTO person_index(person_index, rowid, text) VALUES (
        'delete', (SELECT number FROM person_number WHERE person_id = old.id), old.search_text
    );
    DELETE FROM person_number WHERE person_id = old.id;
END""",
)
_OLD: Final = (
    "DROP TRIGGER IF EXISTS person_insert_indexed",
    "DROP TRIGGER IF EXISTS person_update_indexed",
    "DROP TRIGGER IF EXISTS person_delete_indexed",
    "DROP TABLE IF EXISTS person_word_places",
    "DROP TABLE IF EXISTS person_words",
    "DROP TABLE IF EXISTS person_index",
    "DROP TABLE IF EXISTS person_number",
)
_NAMES: Final = re.compile(
    r"person_(number|words|word_places|(insert|update|delete)_indexed|index(_\w+)?)"
)


def lay_out(connection: Connection) -> None:
    """Make the index of all the people there are, in place of the one there may be."""
    for statement in (*_OLD, *_LAYOUT, *_FILLING, *_FOLLOWING):
        connection.exec_driver_sql(statement)


def is_of_index(name: str) -> bool:
    """Tell whether a table or a trigger is of the index, or what it keeps its own things in."""
    return _NAMES.fullmatch(name) is not None


def match(words: Iterable[str]) -> str:
    """Return the question to the index: every word typed begins a word of the person."""
    return " AND ".join(f"({' OR '.join(_prefixes(word))})" for word in words)


def _prefixes(word: str) -> list[str]:
    return [f'"{beginning.strip()}"*' for beginning in beginnings(word)]
