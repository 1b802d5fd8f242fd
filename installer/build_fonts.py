"""Build the fonts of `resources/fonts` from the npm packages `@fontsource/inter` and `…/andika`.

    npm pack @fontsource/inter@5.3.0 @fontsource/andika@5.3.0   # and unpack each one
    python -m venv fonts && fonts/bin/pip install fonttools brotli
    fonts/bin/python installer/build_fonts.py inter/ andika/ resources/fonts

The packages cut each weight into web subsets; here they are merged again, because both Qt and
ReportLab want one file a weight. fontTools is needed by nobody but this script.
"""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SUBSETS = ("latin", "latin-ext", "vietnamese", "cyrillic", "cyrillic-ext")
WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
FAMILIES = {"inter": (400, 500, 600, 700), "andika": (400, 700)}

# Names met in the files of mobility advisers; a font that cannot write one of them is refused.
PROOF = "Nguyễn Šimić Łukasz İnci Œuvrard Țîrlea Şahin Đặng Ørsted Žižka Þór Gürbüz Наталія ґ ʼ"
PUNCTUATION = "\u00a0’«»–—…·€°²×"


def main(inter: Path, andika: Path, target: Path) -> None:
    for family, package in {"inter": inter, "andika": andika}.items():
        folder = target / family
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(package / "LICENSE", folder / "OFL.txt")
        for weight in FAMILIES[family]:
            file = folder / f"{family.capitalize()}-{WEIGHTS[weight]}.ttf"
            build(package, family, weight, file)
            print(f"{file}: {file.stat().st_size:,} bytes")


def build(package: Path, family: str, weight: int, target: Path) -> None:
    """Merge the subsets of one weight, drop hinting and duplicates, check what it can write."""
    with TemporaryDirectory() as folder:
        parts = [
            _plain_copy(
                package / "files" / f"{family}-{subset}-{weight}-normal.woff2", Path(folder)
            )
            for subset in SUBSETS
        ]
        font = Merger().merge([str(part) for part in parts])
    options = Options()
    options.hinting = False
    options.layout_features = ["*"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap().keys())
    subsetter.subset(font)
    _refuse_gaps(font, target.name)
    font.save(str(target))


def _plain_copy(web_font: Path, folder: Path) -> Path:
    font = TTFont(str(web_font))
    font.flavor = None
    copy = folder / f"{web_font.stem}.ttf"
    font.save(str(copy))
    return copy


def _refuse_gaps(font: TTFont, name: str) -> None:
    missing = {sign for sign in PROOF + PUNCTUATION if ord(sign) not in font.getBestCmap()}
    if missing:
        raise SystemExit(f"{name} cannot write {sorted(missing)}")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))
