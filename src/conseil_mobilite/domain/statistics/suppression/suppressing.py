"""Publish exact counts for a reader who needs them, the small ones hidden, after an attack.

Hiding counts under a threshold is never enough: totals give many of them back. So others are
hidden with them, then the whole is attacked by linear programmes over all tables, populations and
earlier releases; whatever comes out within less than five units is hidden better, and nothing
leaves as long as something comes out.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.statistics.audit.attack import ContradictionError
from conseil_mobilite.domain.statistics.audit.auditing import HIDDEN_WIDTH, attacked, audit_together
from conseil_mobilite.domain.statistics.audit.published_knowledge import is_exact, knowledge_of
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count, ExactFigures
from conseil_mobilite.domain.statistics.release.protected_release import ProtectedRelease, Scope
from conseil_mobilite.domain.statistics.release.published_counts import published_counts
from conseil_mobilite.domain.statistics.suppression.hidden_release import hidden_release
from conseil_mobilite.domain.statistics.suppression.hiding import (
    Hidden,
    completed,
    next_to_hide,
    simple_plan,
    too_small,
)
from conseil_mobilite.domain.statistics.suppression.relatives import linked, relatives, siblings

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
    UserError where the attack finds something whatever is hidden.
    """
    if threshold not in THRESHOLDS:
        raise UserError(_WRONG)
    task = _Task(
        plan, exact, scope, threshold, [e for e in earlier if e.scope.basin == scope.basin]
    )
    hidden = _hidden_well(task)
    made = task.release(hidden)
    if any(_tells_newcomers(plan, before, made, threshold) for before in task.earlier):
        raise UserError(spaced(_CHANGED))
    return made


def _hidden_well(task: _Task) -> Hidden:
    """Return what is hidden so that nothing comes out; UserError where that cannot be."""
    simple, counts = simple_plan(task.plan), task.exact.counts
    hidden = completed(simple, counts, too_small(simple, counts, task.threshold), task.threshold)
    tries: Counter[Count] = Counter()
    while found := _found_out(task, hidden):
        tries.update(found)
        more = {each for count in found for each in _better(task, hidden, count, tries[count])}
        if not more:
            raise UserError(spaced(_FAILED))
        hidden = completed(simple, counts, hidden | more, task.threshold)
    return hidden


def _found_out(task: _Task, hidden: Hidden) -> Hidden:
    """Return the counts that somebody would know within less than five units."""
    made = task.release(hidden)
    try:
        knowledge = knowledge_of(task.plan, made)
        alone = attacked(simple_plan(task.plan), knowledge, hidden, HIDDEN_WIDTH).found
        joined = audit_together(task.plan, [*task.earlier, made]) if task.earlier else ()
    except ContradictionError as problem:
        raise UserError(spaced(_FAILED)) from problem
    return frozenset(alone).union(
        Count(count.population.partition("@")[0], count.condition)
        for each in joined
        for count in each.found
    )


def _better(task: _Task, hidden: Hidden, count: Count, tries: int) -> Collection[Count]:
    """Return what to hide too: a value beside the count, one tied to it, then whole populations."""
    simple, counts = simple_plan(task.plan), task.exact.counts
    nearest = siblings if tries <= _TRIES_BESIDE else linked
    beside = [each for each in nearest(simple, count) if each not in hidden]
    if beside and tries <= 2 * _TRIES_BESIDE:
        return next_to_hide(counts, beside)[:1]
    return next((each for each in relatives(simple, count) if not each <= hidden), ())


def _tells_newcomers(
    plan: Plan, before: ProtectedRelease, after: ProtectedRelease, threshold: int
) -> bool:
    """Say whether two exact releases of one period differ by few people somewhere."""
    if before.scope != after.scope or not is_exact(before):
        return False
    old, new = published_counts(plan, before), published_counts(plan, after)
    return any(0 < abs(new[count] - old[count]) < threshold for count in old.keys() & new.keys())
