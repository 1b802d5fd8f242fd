"""Whether the index holds, for each person, the words of her search text and no other."""

from collections import defaultdict

from sqlalchemy import Connection


def count_faults(connection: Connection) -> int:
    """Return how many people the index tells otherwise than their search text, strangers included.

    The words of one person are summed, so that those of a large base need not be held at once.
    """
    indexed = _indexed(connection)
    faults = 0
    for number, text in connection.exec_driver_sql(
        "SELECT number, search_text FROM person LEFT JOIN person_number ON person_id = person.id"
    ):
        faults += number is None or indexed.pop(number, 0) != _sum(set(text.split()))
    return faults + len(indexed)


def _indexed(connection: Connection) -> dict[int, int]:
    sums: defaultdict[int, int] = defaultdict(int)
    for number, word in connection.exec_driver_sql("SELECT doc, term FROM person_word_places"):
        sums[number] += hash(word)
    return sums


def _sum(words: set[str]) -> int:
    return sum(map(hash, words))
