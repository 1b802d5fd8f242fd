"""Attack the packages that somebody received, without any base: what can be deduced from them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.statistics.audit.attack import ContradictionError
from conseil_mobilite.domain.statistics.audit.attacking import Audit
from conseil_mobilite.domain.statistics.audit.audit_sentences import audit_sentences
from conseil_mobilite.domain.statistics.audit.auditing import audit, audit_together
from conseil_mobilite.domain.statistics.definitions.dimension import Source, Value
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.interchange.statistics.definitions_reading import values_of_base
from conseil_mobilite.interchange.statistics.package import ReadPackage, read_package, to_release
from conseil_mobilite.services.statistics.consolidation import Received
from conseil_mobilite.store.reference.statistics_definitions import CURRENT_PLAN, tables_plan

_IMPOSSIBLE = (
    "Les chiffres se contredisent au-delà de leur arrondi : ce paquet n’a pas été produit par la "
    "méthode qu’il annonce, ou il a été modifié."
)
_YEAR = (
    "L’année n’est pas attaquée ici avec ses trimestres : ce calcul est fait par la base qui la "
    "publie, et elle en retire ce qu’ils trahiraient ensemble."
)
_FALLEN = (
    "Lus ensemble, ces paquets se contredisent au-delà de leur arrondi : des personnes comptées "
    "dans l’un ne le sont plus dans l’autre. Qui les compare l’apprend."
)
_OTHER_PLAN = "Ce paquet suit le plan de tableaux {}, que cette version ne sait pas attaquer."


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of one package, or of several together. `safe`: nothing is found out."""

    title: str
    sentences: tuple[str, ...]
    safe: bool


@dataclass(frozen=True, slots=True)
class _Package:
    name: str
    read: ReadPackage


def examine(received: Sequence[Received]) -> Iterator[Told]:
    """Tell of each package, then of those of one base and basin taken together.

    A package that does not read is told of, and the others are still attacked.
    """
    packages: list[_Package] = []
    for file in received:
        try:
            package = _Package(file.name, read_package(file.read()))
            yield _alone(package)
            packages.append(package)
        except UserError as error:
            yield Told(file.name, (str(error),), safe=False)
    for group in _groups(packages):
        yield from _together(group)


def _alone(package: _Package) -> Told:
    plan = _plan([package])
    try:
        return _told(package.name, plan, audit(plan, to_release(package.read)))
    except ContradictionError:
        return Told(package.name, (spaced(_IMPOSSIBLE),), safe=False)


def _together(packages: Sequence[_Package]) -> Iterator[Told]:
    """Attack versions of one period together; of a year and its quarters, say when that was done.

    Their joint tables are too large to be attacked while somebody waits.
    """
    if any(each.read.manifest.scope.is_year for each in packages):
        title = spaced("Ensemble : " + ", ".join(each.name for each in packages))
        yield Told(title, (spaced(_YEAR),), safe=True)
        packages = [each for each in packages if not each.read.manifest.scope.is_year]
    if len(packages) > 1:
        yield from _attacked_together(packages)


def _attacked_together(packages: Sequence[_Package]) -> Iterator[Told]:
    plan = _plan(packages)
    ordered = sorted(packages, key=lambda each: each.read.manifest.number)
    title = spaced("Ensemble : " + ", ".join(each.name for each in packages))
    try:
        found = audit_together(plan, [to_release(each.read) for each in ordered])
        yield from map(partial(_told, title, plan), found)
    except ContradictionError:
        yield Told(title, (spaced(_FALLEN),), safe=False)


def _told(title: str, plan: Plan, found: Audit) -> Told:
    return Told(title, audit_sentences(plan, found), found.passed)


def _groups(packages: Sequence[_Package]) -> list[list[_Package]]:
    groups: dict[tuple[str, str, str], list[_Package]] = {}
    for package in packages:
        manifest = package.read.manifest
        key = manifest.sender.siret, manifest.sender.base, manifest.scope.basin
        groups.setdefault(key, []).append(package)
    return [group for group in groups.values() if len(group) > 1]


def _plan(packages: Sequence[_Package]) -> Plan:
    """Return the plan of the packages, with the values of their base."""
    for package in packages:
        if package.read.manifest.plan != CURRENT_PLAN:
            raise UserError(spaced(_OTHER_PLAN.format(package.read.manifest.plan)))
    found: dict[Source, dict[str, Value]] = {}
    for package in packages:
        for source, values in values_of_base(package.read.files["definitions.json"]).items():
            known = found.setdefault(source, {})
            known.update({value.code: value for value in values if value.code not in known})
    plan = tables_plan(CURRENT_PLAN)
    given = {source: tuple(values.values()) for source, values in found.items()}
    return replace(plan, definitions=plan.definitions.with_values(given))
