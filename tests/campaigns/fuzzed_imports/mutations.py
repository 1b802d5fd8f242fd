"""Spoil a good file: its bytes, its text, its members, its cells; the same seed spoils it alike."""

import io
import json
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from typing import Final

Mutation = Callable[[bytes, random.Random, Sequence[bytes]], bytes]
"""Given a file, dice and the other samples of its importer, give a spoilt one."""

NASTY: Final = (
    "",
    "\0",
    "\ufeff",
    "\u202e\u2066",
    "\ud800",
    "é" * 5000,
    "-1",
    "1e999",
    "NaN",
    "9" * 400,
    "0000-00-00",
    "31/02/2026",
    "29/02/1900",
    "99999999",
    "2026-13-45T99:99:99Z",
    "=1+1",
    "'; DROP TABLE person;--",
    "<b>&amp;</b>",
    "&x;",
    "%s{}%n",
    "[[]]",
    "null",
    "true",
    "1 000 000 000 000",
    "\r\n\r\n",
    '"',
    "10:00-09:00",
    "2 92 06 02 361 001 22",
)
_TOKEN: Final = re.compile(rb"[^\s;,:\"<>=\[\]{}]+")
_DEEP: Final = 100_000
_UNREADABLE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    ValueError,
    EOFError,
    NotImplementedError,
    RuntimeError,
)
"""What the library raises on an archive spoilt before."""


def mutated(sample: bytes, dice: random.Random, others: Sequence[bytes]) -> bytes:
    """Spoil a file once to four times. A workbook or an archive is spoilt inside as well."""
    kinds = (*_BYTES, *_TEXT, *(_INSIDE if sample.startswith(b"PK") else ()))
    inside = sample.startswith(b"PK") and dice.random() < 0.7
    spoilt = sample
    for _ in range(dice.randint(1, 4)):
        spoilt = dice.choice(_INSIDE if inside and spoilt.startswith(b"PK") else kinds)(
            spoilt, dice, others
        )
    return spoilt


def flipped(content: bytes, dice: random.Random, _others: Sequence[bytes]) -> bytes:
    spoilt = bytearray(content or b"\0")
    for _ in range(dice.choice((1, 1, 3, 30))):
        spoilt[dice.randrange(len(spoilt))] ^= 1 << dice.randrange(8)
    return bytes(spoilt)


def cut(content: bytes, dice: random.Random, _others: Sequence[bytes]) -> bytes:
    return content[: dice.randrange(len(content) + 1)]


def dropped(content: bytes, dice: random.Random, _others: Sequence[bytes]) -> bytes:
    start, end = sorted(dice.randrange(len(content) + 1) for _ in range(2))
    return content[:start] + content[min(end, start + 400) :]


def repeated(content: bytes, dice: random.Random, _others: Sequence[bytes]) -> bytes:
    start, end = sorted(dice.randrange(len(content) + 1) for _ in range(2))
    piece = content[start : min(end, start + 2000)]
    return content[:start] + piece * dice.choice((2, 3, 50)) + content[start:]


def spliced(content: bytes, dice: random.Random, others: Sequence[bytes]) -> bytes:
    other = dice.choice(others)
    return content[: dice.randrange(len(content) + 1)] + other[dice.randrange(len(other) + 1) :]


def noisy(content: bytes, dice: random.Random, _others: Sequence[bytes]) -> bytes:
    start = dice.randrange(len(content) + 1)
    return content[:start] + dice.randbytes(dice.choice((1, 20, 500))) + content[start:]


def reworded(content: bytes, dice: random.Random, _others: Sequence[bytes]) -> bytes:
    """Put something nasty in the place of one to five words."""
    found = list(_TOKEN.finditer(content[:200_000]))
    chosen = sorted(
        dice.sample(found, min(len(found), dice.randint(1, 5))), key=lambda m: -m.start()
    )
    for match in chosen:
        nasty = dice.choice(NASTY).encode("utf-8", "surrogatepass")
        content = content[: match.start()] + nasty + content[match.end() :]
    return content


def recoded(content: bytes, dice: random.Random, _others: Sequence[bytes]) -> bytes:
    text = content.decode("utf-8", "replace")
    coding = dice.choice(("utf-16", "utf-16-le", "utf-32", "cp1252", "utf-7", "cp037", "utf-8-sig"))
    return text.encode(coding, "replace")


def shuffled(content: bytes, dice: random.Random, _others: Sequence[bytes]) -> bytes:
    lines = content.splitlines(keepends=True)
    dice.shuffle(lines)
    return b"".join(lines)


def deepened(content: bytes, dice: random.Random, _others: Sequence[bytes]) -> bytes:
    deep = dice.choice((b"[" * _DEEP, b'{"a":' * _DEEP, b"<a>" * _DEEP, b"(" * _DEEP))
    start = dice.randrange(len(content) + 1)
    return dice.choice((deep, content[:start] + deep + content[start:]))


def retyped(content: bytes, dice: random.Random, _others: Sequence[bytes]) -> bytes:
    """Put a value of another kind somewhere in a JSON text; another text is left alone."""
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        return content
    return json.dumps(_retyped(value, dice)).encode("utf-8", "surrogatepass")


def _retyped(value: object, dice: random.Random) -> object:
    if dice.random() < 0.15 or not value or not isinstance(value, dict | list):
        return dice.choice((None, True, -1, 1e308, 10**30, "", [], {}, [[]], *NASTY))
    if isinstance(value, list):
        at = dice.randrange(len(value))
        return [*value[:at], _retyped(value[at], dice), *value[at + 1 :]]
    key = dice.choice(sorted(value, key=str))
    match dice.randrange(6):
        case 0:
            return {name: each for name, each in value.items() if name != key}
        case 1:
            return {**value, dice.choice(NASTY): value[key]}
        case _:
            return {**value, key: _retyped(value[key], dice)}


def _rewritten(content: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """Change the members of an archive; one that does not open any more is left alone."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()[:60]}
    except _UNREADABLE:
        return content
    change(members)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return written.getvalue()


def member_spoilt(content: bytes, dice: random.Random, others: Sequence[bytes]) -> bytes:
    def spoil(members: dict[str, bytes]) -> None:
        for name in dice.sample(sorted(members), min(len(members), dice.randint(1, 2))):
            members[name] = dice.choice((*_BYTES, *_TEXT))(members[name], dice, others)

    return _rewritten(content, spoil)


def cells_spoilt(content: bytes, dice: random.Random, _others: Sequence[bytes]) -> bytes:
    """Change types, styles, references and values of cells, where their XML says them."""

    def spoil(members: dict[str, bytes]) -> None:
        for name, member in list(members.items()):
            if name.endswith(".xml") and dice.random() < 0.5:
                members[name] = _xml_spoilt(member, dice)

    return _rewritten(content, spoil)


def _xml_spoilt(content: bytes, dice: random.Random) -> bytes:
    for _ in range(dice.randint(1, 8)):
        old, new = dice.choice(_XML)
        places = [match.start() for match in re.finditer(old, content[:400_000])]
        if places:
            at = dice.choice(places)
            content = content[:at] + re.sub(old, new, content[at:], count=1)
    return content


_XML: Final[tuple[tuple[bytes, bytes], ...]] = (
    (rb' t="s"', b' t="d"'),
    (rb' t="s"', b' t="b"'),
    (rb' t="s"', b' t="e"'),
    (rb' t="s"', b' t="inlineStr"'),
    (rb' t="s"', b""),
    (rb"<v>\d+</v>", b"<v>99999999999</v>"),
    (rb"<v>\d+</v>", b"<v>-1</v>"),
    (rb"<v>\d+</v>", b"<v>1e400</v>"),
    (rb"<v>\d+</v>", b"<v>NaN</v>"),
    (rb"<v>[^<]*</v>", b"<v></v>"),
    (rb"<v>", b"<f>1+1</f><v>"),
    (rb' s="\d+"', b' s="4000"'),
    (rb' r="[A-Z]+\d+"', b' r="XFD1048576"'),
    (rb' r="[A-Z]+\d+"', b' r="A0"'),
    (rb' r="[A-Z]+\d+"', b' r="ZZZZZZ9999999999"'),
    (rb' r="[A-Z]+\d+"', b""),
    (rb"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>'),
    (rb"<mergeCell ", b'<mergeCell ref="A1:XFD1048576"/><mergeCell '),
    (rb"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
    (rb'Target="[^"]*"', b'Target="../../../../etc/passwd"'),
    (rb'Target="[^"]*"', b'Target="http://127.0.0.1:9/x"'),
    (rb"\?>", b'?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    (rb"\?>", b'?><!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;">]>'),
    (rb"<t[^>]*>", b"<t>&#0;"),
    (rb"<t[^>]*>", b"<t>_x0000_\xed\xa0\x80"),
    (rb"numFmtId=\"\d+\"", b'numFmtId="14"'),
)


def members_moved(content: bytes, dice: random.Random, _others: Sequence[bytes]) -> bytes:
    """Take a member away, give it another name, or swap two."""

    def spoil(members: dict[str, bytes]) -> None:
        name, other = dice.choice(sorted(members)), dice.choice(sorted(members))
        match dice.randrange(4):
            case 0:
                del members[name]
            case 1:
                members[dice.choice(("../../x", "/x", " ", "a" * 3000, name.upper()))] = (
                    members.pop(name)
                )
            case 2:
                members[name], members[other] = members[other], members[name]
            case _:
                members[name] = b""

    return _rewritten(content, spoil)


def bombed(content: bytes, dice: random.Random, _others: Sequence[bytes]) -> bytes:
    """Let a member swell out of proportion, or add more members than anybody sends."""

    def spoil(members: dict[str, bytes]) -> None:
        if dice.random() < 0.5:
            name = dice.choice(sorted(members))
            members[name] += b" " * dice.choice((10_000_000, 60_000_000))
        else:
            members.update({f"x/{rank}": b"" for rank in range(2500)})

    return _rewritten(content, spoil) if dice.random() < 0.2 else content


_BYTES: Final[tuple[Mutation, ...]] = (flipped, cut, dropped, repeated, spliced, noisy)
_TEXT: Final[tuple[Mutation, ...]] = (reworded, reworded, recoded, shuffled, deepened, retyped)
_INSIDE: Final[tuple[Mutation, ...]] = (
    member_spoilt,
    cells_spoilt,
    cells_spoilt,
    members_moved,
    bombed,
)
