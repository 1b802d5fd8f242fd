"""Protect the figures of a period: alone, as a year of its quarters, or as a correction."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlmodel import Session

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.organisation.basin import MobilityBasin
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import ExactFigures
from conseil_mobilite.domain.statistics.periods.published import CivilYear, PublishedPeriod
from conseil_mobilite.domain.statistics.release.corrections import correct
from conseil_mobilite.domain.statistics.release.methods import is_rounded
from conseil_mobilite.domain.statistics.release.protected_release import ProtectedRelease, Scope
from conseil_mobilite.domain.statistics.release.protection import protect
from conseil_mobilite.domain.statistics.release.years import protect_year
from conseil_mobilite.domain.statistics.statistics_export import StatisticsExport
from conseil_mobilite.domain.statistics.suppression.suppressing import suppress
from conseil_mobilite.services.organisation import settings
from conseil_mobilite.services.statistics.publishing.methods import Method, threshold
from conseil_mobilite.services.statistics.publishing.stored import (
    latest,
    of_basin,
    release_of,
)

WAITS: Final = (
    "Cette correction attend la période suivante. Comparée au fichier déjà sorti, elle pourrait "
    "montrer ce qui a changé pour une seule personne. Rien n’est perdu : vos dossiers sont à jour "
    "et le prochain export en tiendra compte."
)
WAITS_FOR_THE_YEAR: Final = (
    "L’année qui contient ce trimestre est déjà sortie : une correction, comparée à elle, en "
    "dirait trop. Rien n’est perdu : vos dossiers sont à jour et les prochains exports en "
    "tiendront compte."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A period of a basin, and the plan with its values."""

    basin: MobilityBasin
    period: PublishedPeriod
    plan: Plan

    @property
    def scope(self) -> Scope:
        return Scope(self.basin.code, self.period.start, self.period.end)


def method_of(stored: str) -> Method:
    return Method.ROUNDING if is_rounded(stored) else Method.SUPPRESSION


def protected(
    session: Session, asked: Asked, exact: ExactFigures, method: Method
) -> ProtectedRelease:
    """Protect a period for the first time; UserError where a year lacks one of its quarters."""
    period = asked.period
    quarters = _quarters(session, asked, period, method) if isinstance(period, CivilYear) else ()
    if method is Method.SUPPRESSION:
        limit = threshold(session).value
        return suppress(asked.plan, exact, asked.scope, limit, _suppressed_before(session, asked))
    secret = settings.statistics_secret(session)
    if quarters:
        return protect_year(asked.plan, exact, asked.scope, secret, quarters)
    return protect(asked.plan, exact, asked.scope, secret)


def corrected(
    session: Session, asked: Asked, exact: ExactFigures, sent: Sequence[StatisticsExport]
) -> ProtectedRelease | None:
    """Return the correction of what was sent, or None where nothing changes.

    Raises UserError where it has to wait: both files together would tell too much.
    """
    before = [release_of(each) for each in sent]
    if not is_rounded(sent[-1].method) or sent[-1].plan != asked.plan.code:
        raise UserError(spaced(WAITS))
    if isinstance(asked.period, CivilYear) or _year_is_out(session, asked):
        raise UserError(spaced(WAITS_FOR_THE_YEAR))
    secret = settings.statistics_secret(session)
    found = correct(asked.plan, exact, asked.scope, secret, before)
    if found is None:
        raise UserError(spaced(WAITS))
    return None if found == before[-1] else found


def _suppressed_before(session: Session, asked: Asked) -> tuple[ProtectedRelease, ...]:
    """Read back all that left of this basin by the same method: exact counts add up over time."""
    return tuple(
        release_of(each)
        for each in of_basin(session, asked.basin.id)
        if method_of(each.method) is Method.SUPPRESSION and each.plan == asked.plan.code
    )


def _year_is_out(session: Session, asked: Asked) -> bool:
    return latest(session, asked.basin.id, CivilYear(asked.period.start.year)) is not None


def _quarters(
    session: Session, asked: Asked, year: CivilYear, method: Method
) -> tuple[ProtectedRelease, ...]:
    """Read the four published quarters back; UserError names those that lack."""
    found = {quarter: latest(session, asked.basin.id, quarter) for quarter in year.quarters}
    usable = {
        quarter: sent
        for quarter, sent in found.items()
        if sent and sent.plan == asked.plan.code and method_of(sent.method) is method
    }
    if missing := [str(quarter) for quarter in found if quarter not in usable]:
        raise UserError(
            spaced(
                f"L’{year} sort quand ses quatre trimestres sont sortis par la même méthode et le "
                f"même plan de tableaux. Il manque : {', '.join(missing)}. Préparez-les d’abord."
            ),
            "end",
        )
    return tuple(release_of(sent) for sent in usable.values())
