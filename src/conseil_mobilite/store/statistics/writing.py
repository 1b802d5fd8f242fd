"""Write pieces of SQL: codes of the nomenclatures become constants, values stay parameters."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

MOST_BITS: Final = 63


def composed(template: str, **pieces: str) -> str:
    """Put pieces of SQL where the template names them in braces."""
    return template.format_map(pieces)


def constant(code: str) -> str:
    quote = "'"
    return f"{quote}{code.replace(quote, quote * 2)}{quote}"


def among(codes: Iterable[str]) -> str:
    """« ('court', 'complet') », for an IN. Nothing is in an empty one."""
    return f"({', '.join(constant(code) for code in codes)})"


def chosen(column: str, found: Mapping[str, str | int], other: str | int) -> str:
    """Translate the codes of a column: the SQL of each value, or `other`."""
    if not found:
        return str(other)
    cases = " ".join(f"WHEN {constant(code)} THEN {value}" for code, value in found.items())
    return f"CASE {column} {cases} ELSE {other} END"


def yes_no(condition: str) -> str:
    return f"CASE WHEN {condition} THEN 'oui' ELSE 'non' END"


def bits(codes: Sequence[str]) -> dict[str, str | int]:
    """Give each code one bit, in order: a set of them is one number.

    ValueError where there are more of them than such a number has bits.
    """
    if len(codes) > MOST_BITS:
        raise ValueError(f"{len(codes)} codes, and {MOST_BITS} at most fit in a number")
    return {code: 1 << rank for rank, code in enumerate(codes)}


def bit_of(column: str, codes: Sequence[str]) -> str:
    """Return the bit of the code that the column holds, 0 where it holds none of them."""
    return chosen(column, bits(codes), 0)


def told_bits(column: str, codes: Sequence[str]) -> str:
    """Return the bits of the codes that a column holds separated by spaces."""
    tests = (
        f"((instr(' ' || {column} || ' ', {constant(f' {code} ')}) > 0) << {rank})"
        for rank, code in enumerate(codes)
    )
    return " | ".join(tests)


def any_bits(column: str, count: int) -> str:
    """Join the sets of several rows, as an aggregate."""
    return " | ".join(f"max({column} & {1 << rank})" for rank in range(count))
