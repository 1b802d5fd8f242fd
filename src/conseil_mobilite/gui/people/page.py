"""Personnes: find somebody among all, see who she is, open her file, register another."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QStackedWidget

from conseil_mobilite.domain.language.french import counted, number
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.duplicates.quiet_count import QuietCount
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.flow import head_gestures
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import PAGE_PAD, column, columns, frame, row
from conseil_mobilite.gui.kit.page import Gesture, Page
from conseil_mobilite.gui.people.aside import Aside
from conseil_mobilite.gui.people.asking import LIVING_IN
from conseil_mobilite.gui.people.beside import Beside
from conseil_mobilite.gui.people.filter_bar import FilterBar
from conseil_mobilite.gui.people.list_export import ListExport
from conseil_mobilite.gui.people.listing import Listing
from conseil_mobilite.gui.people.near_people import NearPeople
from conseil_mobilite.gui.people.nobody import Nobody
from conseil_mobilite.gui.people.people_table import PeopleTable
from conseil_mobilite.gui.people.registering import Registering
from conseil_mobilite.services.organisation import basins, setup
from conseil_mobilite.services.people import people_search
from conseil_mobilite.services.people.people import PeopleCount
from conseil_mobilite.services.people.people_query import PeopleOrder, PeopleQuery
from conseil_mobilite.services.people.people_search import PeoplePage as PeopleFound


class PeoplePage(Page):
    """The list at the left with its filters above, the person selected at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._order, self._descending = PeopleOrder.NAME, False
        self._shown, self._visited = 0, False
        self._current: object = None
        self._count: PeopleCount | None = None
        self._filters = FilterBar(desk)
        self._table = PeopleTable(desk)
        self._beside = Beside(desk, self._table, self)
        self._registering = Registering(desk, self)
        self._listing, self._near = Listing(desk, self), NearPeople(desk, self._query, self)
        self._title, self._detail = label("Personnes", "title"), label("", "muted")
        self._foot = label("", "small")
        self._all = button("people_all", "Tout sé&lectionner", role="link")
        self._menu = button("people_lists", "&Importer, exporter…", "arrows-left-right")
        self._export = ListExport(desk, self)
        self._aside = Aside(desk)
        self._new = button("people_new", "&Nouvelle personne", "user-plus")
        self._doubles = QuietCount(desk)
        self._stack, self._nobody = QStackedWidget(), Nobody()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        reader = self._desk.background
        reader.read(setup.advisers).then(self._filters.offer_colleagues)
        reader.read(basins.basins, paris_day(self._desk.clock())).then(self._filters.offer_basins)
        self._listing.ask(self._query(), at_least=self._shown)
        self._doubles.ask()
        if not self._visited:
            self._visited = True
            self._filters.field.setFocus()

    def show_part(self, part: str) -> None:
        """Show only the people whose pathway is in this state, or who live in this commune."""
        if part.startswith(LIVING_IN):
            self._filters.ask_town(part.removeprefix(LIVING_IN))
        else:
            self._filters.ask_state(part)

    def perform(self, gesture: Gesture) -> bool:
        if gesture is not Gesture.NEW_PERSON:
            return False
        self._registering.go_on()
        return True

    def _lay_out(self) -> None:
        hint = label("Entrée : ouvrir", "small")
        foot = row(self._foot, None, hint, 8, self._all, self._aside, pad=(12, 4, 6, 4))
        listed = column((self._table, 1), foot, gap=0, pad=(1, 1, 1, 1))
        self._stack.addWidget(frame(listed, "card"))
        self._stack.addWidget(self._nobody)
        self._table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        gesture = head_gestures(self._doubles, self._menu, self._new)
        head = columns((column(self._title, self._detail, gap=0), 1), gesture)
        body = columns((self._stack, 1), self._beside.preview, self._beside.selection, gap=16)
        self.lay_out(column(head, self._filters, (body, 1), gap=12, pad=PAGE_PAD))
        self.setTabOrder(self._filters, self._table)

    def _connect(self) -> None:
        self._new.clicked.connect(lambda: self.perform(Gesture.NEW_PERSON))
        self._doubles.clicked.connect(lambda: self.open_duplicates(self._desk.adviser.id))
        self._filters.changed.connect(self._ask)
        self._filters.field.textEdited.connect(self._listing.give_up)
        self._filters.field.returnPressed.connect(lambda: self._once_found(self._open_current))
        self._filters.field.left_down.connect(lambda: self._once_found(self._go_down))
        self._aside.changed.connect(self._ask)
        self._table.sorted.connect(self._sort)
        self._table.opened.connect(self.open_person)
        self._table.more_wanted.connect(self._listing.go_on)
        self._table.current_changed.connect(self._rest)
        self._fill_menu()
        self._export.said.connect(self.said)
        self._connect_nobody()
        self._registering.opened.connect(self.open_person)
        self._registering.said.connect(self.said)
        self._connect_beside()
        self._listing.begun.connect(self._begin)
        self._listing.continued.connect(self._go_on)
        self._listing.counted.connect(self._tell_count)

    def _connect_nobody(self) -> None:
        self._nobody.import_asked.connect(self._open_import)
        self._nobody.new_asked.connect(lambda: self.perform(Gesture.NEW_PERSON))
        self._nobody.back_asked.connect(self._aside.come_back)
        self._nobody.clearing_asked.connect(self._filters.clear)
        self._nobody.person_chosen.connect(self.open_person)
        self._near.found.connect(self._nobody.propose)

    def _connect_beside(self) -> None:
        self._beside.chosen.changed.connect(self._show_selection)
        self._all.clicked.connect(self._choose_everyone)
        self._beside.everyone_asked.connect(self._choose_everyone)
        self._beside.opened.connect(self.open_person)
        self._beside.reassigned.connect(self.refresh)
        self._beside.undo_offered.connect(self.undo_offered)

    def _once_found(self, do: Callable[[], None]) -> None:
        """Wait for the list of what is typed: until then it is that of something else."""
        self._filters.hurry()
        self._listing.once_shown(do)

    def _go_down(self) -> None:
        """Leave the search for the list, or for what stands in its place."""
        if self._stack.currentIndex():
            self._nobody.take_keyboard()
        else:
            self._table.setFocus()

    def _fill_menu(self) -> None:
        menu = QMenu(self._menu)
        bring = menu.addAction("&Importer votre tableau…", self._open_import)
        take = menu.addAction("&Exporter la liste…", self._open_export)
        bring.setObjectName("people_import_list")
        take.setObjectName("people_export_list")
        self._menu.setMenu(menu)

    def _open_import(self) -> None:
        self.open_import(self._desk.adviser.id)

    def _open_export(self) -> None:
        found = self._count.found if self._count is not None else None
        self._export.open(self._query(), found)

    def _choose_everyone(self) -> None:
        """Select all that the filters let through, beyond the rows that are loaded."""
        everyone = self._desk.background.read(people_search.identities, self._query())
        everyone.then(self._beside.chosen.choose)

    def _show_selection(self) -> None:
        found = self._count.found if self._count is not None else None
        self._beside.show_selected(found, self._aside.held())

    def _query(self) -> PeopleQuery:
        return self._filters.asked(
            PeopleQuery(
                self._desk.clock(),
                in_bin=self._aside.in_bin(),
                archived=self._aside.archived(),
                order=self._order,
                descending=self._descending,
            )
        )

    def _ask(self) -> None:
        """Ask for other people: those selected before are let go."""
        self._near.give_up()
        self._beside.chosen.let_go()
        self._listing.ask(self._query())

    def _sort(self, order: str, ascending: bool) -> None:  # noqa: FBT001 - as the signal gives it
        self._order, self._descending = PeopleOrder(order), not ascending
        self._listing.ask(self._query(), at_least=self._shown)  # the same people: all stay selected

    def _begin(self, page: PeopleFound) -> None:
        self._shown = len(page.rows)
        self._beside.chosen.hold()
        kept = self._current
        self._table.show_people(page.rows, complete=page.next_key is None)
        if page.rows:
            here = any(person.id == kept for person in page.rows)
            self._table.show_current(kept if here else page.rows[0].id)
        self._current = kept  # the first row is shown for want of her: nobody chose it
        self._beside.chosen.resume()
        self._show_selection()
        if not page.rows:
            self._show_nobody()
        self._stack.setCurrentIndex(0 if page.rows else 1)
        self._beside.rest(listed=not self._stack.currentIndex())

    def _go_on(self, page: PeopleFound) -> None:
        self._shown += len(page.rows)
        self._table.append_people(page.rows, complete=page.next_key is None)
        self._beside.chosen.meet()
        self._tell_foot()

    def _rest(self, key: object) -> None:
        """Remember who is current, through searches that do not find her."""
        if key is not None:
            self._current = key
        self._beside.rest(listed=not self._stack.currentIndex())

    def _tell_count(self, count: PeopleCount) -> None:
        self._count = count
        files = counted(count.all, "dossier")
        pathways = counted(count.open_pathways, "parcours ouvert", "parcours ouverts")
        found = "" if count.found == count.all else f"{counted(count.found, 'personne')} sur "
        say(self._detail, f"{found}{files}, dont {pathways}" if count.all else "")
        self._tell_foot()
        self._show_selection()
        if not count.all:
            self._show_nobody()

    def _tell_foot(self) -> None:
        if self._count is not None:
            found = counted(self._count.found, "personne")
            say(self._foot, f"{found} sur {number(self._count.all)}")

    def _show_nobody(self) -> None:
        """Say why the list is empty, and offer the next gesture."""
        none_yet = self._count is not None and not self._count.all
        in_bin, archived = self._aside.in_bin(), self._aside.archived()
        self._nobody.say_why(in_bin=in_bin, archived=archived, none_yet=none_yet)
        if not none_yet:
            self._near.ask()

    def _open_current(self) -> None:
        key = self._table.current_key()
        if isinstance(key, UUID):
            self.open_person(key)
