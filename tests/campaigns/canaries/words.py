"""Names that are nobody's, and where they are found in bytes, whatever the way they are written.

All share a stem that nothing else holds: to look for it is to look for each of them.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.store.keys.cipher import SALT_BYTES, DataKey

STEM: Final = "Xéliq"
_SYLLABLES: Final = ("ba", "do", "fi", "gu", "le", "mo", "nu", "pa", "ri", "to")
_PAGE: Final = 4096
_RESERVED: Final = 80
"""What SQLCipher keeps at the end of a page: 16 bytes of vector, 64 of authentication code."""
_IV: Final = 16
_BESIDE: Final = 120
"""Bytes told before and after a canary that was found."""
_WAL_HEADER, _FRAME_HEADER = 32, 24


@dataclass(frozen=True, slots=True)
class Canary:
    """Somebody of whom everything that may be written is like nobody else's."""

    rank: int

    @property
    def last_name(self) -> str:
        return STEM + "".join(_SYLLABLES[int(figure)] for figure in f"{self.rank:03}")

    @property
    def first_name(self) -> str:
        return f"{STEM}a"

    @property
    def phone(self) -> str:
        return f"0639 98 {self.rank // 100:02} {self.rank % 100:02}"

    @property
    def email(self) -> str:
        return f"{fold(self.last_name)}@exemple.fr"

    @property
    def street(self) -> str:
        return f"{self.rank + 1} rue du {self.last_name}"

    @property
    def words(self) -> str:
        return f"Note de {self.last_name}, qui prend le car de Guise."


class Bystander(Canary):
    """Somebody of whom as much is written, and who stays when the canaries leave."""

    @property
    def last_name(self) -> str:
        return super().last_name.replace(STEM, "Voisin")

    @property
    def first_name(self) -> str:
        return "Anne"

    @property
    def phone(self) -> str:
        return f"0612 98 {self.rank // 100:02} {self.rank % 100:02}"


def _written() -> Iterator[bytes]:
    """Give the stem in every way that a program may write it."""
    composed, apart = (unicodedata.normalize(form, STEM) for form in ("NFC", "NFD"))
    cases = {each(text) for text in (composed, apart) for each in (str, str.lower, str.upper)}
    for text in sorted({*cases, fold(STEM), fold(STEM).upper(), fold(STEM).title()}):
        yield from (text.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
        yield json.dumps(text).strip('"').encode()
        yield quote(text).encode()


_PHONE: Final = rb"(?:\+33|0) ?6 ?39 ?98 ?\d\d ?\d\d(?![0-9a-f])"
_CANARY: Final = re.compile(
    b"|".join([*(re.escape(each) for each in dict.fromkeys(_written())), _PHONE])
)


def found_in(content: bytes) -> list[bytes]:
    """Return what is found of the canaries in some bytes."""
    return _CANARY.findall(content)


def around(content: bytes) -> bytes:
    """Return the first canary in some bytes with what stands beside it, to know it by."""
    found = _CANARY.search(content)
    return content[max(0, found.start() - _BESIDE) : found.end() + _BESIDE] if found else b""


def files_telling(*folders: Path) -> list[str]:
    """Return the files under these folders that hold a canary, with how many, their names too."""
    told: list[str] = []
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            count = len(found_in(path.name.encode()))
            if path.is_file() and not path.is_symlink():
                count += len(found_in(path.read_bytes()))
            if count:
                told.append(f"{path.relative_to(folder.parent)}: {count}")
    return told


def decrypted(base: Path, key: DataKey) -> bytes:
    """Return the bytes of every page of a base, free ones and those of its -wal file included."""
    pages = _pages(base.read_bytes(), key)
    wal = base.with_name(f"{base.name}-wal")
    content = wal.read_bytes() if wal.exists() else b""
    return b"".join([*pages, *_frames(content, key)])


def _pages(content: bytes, key: DataKey) -> Iterator[bytes]:
    for start in range(0, len(content), _PAGE):
        yield _page(content[start : start + _PAGE], key, first=start == 0)


def _frames(content: bytes, key: DataKey) -> Iterator[bytes]:
    for start in range(_WAL_HEADER, len(content), _FRAME_HEADER + _PAGE):
        number = int.from_bytes(content[start : start + 4], "big")
        page = content[start + _FRAME_HEADER : start + _FRAME_HEADER + _PAGE]
        if len(page) == _PAGE:
            yield _page(page, key, first=number == 1)


def _page(page: bytes, key: DataKey, *, first: bool) -> bytes:
    start, end = SALT_BYTES if first else 0, _PAGE - _RESERVED
    decryptor = Cipher(AES(key.key), CBC(page[end : end + _IV])).decryptor()
    return decryptor.update(page[start:end]) + decryptor.finalize()
