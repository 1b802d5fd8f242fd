"""Publics as they are counted: declared ones, and those that follow from them."""

from collections.abc import Collection

from conseil_mobilite.domain.code_lists import CodeEntry, CodeList


def with_derived(publics: CodeList, declared: Collection[str]) -> frozenset[str]:
    """Add the publics that one of the declared makes true (list `publics`, `derived_from`)."""
    derived = {entry.code for entry in publics if set(entry.texts("derived_from")) & set(declared)}
    return frozenset(declared) | derived


def age_band(bands: CodeList, age: int | None) -> str:
    """Return the code of the band of an age in years; None gives the unknown one."""
    return next(entry.code for entry in bands if _holds(entry, age))


def _holds(band: CodeEntry, age: int | None) -> bool:
    if age is None or band.flag("unknown"):
        return age is None and band.flag("unknown")
    least, below = band.number("from"), band.number("below")
    return (least is None or age >= least) and (below is None or age < below)
