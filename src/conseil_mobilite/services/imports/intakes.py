"""Which rows of a file make a person, which complete one, and which hang on another row."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.imports.decisions import Decision, Field, ImportLine
from conseil_mobilite.services.imports.identity_columns import COLUMNS

_CREATING: Final = frozenset({Decision.CREATE, Decision.CREATE_TO_CHECK})
_IDENTITY: Final = frozenset({*COLUMNS, Field.BIRTH_DATE, Field.PHONE, Field.PHONE_2, Field.EMAIL})


@dataclass(frozen=True, slots=True)
class Intake:
    """What is written for one person: the row that tells her, and those that hang on it.

    `known` is the file that is completed; without one, a file is made. `apart_from` are those whom
    the adviser told apart from her: files of the base, and rows of this file by their number.
    """

    line: ImportLine
    known: UUID | None = None
    attached: tuple[ImportLine, ...] = ()
    apart_from: tuple[UUID | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """The rows with the decisions that hold in the end, and what they write."""

    lines: tuple[ImportLine, ...]
    intakes: tuple[Intake, ...]


def settled(
    lines: Iterable[ImportLine], choices: Mapping[int, Decision], binned: Collection[UUID] = ()
) -> Settled:
    """Let the choices of the adviser, by row number, prevail over the decisions.

    A further row of a person who is not written is not written either; a file of the recycle bin,
    one of `binned`, is known and left there.
    """
    kept: list[ImportLine] = []
    intakes: dict[int, Intake] = {}
    roots: dict[int, ImportLine] = {}
    for proposed in lines:
        line = _chosen(proposed, choices.get(proposed.number), roots)
        if line.decision is Decision.UPDATE and line.known in binned:
            line = replace(line, decision=Decision.DUPLICATE)
        if line.decision in _CREATING or _completes(line):
            intakes[line.number] = _intake(line, proposed)
        elif line.decision in {Decision.ATTACH, Decision.UPDATE}:
            line = _attached(line, intakes, roots)
        roots[line.number] = line
        kept.append(line)
    return Settled(tuple(kept), tuple(intakes.values()))


def _chosen(
    line: ImportLine, choice: Decision | None, earlier: Mapping[int, ImportLine]
) -> ImportLine:
    """Return the row as the adviser wants it: to complete that of a known file completes it."""
    if choice is not Decision.UPDATE or line.known is not None:
        return line if choice is None else replace(line, decision=choice)
    root = earlier.get(line.linked_to or 0)
    made = root is None or root.decision in _CREATING
    return replace(line, decision=choice, known=None if made or root is None else root.known)


def _completes(line: ImportLine) -> bool:
    return line.decision is Decision.UPDATE and line.known is not None


def _intake(line: ImportLine, proposed: ImportLine) -> Intake:
    """Remember whom a row is told apart from where the adviser said that it is somebody else."""
    if line.decision is Decision.UPDATE:
        return Intake(line, known=line.known)
    told = line.decision is not proposed.decision and proposed.decision not in _CREATING
    apart = (proposed.known, proposed.linked_to) if told else ()
    return Intake(line, apart_from=tuple(each for each in apart if each is not None))


def _attached(
    line: ImportLine, intakes: dict[int, Intake], earlier: Mapping[int, ImportLine]
) -> ImportLine:
    """Hang a row on the person it follows; where she is not written, say what becomes of it."""
    if line.linked_to is None:
        raise UserError(f"Ligne {line.number} : aucun dossier n’est à compléter.")
    root = earlier.get(line.linked_to)
    while root is not None and root.number not in intakes and root.linked_to is not None:
        root = earlier.get(root.linked_to)
    if root is not None and root.number in intakes:
        intake = intakes[root.number]
        intakes[root.number] = replace(
            intake, line=_filled(intake.line, line), attached=(*intake.attached, line)
        )
        return line
    known = root is not None and root.known is not None
    return replace(line, decision=Decision.DUPLICATE if known else Decision.IGNORE)


def _filled(line: ImportLine, further: ImportLine) -> ImportLine:
    """Take from a further row who the person is, where her own row is silent."""
    told = {each: further.values[each] for each in _IDENTITY & further.values.keys()}
    return replace(line, values={**told, **line.values})
