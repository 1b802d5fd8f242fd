"""The workbook that an adviser fills to bring people in: headings, lists, a page of advice."""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from conseil_mobilite.domain.imports.decisions import Field
from conseil_mobilite.domain.imports.field_words import FIELD_WORDS
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.interchange.imports.template_columns import (
    GROUPS,
    Column,
    Group,
    choices,
)
from conseil_mobilite.interchange.plain_cells import WORKBOOK

PEOPLE: Final = "Personnes"
GUIDE: Final = "Mode d’emploi"
LISTS: Final = "Listes"
_READY: Final = 2_000
"""Rows whose cells are laid out and checked in advance."""
_LONGEST_TITLE: Final = 32
"""What a spreadsheet shows of the title of a message."""
_HIDE_ALL_GRIDLINES: Final = 2
_A4: Final = 9
_FIRST_DAY: Final = date(1900, 1, 1)
_LAST_DAY: Final = date(2099, 12, 31)
_FONT: Final[Mapping[str, object]] = {"font_name": "Calibri", "font_size": 11}
_RULE, _INK, _SOFT = "#D5DED9", "#24302C", "#5F6B66"
_TITLE: Final = "Amener vos personnes dans Conseil Mobilité"
_ADVICE: Final = (
    (
        "Écrivez une personne par ligne dans la feuille « Personnes », sous les titres colorés. "
        "Rien n’est obligatoire, hormis le nom et le prénom : laissez vide ce que vous ignorez."
    ),
    (
        "Vous pouvez coller vos lignes d’un autre tableau, changer l’ordre des colonnes ou retirer "
        "celles qui ne vous servent pas : les titres suffisent pour s’y retrouver."
    ),
    (
        "Le programme vous montre tout avant de rien écrire, et l’import s’annule en entier "
        "pendant trente jours. Importer deux fois ce fichier ne crée personne en double."
    ),
    (
        "N’écrivez nulle part le numéro de Sécurité sociale, un diagnostic médical, un motif de "
        "suspension de permis ni une situation administrative ou judiciaire."
    ),
)
_EXAMPLES: Final = "Deux exemples, de personnes qui n’existent pas"


def write_template(lists: Mapping[Field, Sequence[str]]) -> bytes:
    """Return the workbook. `lists` are the labels to choose among, by field.

    `AUDIENCES` is the one to give. Civility and the yes or no columns have theirs without being
    told; `PRESCRIBER` or `SOLUTIONS` may be given, and advise rather than refuse other texts.
    """
    buffer = io.BytesIO()
    book = Workbook(buffer, WORKBOOK)
    book.set_properties({"title": _TITLE})
    offered = choices(lists)
    people = book.add_worksheet(PEOPLE)
    _write_guide(book, book.add_worksheet(GUIDE))
    places = _write_lists(book, book.add_worksheet(LISTS), offered)
    _write_people(book, people, places)
    people.activate()
    book.close()
    return buffer.getvalue()


def _write_people(book: Workbook, sheet: Worksheet, places: Mapping[Field, str]) -> None:
    sheet.set_tab_color(GROUPS[0].ink)
    sheet.set_row(0, 34)
    at = 0
    for group in GROUPS:
        head = _head(book, group)
        text = book.add_format({**_FONT, "num_format": "@", "valign": "top"})
        day = book.add_format({**_FONT, "num_format": "dd/mm/yyyy", "align": "left"})
        for column in group.columns:
            sheet.set_column(at, at, column.width, day if column.is_day else text)
            sheet.write_string(0, at, FIELD_WORDS[column.field], head)
            sheet.data_validation(1, at, _READY, at, _check(column, places.get(column.field, "")))
            at += 1
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _head(book: Workbook, group: Group) -> Format:
    return book.add_format(
        {
            **_FONT,
            "bold": True,
            "font_color": "#FFFFFF",
            "bg_color": group.ink,
            "text_wrap": True,
            "valign": "vcenter",
            "right": 1,
            "right_color": group.tint,
        }
    )


def _check(column: Column, place: str) -> dict[str, object]:
    """Return what a column accepts, and the words shown when one of its cells is entered."""
    name = FIELD_WORDS[column.field]
    shown: dict[str, object] = {
        "input_title": name if len(name) <= _LONGEST_TITLE else "",
        "input_message": spaced(column.help),
        "ignore_blank": True,
    }
    if place:
        strict = bool(column.choices)
        return shown | {
            "validate": "list",
            "source": place,
            "error_type": "stop" if strict else "information",
            "show_error": strict,
            "error_title": "Choix",
            "error_message": "Choisissez dans la liste, ou laissez la case vide.",
        }
    if column.is_day:
        return shown | {
            "validate": "date",
            "criteria": "between",
            "minimum": _FIRST_DAY,
            "maximum": _LAST_DAY,
            "error_type": "warning",
            "error_title": "Date",
            "error_message": "Écrivez une date entière, par exemple 12/03/1985.",
        }
    return shown | {"validate": "any"}


def _write_lists(
    book: Workbook, sheet: Worksheet, offered: Mapping[Field, Sequence[str]]
) -> dict[Field, str]:
    """Write the choices of each column, and return where they stand."""
    head = book.add_format({**_FONT, "bold": True, "font_color": _SOFT})
    text = book.add_format({**_FONT, "num_format": "@"})
    places: dict[Field, str] = {}
    for at, (field, texts) in enumerate(offered.items()):
        sheet.set_column(at, at, 34)
        sheet.write_string(0, at, FIELD_WORDS[field], head)
        for row, choice in enumerate(texts, 1):
            sheet.write_string(row, at, choice, text)
        letter = chr(ord("A") + at)
        places[field] = f"={LISTS}!${letter}$2:${letter}${len(texts) + 1}"
    sheet.hide()
    return places


def _write_guide(book: Workbook, sheet: Worksheet) -> None:
    sheet.hide_gridlines(_HIDE_ALL_GRIDLINES)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 62)
    sheet.set_column(2, 3, 34)
    title = {**_FONT, "bold": True, "font_size": 20, "font_color": GROUPS[0].ink}
    sheet.write_string(0, 0, _TITLE, book.add_format(title))
    sheet.set_row(0, 36)
    words = book.add_format({**_FONT, "text_wrap": True, "valign": "top", "font_color": _INK})
    for row, sentence in enumerate(_ADVICE, 2):
        sheet.merge_range(row, 0, row, 3, spaced(sentence), words)
        sheet.set_row(row, 34)
    row = len(_ADVICE) + 3
    note = book.add_format({**_FONT, "italic": True, "font_color": _SOFT, "align": "left"})
    sheet.merge_range(row, 2, row, 3, _EXAMPLES, note)
    for group in GROUPS:
        row = _write_group(book, sheet, row + 1, group)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R&P / &N")


def _write_group(book: Workbook, sheet: Worksheet, row: int, group: Group) -> int:
    """Write a band for the group, then a line for each of its columns; return the row after."""
    band = _head(book, group)
    for at, text in enumerate((group.title, "Ce que l’on y écrit", "Exemple 1", "Exemple 2")):
        sheet.write_string(row, at, text, band)
    sheet.set_row(row, 24)
    under = {**_FONT, "valign": "top", "text_wrap": True, "bottom": 1, "bottom_color": _RULE}
    name = book.add_format({**under, "bold": True, "bg_color": group.tint, "font_color": group.ink})
    words = book.add_format({**under, "font_color": _INK})
    example = book.add_format({**under, "italic": True, "font_color": _SOFT, "num_format": "@"})
    for number, column in enumerate(group.columns, row + 1):
        sheet.write_string(number, 0, FIELD_WORDS[column.field], name)
        sheet.write_string(number, 1, spaced(column.help), words)
        for at, text in enumerate(column.examples, 2):
            sheet.write_string(number, at, spaced(text), example)
        sheet.set_row(number, 33 if len(column.help) > 62 else 18)  # noqa: PLR2004 - its width
    return row + len(group.columns) + 1
