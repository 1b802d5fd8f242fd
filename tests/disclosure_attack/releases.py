"""Make releases of simulated people, and turn the attacker loose on every linked table of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tests.disclosure_attack.attack import Findings, World, attack
from tests.disclosure_attack.populations import AGES, SEXES, possible
from tests.disclosure_attack.readings import Reading, read_rounded, within

from conseil_mobilite.domain.statistics.exact.tallies import Tallies
from conseil_mobilite.domain.statistics.release.disclosure import protect
from conseil_mobilite.domain.statistics.release.protected_release import ProtectedRelease, Scope
from conseil_mobilite.interchange.statistics_manifest import Sender
from conseil_mobilite.interchange.statistics_package import (
    Definitions,
    ReadPackage,
    StatisticsPackage,
    read_package,
    write_package,
)
from conseil_mobilite.store.reference.statistics_reference import indicators, tables_plan

SCOPE = Scope("HDF-07", date(2026, 7, 1), date(2026, 9, 30))
SENDER = Sender("13002603200016", "Département fictif", "b3f29c1a", "Grand bassin fictif")
REPORT = b"%PDF-1.7 a report made elsewhere"
YES_NO = ("oui", "non")
ASSESSED = (("bilan", frozenset({"oui"})),)


def secret(number: int) -> bytes:
    return number.to_bytes(32, "big")


def released(tallies: Tallies, key: bytes = bytes(32)) -> ProtectedRelease:
    return protect(tables_plan(), indicators(), tallies, SCOPE, key)


def packed(release: ProtectedRelease) -> StatisticsPackage:
    return write_package(release, SENDER, Definitions(tables_plan(), indicators()), REPORT)


def as_received(release: ProtectedRelease) -> ReadPackage:
    return read_package(packed(release).content)


@dataclass(frozen=True, slots=True)
class Scores:
    """What several attacks found together."""

    targets: int
    narrowest: int
    exact_small: int
    narrow: int
    one_category: int

    @classmethod
    def of(cls, findings: Sequence[Findings]) -> "Scores":
        return cls(
            sum(len(found.intervals) for found in findings),
            min(found.narrowest for found in findings),
            sum(len(found.exact_small) for found in findings),
            sum(len(found.narrower_than(3)) for found in findings),
            sum(len(found.one_category) for found in findings),
        )


def attacked(
    readings: Mapping[str, Reading], worlds: Sequence[Sequence[str]], *, whole: bool = False
) -> Scores:
    """Attack the readings of both indicators together, over the publics of each world.

    The attacker knows what the words mean (somebody of 55 is a senior) and that those who had an
    assessment are among those who were met.
    """
    findings = []
    for publics in worlds:
        dimensions = {"age": AGES, "sexe": SEXES}
        dimensions |= {f"public:{code}": YES_NO for code in publics}
        met = within(readings["I-06"], dimensions)
        assessed = within(readings["I-05"], dimensions, ASSESSED)
        world = World({**dimensions, "bilan": YES_NO}, possible)
        findings.append(
            attack(world, met.facts + assessed.facts, met.targets + assessed.targets, whole=whole)
        )
    return Scores.of(findings)


def readings_of(package: ReadPackage) -> dict[str, Reading]:
    table, manifest = package.files["statistiques.csv"], package.files["manifeste.json"]
    return {code: read_rounded(table, manifest, code) for code in ("I-05", "I-06")}
