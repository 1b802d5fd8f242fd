from collections.abc import Mapping
from enum import IntEnum, IntFlag

class BufferClusterLevel(IntEnum):
    MONOTONE_CHARACTERS = ...

class BufferFlags(IntFlag):
    PRESERVE_DEFAULT_IGNORABLES = ...

class GlyphInfo:
    codepoint: int
    cluster: int

class GlyphPosition:
    x_advance: int
    x_offset: int
    y_offset: int

class Blob:
    def __init__(self, data: bytes) -> None: ...

class Face:
    upem: int
    def __init__(self, blob: Blob) -> None: ...

class Font:
    def __init__(self, face: Face) -> None: ...
    def get_nominal_glyph(self, unicode: int) -> int | None: ...
    def get_glyph_h_advance(self, glyph: int) -> int: ...

class Buffer:
    cluster_level: BufferClusterLevel
    flags: BufferFlags
    direction: str
    script: str
    glyph_infos: list[GlyphInfo]
    glyph_positions: list[GlyphPosition]
    def add_str(self, text: str) -> None: ...

def shape(font: Font, buffer: Buffer, features: Mapping[str, bool | int]) -> None: ...
