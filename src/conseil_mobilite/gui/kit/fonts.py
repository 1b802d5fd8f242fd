"""Load the fonts the product ships, so that every machine looks the same."""

from typing import Final

from PySide6.QtGui import QFontDatabase

from conseil_mobilite.resource_files import resource

FAMILY: Final = "Inter"


def load() -> str:
    """Register Inter and return its family; empty where it fails: the system font then serves."""
    files = sorted(resource("fonts", "inter").glob("*.ttf"))
    loaded = [QFontDatabase.addApplicationFont(str(file)) for file in files]
    return FAMILY if loaded and min(loaded) >= 0 else ""
