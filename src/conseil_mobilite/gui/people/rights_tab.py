"""Droits et données: what she was told and agreed to, what she asks, what was corrected."""

from datetime import date
from typing import Final, TypeVar
from uuid import UUID

from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.retention.rules import told_delay
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.jobs import Job
from conseil_mobilite.gui.kit.buttons import Button, button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import (
    CARD_GAP,
    PAGE_PAD,
    Item,
    column,
    columns,
    frame,
    refill,
    row,
)
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.gui.paper.opening import open_on
from conseil_mobilite.gui.paper.printable import Printable
from conseil_mobilite.gui.paper.printables import (
    person_file,
    privacy_information,
    restitution,
    rights_letter,
)
from conseil_mobilite.gui.people.rights_access import AccessCard
from conseil_mobilite.gui.people.rights_agreements import AgreementsCard
from conseil_mobilite.gui.people.rights_corrections import corrections_card, recipients_card
from conseil_mobilite.gui.people.rights_erasing import Erasing
from conseil_mobilite.gui.people.rights_notices import NoticesCard
from conseil_mobilite.gui.people.rights_request_gestures import RequestGestures
from conseil_mobilite.gui.people.rights_requests import RequestsCard
from conseil_mobilite.services.people import people, privacy, rights_file
from conseil_mobilite.services.people.privacy import PrivacyFile
from conseil_mobilite.services.people.rights_file import RightsFile

T = TypeVar("T")
_BIN_HELP: Final = (
    "La corbeille sert pour un dossier créé par erreur : il quitte les listes et les statistiques, "
    "et peut en revenir. Pour effacer les données d’une personne, notez sa demande ; un dossier "
    "devenu ancien part par « Conservation », dans les réglages."
)


class RightsTab(Page):
    """Read again after each gesture, so that it always tells what is stored."""

    def __init__(self, desk: Desk, person: UUID) -> None:
        super().__init__()
        self._desk, self._person = desk, person
        self._left, self._right = frame(column(gap=CARD_GAP)), frame(column(gap=CARD_GAP))
        self._notices = NoticesCard(self._today(), self)
        self._agreements = AgreementsCard(desk.lists, self)
        self._requests = RequestsCard(desk.lists, self._today(), self)
        self._asking = RequestGestures(desk, person, self)
        self._erasing = Erasing(desk, person, self)
        self._access = AccessCard(desk, person, self)
        self._connect()
        self.lay_out(columns((self._left, 1), (self._right, 1), gap=CARD_GAP, pad=PAGE_PAD))

    def refresh(self) -> None:
        self._desk.background.read(rights_file.of_person, self._person).then(self._show)

    def _connect(self) -> None:
        self._notices.given.connect(self._give_notice)
        self._notices.paper_asked.connect(self._hand_notice)
        self._agreements.agreed.connect(lambda subject: self._agree(subject, agreed=True))
        self._agreements.refused.connect(lambda subject: self._agree(subject, agreed=False))
        self._agreements.withdrawn.connect(self._withdraw)
        self._agreements.restitution_asked.connect(lambda: self._print(restitution(self._person)))
        self._requests.noting_asked.connect(self._asking.note)
        self._requests.answering_asked.connect(self._asking.answer)
        self._requests.lifting_asked.connect(self._asking.lift)
        self._requests.removing_asked.connect(self._asking.remove)
        self._asking.done.connect(self.refresh)
        self._asking.undo_offered.connect(self.undo_offered)
        self._asking.troubled.connect(self.troubled)
        self._requests.letter_asked.connect(lambda request: self._print(rights_letter(request.id)))
        self._requests.erasing_asked.connect(self._erasing.ask)
        self._erasing.gone.connect(self._leave)
        self._erasing.troubled.connect(self.troubled)
        self._access.paper_asked.connect(lambda: self._print(person_file(self._person)))
        self._access.said.connect(self.said)
        self._access.troubled.connect(self.troubled)

    def _show(self, file: RightsFile) -> None:
        refill(
            self._left,
            self._requests.make(file.requests, file.erased_by),
            self._notices.make(file.privacy.notices),
            self._agreements.make(file.privacy.agreements),
            None,
        )
        refill(
            self._right,
            self._access.make(),
            corrections_card(file.corrections),
            recipients_card(file.recipients),
            self._retention(file.privacy),
            self._bin(file.privacy),
            None,
        )

    def _print(self, paper: Printable) -> None:
        dialog = open_on(self, self._desk, paper, self._person)
        dialog.finished.connect(self.refresh)

    def _hand_notice(self) -> None:
        self._print(privacy_information(self._person))

    def _today(self) -> date:
        return paris_day(self._desk.clock())

    def _retention(self, file: PrivacyFile) -> QFrame:
        ending = file.ending
        last = long_date(ending.last_event, weekday=False)
        if ending.leaves is not None:
            limit = long_date(ending.leaves, weekday=False)
            sentence = f"Sans nouvel événement, le dossier quittera la base active le {limit}."
        elif ending.limited:
            sentence = "L’usage du dossier est limité : rien n’y est effacé."
        else:
            sentence = "Un parcours est ouvert : le dossier reste actif."
        planned = "prévu" if ending.last_event > self._today() else "compté"
        told = f"Dernier événement {planned} : {last}. Durée : {told_delay(ending.months)}."
        items: list[Item] = [label(sentence, wrap=True), label(told, "small", wrap=True)]
        return card("Conservation", column(*items, gap=4, pad=(16, 4, 16, 16)))

    def _bin(self, file: PrivacyFile) -> QFrame:
        sentence = (
            "Le dossier est dans la corbeille : il n’apparaît plus dans la liste."
            if file.in_bin
            else "Un dossier créé par erreur se met à la corbeille. Rien n’est effacé."
        )
        gesture = self._restoring() if file.in_bin else self._binning()
        words = label(sentence, "muted", wrap=True)
        made = card("Corbeille", row((words, 1), gesture, gap=12, pad=(16, 4, 12, 14)))
        made.setWhatsThis(_BIN_HELP)
        return made

    def _binning(self) -> Button:
        made = button("person_bin", "Mettre à la &corbeille", "trash", "danger")
        made.clicked.connect(self._put_in_bin)
        return made

    def _restoring(self) -> Button:
        made = button("person_restore", "&Reprendre le dossier", "arrow-counter-clockwise")
        made.clicked.connect(self._restore)
        return made

    def _give_notice(self, on: date) -> None:
        giving = self._desk.background.run(
            privacy.give_notice, self._person, privacy.NOTICE_VERSION, on
        )
        self._then_refresh(giving)

    def _agree(self, subject: str, *, agreed: bool) -> None:
        agreeing = self._desk.background.run(
            privacy.agree, self._person, subject, self._today(), agreed=agreed
        )
        self._then_refresh(agreeing)

    def _withdraw(self, agreement: UUID) -> None:
        self._then_refresh(self._desk.background.run(privacy.withdraw, agreement, self._today()))

    def _then_refresh(self, job: Job[T]) -> None:
        job.then(lambda _kept: self.refresh(), self)
        job.otherwise(self.troubled.emit, self)

    def _leave(self, sentence: str) -> None:
        self.said.emit(sentence)
        self.record_gone.emit(self._person)

    def _put_in_bin(self) -> None:
        job = self._desk.background.run(people.put_in_bin, self._person)
        job.then(lambda _none: self._binned(job.act), self)

    def _binned(self, act: UUID | None) -> None:
        self.left.emit()
        self.undo_offered.emit("Dossier mis à la corbeille", act)

    def _restore(self) -> None:
        self._desk.background.run(people.restore, self._person).then(self._restored)

    def _restored(self, _person: Person) -> None:
        self.refresh()
