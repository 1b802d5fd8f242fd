"""Droits et données: what the person was told, what she agreed to, how long her file stays."""

from uuid import UUID

from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.people.privacy import DisclosureAgreement, PrivacyNotice
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import Button, button
from conseil_mobilite.gui.kit.cards import card, entry
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import badge, label
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
from conseil_mobilite.gui.paper.printables import person_file, restitution
from conseil_mobilite.gui.people.identity_fields import choices
from conseil_mobilite.services.people import people, privacy
from conseil_mobilite.services.people.privacy import PrivacyFile


class RightsTab(Page):
    """Read again after each gesture, so that it always tells what is stored."""

    def __init__(self, desk: Desk, person: UUID) -> None:
        super().__init__()
        self._desk, self._person = desk, person
        self._left, self._right = frame(column(gap=CARD_GAP)), frame(column(gap=CARD_GAP))
        self._subject = Choice("agreement_subject", choices(desk.lists["disclosure_subjects"]))
        self._subject.setAccessibleName("Ce que la personne accepte ou refuse")
        self.lay_out(columns((self._left, 1), (self._right, 1), gap=CARD_GAP, pad=PAGE_PAD))

    def refresh(self) -> None:
        self._desk.background.read(privacy.of_person, self._person).then(self._show)

    def _show(self, file: PrivacyFile) -> None:
        self._subject.setParent(None)
        refill(self._left, self._notices(file), self._agreements(file), None)
        refill(self._right, self._access(), self._retention(file), self._bin(file), None)

    def _notices(self, file: PrivacyFile) -> QFrame:
        given = button("notice_give", "Remise aujourd’&hui", "shield-check")
        given.clicked.connect(self._give_notice)
        lines: list[QFrame] = [
            entry(
                "Information sur la protection des données",
                f"Version {notice.version}",
                badge(f"Remise le {long_date(notice.given_on, weekday=False)}", "success"),
            )
            for notice in file.notices
        ]
        missing = (
            "Pas encore remise. Elle dit à la personne ce qui est gardé, pourquoi, et ses droits."
        )
        return card("Information de la personne", *(lines or [empty_line(missing, given, "info")]))

    def _agreements(self, file: PrivacyFile) -> QFrame:
        lines = [self._agreement(agreement) for agreement in file.agreements]
        yes = button("agreement_yes", "Elle &accepte", "check")
        no = button("agreement_no", "Elle &refuse", "x")
        yes.clicked.connect(lambda: self._agree(agreed=True))
        no.clicked.connect(lambda: self._agree(agreed=False))
        choose = row((self._subject, 1), yes, no, pad=(16, 10, 12, 12))
        note = label(
            "Cet accord lève le secret professionnel ; la personne peut le retirer à tout moment.",
            "small",
            wrap=True,
        )
        told = button("rights_restitution", "Restitution au &prescripteur…", "handshake", "quiet")
        told.clicked.connect(lambda: self._print(restitution(self._person)))
        foot = columns((note, 1), told, gap=12, pad=(16, 0, 12, 12))
        return card("Accords", *lines, choose, foot)

    def _access(self) -> QFrame:
        sentence = (
            "La personne peut demander tout ce que la base garde sur elle : vous avez un mois pour "
            "le lui remettre."
        )
        file = button("rights_file", "Préparer son &dossier…", "folder-open")
        file.clicked.connect(lambda: self._print(person_file(self._person)))
        words = label(sentence, "muted", wrap=True)
        return card("Droit d’accès", columns((words, 1), file, gap=12, pad=(16, 4, 12, 14)))

    def _print(self, paper: Printable) -> None:
        open_on(self, self._desk, paper, self._person)

    def _agreement(self, agreement: DisclosureAgreement) -> QFrame:
        subject = self._desk.lists["disclosure_subjects"].label(agreement.subject)
        given = long_date(agreement.given_on, weekday=False)
        if agreement.withdrawn_on:
            withdrawn = long_date(agreement.withdrawn_on, weekday=False)
            said = "Donné" if agreement.agreed else "Refusé"
            return entry(subject, f"{said} le {given}, retiré le {withdrawn}", badge("Retiré"))
        what = "l’accord" if agreement.agreed else "le refus"
        take_back = button(f"agreement_withdraw_{agreement.id}", "Retirer", role="quiet")
        take_back.setAccessibleName(f"Retirer {what} : {subject}")
        take_back.clicked.connect(lambda: self._withdraw(agreement.id))
        told = badge("Donné", "success") if agreement.agreed else badge("Refusé", "warning")
        return entry(subject, f"Le {given}", told, take_back)

    def _retention(self, file: PrivacyFile) -> QFrame:
        last = long_date(file.last_contact, weekday=False)
        if file.limit is None:
            sentence = "Un parcours est ouvert : le dossier reste actif."
        else:
            limit = long_date(file.limit, weekday=False)
            sentence = f"Sans nouveau contact, le dossier devra quitter la base active le {limit}."
        items: list[Item] = [
            label(sentence, wrap=True),
            label(f"Dernier contact retenu : {last}. Durée : deux ans.", "small", wrap=True),
        ]
        return card("Conservation", column(*items, gap=4, pad=(16, 4, 16, 16)))

    def _bin(self, file: PrivacyFile) -> QFrame:
        sentence = (
            "Le dossier est dans la corbeille : il n’apparaît plus dans la liste."
            if file.in_bin
            else "Un dossier créé par erreur se met à la corbeille. Rien n’est effacé."
        )
        gesture = self._restoring() if file.in_bin else self._binning()
        words = label(sentence, "muted", wrap=True)
        return card("Corbeille", row((words, 1), gesture, gap=12, pad=(16, 4, 12, 14)))

    def _binning(self) -> Button:
        made = button("person_bin", "Mettre à la &corbeille", "trash", "danger")
        made.clicked.connect(self._put_in_bin)
        return made

    def _restoring(self) -> Button:
        made = button("person_restore", "&Reprendre le dossier", "arrow-counter-clockwise")
        made.clicked.connect(self._restore)
        return made

    def _give_notice(self) -> None:
        today = paris_day(self._desk.clock())
        self._desk.background.run(
            privacy.give_notice, self._person, privacy.NOTICE_VERSION, today
        ).then(self._noticed)

    def _noticed(self, _notice: PrivacyNotice) -> None:
        self.refresh()

    def _agree(self, *, agreed: bool) -> None:
        today = paris_day(self._desk.clock())
        self._desk.background.run(
            privacy.agree, self._person, self._subject.code(), today, agreed=agreed
        ).then(self._agreed)

    def _withdraw(self, agreement: UUID) -> None:
        today = paris_day(self._desk.clock())
        self._desk.background.run(privacy.withdraw, agreement, today).then(self._agreed)

    def _agreed(self, _agreement: DisclosureAgreement) -> None:
        self.refresh()

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
