"""What several campaigns of the window ask for."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from conseil_mobilite.cli.demonstration.base import Wanted, make
from conseil_mobilite.gui.kit import fonts, theme
from conseil_mobilite.gui.kit.tokens import LIGHT


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    """Give the application its fonts and colours back: the program dresses it in its own way."""
    yield
    theme.apply(qapp, LIGHT, 1.0, fonts.load())


@pytest.fixture
def demonstration(tmp_path: Path) -> Path:
    """Make a demonstration of twenty people."""
    return make(tmp_path / "base", Wanted(20, 11, date(2026, 9, 30)), lambda _done, _all: None)
