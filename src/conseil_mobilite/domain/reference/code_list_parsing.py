"""Read a code list from its JSON form, and say in French where it is wrong."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from conseil_mobilite.domain.reference.code_lists import CodeEntry, CodeGroup, CodeList
from conseil_mobilite.domain.reference.fields import Fields

_OF_EVERY_ENTRY = ("code", "label", "group", "sensitive", "valid_from", "valid_to", "replaced_by")


def parse_code_list(data: Mapping[str, object]) -> CodeList:
    """Return the checked list. Raise UserError, naming the entry, where something is wrong.

    `columns` declares what each entry may carry besides the fields that all lists share: its
    `name`, its `kind` (`text`, `texts`, `flag` or `number`) and its `meaning`.
    """
    fields = Fields(data, "Nomenclature")
    code = fields.text("code")
    fields = Fields(data, f"Nomenclature « {code} »")
    fields.only("code", "label", "version", "source", "groups", "columns", "entries")
    columns = {column.text("name"): _kind(column) for column in fields.objects("columns")}
    groups = tuple(CodeGroup(g.text("code"), g.text("label")) for g in fields.objects("groups"))
    entries = tuple(_entry(entry, columns) for entry in fields.objects("entries"))
    _check(fields, entries, groups)
    return CodeList(
        code=code,
        title=fields.text("label"),
        version=fields.text("version"),
        source=fields.text("source"),
        entries=entries,
        groups=groups,
    )


def _kind(column: Fields) -> str:
    column.only("name", "kind", "meaning")
    column.text("meaning")
    kind = column.text("kind")
    if kind not in {"text", "texts", "flag", "number"}:
        raise column.fault(f"la sorte de colonne « {kind} » est inconnue")
    return kind


def _entry(fields: Fields, columns: Mapping[str, str]) -> CodeEntry:
    fields.only(*_OF_EVERY_ENTRY, *columns)
    code = fields.text("code")
    fields = fields.named(f"entrée « {code} »")
    if code != "".join(code.split()):
        raise fields.fault("un code ne contient pas d’espace")
    texts = {name: (fields.optional_text(name),) for name in columns if columns[name] == "text"}
    several = {name: fields.texts(name) for name in columns if columns[name] == "texts"}
    return CodeEntry(
        code=code,
        label=fields.text("label"),
        group=fields.optional_text("group"),
        sensitive=fields.flag("sensitive"),
        valid_from=_day(fields, "valid_from"),
        valid_to=_day(fields, "valid_to"),
        replaced_by=fields.optional_text("replaced_by"),
        columns=texts | several,
        flags={name: fields.flag(name) for name in columns if columns[name] == "flag"},
        numbers={
            name: fields.optional_integer(name) for name in columns if columns[name] == "number"
        },
    )


def _day(fields: Fields, name: str) -> date | None:
    written = fields.optional_text(name)
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise fields.fault(f"« {written} » n’est pas une date (attendu : 2026-04-21)") from error


def _check(fields: Fields, entries: tuple[CodeEntry, ...], groups: tuple[CodeGroup, ...]) -> None:
    if not entries:
        raise fields.fault("la liste est vide")
    for problem in (_doubled(entries), _strayed(entries, groups), _misdated(entries)):
        if problem:
            raise fields.fault(problem)
    _check_replacements(fields, entries)


def _doubled(entries: tuple[CodeEntry, ...]) -> str:
    code, times = Counter(entry.code for entry in entries).most_common(1)[0]
    return f"le code « {code} » y est deux fois" if times > 1 else ""


def _strayed(entries: tuple[CodeEntry, ...], groups: tuple[CodeGroup, ...]) -> str:
    known = {group.code for group in groups} or {""}
    stray = [entry for entry in entries if entry.group not in known]
    return f"le groupe de « {stray[0].code} » n’existe pas" if stray else ""


def _misdated(entries: tuple[CodeEntry, ...]) -> str:
    wrong = [e.code for e in entries if e.valid_from and e.valid_to and e.valid_to < e.valid_from]
    return f"« {wrong[0]} » finit avant d’avoir commencé" if wrong else ""


def _check_replacements(fields: Fields, entries: tuple[CodeEntry, ...]) -> None:
    """Refuse one that does not exist, that is still in use, or that leads round in a circle."""
    heirs = {entry.code: entry.replaced_by for entry in entries if entry.replaced_by}
    known = {entry.code: entry for entry in entries}
    for code, heir in heirs.items():
        if heir not in known:
            raise fields.fault(f"« {code} » est remplacé par un code inconnu, « {heir} »")
        if known[code].valid_to is None:
            raise fields.fault(f"« {code} » est remplacé, mais sans date de fin")
        if _turns_in_a_circle(code, heirs):
            raise fields.fault(f"les remplacements de « {code} » tournent en rond")


def _turns_in_a_circle(code: str, heirs: Mapping[str, str]) -> bool:
    passed = set[str]()
    while code in heirs and code not in passed:
        passed.add(code)
        code = heirs[code]
    return code in passed
