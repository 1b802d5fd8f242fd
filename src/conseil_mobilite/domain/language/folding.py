"""Fold a text so that two ways of typing the same name compare equal."""

import unicodedata

_LETTERS = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "ß": "ss",
        "ł": "l",
        "ı": "i",
        "đ": "d",
        "ð": "d",
        "ø": "o",
        "þ": "th",
        "ħ": "h",
        "ŧ": "t",
        "ŋ": "n",
    }
)

_ASCII = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}


def fold(text: str) -> str:
    """Return the text in small letters, without accents, its words parted by one space.

    Hyphens, apostrophes and other signs part words: « L’Haÿ-les-Roses » gives "l hay les roses".
    Letters that carry no accent but a stroke are spelled ("Łukasz" gives "lukasz"); folding a
    folded text changes nothing.
    """
    if text.isascii():
        return " ".join(text.translate(_ASCII).split())
    small = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(
        sign
        for sign in small.translate(_LETTERS)
        if not unicodedata.combining(sign) and unicodedata.category(sign) != "Cf"
    )
    return " ".join("".join(sign if sign.isalnum() else " " for sign in bare).split())
