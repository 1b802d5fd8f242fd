"""Lists in workbooks: merged cells, headings of two lines, hidden parts, formulas, epochs."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

import xlsxwriter
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet
from tests.interchange.imports.messy_files.messy_file import (
    IGNORED,
    MessyFile,
    created,
    linked,
    rejected,
    to_check,
)


def workbook(
    name: str, fill: Callable[[Worksheet], None], *, from_1904: bool = False
) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        book = Workbook()
        if from_1904:
            book.epoch = CALENDAR_MAC_1904
        sheet = book.active
        assert isinstance(sheet, Worksheet)
        fill(sheet)
        path = folder / f"{name}.xlsx"
        book.save(path)
        return path

    return write


def blocks(sheet: Worksheet) -> None:
    """Fill one person over several merged rows, her actions beside her."""
    sheet.append(["Nom", "Prénom", "Date de naissance", "Action", "Date bilan", "Observations"])
    sheet.append(["AUBRY", "Anne", date(1990, 3, 12), "Vélo", date(2024, 2, 1), None])
    sheet.append([None, None, None, "Permis", None, "code en cours"])
    sheet.append([None, None, None, None, date(2024, 9, 1), "second bilan"])
    sheet.append(["BLIN", "Bruno", date(1985, 12, 31), "Scooter", date(2024, 3, 1), None])
    sheet.append(["BLIN", "Bruno", None, "Assurance", None, None])
    sheet.append(["BLIN", "Bruno", date(1985, 12, 31), "Assurance", None, None])
    sheet.append(["BLIN", "Bruno", date(1999, 1, 1), "Vélo", None, None])
    sheet.append([None, None, None, None, None, None])
    sheet.append([None, None, None, "Permis", None, None])
    for column in "ABC":
        sheet.merge_cells(f"{column}2:{column}4")


def two_lines(sheet: Worksheet) -> None:
    """Fill a heading of two lines, merged, over dates that count from 1904."""
    sheet.append(["Suivi des parcours"])
    sheet.append(["Personne", None, None, "Prescripteur", None, "Parcours", None])
    sheet.append(["Nom", "Prénom", "Né(e) le", "Nom", "Téléphone", "Entrée le", "Sortie le"])
    day = date(1990, 3, 12)
    sheet.append(["AUBRY", "Anne", day, "ML de Laon", "03 23 45 67 89", date(2024, 2, 1), None])
    sheet.append(["BLIN", "Bruno", 32874, "CCAS", None, date(2024, 2, 1), date(2024, 1, 1)])
    sheet.append(["COLIN", "Chloé", "12/03/1991", None, None, None, None])
    sheet.merge_cells("A2:C2")
    sheet.merge_cells("D2:E2")
    sheet.merge_cells("F2:G2")
    sheet.row_dimensions[6].hidden = True
    sheet.column_dimensions["E"].hidden = True


def with_formulas(folder: Path) -> Path:
    """Write two sheets, formulas with their last values, an error, and figures for texts."""
    path = folder / "classeur.xlsx"
    with path.open("wb") as file:
        book = xlsxwriter.Workbook(file)
        book.add_worksheet("Lisez-moi").write_string(
            0, 0, "Ce classeur suit les personnes accompagnées."
        )
        sheet = book.add_worksheet("File active")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, ["NOM", "Prénom", "DDN", "Portable", "CP", "Ville", "Permis"])
        sheet.write_row(1, 0, ["AUBRY", "Anne"])
        sheet.write_datetime(1, 2, date(1990, 3, 12), day)
        sheet.write_row(1, 3, [612345678, 2100, "Saint-Quentin", True])
        sheet.write_formula(2, 0, '=UPPER("blin")', None, "BLIN")
        sheet.write_row(2, 1, ["Bruno"])
        sheet.write_formula(2, 2, "=C2+1", day, 32945)
        sheet.write_row(2, 3, ["06 11 22 33 45"])
        sheet.write_formula(2, 4, "=1/0", None, "#DIV/0!")
        sheet.write_formula(2, 5, "=VLOOKUP(1,A1:B2,2)", None, "#N/A")
        sheet.write_row(3, 0, ["COLIN", "Chloé", 1990, 61234567, "02000", "LAON", "non"])
        sheet.write_string(4, 0, "TOTAL")
        sheet.write_formula(4, 3, "=COUNTA(D2:D4)", None, 3)
        book.close()
    return path


BLOCKS: Final = MessyFile(
    "people_over_several_merged_rows",
    workbook("blocs", blocks),
    {
        2: created(
            nom="AUBRY",
            prenom="Anne",
            date_naissance="1990-03-12",
            date_bilan="2024-02-01",
            solutions=["Vélo"],
        ),
        3: linked(
            "rattacher",
            2,
            nom="AUBRY",
            prenom="Anne",
            date_naissance="1990-03-12",
            solutions=["Permis"],
            note_source="code en cours",
        ),
        4: linked(
            "rattacher",
            2,
            nom="AUBRY",
            prenom="Anne",
            date_naissance="1990-03-12",
            date_bilan="2024-09-01",
            note_source="second bilan",
        ),
        5: created(
            nom="BLIN",
            prenom="Bruno",
            date_naissance="1985-12-31",
            date_bilan="2024-03-01",
            solutions=["Scooter"],
        ),
        6: linked("rattacher", 5, nom="BLIN", prenom="Bruno", solutions=["Assurance"]),
        7: linked(
            "doublon",
            5,
            "deja_dans_le_fichier",
            nom="BLIN",
            prenom="Bruno",
            date_naissance="1985-12-31",
            solutions=["Assurance"],
        ),
        8: created(
            "homonyme",
            nom="BLIN",
            prenom="Bruno",
            date_naissance="1999-01-01",
            solutions=["Vélo"],
        ),
        9: IGNORED,
        10: rejected("sans_nom", solutions=["Permis"]),
    },
)

TWO_LINES: Final = MessyFile(
    "heading_of_two_lines_in_1904",
    workbook("parcours", two_lines, from_1904=True),
    {
        4: created(
            nom="AUBRY",
            prenom="Anne",
            date_naissance="1990-03-12",
            date_entree="2024-02-01",
            prescripteur="ML de Laon",
        ),
        5: to_check(
            "date_nombre",
            "dates_ordre",
            nom="BLIN",
            prenom="Bruno",
            date_entree="2024-02-01",
            prescripteur="CCAS",
            note_source="Date de naissance : 32874\nDate de sortie : 01/01/2024",
        ),
        6: created("ligne_masquee", nom="COLIN", prenom="Chloé", date_naissance="1991-03-12"),
    },
)

FORMULAS: Final = MessyFile(
    "several_sheets_formulas_and_errors",
    with_formulas,
    {
        2: created(
            nom="AUBRY",
            prenom="Anne",
            date_naissance="1990-03-12",
            telephone="+33612345678",
            code_postal="02100",
            commune="Saint-Quentin",
            code_insee="02691",
            permis_b=True,
        ),
        3: to_check(
            "cellule_en_erreur",
            "cellule_en_erreur",
            nom="BLIN",
            prenom="Bruno",
            date_naissance="1990-03-13",
            telephone="+33611223345",
            note_source="Code postal : #DIV/0!\nCommune : #N/A",
        ),
        4: to_check(
            "date_incomplete",
            "telephone_illisible",
            nom="COLIN",
            prenom="Chloé",
            code_postal="02000",
            commune="Laon",
            code_insee="02408",
            permis_b=False,
            note_source="Date de naissance : 1990\nTéléphone : 61234567",
        ),
        5: IGNORED,
    },
    sheet="File active",
)

WORKBOOKS: Final = (BLOCKS, TWO_LINES, FORMULAS)
