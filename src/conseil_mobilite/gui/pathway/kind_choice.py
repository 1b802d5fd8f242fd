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


class GroupedChoice(Choice):
    """The names of groups are read, never chosen."""

    def __init__(self, name: str, source: CodeList, *, none: str) -> None:
        super().__init__(name, (), none=none)
        self.setMaxVisibleItems(MOST_VISIBLE)
        for group in source.groups:
            self._add_heading(group.label)
            self._add_entries([(each.code, each.label) for each in source.in_group(group.code)])

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
