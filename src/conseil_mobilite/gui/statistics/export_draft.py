"""What the assistant shows before anything leaves, made ready off the window's thread."""

from dataclasses import dataclass, replace

from conseil_mobilite.domain.reference.code_lists import CodeList, CodeLists
from conseil_mobilite.domain.statistics.definitions.tables_plan import (
    Dimension,
    DimensionKind,
    Plan,
)
from conseil_mobilite.domain.statistics.release.release_check import ReleaseCheck, check_release
from conseil_mobilite.domain.statistics.release.release_losses import Loss, losses
from conseil_mobilite.domain.statistics.release.release_preview import TablePreview, previews
from conseil_mobilite.domain.statistics.statistics_export import StatisticsExport
from conseil_mobilite.gui.statistics.export_wording import INDICATORS
from conseil_mobilite.interchange.statistics_package import read_package
from conseil_mobilite.services.statistics.statistics import PreparedExport


@dataclass(frozen=True, slots=True)
class Draft:
    """`sent` is the package this quarter already gave: it leaves again, whatever changed since."""

    prepared: PreparedExport
    sent: StatisticsExport | None
    tables: tuple[TablePreview, ...]
    losses: tuple[Loss, ...]
    check: ReleaseCheck

    @property
    def file_name(self) -> str:
        return self.sent.file_name if self.sent else self.prepared.package.file_name

    @property
    def is_empty(self) -> bool:
        """Tell whether no figure at all could be published."""
        return not self.check.figures

    @property
    def changed_since(self) -> bool:
        """Tell whether the files say something else today than when the package was made."""
        return self.sent is not None and self.sent.sha256 != self.prepared.package.sha256


def draft_of(prepared: PreparedExport, sent: StatisticsExport | None, lists: CodeLists) -> Draft:
    """Lay out what will leave: the package already sent, else the one just prepared."""
    cells = prepared.release.cells if sent is None else read_package(sent.content).cells
    plan = _shortened(prepared.plan, lists["publics"])
    return Draft(
        prepared,
        sent,
        previews(plan, prepared.exact, cells),
        losses(plan, cells, INDICATORS),
        check_release(plan, cells),
    )


def _shortened(plan: Plan, publics: CodeList) -> Plan:
    """Name the publics as on their chips: their full names would not stand in a column."""
    short = {each.code: each.text("short") or each.label for each in publics}

    def named(dimension: Dimension) -> Dimension:
        if dimension.kind is DimensionKind.PARTITION:
            return dimension
        values = tuple(
            replace(value, label=short.get(value.code, value.label)) for value in dimension.values
        )
        return replace(dimension, values=values)

    return replace(plan, dimensions=tuple(named(dimension) for dimension in plan.dimensions))
