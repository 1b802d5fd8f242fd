"""Addresses that were typed: they lead somewhere only where they are addresses, and nothing else.

A link must lead nowhere else than it says: any other text, « javascript: » or an address followed
by a subject, is shown as it was written.
"""

import re
from typing import Final

from conseil_mobilite.documents.kit.words import Words, link, plain

_EMAIL: Final = re.compile(r"[^\s@<>()\[\],;:?&%\"\\]+@[\w-]+(\.[\w-]+)+")
_PAGE: Final = re.compile(
    r"https?://[\w-]+(\.[\w-]+)*(:\d{1,5})?([/?#][^\s<>\"'`\\^{|}\x00-\x1f]*)?"
)


def is_email(text: str) -> bool:
    """Tell whether it is one electronic address alone."""
    return text.isprintable() and _EMAIL.fullmatch(text) is not None


def email_link(text: str) -> Words:
    """Say an electronic address, which can be followed if it is one."""
    address = text.strip()
    return link(address, f"mailto:{address}") if is_email(address) else plain(address)


def page_link(text: str) -> Words:
    """Say the address of a page, which can be followed if it is one."""
    address = text.strip()
    sound = address.isprintable() and _PAGE.fullmatch(address)
    return link(address, address) if sound else plain(address)
