"""Several values of a list, each a worded chip that stays down."""

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit.buttons import literal, toggle
from conseil_mobilite.gui.kit.flow import FlowLayout
from conseil_mobilite.gui.kit.labels import set_tip


class ChipGroup(QFrame):
    """Any number of them may be chosen, none included."""

    def __init__(self, name: str, values: Sequence[tuple[str, str, str]]) -> None:
        """Offer `values`: a code, its words on the chip, and the whole of them."""
        super().__init__()
        self.setObjectName(name)
        self._chips = {code: toggle(f"{name}_{code}", literal(short)) for code, short, _ in values}
        for code, short, whole in values:
            self._chips[code].setAccessibleName(spaced(whole))
            set_tip(self._chips[code], "" if short == whole else whole)
        self.setLayout(FlowLayout(*self._chips.values()))
        if self._chips:
            self.setFocusProxy(next(iter(self._chips.values())))

    def chosen(self) -> tuple[str, ...]:
        return tuple(code for code, chip in self._chips.items() if chip.isChecked())

    def show_chosen(self, codes: Collection[str]) -> None:
        """Show what is stored, without emitting."""
        for code, chip in self._chips.items():
            chip.setChecked(code in codes)
