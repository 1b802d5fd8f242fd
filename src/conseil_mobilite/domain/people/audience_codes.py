"""The codes that other programs give to a public, in plain text that can be copied there."""

from collections.abc import Iterable

from conseil_mobilite.domain.reference.code_lists import CodeEntry, CodeList


def external_codes(entry: CodeEntry) -> str:
    """Return « IAE : DELD (niveau 2) · data·inclusion : demandeurs-emploi », or nothing."""
    publics = ", ".join(entry.texts("data_inclusion"))
    named = (("IAE", _criterion(entry)), ("data·inclusion", publics))
    return " · ".join(f"{program} : {code}" for program, code in named if code)


def codes_to_copy(publics: CodeList, codes: Iterable[str]) -> str:
    """Return a line for each public that has a code elsewhere, in the order of the list."""
    wanted = set(codes)
    lines = [(each.label, external_codes(each)) for each in publics if each.code in wanted]
    return "\n".join(f"{label} – {elsewhere}" for label, elsewhere in lines if elsewhere)


def _criterion(entry: CodeEntry) -> str:
    level = entry.number("iae_level")
    criterion = entry.text("iae_criterion")
    return f"{criterion} (niveau {level})" if criterion and level else criterion
