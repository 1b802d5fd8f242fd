"""Make releases and packages of simulated people, as a base would send them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from tests.disclosure_attack.plans import plan
from tests.disclosure_attack.published import Fact, Published, read
from tests.disclosure_attack.reading_json import loaded
from tests.disclosure_attack.weak_exporters import group_of
from tests.disclosure_attack.words import Words, read_words

from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import ExactFigures
from conseil_mobilite.domain.statistics.release.corrections import correct
from conseil_mobilite.domain.statistics.release.people_behind import proving
from conseil_mobilite.domain.statistics.release.protected_release import (
    METHOD,
    ProtectedRelease,
    Scope,
)
from conseil_mobilite.domain.statistics.release.protection import draw_of, protect
from conseil_mobilite.domain.statistics.release.years import protect_year
from conseil_mobilite.domain.statistics.rounding.safe_rounding import (
    SafeRounding,
    Search,
    round_safely,
)
from conseil_mobilite.interchange.statistics.definitions import definitions
from conseil_mobilite.interchange.statistics.manifest import Sender
from conseil_mobilite.interchange.statistics.package import StatisticsPackage, write_package

QUARTERS = tuple(
    Scope("HDF-07", date(2026, month, 1), date(2026, month + 2, day))
    for month, day in ((1, 31), (4, 30), (7, 30), (10, 31))
)
SCOPE = QUARTERS[2]
YEAR = Scope("HDF-07", date(2026, 1, 1), date(2026, 12, 31))
SENDER = Sender("13002603200016", "Département fictif", "b3f29c1a", "Grand bassin fictif")
REPORT = b"%PDF-1.7 a report made elsewhere"


def secret(number: int) -> bytes:
    return number.to_bytes(32, "big")


@dataclass(frozen=True, slots=True)
class Exporter:
    """A base that sends releases: its plan, and its secret."""

    plan: Plan = field(default_factory=plan)
    secret: bytes = bytes(32)

    def release(self, figures: ExactFigures, scope: Scope = SCOPE) -> ProtectedRelease:
        return protect(self.plan, figures, scope, self.secret)

    def rounding(self, figures: ExactFigures, scope: Scope = SCOPE) -> SafeRounding:
        """Return the rounding with the populations under the floor, which nobody is shown."""
        draw = draw_of(self.plan, scope, self.secret)
        return round_safely(self.plan, Search(figures.counts, draw, proving(figures)))

    def rounding_as_read(
        self, figures: ExactFigures, scope: Scope = SCOPE, number: int = 0
    ) -> Published:
        step = self.plan.base
        facts = tuple(
            Fact(group_of(count, number), max(0, value - step + 1), value + step - 1, value)
            for count, value in self.rounding(figures, scope).figures.items()
        )
        return Published(self.words, facts, tuple(fact.group for fact in facts), number)

    def correction(
        self, figures: ExactFigures, *before: ProtectedRelease
    ) -> ProtectedRelease | None:
        return correct(self.plan, figures, SCOPE, self.secret, before)

    def year(self, figures: ExactFigures, quarters: Sequence[ProtectedRelease]) -> ProtectedRelease:
        return protect_year(self.plan, figures, YEAR, self.secret, quarters)

    def packed(self, release: ProtectedRelease, number: int = 1) -> StatisticsPackage:
        return write_package(release, SENDER, self.plan, REPORT, number)

    def as_read(self, release: ProtectedRelease, number: int = 0) -> Published:
        """Return what a reader concludes from the package, the `number`th that he holds."""
        return read(self.packed(release).content, number)

    @property
    def words(self) -> Words:
        return read_words(loaded(json.dumps(definitions(self.plan, METHOD)).encode()))
