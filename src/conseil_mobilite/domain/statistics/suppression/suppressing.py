"""Publish exact counts for a reader who needs them, the small ones hidden, after an attack.

Hiding counts under a threshold is never enough: totals give many of them back. So others are
hidden with them, then the whole is attacked by linear programmes over all tables, populations, what
lies between a population and its parts, and earlier releases; whatever comes out within less than
five units is hidden better, and nothing leaves as long as something comes out.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.statistics.audit.assumptions import assumptions
from conseil_mobilite.domain.statistics.audit.attack import ContradictionError
from conseil_mobilite.domain.statistics.audit.auditing import audit_together
from conseil_mobilite.domain.statistics.audit.differences import Cell, counts_of, spoken_of
from conseil_mobilite.domain.statistics.audit.hidden_audit import cells_asked, found_in_family
from conseil_mobilite.domain.statistics.audit.published_knowledge import is_exact
from conseil_mobilite.domain.statistics.definitions.families import families, of_family
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count, ExactFigures
from conseil_mobilite.domain.statistics.release.protected_release import ProtectedRelease, Scope
from conseil_mobilite.domain.statistics.release.published_counts import published_counts
from conseil_mobilite.domain.statistics.suppression.amounts import Amounts
from conseil_mobilite.domain.statistics.suppression.hidden_release import hidden_release
from conseil_mobilite.domain.statistics.suppression.hiding import Hidden, Hiding, everything_of
from conseil_mobilite.domain.statistics.suppression.relatives import linked, relatives, shown_above

THRESHOLDS = (11, 5)
"""The usual threshold, and the one that a body may choose, saying so."""

_TRIES_BESIDE = 2
_FAILED = (
    "Avec les effectifs exacts, certains effectifs retenus se devineraient quand même, même en en "
    "cachant d’autres : rien ne peut être publié ainsi. Choisissez l’arrondi, qui protège toujours."
)
_CHANGED = (
    "Des effectifs exacts ont déjà été publiés pour cette période : par différence, les publier de "
    "nouveau désignerait les personnes ajoutées depuis. La correction attend la période suivante."
)
_WRONG = "Le seuil est de 11, ou de 5 si l’organisme le décide."


@dataclass(frozen=True, slots=True)
class _Task:
    """What is to be shown of one plan, or of one family of its populations."""

    plan: Plan
    exact: ExactFigures
    scope: Scope
    threshold: int
    earlier: Sequence[ProtectedRelease]

    def release(self, hidden: Hidden) -> ProtectedRelease:
        method = f"suppression_{self.threshold}"
        return hidden_release(self.plan, self.exact, self.scope, hidden, method)


def suppress(
    plan: Plan,
    exact: ExactFigures,
    scope: Scope,
    threshold: int,
    earlier: Sequence[ProtectedRelease],
) -> ProtectedRelease:
    """Return the release of exact counts, `threshold` being 11 or 5.

    `plan` with the values of the base; `earlier`: all that was published before of the same base.
    Of a period with fewer people than the threshold, nothing is shown. UserError where the attack
    finds something whatever is hidden.
    """
    if threshold not in THRESHOLDS:
        raise UserError(_WRONG)
    same_basin = [each for each in earlier if each.scope.basin == scope.basin]
    if any(_tells_newcomers(plan, before, exact, scope, threshold) for before in same_basin):
        raise UserError(spaced(_CHANGED))
    whole = _Task(plan, exact, scope, threshold, same_basin)
    if exact.counts.get(Count(plan.persons), threshold) < threshold:
        codes = dict.fromkeys(table.population for table in plan.tables)
        return whole.release(frozenset(c for code in codes for c in everything_of(plan, code)))
    hidden: set[Count] = set()
    for family in families(plan):
        own = of_family(plan, family)
        if own.tables:
            hidden |= _Family(_Task(own, exact, scope, threshold, same_basin)).hidden_well()
    return whole.release(frozenset(hidden))


class _Family:
    """The counts of one family being hidden, more and more of them until nothing comes out."""

    def __init__(self, task: _Task) -> None:
        self._task = task
        self._lineages = assumptions(task.plan, task.exact.counts).lineages
        self._rules = Hiding(task.plan, task.exact.counts, self._lineages, task.threshold)
        self._shown = dict.fromkeys(spoken_of(self._rules.plan))
        self._amounts = Amounts(task.plan, task.exact, self._lineages)
        self._tries: Counter[Count] = Counter()

    def hidden_well(self) -> Hidden:
        """Return what is hidden so that nothing comes out; UserError where that cannot be.

        Hiding more only leaves more open: until nothing comes out, only what did and what is newly
        hidden is asked for. Then everything is, once more.
        """
        hidden = self._rules.first()
        found = self._found_out(hidden, None)
        while found:
            while found:
                more = set(self._better(hidden, found))
                if not more:
                    raise UserError(spaced(_FAILED))
                before, hidden = hidden, self._rules.completed(hidden | more)
                found = self._found_out(hidden, (*found, *sorted(hidden - before)))
            found = self._found_out(hidden, None)
        return hidden

    def _found_out(self, hidden: Hidden, asked: Collection[Cell] | None) -> Collection[Cell]:
        """Return what somebody would know within less than five units, of all or what is asked."""
        task = self._task
        shown = {c: (task.exact.counts[c],) * 2 for c in self._shown if c not in hidden}
        knowledge = {**self._amounts.told(hidden), **shown}
        try:
            cells = asked or (*cells_asked(task.plan, knowledge), *knowledge)
            alone = found_in_family(task.plan, knowledge, cells, task.threshold)
            if alone or not task.earlier or asked is not None:
                return tuple(alone)
            joined = audit_together(task.plan, [*task.earlier, task.release(hidden)])
        except ContradictionError as problem:
            raise UserError(spaced(_FAILED)) from problem
        return [_unnamed(cell) for each in joined for cell in each.found]

    def _better(self, hidden: Hidden, found: Collection[Cell]) -> Iterator[Count]:
        """Give what to hide too: for what the tables show themselves, if any; else for the rest."""
        amounts = self._amounts.told(hidden).keys() & set(found)
        if amounts:
            yield from amounts
            return
        rank = min(map(self._rank, found))
        named = dict.fromkeys(
            anchor
            for cell in found
            if self._rank(cell) == rank
            for anchor in shown_above(self._rules.plan, self._lineages, counts_of(cell)[-1])
        )
        self._tries.update(named.keys())
        for count in named:
            yield from self._next_step(hidden, count, self._tries[count])

    def _rank(self, cell: Cell) -> tuple[int, bool]:
        """Return how far a cell is from what is shown: crossed, then what lies between tables."""
        counts = counts_of(cell)
        return len(counts[-1].condition), not self._shown.keys() >= set(counts)

    def _next_step(self, hidden: Hidden, count: Count, tries: int) -> Collection[Count]:
        """Return a value beside the count, one tied to it, its breakdown, then populations."""
        beside = self._rules.beside(count, hidden)
        if count not in hidden:
            return (count,)
        if tries <= _TRIES_BESIDE and beside:
            return beside[:1]
        tied = [each for each in linked(self._rules.plan, count) if each not in hidden]
        if tries <= 2 * _TRIES_BESIDE and tied:
            return tied[:1]
        if beside:
            return beside
        choices = relatives(self._rules.plan, self._lineages, count.population)
        return next((each - hidden for each in choices if not each <= hidden), ())


def _unnamed(cell: Cell) -> Count:
    """Return the count found out among several releases, by its name in one."""
    count = counts_of(cell)[-1]
    return Count(count.population.partition("@")[0], count.condition)


def _tells_newcomers(
    plan: Plan, before: ProtectedRelease, exact: ExactFigures, scope: Scope, threshold: int
) -> bool:
    """Say whether few people came or left somewhere since an exact release of the period."""
    if before.scope != scope or not is_exact(before):
        return False
    old = published_counts(plan, before)
    return any(0 < abs(exact.counts[count] - value) < threshold for count, value in old.items())
