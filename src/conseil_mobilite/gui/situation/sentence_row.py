"""A fact told in a sentence, on as many lines as it takes."""

from conseil_mobilite.gui.kit.cards import OpenRow
from conseil_mobilite.gui.kit.labels import glyph, label
from conseil_mobilite.gui.kit.layouts import Item, column, row
from conseil_mobilite.gui.situation.fact_row import LEAD


def sentence_row(icon: str, title: str, detail: str, more: str = "") -> OpenRow:
    """Make the row; call `.can_open(name, callable)` for it to be changed."""
    made = OpenRow(", ".join(part for part in (title, detail, more) if part))
    lines = ((title, "strong"), (detail, ""), (more, "small"))
    texts: list[Item] = [label(text, role, wrap=True) for text, role in lines if text]
    lead = column(glyph(icon, "primary", LEAD), None, gap=0)
    made.setLayout(row(lead, (column(*texts, gap=2), 1), gap=12, pad=(16, 10, 12, 10)))
    return made
