"""Where things stand on a page: on one line or several, level, marked or not."""

from dataclasses import dataclass

import pypdfium2
import pytest
from tests.documents import gallery

from conseil_mobilite.documents.html import writing as html
from conseil_mobilite.documents.kit.blocks import Beside, Block, Flow
from conseil_mobilite.documents.kit.forms import CheckBox, Choices, Signatures
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.paragraphs import Bullets, text
from conseil_mobilite.documents.kit.words import plain
from conseil_mobilite.documents.pdf.writing import write

LEVEL = 4  # points: more is another line
DRAWN = 2  # FPDF_PAGEOBJ_PATH
LONG = "Plateforme d’accompagnement à la mobilité inclusive du territoire des Trois Vallées"


@dataclass(frozen=True)
class Spot:
    """Where the first letter of some words is, in points from the left and the bottom."""

    left: float
    bottom: float


def spots(block: Block, *words: str) -> list[Spot]:
    page = pypdfium2.PdfDocument(write(gallery.document(block)))[0].get_textpage()
    told = page.get_text_range()
    found: list[Spot] = []
    for each in words:
        page.count_rects(told.index(each), 1)
        left, bottom, _, _ = page.get_rect(0)
        found.append(Spot(left, bottom))
    return found


def strokes(block: Block) -> list[tuple[float, float, float, float]]:
    """Return the left, bottom, right and top of what is drawn without letters."""
    page = pypdfium2.PdfDocument(write(gallery.document(block)))[0]
    return [each.get_bounds() for each in page.get_objects() if each.type == DRAWN]


def test_short_things_share_a_line() -> None:
    whom = Flow((Beside(Icon.PERSON, (text("Avec : Bus"),)), Beside(Icon.PLACE, (text("Gare"),))))
    first, second = spots(whom, "Avec", "Gare")

    assert first.bottom == pytest.approx(second.bottom, abs=1)
    assert first.left < second.left


def test_a_long_thing_has_lines_of_its_own() -> None:
    flow = Flow((text("Avec"), Beside(Icon.PLACE, (text(LONG),)), text("Gare")))
    first, second, third = spots(flow, "Avec", "Plateforme", "Gare")

    assert first.bottom - second.bottom > LEVEL
    assert second.bottom - third.bottom > LEVEL


def test_the_last_thing_apart_ends_its_line() -> None:
    things = (text("Avant le 19 mars"), CheckBox(plain("Fait")))
    before, close = spots(Flow(things), "Avant", "Fait")
    _, apart = spots(Flow(things, apart=True), "Avant", "Fait")

    assert apart.left - close.left > before.left
    assert apart.bottom == pytest.approx(close.bottom, abs=1)


def test_boxes_to_tick_stand_in_columns() -> None:
    options = ("Oui", "Non", LONG, "Parfois", "Rien")
    yes, no, long, *_ = spots(Choices(tuple(CheckBox(plain(each)) for each in options)), *options)

    assert yes.bottom == pytest.approx(no.bottom, abs=1)
    assert yes.left == pytest.approx(long.left, abs=1)
    assert no.bottom - long.bottom > LEVEL


def test_the_lines_to_sign_on_are_level_however_long_the_names() -> None:
    lines = strokes(Signatures((plain("Amina Haddad"), plain(LONG * 2))))
    wide = {round(bottom, 1) for left, bottom, right, _ in lines if right - left > 100}

    assert len([1 for left, _, right, _ in lines if right - left > 100]) == 2
    assert len(wide) == 1


def test_only_what_is_known_has_a_check_mark() -> None:
    item = (text("Lire les horaires"),)
    dot, check = (strokes(Bullets(item, known=known))[0] for known in (False, True))
    page = html.write(gallery.document(Bullets(item), Bullets(item, known=True))).decode()

    assert dot[2] - dot[0] < (check[2] - check[0]) / 1.5
    assert page.count('<ul class="known">') == 1
    assert page.count("<ul>") == 1
