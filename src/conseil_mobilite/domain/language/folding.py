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


class _Signs(dict[int, str]):
    """What becomes of each sign: an accent goes, what is no letter nor figure parts words."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        kept = sign if sign.isalnum() else " "
        gone = unicodedata.combining(sign) or unicodedata.category(sign) == "Cf"
        self[code] = "" if gone else kept
        return self[code]


_SIGNS = _Signs()
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
    return " ".join(small.translate(_LETTERS).translate(_SIGNS).split())
