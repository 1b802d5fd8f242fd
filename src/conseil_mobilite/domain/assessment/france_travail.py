"""The national list of « contraintes personnelles » of France Travail, in words that may leave.

The label is the stable key; the codes come from test data and are said to be confirmed. What may
be copied into a France Travail file is bounded here, and only here:

- **Every word is a label of the national list.** No free text can come in: not the person's name,
  nor a goal in her own words, nor a reason, since none is an argument of these functions.
- **A sensitive barrier (S) leaves nothing behind, not even its contrainte.** What is S leaves the
  workstation only inside a count: « Prendre en compte son état de santé » alone would tell a health
  problem, and « Faire face à des difficultés de logement » a person about to lose her home.
- **Nothing of health, whoever names it**: the contrainte 25 and its objectifs, goals included, and
  the situations of other contraintes that tell an illness, a disability or a pregnancy.
- **Of housing, only that a place is remote**: an objectif of the contrainte 27 chosen as a goal
  (« Changer de logement ») would tell the very thing that the barrier, S, keeps silent.
  « Territoire rural isolé » speaks of what buses there are, and its barrier is not S: it stays.
- **A barrier that names several situations or objectifs of one contrainte does not say which one is
  the person's**: only the contrainte is written. (« Démarches » may be a form that is hard to fill,
  or an identity paper, which is S.) A goal of the pathway says which objectif it is.
- « Permis non valide » stays, with its situation: the barrier is not S, its own name says as much,
  and the national label does not tell a suspension from a licence that expired.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from conseil_mobilite.domain.assessment.grid import FranceTravailReference
from conseil_mobilite.domain.reference.code_lists import CodeLists

POINT_ON_MOBILITY: Final = "4"
"""« Faire un point complet sur sa mobilité »: what an assessment is."""
YES: Final = "OUI"
IN_PROGRESS: Final = "EN_COURS"
REACHED: Final = "REALISE"
GIVEN_UP: Final = "ABANDONNE"
WITHHELD: Final = frozenset({"25", "27"})
"""Health and housing, the contraintes of the S barriers: their objectifs never leave, whoever chose
them, for a goal tells as much as the barrier it answers."""
REMOTE: Final = "28"
"""« Territoire rural isolé », the one situation of a contrainte withheld that may be told."""
HEALTH_SITUATIONS: Final = frozenset({"9", "14", "40", "41"})
LIFTED: Final = "leve"


@dataclass(frozen=True, slots=True)
class NotedBarrier:
    """A barrier kept. `status`: list `barrier_statuses`."""

    references: tuple[FranceTravailReference, ...]
    sensitive: bool
    status: str


@dataclass(frozen=True, slots=True)
class Line:
    """An entry of the national list. `value` is what is known of it, in words, or empty."""

    label: str
    code: str
    value: str = ""

    def __str__(self) -> str:
        known = f" : {self.value}" if self.value else ""
        return f"{self.label} [{self.code}, code à confirmer]{known}"


@dataclass(frozen=True, slots=True)
class Block:
    """A contrainte, and what was noted under it."""

    constraint: Line
    situations: tuple[Line, ...]
    objectives: tuple[Line, ...]


def blocks(
    lists: CodeLists, barriers: Sequence[NotedBarrier], objectives: Mapping[str, str]
) -> tuple[Block, ...]:
    """Return what may be copied, in the order of the national list.

    `objectives` gives, by code of an objectif, its value (list `ft_objective_values`).
    """
    noted = [reference for barrier in barriers for reference in sayable(barrier)]
    wanted = {one.objectif: "" for one in noted if one.objectif} | dict(objectives)
    situations = {one.situation for one in noted if one.situation}
    constraints = {one.contrainte for one in noted}
    made = (
        Block(
            Line(entry.label, entry.code, _yes(lists) if entry.code in constraints else ""),
            tuple(_situations(lists, entry.code, situations)),
            tuple(_objectives(lists, entry.code, wanted)),
        )
        for entry in lists["ft_constraints"]
    )
    return tuple(one for one in made if one.constraint.value or one.objectives)


def as_text(some: Sequence[Block]) -> str:
    """Write the plain text that is pasted in a France Travail file; empty where there is none."""
    return "\n\n".join("\n".join(_lines(block)) for block in some)


def reference_words(lists: CodeLists, references: Sequence[FranceTravailReference]) -> str:
    """Say where a barrier or a goal stands in the national list, for the adviser's own eyes.

    « 23 Développer sa mobilité › Aucun moyen de transport à disposition »; empty for none.
    """
    by_constraint: dict[str, list[str]] = {}
    for reference in references:
        known = by_constraint.setdefault(reference.contrainte, [])
        known.extend(_details(lists, reference))
    return " ; ".join(
        " › ".join(filter(None, (f"{code} {lists['ft_constraints'].label(code)}", " ou ".join(of))))
        for code, of in by_constraint.items()
    )


def objective_reference(lists: CodeLists, objective: str) -> FranceTravailReference:
    """Return the place of an objectif in the list."""
    constraint = lists["ft_objectives"][objective].text("constraint")
    return FranceTravailReference(constraint, objectif=objective)


def sayable(barrier: NotedBarrier) -> Iterator[FranceTravailReference]:
    """Return what a barrier says to France Travail; one lifted has nothing more to say."""
    if barrier.sensitive or barrier.status == LIFTED:
        return
    for reference in barrier.references:
        same = [one for one in barrier.references if one.contrainte == reference.contrainte]
        if reference.situation in HEALTH_SITUATIONS:
            continue
        if reference.contrainte in WITHHELD and (len(same) > 1 or reference.situation != REMOTE):
            continue
        yield reference if len(same) == 1 else FranceTravailReference(reference.contrainte)


def _situations(lists: CodeLists, constraint: str, noted: set[str]) -> Iterator[Line]:
    for entry in lists["ft_situations"]:
        if entry.code in noted and entry.text("constraint") == constraint:
            yield Line(entry.label, entry.code, lists["ft_situation_values"].label(YES))


def _objectives(lists: CodeLists, constraint: str, wanted: Mapping[str, str]) -> Iterator[Line]:
    if constraint in WITHHELD:
        return
    values = lists["ft_objective_values"]
    for entry in lists["ft_objectives"]:
        if entry.code in wanted and entry.text("constraint") == constraint:
            value = wanted[entry.code]
            yield Line(entry.label, entry.code, values.label(value) if value else "")


def _yes(lists: CodeLists) -> str:
    return lists["ft_constraint_values"].label(YES)


def _lines(block: Block) -> Iterator[str]:
    yield f"Contrainte : {block.constraint}"
    yield from (f"- Situation : {line}" for line in block.situations)
    yield from (f"- Objectif : {line}" for line in block.objectives)


def _details(lists: CodeLists, reference: FranceTravailReference) -> list[str]:
    codes = (("ft_situations", reference.situation), ("ft_objectives", reference.objectif))
    return [lists[name].label(code) for name, code in codes if code]
