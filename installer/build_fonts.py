"""Build the fonts of `resources/fonts` from the npm packages `@fontsource/inter`, `…/andika`, etc.

    npm pack @fontsource/inter@5.3.0 @fontsource/andika@5.3.0 @fontsource/vazirmatn@5.3.0
    # and unpack each one
    python -m venv fonts && fonts/bin/pip install fonttools brotli
    fonts/bin/python installer/build_fonts.py inter/ andika/ vazirmatn/ resources/fonts

The packages cut each weight into web subsets; here they are merged again, because both Qt and
ReportLab want one file a weight. fontTools is needed by nobody but this script.
"""

import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}

# Names met in the files of mobility advisers; a font that cannot write one of them is refused.
NAMES = "Nguyễn Šimić Łukasz İnci Œuvrard Țîrlea Şahin Đặng Ørsted Žižka Þór Gürbüz Наталія ґ ʼ"
PUNCTUATION = "\u00a0’«»–—…·€°²×"

# The letters of Arabic, Dari and Pashto; a half space parts the letters of one word.
ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي ًٌٍَُِّْٰ پچژکگی هٔ ټ ځ څ ډ ړ ږ ښ ګ ڼ ې ۍ ئ"
ARABIC_SIGNS = "\u200c\u200d ٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ 0123456789 ، ؛ ؟ ٫ ٬ ٪ « » . : ! ( ) - / %"
SIGNS = frozenset({*range(0x20, 0x40), *map(ord, "\u00a0«»–—‘’“”•…€")})


@dataclass(frozen=True)
class Family:
    """A typeface: its weights, the web subsets that make it, and what it must be able to write.

    Of the Latin letters of a `signs_only` one, another typeface draws better ones.
    """

    name: str
    weights: tuple[int, ...]
    subsets: tuple[str, ...]
    proof: str
    signs_only: bool = False


_EUROPE = ("latin", "latin-ext", "vietnamese", "cyrillic", "cyrillic-ext")
FAMILIES = (
    Family("inter", (400, 500, 600, 700), _EUROPE, NAMES + PUNCTUATION),
    Family("andika", (400, 700), _EUROPE, NAMES + PUNCTUATION),
    Family("vazirmatn", (400, 700), ("arabic", "latin"), ARABIC + ARABIC_SIGNS, signs_only=True),
)


def main(packages: Iterable[Path], target: Path) -> None:
    for family, package in zip(FAMILIES, packages, strict=True):
        folder = target / family.name
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(package / "LICENSE", folder / "OFL.txt")
        for weight in family.weights:
            file = folder / f"{family.name.capitalize()}-{WEIGHTS[weight]}.ttf"
            build(package, family, weight, file)
            print(f"{file}: {file.stat().st_size:,} bytes")


def build(package: Path, family: Family, weight: int, target: Path) -> None:
    """Merge the subsets of one weight, drop hinting and duplicates, check what it can write."""
    with TemporaryDirectory() as folder:
        parts: list[Path] = []
        for subset in family.subsets:
            file = package / "files" / f"{family.name}-{subset}-{weight}-normal.woff2"
            parts.append(_plain_copy(file, Path(folder), signs_only=family.signs_only))
        font = Merger().merge([str(part) for part in parts])
    _keep(font, font.getBestCmap().keys())
    _refuse_gaps(font, family.proof, target.name)
    font.save(str(target))


def _keep(font: TTFont, codes: Iterable[int]) -> None:
    options = Options()
    options.hinting = False
    options.layout_features = ["*"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)


def _plain_copy(web_font: Path, folder: Path, *, signs_only: bool) -> Path:
    font = TTFont(str(web_font))
    font.flavor = None
    if signs_only and "-latin-" in web_font.name:
        _keep(font, SIGNS & font.getBestCmap().keys())
    copy = folder / f"{web_font.stem}.ttf"
    font.save(str(copy))
    return copy


def _refuse_gaps(font: TTFont, proof: str, name: str) -> None:
    missing = {sign for sign in proof if ord(sign) not in font.getBestCmap()}
    if missing:
        raise SystemExit(f"{name} cannot write {sorted(missing)}")


if __name__ == "__main__":
    *given, folder = (Path(argument) for argument in sys.argv[1:])
    main(given, folder)
