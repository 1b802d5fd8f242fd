"""Signs that set the direction of the writing: kept as they were typed, never shown.

A right-to-left override in a name would turn the words beside it, in a list as in a sentence. What
is shown, in the window, on paper or spoken, is without them; letters of Arabic or Hebrew need none.
"""

import re
from typing import Final

_TURNING: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def unturned(text: str) -> str:
    """Return the text without the signs that turn what stands beside them."""
    return text if text.isascii() else _TURNING.sub("", text)
