"""The look is legible in both themes, at every size, and follows a switch while it is shown."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.showing import show_alone

from conseil_mobilite.gui.kit import fonts, theme
from conseil_mobilite.gui.kit.answer import Answer
from conseil_mobilite.gui.kit.appearance import Appearance, Look
from conseil_mobilite.gui.kit.buttons import Segments, button, toggle
from conseil_mobilite.gui.kit.cards import entry
from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.kit.labels import glyph
from conseil_mobilite.gui.kit.layouts import column, frame
from conseil_mobilite.gui.kit.tokens import DARK, LIGHT, Tokens

TEXT_PAIRS = (
    ("ink", "surface"),
    ("ink", "canvas"),
    ("ink", "sunken"),
    ("ink", "primary_soft"),
    ("muted", "surface"),
    ("muted", "canvas"),
    ("muted", "sunken"),
    ("muted", "primary_soft"),
    ("primary", "surface"),
    ("primary", "canvas"),
    ("primary", "primary_soft"),
    ("on_primary", "primary"),
    ("on_primary", "primary_hover"),
    ("success", "surface"),
    ("success", "success_soft"),
    ("warning", "surface"),
    ("warning", "warning_soft"),
    ("danger", "surface"),
    ("danger", "danger_soft"),
    ("violet", "surface"),
    ("violet", "violet_soft"),
    ("olive", "surface"),
    ("olive", "olive_soft"),
    ("rose", "surface"),
    ("rose", "rose_soft"),
    ("rail_ink", "rail"),
    ("on_rail", "rail_active"),
    ("surface", "ink"),
)
STROKE_PAIRS = (
    ("edge", "surface"),
    ("edge", "canvas"),
    ("primary", "surface"),
    ("primary", "canvas"),
    ("success", "surface"),
    ("warning", "surface"),
    ("danger", "surface"),
    ("rail_mark", "rail"),
    ("rail_mark", "rail_active"),
)


@pytest.fixture(autouse=True)
def look_restored(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, LIGHT, 1.0, fonts.load())
    yield
    theme.apply(qapp, LIGHT, 1.0)


def _luminance(colour: str) -> float:
    shade = QColor(colour)
    parts = (shade.redF(), shade.greenF(), shade.blueF())
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), TEXT_PAIRS)
def test_text_stands_out_on_its_ground(tokens: Tokens, front: str, back: str) -> None:
    assert _contrast(getattr(tokens, front), getattr(tokens, back)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), STROKE_PAIRS)
def test_rings_borders_and_strokes_stand_out(tokens: Tokens, front: str, back: str) -> None:
    assert _contrast(getattr(tokens, front), getattr(tokens, back)) >= 3


def test_the_measure_of_contrast_knows_black_on_white() -> None:
    assert _contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert _contrast("#777777", "#FFFFFF") < 4.5


def test_the_font_of_the_product_is_loaded(qapp: QApplication) -> None:
    assert fonts.load() == "Inter"
    assert qapp.font().family() == "Inter"


@pytest.mark.parametrize(("asked", "given"), [(0.5, 1.0), (1.5, 1.5), (3.0, 2.0)])
def test_text_scales_from_once_to_twice(qapp: QApplication, asked: float, given: float) -> None:
    theme.apply(qapp, LIGHT, asked)

    assert theme.scale() == pytest.approx(given)
    assert theme.dp(100) == round(100 * given)


def test_the_style_sheet_leaves_no_unit_nor_token_unresolved() -> None:
    sheet = theme.style_sheet(DARK, 1.5)

    assert "$" not in sheet
    assert "dp" not in sheet.replace("padding", "")
    assert "sp;" not in sheet


def test_the_icon_of_a_shown_button_follows_a_switch_of_theme(
    qtbot: QtBot, qapp: QApplication
) -> None:
    made = button("go", "Ouvrir", "folder-open")
    qtbot.addWidget(made)
    made.show()
    before = _colours(made.icon().pixmap(26, 18).toImage())

    theme.apply(qapp, DARK, 1.0)

    after = _colours(made.icon().pixmap(26, 18).toImage())
    assert LIGHT.primary.lower() in before
    assert DARK.primary.lower() in after
    assert LIGHT.primary.lower() not in after


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("role", "lively"),
    [
        ("", "ink"),
        ("primary", "primary"),
        ("quiet", "primary"),
        ("link", "primary"),
        ("danger", "danger"),
    ],
)
def test_a_button_that_cannot_be_pressed_has_none_of_its_lively_colour(
    qtbot: QtBot, qapp: QApplication, tokens: Tokens, role: str, lively: str
) -> None:
    theme.apply(qapp, tokens, 1.0, fonts.load())
    made = button("go", "Supprimer", "trash", role)
    qtbot.addWidget(made)
    made.show()
    colour = getattr(tokens, lively).lower()
    assert colour in _colours(made.grab().toImage())

    made.setEnabled(False)

    assert colour not in _colours(made.grab().toImage())


def _chosen(kind: str) -> QWidget:
    """Make what is chosen, in each way that the program has of choosing."""
    made: dict[str, Callable[[], QWidget]] = {
        "chip": lambda: toggle("it", "Suivi", "chip", checked=True),
        "aside": lambda: toggle("it", "Suivi", "aside", checked=True),
        "segments": lambda: Segments("it", "Vue", [("suivi", "Suivi"), ("tout", "Tout")]),
        "box": lambda: Tick("it", "Suivi", checked=True),
        "radio": lambda: _pressed(QRadioButton("Suivi")),
        "answer": lambda: Answer("it", "Suivi", "1", chosen=True),
    }
    return made[kind]()


def _pressed(made: QRadioButton) -> QRadioButton:
    made.setChecked(True)
    return made


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("kind", ["chip", "aside", "segments", "box", "radio", "answer"])
def test_what_is_chosen_and_cannot_be_changed_does_not_look_as_if_it_could(
    qtbot: QtBot, qapp: QApplication, tokens: Tokens, kind: str
) -> None:
    theme.apply(qapp, tokens, 1.0, fonts.load())
    made = _chosen(kind)
    qtbot.addWidget(made)
    theme.dress(made)
    made.show()
    lively = {tokens.primary.lower(), tokens.primary_soft.lower()}
    assert lively & _colours(made.grab().toImage())

    made.setEnabled(False)

    assert not lively & _colours(made.grab().toImage())


@pytest.mark.parametrize("role", ["chip", "aside", "segment"])
def test_pressed_and_disabled_still_looks_pressed(qtbot: QtBot, role: str) -> None:
    shown = []
    for pressed in (True, False):
        made = toggle("it", "Suivi", role, checked=pressed)
        qtbot.addWidget(made)
        theme.dress(made)
        made.setEnabled(False)
        made.show()
        shown.append(made.grab().toImage())

    assert shown[0] != shown[1]


def test_the_words_of_a_row_stay_where_they_are_as_the_keyboard_comes_and_goes(
    qtbot: QtBot, qapp: QApplication
) -> None:
    rows = [entry(f"Rappel {rank}", "Demain").can_open(f"go_{rank}", list) for rank in range(2)]
    held = frame(column(*rows, gap=0))
    qtbot.addWidget(held)
    theme.dress(held)
    held.resize(400, 120)
    with qtbot.waitActive(held):
        held.show()
        held.activateWindow()
    places = []

    for row, tokens in ((rows[0], DARK), (rows[1], LIGHT)):
        row.setFocus()
        theme.apply(qapp, tokens, 1.0)  # laid out anew while the keyboard is there
        qtbot.wait(0)
        places.append([each.findChildren(QLabel)[0].pos().x() for each in rows])

    assert len({x for place in places for x in place}) == 1


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_ring_of_a_red_button_is_not_its_own_border(
    qtbot: QtBot, qapp: QApplication, tokens: Tokens
) -> None:
    theme.apply(qapp, tokens, 1.0, fonts.load())
    made = button("go", "", "", "danger")
    show_alone(qtbot, made)

    made.setFocus()

    shown = made.grab().toImage()
    assert shown.pixelColor(shown.width() // 2, 1).name() == tokens.ink.lower()


def test_a_painted_icon_follows_a_switch_of_theme(qtbot: QtBot, qapp: QApplication) -> None:
    made = glyph("check-circle", "success", 48)
    qtbot.addWidget(made)
    made.show()

    theme.apply(qapp, DARK, 1.0)

    assert DARK.success.lower() in _colours(made.grab().toImage())


def test_looks_are_remembered_for_the_next_start(tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)

    Appearance(Look.DARK, 1.25).keep(settings)
    settings.sync()

    again = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    assert Appearance.kept(again) == Appearance(Look.DARK, 1.25)


def test_an_unknown_remembered_look_gives_the_usual_one(tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    settings.setValue("appearance/look", "fluo")
    settings.setValue("appearance/scale", "énorme")

    assert Appearance.kept(settings) == Appearance(Look.SYSTEM, 1.0)


@pytest.mark.usefixtures("dressed")
def test_windows_wear_the_sheet_not_the_application(qapp: QApplication) -> None:
    window, plain = QWidget(), QWidget()
    theme.dress(window)
    theme.apply(qapp, DARK, 1.5)
    assert window.styleSheet() == theme.style_sheet(DARK, 1.5)
    assert not plain.styleSheet() + qapp.styleSheet()
