"""Publics as they are counted: declared ones, and those that follow from them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from conseil_mobilite.domain.reference.code_lists import CodeEntry, CodeList

YES = "oui"
TOLD_WITH_ADDRESS = ("qpv", "frr")


@dataclass(frozen=True, slots=True)
class DerivedPublic:
    """A public nobody declared, and the declared ones it follows from; none: it is the address."""

    code: str
    because: tuple[str, ...]


def derived_publics(
    publics: CodeList, declared: Collection[str], at_home: Collection[str]
) -> tuple[DerivedPublic, ...]:
    """Return what follows from the declared publics and from those told with the address."""
    found = []
    for entry in publics:
        because = tuple(code for code in entry.texts("derived_from") if code in declared)
        if entry.code not in declared and (because or entry.code in at_home):
            found.append(DerivedPublic(entry.code, because))
    return tuple(found)


def told_with_address(qpv: str, frr: str) -> frozenset[str]:
    """Return the publics told with the address, which are never declared twice.

    `qpv` (priority district) and `frr` (rural zone) are `oui`, `non` or `nsp`.
    """
    told = zip(TOLD_WITH_ADDRESS, (qpv, frr), strict=True)
    return frozenset(code for code, said in told if said == YES)


def with_sources(publics: CodeList, wanted: Iterable[str]) -> tuple[str, ...]:
    """Add to the publics looked for those that make them true: who has one of them belongs."""
    codes = tuple(wanted)
    sources = [code for each in codes if each in publics for code in _sources(publics[each])]
    return tuple(dict.fromkeys((*codes, *sources)))


def _sources(entry: CodeEntry) -> tuple[str, ...]:
    return entry.texts("derived_from")
