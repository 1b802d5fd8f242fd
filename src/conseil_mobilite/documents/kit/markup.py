"""Text ready for a paragraph: escaped, with characters of the typeface only.

ReportLab reads a paragraph as markup, so that a name such as "<b>" would break it. A block takes
`Markup` and nothing else; only `plain` makes some out of what was typed.
"""

from typing import NewType
from xml.sax.saxutils import escape

from conseil_mobilite.documents.kit import characters, fonts
from conseil_mobilite.domain.language.french import spaced

Markup = NewType("Markup", str)

EMPTY = Markup("")


def plain(text: str) -> Markup:
    """Escape a text, in French spacing; a line end stays one."""
    drawn = characters.printable(spaced(text.strip()), fonts.covered())
    return Markup(escape(drawn).replace("\n", "<br/>"))


def strong(text: str) -> Markup:
    return Markup(f"<b>{plain(text)}</b>") if text.strip() else EMPTY


def joined(*parts: Markup, between: str = " ") -> Markup:
    """Say the parts that are not empty one after the other."""
    return Markup(escape(between).join(part for part in parts if part))


def lines(*parts: Markup) -> Markup:
    """Say the parts that are not empty one under the other."""
    return Markup("<br/>".join(part for part in parts if part))
