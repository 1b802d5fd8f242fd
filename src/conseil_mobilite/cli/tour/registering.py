"""Register somebody: Ctrl+N, her name, her town found by completion, who sends her."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.tour import tale
from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.gui.kit.page import Screen
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import PeopleQuery
from conseil_mobilite.store.database import Store

_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier


def register(visit: Visit) -> None:
    hand = visit.hand
    hand.press(Qt.Key.Key_N, _CONTROL)
    hand.write("new_person_first_name", tale.FIRST_NAME)
    hand.write("new_person_last_name", tale.LAST_NAME)
    hand.choose("new_person_civility", "MME")
    hand.write("new_person_birth_date", tale.BIRTH)
    hand.choose("new_person_sex", "F")
    hand.write("new_person_phone", tale.PHONE)
    hand.pick_first("new_person_municipality", tale.TOWN)
    _come_from(visit)
    for code in tale.PUBLICS:
        hand.click(f"new_person_publics_{code}")
    visit.picture("inscription")
    hand.click("new_person_create")
    hand.wait(lambda: visit.route().screen is Screen.PERSON, "Le dossier ne s’est pas ouvert.")
    visit.person = visit.route().subject
    visit.settle()


def find_again(visit: Visit) -> None:
    """Find her among all by her name without accents, with the palette then in the list."""
    hand = visit.hand
    hand.press(Qt.Key.Key_K, _CONTROL)
    search = hand.find("search", QLineEdit)
    hand.wait(search.hasFocus, "Ctrl+K n’ouvre pas la recherche.")
    hand.type_text("lancon mae")
    hand.wait(lambda: hand.focus() is not search, "La recherche ne propose personne.")
    visit.album.take("recherche")
    hand.press(Qt.Key.Key_Escape)
    hand.press(Qt.Key.Key_2, _ALT)
    hand.wait(
        lambda: visit.route().screen is Screen.PEOPLE, "La liste des personnes ne s’ouvre pas."
    )
    hand.write("people_search", "coeurjoly")
    visit.settle()
    hand.press(Qt.Key.Key_Return)
    hand.wait(
        lambda: visit.route().screen is Screen.PERSON, "Entrée n’ouvre pas le dossier trouvé."
    )
    if visit.route().subject != visit.person:
        raise StepFailed("La recherche sans accents a ouvert un autre dossier.")


def found_registered(visit: Visit, store: Store) -> None:
    """She is in the base as she was typed, with her publics and an open pathway."""
    identifier = visit.someone()
    details = store.read(people.details, identifier)
    person = details.person
    kept = (person.first_name, person.last_name, str(person.birth_date), person.insee_code)
    typed = (tale.FIRST_NAME, tale.LAST_NAME, "1998-02-14", tale.TOWN_CODE)
    if kept != typed:
        raise StepFailed(f"L’identité enregistrée n’est pas celle saisie : {kept}.")
    if not set(tale.PUBLICS) <= {each.code for each in details.publics}:
        raise StepFailed("Des publics cochés manquent dans la base.")


def found_again(visit: Visit, store: Store) -> None:
    """Find her alone, without accents nor order."""
    query = PeopleQuery(now(), text="lancon maelle")
    rows = store.read(people.search, query).rows
    if [row.id for row in rows] != [visit.someone()]:
        raise StepFailed("La recherche sans accents ne retrouve pas la personne inscrite.")


def _come_from(visit: Visit) -> None:
    hand = visit.hand
    hand.choose("origin_kind", tale.PRESCRIBER)
    hand.write("origin_name", tale.PRESCRIBER_NAME)
    hand.click("origin_agreed")
    hand.click("origin_notice")
