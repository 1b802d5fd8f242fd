"""The code lists (nomenclatures): stable codes are stored, French labels are looked up here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from conseil_mobilite.domain.errors import UserError


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """One code of a list. `group` is a code of the list's groups, or empty.

    A code is valid from `valid_from` to `valid_to`, both days included; one that went out of use
    keeps its label for the old files and may name the code that replaced it. The columns proper to
    a list are read by `text`, `texts`, `flag` and `number`; a column the list does not declare is a
    KeyError.
    """

    code: str
    label: str
    group: str = ""
    sensitive: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
    replaced_by: str = ""
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    flags: Mapping[str, bool] = field(default_factory=dict, hash=False)
    numbers: Mapping[str, int | None] = field(default_factory=dict, hash=False)

    def text(self, column: str) -> str:
        """Return the text of a column, empty where the entry has none."""
        return next(iter(self.columns[column]), "")

    def texts(self, column: str) -> tuple[str, ...]:
        return self.columns[column]

    def flag(self, column: str) -> bool:
        return self.flags[column]

    def number(self, column: str) -> int | None:
        return self.numbers[column]

    def valid_on(self, day: date) -> bool:
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class CodeGroup:
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class CodeList:
    """A versioned list of codes, in the order they are shown. `source` says where it comes from."""

    code: str
    title: str
    version: str
    source: str
    entries: tuple[CodeEntry, ...]
    groups: tuple[CodeGroup, ...] = ()
    _by_code: Mapping[str, CodeEntry] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_code = {entry.code: entry for entry in self.entries}
        object.__setattr__(self, "_by_code", MappingProxyType(by_code))

    def __iter__(self) -> Iterator[CodeEntry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __contains__(self, code: str) -> bool:
        return code in self._by_code

    def __getitem__(self, code: str) -> CodeEntry:
        """Return the entry of a code; one that the list does not know is a UserError."""
        if code not in self._by_code:
            raise UserError(f"La liste « {self.title} » ne connaît pas le code « {code} ».")
        return self._by_code[code]

    def label(self, code: str) -> str:
        """Return the label to show; a code of a later version is shown as it is, never hidden."""
        return self._by_code[code].label if code in self._by_code else code

    def on(self, day: date) -> tuple[CodeEntry, ...]:
        """Return the entries that may be chosen that day."""
        return tuple(entry for entry in self.entries if entry.valid_on(day))

    def in_group(self, group: str) -> tuple[CodeEntry, ...]:
        return tuple(entry for entry in self.entries if entry.group == group)

    def present(self, code: str) -> str:
        """Follow the replacements of a code to the one in use today."""
        while (entry := self[code]).replaced_by:
            code = entry.replaced_by
        return code


class CodeLists(Mapping[str, CodeList]):
    """Every code list of the product, by its code: `lists["publics"].label("rsa")`."""

    def __init__(self, lists: tuple[CodeList, ...]) -> None:
        self._lists = {code_list.code: code_list for code_list in lists}

    def __getitem__(self, code: str) -> CodeList:
        return self._lists[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lists)

    def __len__(self) -> int:
        return len(self._lists)
