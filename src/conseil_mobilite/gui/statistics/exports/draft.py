"""What the assistant shows before anything leaves, made ready off the window's thread."""

from dataclasses import dataclass

from conseil_mobilite.domain.statistics.preview.previews import previews
from conseil_mobilite.domain.statistics.preview.tables import TablePreview
from conseil_mobilite.domain.statistics.release.release_check import ReleaseCheck, check_release
from conseil_mobilite.services.statistics.exports import Method, PreparedExport, method_of


@dataclass(frozen=True, slots=True)
class Draft:
    """What is prepared, its tables before and after, and the last look at it."""

    prepared: PreparedExport
    tables: tuple[TablePreview, ...]
    check: ReleaseCheck

    @property
    def file_name(self) -> str:
        return self.prepared.package.file_name

    @property
    def method(self) -> Method:
        return method_of(self.prepared.release.method)

    @property
    def is_empty(self) -> bool:
        """Tell whether no figure at all could be published."""
        return self.prepared.release.is_empty

    @property
    def may_leave(self) -> bool:
        return not self.check.faults

    def named(self, indicator: str) -> str:
        """Return the words of an indicator."""
        return self.prepared.plan.definitions.indicators[indicator].title


def draft_of(prepared: PreparedExport) -> Draft:
    cells = prepared.release.cells
    tables = previews(prepared.plan, prepared.exact, cells)
    return Draft(prepared, tables, check_release(prepared.plan, prepared.release))
