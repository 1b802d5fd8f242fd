"""Two files of one person: said while she is registered anew, compared, merged, separated."""

from collections import Counter
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.finding import read
from conseil_mobilite.cli.tour.photographing import shows
from conseil_mobilite.cli.tour.seeking import open_room
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.domain.duplicates.pair import pair_key
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.language.french import short_date
from conseil_mobilite.gui.duplicates.page import PAST
from conseil_mobilite.gui.duplicates.pairs_table import PairsTable
from conseil_mobilite.gui.kit.cells import Role
from conseil_mobilite.gui.kit.page import Screen
from conseil_mobilite.services.duplicates import attached, pairs, unmerging
from conseil_mobilite.services.people import people, people_search
from conseil_mobilite.services.people.people import PersonDetails
from conseil_mobilite.services.people.people_query import PeopleQuery
from conseil_mobilite.store.database import Store

LOOKING_MS: Final = 30_000
_READ: Final = 200


def register_twice(visit: Visit) -> None:
    """Register somebody who has a file; the window says so quietly, and lets it be done."""
    hand, known = visit.hand, _well_known(visit)
    hand.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    hand.write("new_person_first_name", fold(known.person.first_name).title())
    hand.write("new_person_last_name", fold(known.person.last_name).title())
    assert known.person.birth_date is not None
    hand.write("new_person_birth_date", short_date(known.person.birth_date))
    hand.write("new_person_phone", known.phones[0])
    hand.wait(lambda: hand.sees("namesake_open_0"), "Le dossier qui existe n’est pas signalé.")
    visit.picture("inscription-doublon")
    hand.click("new_person_create")
    hand.wait(lambda: not hand.sees("new_person_create"), "Le second dossier n’est pas créé.")
    hand.wait(shows(visit, Screen.PERSON), "Le second dossier ne s’ouvre pas.")
    second = visit.route().subject
    assert second is not None
    visit.doubled = known.person.id, second, read(visit, attached.counts, (known.person.id,))
    visit.settle()


def compare(visit: Visit) -> None:
    """Look at both files side by side, choose one value by hand, and merge."""
    hand = visit.hand
    open_room(visit, "Doublons possibles", Screen.DUPLICATES)
    table = hand.find("duplicates_table", PairsTable)
    key = pair_key(*_doubled(visit)[:2])
    hand.wait(lambda: _row_of(table, key) >= 0, "La paire n’est pas trouvée.", LOOKING_MS)
    table.show_current(key)
    hand.wait(lambda: hand.sees("duplicates_merge"), "Les deux dossiers ne se comparent pas.")
    visit.settle()
    visit.picture("doublons")
    hand.click("duplicates_merge")
    hand.wait(lambda: _row_of(table, key) < 0, "Les dossiers ne sont pas fusionnés.", LOOKING_MS)
    visit.glimpse("doublons-fusionnes")


def separate(visit: Visit) -> None:
    """Find the merge among what was decided, and take it back."""
    hand = visit.hand
    hand.click(f"duplicates_part_{PAST}")
    hand.wait(lambda: hand.sees("duplicates_separate_0"), "La fusion ne se dit pas.")
    visit.picture("doublons-decisions")
    hand.click("duplicates_separate_0")
    hand.wait(lambda: not hand.sees("duplicates_separate_0"), "Les dossiers restent fusionnés.")
    visit.settle()


def found_two(visit: Visit, store: Store) -> None:
    """Find both files, the first as it was before."""
    first, second, held = _doubled(visit)
    if store.read(attached.counts, (first,)) != held:
        raise StepFailed("Le dossier séparé ne contient plus ce qu’il contenait avant la fusion.")
    known, again = (store.read(people.details, each) for each in (first, second))
    if known.person.birth_date != again.person.birth_date or not again.phones:
        raise StepFailed("Le second dossier n’est pas dans la base tel qu’il a été saisi.")


def found_separated(visit: Visit, store: Store) -> None:
    """Find no merge, and the pair to be looked at again."""
    if store.read(unmerging.merges):
        raise StepFailed("La fusion est encore dans la base.")
    search = store.read(pairs.gather)
    while search.go_on():
        continue
    if pair_key(*_doubled(visit)[:2]) not in {pair.key for pair in search.pairs()}:
        raise StepFailed("La paire séparée n’est plus à regarder.")


def _well_known(visit: Visit) -> PersonDetails:
    """Return somebody with a birth date and a telephone, met already and soon again if there is."""
    rows = read(visit, people_search.search, PeopleQuery(now(), limit=_READ)).rows
    met = sorted(rows, key=lambda row: (row.last_contact is None, row.next_appointment is None))
    for row in met:
        found = read(visit, people.details, row.id)
        if row.birth_date and found.phones and row.id != visit.person:
            return found
    raise StepFailed("Personne n’a de date de naissance et de téléphone dans la base.")


def _doubled(visit: Visit) -> tuple[UUID, UUID, Counter[str]]:
    if visit.doubled is None:
        raise StepFailed("Personne n’a deux dossiers.")
    return visit.doubled


def _row_of(table: PairsTable, key: tuple[UUID, UUID]) -> int:
    rows = table.model()
    keys = (rows.index(row, 0).data(Role.KEY) for row in range(rows.rowCount()))
    return next((row for row, found in enumerate(keys) if found == key), -1)
