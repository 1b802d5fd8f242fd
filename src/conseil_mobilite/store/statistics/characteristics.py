"""What is known of the person of each unit on its day: added in one place for every population."""

from collections.abc import Iterable
from typing import Final

from conseil_mobilite.domain.people.audiences import TOLD_WITH_ADDRESS
from conseil_mobilite.domain.people.rights_rules import GRANTED, LASTING
from conseil_mobilite.domain.reference.code_lists import CodeEntry
from conseil_mobilite.domain.statistics.definitions.dimension import UNKNOWN
from conseil_mobilite.store.reference.reference import code_lists
from conseil_mobilite.store.statistics.measured import Frame
from conseil_mobilite.store.statistics.writing import among, bit_of, chosen, composed, constant

OUTSIDE: Final = "HORS"
"""The value of an EPCI that is not a member of the basin."""
_TOLD: Final = """
SELECT u.*, p.rowid AS who,
  CASE p.sex WHEN 'F' THEN 'F' WHEN 'H' THEN 'H' ELSE 'NSP' END AS sexe,
  {age} AS age,
  {prescriber} AS prescripteur,
  {epci} AS epci,
  CASE p.qpv WHEN 'oui' THEN 'oui' WHEN 'non' THEN 'non' ELSE 'NSP' END AS qpv,
  CASE p.frr WHEN 'oui' THEN 'oui' WHEN 'non' THEN 'non' ELSE 'NSP' END AS frr,
  {declared} AS declared,
  p.insee_code
FROM {unit} u CROSS JOIN person p ON p.id = u.person_id AND p.deleted_at IS NULL
WHERE p.id NOT IN (
  SELECT q.person_id FROM rights_request q
  WHERE q.kind IN {lasting} AND q.answer IN {granted} AND q.lifted_on IS NULL
)
"""
_KNOWN: Final = "SELECT d.*, d.declared | {derived} AS publics FROM {told} d"
_DECLARED: Final = """
coalesce((
  SELECT sum(DISTINCT {bit}) FROM person_audience h
  WHERE h.person_id = u.person_id AND h.since <= u.day AND (h.until IS NULL OR h.until >= u.day)
), 0) | {at_home}
"""
_AGE: Final = """
(CAST(replace(u.day, '-', '') AS INTEGER) - CAST(replace(p.birth_date, '-', '') AS INTEGER)) / 10000
"""
"""Whole years: both days are read as numbers of eight figures."""


def told(frame: Frame, unit: str, *, publics: bool) -> str:
    """Write the SELECT of `unit` with what its person told, people in the bin left out.

    So is whoever opposes the use of her data, or had it limited (RGPD, art. 18 and 21, 6): she
    counts again once that is lifted.

    The publics are looked for only where they are asked for.
    """
    return composed(
        _TOLD,
        unit=unit,
        lasting=among(LASTING),
        granted=among(GRANTED),
        age=_band(),
        prescriber=_prescriber(),
        epci=_epci(frame),
        declared=_declared() if publics else "0",
    )


def known(told: str) -> str:
    """Write the SELECT of the same units from `told`, with the publics that follow from others."""
    return composed(_KNOWN, derived=_derived(), told=told)


def public_bits(codes: Iterable[str]) -> int:
    """Return the bits of publics in the column `publics`."""
    ranks = {entry.code: rank for rank, entry in enumerate(code_lists()["publics"])}
    return sum(1 << ranks[code] for code in codes)


def _band() -> str:
    cases = " ".join(
        f"WHEN {_AGE.strip()} < {band.number('below')} THEN {constant(band.code)}"
        for band in code_lists()["age_bands"]
        if band.number("below") is not None
    )
    last = next(band for band in code_lists()["age_bands"] if _is_last(band))
    return f"CASE WHEN p.birth_date IS NULL THEN '{UNKNOWN}' {cases} ELSE {constant(last.code)} END"


def _is_last(band: CodeEntry) -> bool:
    return band.number("below") is None and not band.flag("unknown")


def _prescriber() -> str:
    found: dict[str, str | int] = {
        kind.code: constant(kind.text("statistics_group"))
        for kind in code_lists()["prescriber_kinds"]
    }
    return chosen("u.prescriber_kind", found, "'AUTRE'")


def _epci(frame: Frame) -> str:
    members = [code for code in frame.items("epci") if code not in {OUTSIDE, UNKNOWN}]
    code = "coalesce(u.epci_code, p.epci_code)"
    return (
        f"CASE WHEN {code} IN {among(members)} THEN {code} WHEN {code} = '' THEN '{UNKNOWN}'"
        f" ELSE '{OUTSIDE}' END"
    )


def _declared() -> str:
    codes = [entry.code for entry in code_lists()["publics"]]
    at_home = " | ".join(
        f"(CASE p.{code} WHEN 'oui' THEN {public_bits((code,))} ELSE 0 END)"
        for code in TOLD_WITH_ADDRESS
    )
    return composed(_DECLARED, bit=bit_of("h.code", codes), at_home=f"({at_home})")


def _derived() -> str:
    pieces = [
        f"(CASE WHEN d.declared & {public_bits(entry.texts('derived_from'))}"
        f" THEN {public_bits((entry.code,))} ELSE 0 END)"
        for entry in code_lists()["publics"]
        if entry.texts("derived_from")
    ]
    return f"({' | '.join(pieces) or '0'})"
