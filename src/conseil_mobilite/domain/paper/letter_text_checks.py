"""Whether the words that a body typed can stand on its papers."""

import unicodedata
from typing import Final

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.paper.letter_texts import (
    PLACEHOLDER,
    PaperText,
    key,
    placeholders,
    unknown_placeholders,
)
from conseil_mobilite.domain.people.identity import refuse_nir

FIELD: Final = "words"


def checked_words(text: PaperText, typed: str) -> str:
    """Return the words cleaned; UserError, on the field `words`, where they cannot be kept."""
    words = _cleaned(text, typed)
    if not words:
        _refuse_empty(text)
    if text.least is not None and text.most is not None:
        _refuse_number(words, text.least, text.most)
    if len(words) > text.longest:
        raise UserError(
            f"Ce texte a {len(words)} caractères ; {text.longest} au plus tiennent sur le papier. "
            "Abrégez-le.",
            FIELD,
        )
    refuse_nir(words, FIELD)
    _refuse_lone_brace(words)
    _refuse_unknown(text, words)
    _refuse_missing(text, words)
    return words


def can_be_said(text: PaperText, kept: str) -> bool:
    """Tell whether words kept long ago can still be filled, as the text is known today."""
    if text.least is not None and text.most is not None:
        return _is_between(kept, text.least, text.most)
    return not unknown_placeholders(text, kept)


def _is_between(words: str, least: int, most: int) -> bool:
    return words.isascii() and words.isdigit() and least <= int(words) <= most


def _cleaned(text: PaperText, typed: str) -> str:
    """Composed letters, single spaces, no control character; a line feed only between items."""
    composed = unicodedata.normalize("NFC", typed)
    lines = [" ".join(_visible(line).split()) for line in composed.splitlines()]
    return ("\n" if text.lines else " ").join(line for line in lines if line)


def _visible(line: str) -> str:
    return "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in line)


def _refuse_empty(text: PaperText) -> None:
    if not text.optional:
        raise UserError(
            "Ce texte ne peut pas être vide : le papier aurait un trou. Écrivez-le, ou revenez au "
            "texte d’origine.",
            FIELD,
        )


def _refuse_number(words: str, least: int, most: int) -> None:
    if not _is_between(words, least, most):
        raise UserError(f"Écrivez un nombre entier, de {least} à {most}.", FIELD)


def _refuse_lone_brace(words: str) -> None:
    rest = PLACEHOLDER.sub("", words)
    if "{" in rest:
        raise UserError(
            "Une accolade ouverte « { » n’est pas fermée : le nom se termine par « } », comme "
            "{organisme}.",
            FIELD,
        )
    if "}" in rest:
        raise UserError(
            "Une accolade « } » ne ferme rien : le nom commence par « { », comme {organisme}.",
            FIELD,
        )


def _refuse_unknown(text: PaperText, words: str) -> None:
    for name in unknown_placeholders(text, words):
        raise UserError(f"« {{{name}}} » n’est pas connu ici. {_what_is_known(text)}", FIELD)


def _what_is_known(text: PaperText) -> str:
    names = ", ".join(f"{{{name}}}" for name in text.values)
    return f"Vous pouvez utiliser : {names}." if names else "Ce texte n’en utilise aucun."


def _refuse_missing(text: PaperText, words: str) -> None:
    given = {key(name) for name in placeholders(words)}
    for name in text.must:
        if key(name) not in given:
            raise UserError(f"Ce texte doit contenir {{{name}}} : sans lui, il ne dit rien.", FIELD)
