"""How a column says what it holds: its French name, and its value in words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, TypeAlias

from conseil_mobilite.domain.language.french import duration, hour, long_date, number, phone_display
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.domain.paper.person_file import FileColumn, FileFact, FilePart, FileTable
from conseil_mobilite.domain.situation.budget_sentences import to_the_cent
from conseil_mobilite.domain.situation.knowledge import Knowledge
from conseil_mobilite.services.paper.person_file.held import Held, Rows
from conseil_mobilite.services.paper.person_file.naming import Naming
from conseil_mobilite.store.journal.rows import Values
from conseil_mobilite.store.reference.reference import code_lists

Say: TypeAlias = Callable[[Naming, Values], str]


@dataclass(frozen=True, slots=True)
class Telling:
    """One name and its words; "" where there is nothing to say.

    `share` is the width of its column, where it is told in a table.
    """

    name: str
    say: Say
    share: float = 1


@dataclass(frozen=True, slots=True)
class Kind:
    """How things of a sort are told: `title` heads each, `tellings` say the rest of it."""

    tellings: tuple[Telling, ...]
    title: tuple[Telling, ...] = ()


def words_of(value: object) -> str:
    """Say a value by what it is."""
    match value:
        case None:
            return ""
        case bool():
            return "Oui" if value else "Non"
        case int():
            return number(value)
        case datetime():
            return f"{long_date(paris_day(value), weekday=False)} à {hour(paris_time(value))}"
        case date():
            return long_date(value, weekday=False)
        case _:
            return str(value).strip()


def said(column: str, name: str, share: float = 1) -> Telling:
    """Tell a text, a day, a moment, a number, yes or no."""
    return Telling(name, lambda _, row: words_of(row[column]), share)


def coded(column: str, name: str, listed: str, share: float = 1) -> Telling:
    """Tell a code by its label in a code list; several, parted by spaces, are all told."""
    return Telling(name, lambda _, row: labels(listed, row[column]), share)


def looked_up(column: str, name: str, labels: Mapping[str, str], share: float = 1) -> Telling:
    """Tell a code by a label that is no part of a code list; an unknown one as it is."""
    return Telling(name, lambda _, row: labels.get(str(row[column]), str(row[column])), share)


def named(column: str, name: str, share: float = 1) -> Telling:
    """Tell a row that is named by its key: a colleague, an action."""
    return Telling(name, lambda naming, row: naming.row(row[column]), share)


def aid(column: str, name: str, share: float = 1) -> Telling:
    """Tell an aid by its label in the catalogue of the body."""
    return Telling(name, lambda naming, row: naming.aid(str(row[column])), share)


def barrier(column: str, name: str, share: float = 1) -> Telling:
    """Tell a barrier by its label in the grid."""
    return Telling(name, lambda naming, row: naming.barrier(str(row[column])), share)


def money(column: str, name: str, share: float = 1) -> Telling:
    """Tell an amount in cents, to the cent; a null one says nothing."""
    return Telling(name, lambda _, row: cents(row[column]), share)


def lasting(column: str, name: str, share: float = 1) -> Telling:
    """Tell a number of minutes; none are not told."""
    return Telling(name, lambda _, row: minutes(row[column]), share)


def phone(column: str, name: str) -> Telling:
    return Telling(name, lambda _, row: phone_display(str(row[column])))


def together(name: str, *tellings: Telling, share: float = 1) -> Telling:
    """Tell several things in one place, a line each; those that have a name say it before."""

    def say(naming: Naming, row: Values) -> str:
        told = ((each.name, each.say(naming, row)) for each in tellings)
        return "\n".join(f"{of} {words}".strip() for of, words in told if words)

    return Telling(name, say, share)


def known(column: str, state: str, name: str, say: Callable[[object], str] = words_of) -> Telling:
    """Tell a fact with what is known of it; one that was not discussed is left out."""
    return Telling(name, lambda _, row: knowledge(row[state], say(row[column])))


def knowledge(state: object, words: str) -> str:
    """Return the words of a value, or why there are none."""
    if words or state == Knowledge.NOT_DISCUSSED:
        return words
    return labels("knowledge_states", state)


def labels(listed: str, codes: object) -> str:
    entries = code_lists()[listed]
    return ", ".join(entries.label(code) for code in str(codes or "").split())


def cents(value: object) -> str:
    return to_the_cent(value) if isinstance(value, int) else ""


def minutes(value: object) -> str:
    return duration(value) if isinstance(value, int) and value else ""


def facts(tellings: Iterable[Telling], naming: Naming, row: Values) -> tuple[FileFact, ...]:
    """Return what a row says, without what it says nothing of."""
    told = (FileFact(each.name, each.say(naming, row)) for each in tellings)
    return tuple(fact for fact in told if fact.words)


def thing(kind: Kind, held: Held, row: Values, parts: Iterable[FilePart] = ()) -> FilePart:
    """Tell one row under its own heading, with what hangs on it."""
    title = _AND.join(filter(None, (each.say(held.naming, row) for each in kind.title)))
    told = facts(kind.tellings, held.naming, row)
    return FilePart(title or UNTITLED, facts=told, parts=tuple(parts))


def things(title: str, kind: Kind, held: Held, rows: Rows) -> FilePart:
    """Tell rows one under the other, each with its heading."""
    return FilePart(title, parts=tuple(thing(kind, held, row) for row in rows))


def listed(title: str, tellings: Iterable[Telling], held: Held, rows: Rows) -> FilePart:
    """Tell rows in a table, without the columns in which no row says anything."""
    columns = [(each, [each.say(held.naming, row) for row in rows]) for each in tellings]
    filled = [(each, words) for each, words in columns if any(words)]
    if not filled:
        return FilePart(title)
    heads = tuple(FileColumn(each.name, each.share) for each, _ in filled)
    return FilePart(title, table=FileTable(heads, tuple(zip(*(w for _, w in filled), strict=True))))


def by(rows: Rows, *columns: str) -> Rows:
    """Sort rows by columns, what has no value first."""
    return sorted(rows, key=lambda row: tuple(_ordered(row[column]) for column in columns))


def _ordered(value: object) -> tuple[bool, str]:
    if isinstance(value, date):
        return True, value.isoformat()
    if isinstance(value, int):
        return True, f"{value:020}"
    return value is not None, str(value)


UNTITLED: Final = "Sans nom"
_AND: Final = " : "
