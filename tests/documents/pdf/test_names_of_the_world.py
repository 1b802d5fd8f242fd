"""Thousands of names, in every script of the sheets: each is printed and read as it was typed."""

import shutil
import subprocess
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from tests.documents.conftest import Reading
from tests.documents.pdf.glyphs import GlyphReading
from tests.documents.pdf.names_of_the_world import EXPECTED, names

from conseil_mobilite.documents.kit.characters import replaced
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.paragraphs import Paragraph, Title
from conseil_mobilite.documents.kit.words import RIGHT_TO_LEFT, lines, plain
from conseil_mobilite.documents.pdf.scripts import fonts
from conseil_mobilite.documents.pdf.writing import write
from conseil_mobilite.domain.language.french import spaced

NAMES = names()
PDFTOTEXT = shutil.which("pdftotext") or ""
FAMILIES = ("Andika", "Andika-Bold", "Vazirmatn-Shaped", "Vazirmatn-Bold-Shaped")


@cache
def _reading(lang: str) -> Reading:
    """One French paragraph with a name a line, over as many pages as it takes."""
    said = Paragraph(lines(*(plain(name) for name in NAMES[lang])))
    return Reading(write(Document("Noms", "Nous", date(2027, 3, 9), (Title(plain("Noms")), said))))


def _squeezed(text: str) -> str:
    return "".join(text.split())


def test_the_names_are_five_thousand_and_the_well_known_ones_are_covered() -> None:
    everyone = [name for group in NAMES.values() for name in group] + list(EXPECTED)

    assert len(everyone) > 5000
    assert [list(replaced(name, fonts.covered_by_any())) for name in everyone if name] == [
        [] for _ in everyone
    ]


@pytest.mark.parametrize("lang", NAMES)
def test_no_name_has_a_missing_glyph_and_each_is_read_as_it_was_typed(lang: str) -> None:
    told = GlyphReading(_reading(lang))

    assert len(told.shown) > 1000
    assert all(one.glyph for one in told.shown)
    assert {one.font.name.partition("+")[2] for one in told.shown} <= set(FAMILIES)
    assert told.text == " ".join(["Noms", *(" ".join(spaced(one).split()) for one in NAMES[lang])])


@pytest.mark.parametrize("lang", NAMES)
def test_a_plain_reader_of_text_finds_every_name(lang: str) -> None:
    told = _reading(lang)
    text = _squeezed(told.plain_text if lang in RIGHT_TO_LEFT else told.text)

    assert [name for name in NAMES[lang] if _squeezed(spaced(name)) not in text] == []


@pytest.mark.skipif(not PDFTOTEXT, reason="poppler is not here")
@pytest.mark.parametrize("lang", ["fr", "vi", "uk", "tr"])
def test_pdftotext_finds_every_name(lang: str, tmp_path: Path) -> None:
    file = tmp_path / "names.pdf"
    file.write_bytes(_reading(lang).pdf)
    command = [PDFTOTEXT, str(file), "-"]
    run = subprocess.run(command, capture_output=True, check=True)  # noqa: S603 - our own file
    text = _squeezed(run.stdout.decode())

    assert [name for name in NAMES[lang] if _squeezed(spaced(name)) not in text] == []
