"""The fonts and icons shipped with the product: what they can write, and their licences."""

import xml.etree.ElementTree as ET

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from conseil_mobilite.resource_files import resource

FONTS = {
    "inter": ["Inter-Regular", "Inter-Medium", "Inter-SemiBold", "Inter-Bold"],
    "andika": ["Andika-Regular", "Andika-Bold"],
}
FILES = [(family, name) for family, names in FONTS.items() for name in names]
NAMES = "Nguyễn Šimić Łukasz İnci Œuvrard Țîrlea Şahin Đặng Ørsted Žižka Þór Gürbüz Наталія"
SIGNS = "’«»–—…·€°²×\u00a0"


@pytest.mark.parametrize(("family", "name"), FILES)
def test_every_font_writes_the_names_people_bear(family: str, name: str) -> None:
    font = TTFontFile(str(resource("fonts", family, f"{name}.ttf")))

    missing = {sign for sign in NAMES + SIGNS if ord(sign) not in font.charToGlyph}
    assert missing == set()


@pytest.mark.parametrize("family", FONTS)
def test_every_font_has_its_licence_beside_it(family: str) -> None:
    licence = resource("fonts", family, "OFL.txt").read_text(encoding="utf-8")

    assert "SIL Open Font License" in licence


def test_icons_are_drawings_that_take_the_colour_of_the_theme() -> None:
    icons = sorted(resource("icons", "phosphor").glob("*.svg"))

    assert len(icons) == 141
    for icon in icons:
        drawing = ET.fromstring(icon.read_text(encoding="utf-8"))  # noqa: S314 - our file
        assert drawing.get("fill") == "currentColor"
    assert "MIT License" in resource("icons", "phosphor", "LICENSE.txt").read_text("utf-8")
