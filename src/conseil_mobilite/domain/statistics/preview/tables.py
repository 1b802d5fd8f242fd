"""One table before and after its protection."""

from dataclasses import dataclass

from conseil_mobilite.domain.statistics.report.content import Figure


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """`span`: how many lines of the other side it stands for. A figure withheld is None."""

    label: str
    figures: tuple[Figure, ...]
    span: int = 1


@dataclass(frozen=True, slots=True)
class PreviewSide:
    columns: tuple[str, ...]
    lines: tuple[PreviewLine, ...]


@dataclass(frozen=True, slots=True)
class TablePreview:
    """`notes` are the sentences of the file: what is gathered or withheld here, and why.

    `unit` is a code of `Unit`; `counted` says whether the figures are counts.
    """

    code: str
    indicator: str
    title: str
    corner: str
    unit: str
    counted: bool
    before: PreviewSide
    after: PreviewSide
    notes: tuple[str, ...]

    @property
    def is_told(self) -> bool:
        """Tell whether there is anything to look at: a figure that leaves, or that stays."""
        leaves = any(figure is not None for line in self.after.lines for figure in line.figures)
        return leaves or any(figure for line in self.before.lines for figure in line.figures)
