"""An export, opened: its JSON, its files, and the letters of each."""

import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pypdfium2
from tests.campaigns.access_export.dump import Row

EXPLAINED: Final = frozenset({"dictionnaire.json", "schema.json"})
"""The same for everybody."""


@dataclass(frozen=True)
class Taken:
    """An export, opened: its JSON, and the letters of each file, without any space."""

    data: Mapping[str, object]
    letters: Mapping[str, str]
    files: Mapping[str, bytes]

    def tables(self) -> Mapping[str, list[Row]]:
        tables = self.data["tables"]
        assert isinstance(tables, dict)
        return {name: [row["valeurs"] for row in rows] for name, rows in tables.items()}


def opened(content: bytes) -> Taken:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    letters = {name: _letters(name, held) for name, held in files.items() if name not in EXPLAINED}
    return Taken(json.loads(files["dossier.json"]), letters, files)


def _letters(name: str, content: bytes) -> str:
    if not name.endswith(".pdf"):
        return re.sub(r"\s", "", content.decode())
    pages = pypdfium2.PdfDocument(content)
    return re.sub(r"[\s\ufffe]", "", "".join(p.get_textpage().get_text_range() for p in pages))
