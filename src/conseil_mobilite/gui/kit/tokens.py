"""Colours by use, for the two themes: a page names a role and a tone, never a colour."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours by use. `*_soft` are backgrounds on which their tone reads at 4.5:1 or better."""

    ink: str  # text
    muted: str  # secondary text
    canvas: str  # window
    sunken: str  # table heads, tracks, disabled
    surface: str  # cards, fields
    line: str  # separators, card borders (decorative)
    edge: str  # borders of controls (3:1)
    primary: str  # actions, selection, focus
    primary_hover: str
    on_primary: str
    primary_soft: str
    success: str
    success_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    violet: str  # these three tell colleagues apart, always beside their name
    violet_soft: str
    olive: str
    olive_soft: str
    rose: str
    rose_soft: str
    rail: str  # the left rail, deep in both themes
    rail_ink: str
    on_rail: str  # what must stand out on it
    rail_active: str
    rail_mark: str

    def tone(self, name: str) -> tuple[QColor, QColor]:
        """Foreground and soft background of a tone; anything unknown is neutral."""
        pairs = {
            "primary": (self.primary, self.primary_soft),
            "success": (self.success, self.success_soft),
            "warning": (self.warning, self.warning_soft),
            "danger": (self.danger, self.danger_soft),
            "violet": (self.violet, self.violet_soft),
            "olive": (self.olive, self.olive_soft),
            "rose": (self.rose, self.rose_soft),
        }
        front, back = pairs.get(name, (self.muted, self.sunken))
        return QColor(front), QColor(back)


LIGHT: Final = Tokens(
    ink="#17212B",
    muted="#52616F",
    canvas="#F4F6F8",
    sunken="#EBEFF3",
    surface="#FFFFFF",
    line="#D3DAE1",
    edge="#7E8C99",
    primary="#0F5C7D",
    primary_hover="#0B4A66",
    on_primary="#FFFFFF",
    primary_soft="#E2F0F6",
    success="#1B6E3C",
    success_soft="#E3F3E9",
    warning="#8A4B00",
    warning_soft="#FCEFD9",
    danger="#A8201A",
    danger_soft="#FCE8E6",
    violet="#5E3A9E",
    violet_soft="#EEE8F8",
    olive="#565A00",
    olive_soft="#F1F2D6",
    rose="#98195A",
    rose_soft="#FBE5EF",
    rail="#0C3347",
    rail_ink="#C9DEE8",
    on_rail="#FFFFFF",
    rail_active="#14506C",
    rail_mark="#6CC3E6",
)

DARK: Final = Tokens(
    ink="#EEF2F5",
    muted="#A9B6C2",
    canvas="#12181E",
    sunken="#26303A",
    surface="#1B232B",
    line="#33404C",
    edge="#6F8292",
    primary="#6CC3E6",
    primary_hover="#93D4EF",
    on_primary="#08202D",
    primary_soft="#173544",
    success="#7BD19B",
    success_soft="#173524",
    warning="#F0B565",
    warning_soft="#3A2A12",
    danger="#FF9C94",
    danger_soft="#40201E",
    violet="#C6ACF2",
    violet_soft="#2F2446",
    olive="#CBCE70",
    olive_soft="#2F3014",
    rose="#F5A0C6",
    rose_soft="#43202F",
    rail="#0C1319",
    rail_ink="#A9B6C2",
    on_rail="#FFFFFF",
    rail_active="#173544",
    rail_mark="#6CC3E6",
)
