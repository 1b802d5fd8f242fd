"""Recognise how a text file writes its letters: by its mark, else by what reads as French."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType
from typing import Final

_MARKS: Final = (
    (BOM_UTF8, "utf-8", "UTF-8"),
    (BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
"""UTF-32 before UTF-16, whose mark begins the same."""
_OLD: Final = (
    ("cp1252", "Windows-1252"),
    ("iso8859-15", "ISO-8859-15"),
    ("mac_roman", "Mac Roman"),
    ("cp850", "CP850 (MS-DOS)"),
)
"""The likeliest first: it wins where several read as well."""
_SAMPLE: Final = 1 << 20
_MOST_WORDS: Final = 4_000
_WORD: Final = re.compile(rb"[A-Za-z\x80-\xff'.-]{0,40}[\x80-\xff][A-Za-z\x80-\xff'.-]{0,40}")
_SPOILT: Final = re.compile("[ÃÅ][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122]")
_COMMON: Final[Mapping[str, float]] = MappingProxyType(
    dict.fromkeys("éèêàç", 3.0) | dict.fromkeys("ôîâëïùûœ", 2.0)
)
_RARE_PAIRS: Final = frozenset({"aâ", "oâ", "aê", "oê", "aô", "oô"})
"""Two vowels that French does not put side by side, where Noël and Maël are common."""
_NEVER_LAST: Final = frozenset("âêîœç")
_CAPITALS: Final[Mapping[str, float]] = MappingProxyType(
    dict.fromkeys("ÊËÀÂÎÏÔÙÛŒ", 1.8) | dict.fromkeys("ÈÇ", 2.2) | {"É": 2.5}
)
_SIGNS: Final = frozenset("’«»–—…€°º²\u00a0œ“”")
_UNLIKELY: Final = -3.0
_WRONG: Final = -6.0


@dataclass(frozen=True, slots=True)
class Decoded:
    """`encoding` is how the adviser would call it; empty where the file has only plain letters.

    `mended`: another program had spoilt the accents (« Ã© » for « é »), which are put back.
    """

    text: str
    encoding: str
    mended: bool = False


def decoded(content: bytes) -> Decoded:
    """Return the text of a file, whatever its encoding; NUL bytes are left out."""
    for mark, codec, name in _MARKS:
        if content.startswith(mark):
            return _read(content[len(mark) :], codec, name)
    if codec := _wide(content[:_SAMPLE]):
        return _read(content, codec, "UTF-16" if "16" in codec else "UTF-32")
    if content.isascii():
        return _read(content, "ascii", "")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _by_plausibility(content)
    return _unspoilt(_clean(text))


def _unspoilt(text: str) -> Decoded:
    """Put back the accents of a text in UTF-8 that was once read as Windows-1252."""
    if not _SPOILT.search(text):
        return Decoded(text, "UTF-8")
    lines = [(line, _once_more(line)) for line in text.splitlines(keepends=True)]
    mended = any(line != again for line, again in lines)
    return Decoded("".join(again for _line, again in lines), "UTF-8", mended=mended)


def _once_more(line: str) -> str:
    if not _SPOILT.search(line):
        return line
    content = b"".join(_byte(sign) for sign in line)
    return content.decode("utf-8") if _is_utf8(content) else line


def _byte(sign: str) -> bytes:
    """Return the byte that gave a sign, 0xFF for one that none gives."""
    try:
        return sign.encode("cp1252")
    except UnicodeEncodeError:
        return bytes([min(ord(sign), 0xFF)])


def _read(content: bytes, codec: str, name: str) -> Decoded:
    return Decoded(_clean(content.decode(codec, errors="replace")), name)


def _clean(text: str) -> str:
    """Leave out NUL, a mark of order in the middle, and what ended the files of MS-DOS."""
    return text.replace("\0", "").replace("\ufeff", "").removesuffix("\x1a")


def _wide(sample: bytes) -> str:
    """Recognise letters of two or four bytes by where the zeros are; empty if they are of one."""
    quarters = [sample[rank::4] for rank in range(4)]
    zeros = [part.count(0) / max(len(part), 1) for part in quarters]
    often = [share > 0.4 for share in zeros]  # noqa: PLR2004 - most letters of a table are plain
    shapes = {
        (False, True, True, True): "utf-32-le",
        (True, True, True, False): "utf-32-be",
        (False, True, False, True): "utf-16-le",
        (True, False, True, False): "utf-16-be",
    }
    return shapes.get((often[0], often[1], often[2], often[3]), "")


def _by_plausibility(content: bytes) -> Decoded:
    found = islice(_WORD.finditer(content[:_SAMPLE]), 20 * _MOST_WORDS)
    words = [*dict.fromkeys(match[0] for match in found)][:_MOST_WORDS]
    codec, name = max(_OLD, key=lambda old: sum(_plausible(word, old[0]) for word in words))
    if sum(map(_is_utf8, words)) > len(words) / 2:
        lines = content.splitlines(keepends=True)
        text = "".join(_either(line, codec) for line in lines)
        return Decoded(_clean(text), f"UTF-8, par endroits {name}")
    return _read(content, codec, name)


def _is_utf8(word: bytes) -> bool:
    try:
        word.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _either(line: bytes, codec: str) -> str:
    return line.decode("utf-8") if _is_utf8(line) else line.decode(codec, errors="replace")


def _plausible(word: bytes, codec: str) -> float:
    """Weigh each letter with an accent, or sign, by its neighbours."""
    text = f" {word.decode(codec, errors='replace')} "
    return sum(
        _weight(text[rank - 1], sign, text[rank + 1])
        for rank, sign in enumerate(text)
        if not sign.isascii()
    )


def _weight(before: str, sign: str, after: str) -> float:
    if sign == "\ufffd" or "\x80" <= sign < "\xa0":
        return _WRONG
    if before + sign in _RARE_PAIRS or _stands_badly(before, sign, after):
        return 0.2
    if sign.isupper():
        return _capital(before, sign, after)
    if sign.isalpha() and sign not in "ºª":
        among = before.isupper() and (after.isupper() or not after.isalpha())
        return _among_capitals(sign) if among else _COMMON.get(sign, 0.3)
    inside = before.isalpha() and after.isalpha()
    if sign == "’":
        return 2.0 if inside else 0.5
    return 1.0 if sign in _SIGNS and not inside else _UNLIKELY


def _stands_badly(before: str, sign: str, after: str) -> bool:
    """Say whether a letter stands alone, as only « à » does, or where it ends no word."""
    if before.isalpha():
        return sign in _NEVER_LAST and not after.isalpha()
    if not sign.isalpha():
        return False
    small_before_capital = sign.islower() and after.isupper()
    return small_before_capital or (not after.isalpha() and sign not in "àÀ")


def _capital(before: str, sign: str, after: str) -> float:
    """Doubt a capital inside small letters, an accent badly read: « HÈlËne »."""
    if before.islower() or (before.isalpha() and after.islower()):
        return _UNLIKELY
    return _CAPITALS.get(sign, 0.3)


def _among_capitals(sign: str) -> float:
    """Weigh « HéLèNE »: small letters that a keyboard in capitals keeps."""
    return 2.1 if sign in "éè" else 0.2
