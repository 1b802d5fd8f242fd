"""Publics as they are counted: declared ones, and those that follow from them."""

from collections.abc import Collection

from conseil_mobilite.domain.reference.code_lists import CodeList


def with_derived(publics: CodeList, declared: Collection[str]) -> frozenset[str]:
    """Add the publics that one of the declared makes true (list `publics`, `derived_from`)."""
    derived = {entry.code for entry in publics if set(entry.texts("derived_from")) & set(declared)}
    return frozenset(declared) | derived
