"""A first day by the keyboard alone: a list comes in, somebody is found, sent on; files merge."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from sqlmodel import Session, select
from tests.domain.directory.catalogues import demonstration
from tests.journeys.conftest import unlock
from tests.journeys.typist import Typist
from tests.journeys.week_hand import KEY, gone, take, tick, told

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.demonstration.base import FILE_NAME, PHRASE
from conseil_mobilite.cli.tour.theatre import open_stage
from conseil_mobilite.domain.duplicates.merging import PersonMerge
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.domain.paper import service_sheet
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.gui.kit.drop_zone import DropZone
from conseil_mobilite.gui.kit.page import Screen
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.services.directory import catalogues
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.services.paper import issuing
from conseil_mobilite.services.referrals import referral_picture
from conseil_mobilite.store import vault

LIST: Final = """Suivi mobilité;;;;;
;;;;;
Nom;Prénom;Date de naissance;Portable;CP;Ville
LEFÈVRE;Hélène;03/06/1992;06 12 34 56 78;2120;Guise
Haddad;Karim;12/05/1989;06.22.33.44.55;02500;Hirson
HADDAD;Karime;12/05/1989;07 55 66 77 88;02500;HIRSON
Diallo;Aminata;31/02/1990;;02140;Vervins
;Inès;01/01/2000;;;
Total;3;;;;
"""
"""As a spreadsheet of a French Windows saves it: its own bytes, semicolons, a title, a total."""
HELENE: Final = "Hélène LEFÈVRE"
REASON: Final = "Se déplacer vers un emploi à Laon"


@dataclass(frozen=True, slots=True)
class Kept:
    """What the base opened again holds."""

    people: list[tuple[str, str, str, str]]
    merges: int
    papers: list[str]
    sent: list[str]


@pytest.fixture
def new_base(tmp_path: Path) -> Path:
    """Found a base that has nobody, and the catalogue of its neighbourhood."""
    path = tmp_path / FILE_NAME
    body = Organisation(
        name="Mobilité Thiérache", kind="association", siret="73282932000074", legal_basis=""
    )
    adviser = Adviser(organisation_id=body.id, first_name="Camille", last_name="Dufresne")
    store = vault.create(path, PHRASE, "Camille", clock=now, adviser=adviser.id)
    store.run(setup.found, body, adviser)
    store.run(catalogues.bring_in, demonstration(), paris_day(now()))
    store.close()
    return path


def test_a_first_day_by_the_keyboard_alone_is_found_in_the_base_opened_again(
    tmp_path: Path, new_base: Path, qapp: QApplication
) -> None:
    assert qapp.applicationName() is not None
    file = tmp_path / "suivi.csv"
    file.write_bytes(LIST.encode("cp1252"))

    with open_stage(tmp_path / "poste") as sitting:
        typist = Typist(sitting)
        unlock(sitting, typist.hand, new_base)
        bring_in(typist, file)
        find(typist, "lefevre hel", HELENE)
        merge(typist)
        separate(typist)
        send_on(typist)
        sitting.window.close()

    assert kept(new_base) == Kept(
        people=[
            ("DIALLO", "Aminata", "", "Vervins"),
            ("HADDAD", "Karim", "1989-05-12", "Hirson"),
            ("HADDAD", "Karime", "1989-05-12", "Hirson"),
            ("LEFÈVRE", "Hélène", "1992-06-03", "Guise"),
        ],
        merges=0,
        papers=[service_sheet.KIND],
        sent=[REASON],
    )


def bring_in(typist: Typist, file: Path) -> None:
    """Go from the empty list of people through the assistant, by Enter."""
    typist.alt(KEY.Key_2)
    typist.until(lambda: typist.hand.sees("people_import"), "Nothing says what to do first.")
    typist.settle()
    tick(typist, "people_import")
    typist.until(lambda: typist.focused("import_drop") is not None, "No assistant.")
    typist.hand.find("import_drop", DropZone).chosen.emit([file])
    typist.until(lambda: typist.focused("import_go") is not None, "Not read.")
    typist.press(KEY.Key_Return)
    typist.until(lambda: typist.hand.sees("import_column_0"), "No columns.")
    typist.reach("import_go")
    typist.press(KEY.Key_Return)
    typist.until(lambda: typist.focused("import_lines") is not None, "Not examined.")
    typist.reach("import_go")
    typist.press(KEY.Key_Return)
    typist.until(lambda: typist.hand.sees("import_sentence"), "No last step.")
    typist.until(lambda: typist.focused("import_go") is not None, "Nothing to import.")
    typist.press(KEY.Key_Return)
    typist.until(lambda: typist.hand.sees("import_done"), "Not imported.")
    assert words(typist, "import_told") == "4 personnes ont été créées, dont 1 à vérifier."
    typist.until(lambda: typist.focused("import_go") is not None, "No way out.")
    typist.press(KEY.Key_Return)
    typist.settle()


def find(typist: Typist, typed: str, name: str) -> None:
    """Open a file by a few letters, in any order and without accents."""
    typist.control(KEY.Key_K)
    take(typist, name, typed)
    typist.until(lambda: typist.route().screen is Screen.PERSON, f"{name} does not open.")
    typist.settle()


def merge(typist: Typist) -> None:
    """Open the pairs by the palette, and make one file of the first."""
    typist.control(KEY.Key_K)
    take(typist, "Doublons possibles")
    table = typist.hand.find("duplicates_table", Table)
    typist.until(lambda: table.model().rowCount() == 1, "The pair is not found.")
    typist.until(lambda: typist.hand.sees("duplicates_merge"), "The files are not compared.")
    typist.settle()
    tick(typist, "duplicates_merge")
    told(typist, "Dossiers fusionnés")
    typist.until(lambda: table.model().rowCount() == 0, "The pair is still to look at.")


def separate(typist: Typist) -> None:
    typist.reach("duplicates_part_queue")
    typist.press(KEY.Key_Right)
    typist.until(lambda: typist.hand.sees("duplicates_separate_0"), "The merge is not told.")
    typist.settle()
    tick(typist, "duplicates_separate_0")
    told(typist, "Dossier")
    typist.until(lambda: not typist.hand.sees("duplicates_separate_0"), "Not separated.")


def send_on(typist: Typist) -> None:
    """Look in the directory for her, hand out the page of a service, and send her there."""
    typist.alt(KEY.Key_4)
    typist.until(lambda: typist.focused("services_search") is not None, "No directory.")
    typist.reach("services_person")
    take(typist, HELENE, "lefevre hel")
    count = typist.hand.find("services_count", QLabel)
    typist.until(lambda: "proposé" in count.text(), "No service says whether it is proposed.")
    typist.settle()
    typist.reach("services_table")
    typist.press(KEY.Key_Return)
    typist.until(lambda: typist.hand.sees("service_back"), "The service does not open.")
    typist.settle()
    tick(typist, "service_print")
    typist.until(lambda: typist.hand.sees("sheet_give"), "No page to hand out.")
    tick(typist, "sheet_give")
    typist.until(lambda: not typist.hand.sees("sheet_give"), "Not handed out.")
    tick(typist, "sheet_close")
    typist.settle()
    orient(typist)


def orient(typist: Typist) -> None:
    """Fill the referral that the page of the service begins: its body is there already."""
    tick(typist, "service_orient")
    typist.until(lambda: typist.hand.sees("referral_body"), "No referral.")
    assert typist.hand.find("referral_body", QLineEdit).text()
    typist.reach("referral_reason")
    typist.replace(REASON)
    tick(typist, "referral_agreed")
    typist.control(KEY.Key_Return)
    gone(typist, "sent_dialog")


def words(typist: Typist, name: str) -> str:
    return typist.hand.find(name, QLabel).text().replace("\u00a0", " ")


def kept(base: Path) -> Kept:
    store = vault.open_with_passphrase(base, PHRASE, clock=now)
    try:
        return store.read(read_again)
    finally:
        store.close()


def read_again(session: Session) -> Kept:
    people = session.exec(select(Person)).all()
    (helene,) = (each.id for each in people if each.last_name == "LEFÈVRE")
    lines = referral_picture.of_person(session, helene, paris_day(now())).lines
    return Kept(
        people=sorted(
            (
                each.last_name,
                each.first_name,
                str(each.birth_date or ""),
                each.municipality_name,
            )
            for each in people
        ),
        merges=len(session.exec(select(PersonMerge)).all()),
        papers=[each.kind for each in issuing.of_person(session, helene)],
        sent=[each.referral.reason for each in lines],
    )
