"""What was corrected, before and after; and who must hear of a correction."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import counted, long_date
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column, frame
from conseil_mobilite.services.paper.person_file.corrections import Correction

SHOWN: Final = 12
_NOTHING: Final = "(rien)"


def corrections_card(corrections: Sequence[Correction]) -> QFrame:
    """Tell the latest corrections of identity, contacts, publics and answers."""
    if not corrections:
        return card("Corrections", empty_line("Rien n’a été corrigé dans ce dossier.", icon="info"))
    lines = [_line(each) for each in corrections[:SHOWN]]
    if len(corrections) > SHOWN:
        more = counted(len(corrections) - SHOWN, "autre", "autres")
        words = f"{more}, dans le fichier complet de la personne."
        lines.append(frame(column(label(words, "small"), pad=(16, 8, 12, 10)), "entry"))
    return card("Corrections", *lines, count=str(len(corrections)))


def recipients_card(recipients: Sequence[str]) -> QFrame:
    """Name those who must hear of a rectification, an erasure or a limitation (RGPD, art. 19)."""
    title = "À prévenir d’une correction"
    if not recipients:
        words = "Rien n’a été transmis à un autre service : personne n’est à prévenir."
        return card(title, empty_line(words, icon="info"))
    lines = [
        frame(column(label(each, wrap=True), pad=(16, 8, 12, 8)), "entry") for each in recipients
    ]
    return card(title, *lines, count=str(len(recipients)))


def _line(correction: Correction) -> QFrame:
    day = long_date(paris_day(correction.at), weekday=False)
    who = f"Le {day}, par {correction.by}" if correction.by else f"Le {day}"
    change = f"{correction.before or _NOTHING} → {correction.after or _NOTHING}"
    words = column(
        label(correction.what, "strong", wrap=True),
        label(change, wrap=True),
        label(who, "small"),
        gap=2,
    )
    return frame(column(words, pad=(16, 8, 12, 8)), "entry")
