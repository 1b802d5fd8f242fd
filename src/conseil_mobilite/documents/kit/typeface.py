"""What the typeface of the documents cannot write."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from conseil_mobilite.documents.kit import characters, fonts


def unprintable(content: object) -> tuple[str, ...]:
    """Name the letters of a content that the typeface lacks: the adviser knows what is replaced."""
    covered = fonts.covered()
    return tuple(
        dict.fromkeys(
            letter for text in _texts(content) for letter in characters.replaced(text, covered)
        )
    )


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
