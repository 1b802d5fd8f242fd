"""What the person agrees that others be told, and what she takes back."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.people.privacy import DisclosureAgreement
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card, entry
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.labels import badge, label
from conseil_mobilite.gui.kit.layouts import columns, gestures
from conseil_mobilite.gui.people.identity_fields import choices

_HELP: Final = (
    "Ce que la personne accepte, ou refuse, que l’on dise d’elle à d’autres. Choisissez un sujet, "
    "puis sa réponse : le jour est noté. Elle peut changer d’avis quand elle veut : « Retirer » le "
    "note aussi, et l’accord ne vaut plus."
)


class AgreementsCard(QObject):
    """`agreed` and `refused` carry a subject, `withdrawn` the `UUID` of what she takes back."""

    agreed = Signal(str)
    refused = Signal(str)
    withdrawn = Signal(object)
    restitution_asked = Signal()

    def __init__(self, lists: CodeLists, parent: QObject) -> None:
        super().__init__(parent)
        self._lists = lists
        self._chosen = ""

    def make(self, agreements: Sequence[DisclosureAgreement]) -> QFrame:
        lines = [self._line(agreement) for agreement in agreements]
        subject = Choice("agreement_subject", choices(self._lists["disclosure_subjects"]))
        subject.setAccessibleName("Ce que la personne accepte ou refuse")
        subject.show_code(self._chosen)
        subject.chosen.connect(self._choose)
        yes = button("agreement_yes", "Elle &accepte", "check")
        no = button("agreement_no", "Elle &refuse", "x")
        yes.clicked.connect(lambda: self.agreed.emit(subject.code()))
        no.clicked.connect(lambda: self.refused.emit(subject.code()))
        choose = columns((subject, 1), gestures(yes, no), pad=(16, 10, 12, 12))
        note = label(
            "Un accord lève le secret pour ce qu’il nomme ; la personne le retire quand elle veut.",
            "small",
            wrap=True,
        )
        told = button("rights_restitution", "Restitution au &prescripteur…", "handshake", "quiet")
        told.clicked.connect(self.restitution_asked)
        foot = columns((note, 1), told, gap=12, pad=(16, 0, 12, 12))
        made = card("Accords", *lines, choose, foot)
        made.setWhatsThis(_HELP)
        return made

    def _choose(self, code: str) -> None:
        self._chosen = code

    def _line(self, agreement: DisclosureAgreement) -> QFrame:
        subject = self._lists["disclosure_subjects"].label(agreement.subject)
        given = long_date(agreement.given_on, weekday=False)
        if agreement.withdrawn_on:
            withdrawn = long_date(agreement.withdrawn_on, weekday=False)
            said = "Donné" if agreement.agreed else "Refusé"
            return entry(subject, f"{said} le {given}, retiré le {withdrawn}", badge("Retiré"))
        what = "l’accord" if agreement.agreed else "le refus"
        take_back = button(f"agreement_withdraw_{agreement.id}", "Retirer", role="quiet")
        call(take_back, f"Retirer {what} : {subject}")
        take_back.clicked.connect(partial(self.withdrawn.emit, agreement.id))
        told = badge("Donné", "success") if agreement.agreed else badge("Refusé", "warning")
        return entry(subject, f"Le {given}", told, take_back)
