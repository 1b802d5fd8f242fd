"""« Orientations » on the page of a person: each received or sent, where it stands, what to do."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.domain.referrals.referral_rules import Direction, ReferralState, Standing
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import badge, glyph, label
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row
from conseil_mobilite.gui.pathway.refilling import refill_kept
from conseil_mobilite.gui.referrals.referral_wording import (
    answer_words,
    dates,
    facts,
    standing_badge,
    title,
)
from conseil_mobilite.services.referrals.referral_picture import PersonReferrals, ReferralLine

HELP: Final = (
    "Les orientations reçues attendent votre réponse : au bout de 5 jours elles sont signalées, "
    "au bout de 8 jours elles expirent, mais une réponse tardive reste possible. Les orientations "
    "envoyées sont à relancer 5 jours après l’envoi ou la dernière relance."
)
NONE: Final = "Aucune orientation, ni reçue ni envoyée."
_ANSWERABLE: Final = frozenset({Standing.RECEIVED, Standing.TO_ANSWER, Standing.EXPIRED})
_LETTERED: Final = frozenset({ReferralState.ACCEPTED, ReferralState.REFUSED})


class ReferralsCard(QFrame):
    """Each signal carries the `ReferralLine` of which a gesture is asked."""

    receiving_asked = Signal()
    sending_asked = Signal()
    acceptance_asked = Signal(object)
    refusal_asked = Signal(object)
    answer_asked = Signal(object)
    reminder_asked = Signal(object)
    cancelling_asked = Signal(object)
    reopening_asked = Signal(object)
    correction_asked = Signal(object)
    letter_asked = Signal(object)

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self.setObjectName("referrals_card")
        self.setWhatsThis(spaced(HELP))
        self._lists = lists
        self._body = frame(column(gap=0))
        received = button("referral_receive", "Orientatio&n reçue…", "tray", "quiet")
        sent = button("referral_send", "&Orienter vers…", "signpost", "quiet")
        received.clicked.connect(self.receiving_asked)
        sent.clicked.connect(self.sending_asked)
        made = card("Orientations", self._body, extra=frame(row(received, sent, gap=4)))
        self.setLayout(column(made, gap=0))

    def show_referrals(self, shown: PersonReferrals) -> None:
        rows: list[Item] = [self._row(line) for line in shown.lines]
        refill_kept(self._body, *(rows or [empty_line(NONE, None, "tray")]))

    def _row(self, line: ReferralLine) -> QFrame:
        referral = line.referral
        sent = referral.direction == Direction.SENT
        words = title(referral, self._lists)
        lines = (dates(line), facts(referral, self._lists), answer_words(line, self._lists))
        told = [label(each, "small", wrap=True) for each in lines if each]
        text = column(label(words, "strong", wrap=True), *told, gap=2)
        sign = column(glyph("signpost" if sent else "tray", "primary", 20), None)
        state = column(badge(*standing_badge(line.standing)), None)
        first = row(sign, (text, 1), state, gap=12)
        moves = row(*self._gestures(line, words), None, gap=4, pad=(28, 0, 0, 0))
        made = frame(column(first, moves, gap=4, pad=(16, 8, 12, 6)), "entry")
        made.setObjectName(f"referral_{referral.id.hex}")
        made.setAccessibleName(spaced(f"{words}, {standing_badge(line.standing)[0]}"))
        return made

    def _gestures(self, line: ReferralLine, words: str) -> list[QPushButton]:
        """Make the buttons of a referral, the most useful first; all say whose they are."""
        made: list[QPushButton] = []
        for name, text, ask in self._offered(line):
            each = button(f"referral_{name}_{line.referral.id.hex}", text, role="link")
            each.setAccessibleName(spaced(f"{text} {words}"))
            each.clicked.connect(partial(ask, line))
            made.append(each)
        return made

    def _offered(self, line: ReferralLine) -> list[tuple[str, str, Callable[..., None]]]:
        mend = ("correct", "Corriger…", self.correction_asked.emit)
        if line.standing in _ANSWERABLE:
            return [
                ("accept", "Accepter", self.acceptance_asked.emit),
                ("refuse", "Refuser…", self.refusal_asked.emit),
                ("cancel", "Annulée par le prescripteur", self.cancelling_asked.emit),
                mend,
            ]
        if line.standing in {Standing.SENT, Standing.TO_REMIND}:
            return [
                ("answer", "Réponse reçue…", self.answer_asked.emit),
                ("remind", "Relancée…", self.reminder_asked.emit),
                ("cancel", "Annuler", self.cancelling_asked.emit),
                mend,
            ]
        return [
            *self._letter(line),
            ("reopen", "Revenir sur la réponse", self.reopening_asked.emit),
            mend,
        ]

    def _letter(self, line: ReferralLine) -> list[tuple[str, str, Callable[..., None]]]:
        received = line.referral.direction == Direction.RECEIVED
        if not received or line.referral.state not in _LETTERED:
            return []
        words = "Lettre de réponse" if line.letter is None else "Revoir la lettre"
        return [("letter", words, self.letter_asked.emit)]
