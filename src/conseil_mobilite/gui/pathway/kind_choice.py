"""A choice whose entries stand under the name of their group."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.reference.code_lists import CodeList
from conseil_mobilite.gui.kit import theme
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.painting import BOLD

MOST_VISIBLE = 16
Part = tuple[str, Sequence[tuple[str, str]]]
"""The name of a group and its entries, pairs of code and words."""


class GroupedChoice(Choice):
    """The names of groups are read, never chosen."""

    def __init__(self, name: str, source: CodeList | None = None, *, none: str) -> None:
        """Offer the groups of a list, or none until `offer_groups`."""
        super().__init__(name, (), none=none)
        self.setMaxVisibleItems(MOST_VISIBLE)
        if source is not None:
            self.offer_groups(parts_of(source), none=none)

    def offer_groups(self, parts: Sequence[Part], *, none: str) -> None:
        """Replace the entries, keeping the current one if it is still there."""
        kept = self.code()
        self.offer((), none=none)
        for title, entries in parts:
            self._add_heading(title)
            self._add_entries(entries)
        self.show_code(kept)

    def _add_heading(self, words: str) -> None:
        self.addItem(spaced(words))
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        item = model.item(self.count() - 1)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(theme.font(weight=BOLD))

    def _add_entries(self, entries: Sequence[tuple[str, str]]) -> None:
        for code, words in entries:
            self.addItem(spaced(words), code)


def parts_of(source: CodeList) -> list[Part]:
    """Return the groups of a list with their entries."""
    return [
        (group.label, [(each.code, each.label) for each in source.in_group(group.code)])
        for group in source.groups
    ]
