"""Address, postcode and commune, from as many columns or from one."""

import re
from dataclasses import dataclass
from typing import Final

from conseil_mobilite.domain.imports.decisions import Field, Value
from conseil_mobilite.domain.imports.values.reading import (
    Cells,
    Doubt,
    Given,
    Reading,
    emptied,
    one_line,
)

_CEDEX = re.compile(r"\s*\bcedex\b\s*\d*\s*", re.IGNORECASE)
_CODE_FIRST = re.compile(r"(?:F\s*-\s*)?(\d{5}|\d{2} \d{3})\s*[-–,]?\s*(\D.*)?", re.IGNORECASE)
_CODE_LAST = re.compile(r"(\D+?)\s*[-,]?\s*\(?(\d{5})\)?")
_AT_END = re.compile(
    r"(.+?)[\s,;-]+(\d{5})\s*[-,]?\s+([^\d,;]+?)(?:\s+cedex(?:\s*\d+)?)?", re.IGNORECASE
)
_POSTCODE = re.compile(r"(?:F\s*-?\s*)?(\d{4,5})(?:[.,]0+)?(?:\s*cedex(?:\s*\d+)?)?", re.IGNORECASE)
_SHORT: Final = 4


@dataclass(frozen=True, slots=True)
class Written:
    """What the cells say, before it is looked up. `source` is the cell of the commune."""

    address: str = ""
    postcode: str = ""
    commune: str = ""
    insee_code: str = ""
    cedex: bool = False
    commune_cell: Given | None = None
    insee_cell: Given | None = None


def read_address(cells: Cells) -> tuple[Written, Reading]:
    """Return what is written, and the address with the postcode, both sure or emptied."""
    address = _address(cells)
    code_cell, commune_cell, insee_cell = (
        next(iter(cells.get(of, ())), None)
        for of in (Field.POSTCODE, Field.MUNICIPALITY, Field.INSEE_CODE)
    )
    commune, inside = _commune(commune_cell.text if commune_cell else "")
    code, doubts = _postcode(code_cell)
    if not code_cell and not commune_cell and (ending := _AT_END.fullmatch(address)):
        address, inside, commune = ending[1].rstrip(" ,;-"), ending[2], ending[3].strip()
        commune_cell = cells[Field.ADDRESS][0]
    written = Written(
        address=address,
        postcode=code or inside,
        commune=commune,
        insee_code=insee_cell.text.upper().replace(" ", "") if insee_cell else "",
        cedex=any("cedex" in each.text.lower() for each in (commune_cell, code_cell) if each),
        commune_cell=commune_cell,
        insee_cell=insee_cell,
    )
    return written, Reading(_values(written), tuple(doubts))


def _values(written: Written) -> dict[Field, Value]:
    told = {Field.ADDRESS: written.address, Field.POSTCODE: written.postcode}
    return {of: text for of, text in told.items() if text}


def _address(cells: Cells) -> str:
    lines = [one_line(given.text).strip(" ,;") for given in cells.get(Field.ADDRESS, ())]
    return ", ".join(dict.fromkeys(line for line in lines if line)).replace("'", "’")


def _commune(text: str) -> tuple[str, str]:
    """Return the name without « CEDEX », and the postcode that stood beside it."""
    if found := _CODE_FIRST.fullmatch(text):
        return _CEDEX.sub(" ", found[2] or "").strip(), found[1].replace(" ", "")
    bare = _CEDEX.sub(" ", text).strip(" ,-")
    if found := _CODE_LAST.fullmatch(bare):
        return found[1].strip(), found[2]
    return bare, ""


def _postcode(given: Given | None) -> tuple[str, list[Doubt]]:
    """Return five figures, the nought that a spreadsheet took off put back."""
    if given is None:
        return "", []
    found = _POSTCODE.fullmatch(given.text.replace(" ", "").replace("\u00a0", ""))
    code = f"0{found[1]}" if found and len(found[1]) == _SHORT else found[1] if found else ""
    if code and not code.startswith("00"):
        return code, []
    why = "n’est pas un code postal : il en faut les cinq chiffres"
    return "", [emptied("code_postal_illisible", given, Field.POSTCODE, why, to_check=False)]
