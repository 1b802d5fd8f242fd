"""Publish exact counts for a reader who needs them, the small ones hidden, after an attack.

Hiding counts under a threshold is never enough: totals give many of them back. So others are
hidden with them, then the whole is attacked by linear programmes over all tables, populations and
earlier releases; whatever comes out within less than five units is hidden better, and nothing
leaves as long as something comes out.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from contextlib import nullcontext
from contextlib import suppress as suppress_errors
from dataclasses import dataclass

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.statistics.audit.attack import ContradictionError, Knowledge
from conseil_mobilite.domain.statistics.audit.auditing import (
    HIDDEN_WIDTH,
    Guess,
    audit_together,
    narrow_counts,
    narrow_outside,
)
from conseil_mobilite.domain.statistics.audit.published_knowledge import is_exact, knowledge_of
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count, ExactFigures
from conseil_mobilite.domain.statistics.release.protected_release import ProtectedRelease, Scope
from conseil_mobilite.domain.statistics.release.published_counts import published_counts
from conseil_mobilite.domain.statistics.suppression.hidden_release import hidden_release
from conseil_mobilite.domain.statistics.suppression.hiding import (
    Hidden,
    completed,
    is_sensitive,
    next_to_hide,
    outsiders,
    simple_plan,
    too_small,
    with_all_of,
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
    apart = {part for _, part in outsiders(simple, counts, task.threshold)}
    small = with_all_of(simple, too_small(simple, counts, task.threshold) | apart)
    hidden = completed(simple, counts, small, task.threshold)
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
        alone = _found_alone(task, made, hidden)
        joined = audit_together(task.plan, [*task.earlier, made]) if task.earlier else ()
    except ContradictionError as problem:
        raise UserError(spaced(_FAILED)) from problem
    return alone.union(
        Count(count.population.partition("@")[0], count.condition)
        for each in joined
        for count in each.found
    )


def _found_alone(task: _Task, made: ProtectedRelease, hidden: Hidden) -> Hidden:
    """Attack a release by what it says, then by a right guess as well, unless words deny it."""
    simple, knowledge = simple_plan(task.plan), knowledge_of(task.plan, made)
    pairs = outsiders(simple, task.exact.counts, task.threshold)
    found: set[Count] = set()
    for guessed in ({}, _guessed(task, hidden)):
        guess = Guess(knowledge, guessed)
        with suppress_errors(ContradictionError) if guessed else nullcontext():
            found.update(narrow_counts(simple, guess, hidden, HIDDEN_WIDTH))
            found.update(part for _, part in narrow_outside(simple, guess, pairs, HIDDEN_WIDTH))
    return frozenset(found)


def _guessed(task: _Task, hidden: Hidden) -> Knowledge:
    """Return what somebody adds who guesses which hidden counts are small: from 1 to 10 each.

    A small count may be nought where nobody is not told. Under the threshold of 5 a right guess
    would leave 1 to 4, whatever else is hidden: there the guess itself is what nothing confirms,
    since each hidden count can be five or more for all that is published.
    """
    if task.threshold <= HIDDEN_WIDTH:
        return {}
    counts, definitions = task.exact.counts, task.plan.definitions
    return {
        count: (int(not is_sensitive(definitions, count)), task.threshold - 1)
        for count in hidden
        if count.condition
        and Count(count.population) not in hidden
        and counts[count] < task.threshold
        and (counts[count] or is_sensitive(definitions, count))
    }


def _better(task: _Task, hidden: Hidden, count: Count, tries: int) -> Collection[Count]:
    """Return what to hide too: a value beside the count, one tied to it, then whole populations."""
    simple, counts = simple_plan(task.plan), task.exact.counts
    if count not in hidden:
        return with_all_of(simple, [count])
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
