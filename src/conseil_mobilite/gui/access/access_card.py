"""Accès: who opens the base, by which ways, and what the responsable changes of it."""

from collections.abc import Callable, Sequence
from typing import Final, TypeVar
from uuid import UUID

from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.gui.access.entry_row import CLOSED, EntryRow
from conseil_mobilite.gui.access.key_dialog import KeyDialog
from conseil_mobilite.gui.access.newcomer_dialog import NewcomerDialog
from conseil_mobilite.gui.access.phrase_dialog import PhraseDialog
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column, frame, refill, row
from conseil_mobilite.gui.people.reassigning import Reassigning
from conseil_mobilite.gui.settings.reserved import manages
from conseil_mobilite.gui.settings.section import Section, part
from conseil_mobilite.services.access import advisers, ways
from conseil_mobilite.services.access.ways import Entry, Way
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.rekeying import Entrant

T = TypeVar("T")

DETAIL: Final = (
    "Chaque personne ouvre la base avec sa propre phrase secrète : ce qu’elle fait est à son nom, "
    "et elle seule lit ses notes privées."
)
MANAGING: Final = "ajouter une personne, changer un rôle ou donner une nouvelle phrase secrète"
PEOPLE_HELP: Final = (
    "Les personnes qui ouvrent cette base, et par quels moyens : phrase secrète, trousseau d’un "
    "ordinateur, kit de récupération. La personne responsable ajoute quelqu’un, change un rôle, "
    "donne une nouvelle phrase ou ferme un accès. Le dernier moyen d’ouvrir ne se retire pas.\n\n"
    "« Conseil » travaille sur les dossiers. « Responsable » choisit aussi les accès, les durées "
    "de conservation, le second lieu des sauvegardes, les textes et les exports de toute la base, "
    "et lit le journal. Il y a toujours au moins une personne responsable. Fermer un accès laisse "
    "à leur place les notes et les actes de la personne."
)
KEY_WHY: Final = (
    "Après un départ ou le vol d’un ordinateur. La base est recopiée sous une clé neuve : "
    "l’ancienne ne l’ouvre plus. Une sauvegarde est faite avant."
)
KEY_HELP: Final = (
    f"{KEY_WHY}\n\nVotre phrase secrète continue d’ouvrir la base. Pour chaque autre personne, une "
    "phrase provisoire est affichée : notez-la et remettez-la-lui. Les kits d’avant n’ouvrent plus "
    "la base, ni les trousseaux des autres ordinateurs. Les sauvegardes déjà faites gardent "
    "l’ancienne clé."
)
CHANGING_KEY: Final = "Changement de la clé de la base…"
CHANGING_ROLE: Final = "Changement de votre rôle…"


class AccessCard(Section):
    """Read again after each change. What only the responsable may do is absent for others."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._access = desk, desk.station.access
        self._manages = manages(desk)
        self._reassigning = Reassigning(desk, self)
        self._reassigning.undo_offered.connect(self.undo_offered)
        self._people = frame(column())
        self._people.setObjectName("access_people")
        self._add = button("access_add", "A&jouter une personne", "user-plus", "primary")
        self._add.clicked.connect(self._welcome)
        self._change_key = button("access_change_key", "Changer la &clé de la base…", "key")
        self._change_key.clicked.connect(self._ask_key)
        gesture = [row(self._add, None)] if self._manages else []
        self.show_cards(
            "Accès",
            DETAIL,
            self.reserve(desk, MANAGING),
            part("Qui ouvre la base", self._people, *gesture, gap=16, explained=PEOPLE_HELP),
            *([self._key_card()] if self._manages else []),
        )
        if self._manages:
            self.setFocusProxy(self._add)

    def refresh(self) -> None:
        self._desk.background.work(lambda: ways.entries(self._access)).then(self._show, self)

    def _key_card(self) -> QFrame:
        why = label(KEY_WHY, "muted", wrap=True)
        return part("Clé de la base", why, row(self._change_key, None), explained=KEY_HELP)

    def _show(self, entries: Sequence[Entry]) -> None:
        refill(self._people, *(self._row(entry) for entry in entries))

    def _row(self, entry: Entry) -> EntryRow:
        own = entry.adviser.id == self._desk.adviser.id
        made = EntryRow(entry, own=own, manages=self._manages)
        made.role_chosen.connect(lambda role: self._give_role(entry.adviser, role))
        made.phrase_asked.connect(lambda: self._give_phrase(entry.adviser))
        made.leaving_asked.connect(lambda: self._dismiss(entry.adviser))
        made.return_asked.connect(lambda: self._reactivate(entry.adviser))
        made.closing_asked.connect(self._close_way)
        return made

    def _welcome(self) -> None:
        dialog = NewcomerDialog(self._desk.adviser.organisation_id, self)

        def welcome() -> Callable[[], Adviser]:
            adviser, phrase = dialog.adviser(), dialog.phrase()
            return lambda: ways.welcome(self._access, adviser, phrase)

        self._ask(dialog, welcome, lambda joined: f"{joined.full_name} peut ouvrir la base")

    def _give_phrase(self, adviser: Adviser) -> None:
        dialog = PhraseDialog(adviser, self)

        def give() -> Callable[[], None]:
            phrase, temporary = dialog.phrase(), dialog.temporary()
            return lambda: ways.give_passphrase(self._access, adviser, phrase, temporary=temporary)

        done = f"{adviser.full_name} ouvre la base avec sa nouvelle phrase"
        self._ask(dialog, give, lambda _none: done)

    def _ask(
        self,
        dialog: Creation,
        typed: Callable[[], Callable[[], T]],
        words: Callable[[T], str],
    ) -> None:
        """Run what is typed; where it is wrong the dialog says so and stays."""

        def run() -> None:
            try:
                errand = typed()
            except UserError as error:
                dialog.show_error(error)
                return
            dialog.confirm.setEnabled(False)
            self._desk.background.work(errand).then(done, dialog).otherwise(dialog.show_error)

        def done(result: T) -> None:
            dialog.done_with()
            self._tell(words(result))

        dialog.asked.connect(run)
        dialog.open()

    def _give_role(self, adviser: Adviser, role: str) -> None:
        job = self._desk.background.run(advisers.change_role, adviser.id, role)
        job.then(self._role_given, self).otherwise(self._fail)

    def _role_given(self, adviser: Adviser) -> None:
        """Say it; whose own role it was finds another window, with what she may do from now on."""
        if adviser.id == self._desk.adviser.id:
            self._desk.station.reopen(Store.reopened, CHANGING_ROLE)
        else:
            self._tell(f"Rôle de {adviser.full_name} changé")

    def _dismiss(self, adviser: Adviser) -> None:
        job = self._desk.background.work(lambda: ways.dismiss(self._access, adviser.id))
        job.then(self._dismissed, self).otherwise(self._fail)

    def _dismissed(self, adviser: Adviser) -> None:
        self._tell(f"{adviser.full_name} n’ouvre plus la base : ce qui est à son nom reste")
        followed = self._desk.background.read(advisers.people_of, adviser.id)
        followed.then(self._offer_to_hand_over, self)

    def _offer_to_hand_over(self, people: Sequence[UUID]) -> None:
        """Ask who follows them from now on; nothing where she followed nobody."""
        if people:
            self._reassigning.ask(people)

    def _reactivate(self, adviser: Adviser) -> None:
        job = self._desk.background.run(advisers.reactivate, adviser.id)
        job.then(self._reactivated, self).otherwise(self._fail)

    def _reactivated(self, adviser: Adviser) -> None:
        self.refresh()
        self._give_phrase(adviser)

    def _close_way(self, slot: ways.Way) -> None:
        job = self._desk.background.work(lambda: ways.close_way(self._access, slot.slot))
        job.then(lambda _none: self._tell(CLOSED[slot.kind]), self).otherwise(self._fail)

    def _ask_key(self) -> None:
        acting, access = self._desk.adviser, self._access
        stays = Entrant(acting.full_name, acting.id, "")
        reading = self._desk.background.work(
            lambda: (ways.entries(access), ways.closing(access, (stays,)))
        )
        reading.then(self._open_key, self)

    def _open_key(self, found: tuple[Sequence[Entry], Sequence[Way]]) -> None:
        dialog = KeyDialog(self._desk.adviser, *found, self)

        def run() -> None:
            try:
                acting = dialog.acting()
            except UserError as error:
                dialog.show_error(error)
                return
            check = self._desk.background.work(lambda: ways.check(self._access, acting))
            check.then(lambda _none: go(), dialog).otherwise(dialog.show_error)

        def go() -> None:
            acting, others, access = dialog.acting(), dialog.others(), self._access
            dialog.done_with()
            self._desk.station.reopen(
                lambda store: ways.change_key(store, access, acting, others), CHANGING_KEY
            )

        dialog.asked.connect(run)
        dialog.open()

    def _tell(self, words: str) -> None:
        self.said.emit(words)
        self.refresh()

    def _fail(self, error: Exception) -> None:
        self.refresh()
        self.troubled.emit(error)
