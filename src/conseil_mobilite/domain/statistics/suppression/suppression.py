from collections.abc import Sequence

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import ExactFigures
from conseil_mobilite.domain.statistics.release.protected_release import ProtectedRelease, Scope


def suppress(
    plan: Plan,
    exact: ExactFigures,
    scope: Scope,
    threshold: int,
    earlier: Sequence[ProtectedRelease],
) -> ProtectedRelease:
    raise UserError("Pas encore.")
