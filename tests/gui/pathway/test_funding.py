"""The funding plan of an action: who is asked, who grants, who pays and when."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.gui.keys import type_in
from tests.gui.looking import error_of, find, pick, plain, shown
from tests.gui.pathway.screen import TODAY, dialog, kept, load, twice, write
from tests.gui.taking_back import take_back

from conseil_mobilite.domain.pathway.action import Action, FundingLine
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.paper.paper_dialog import PaperDialog
from conseil_mobilite.gui.pathway.funding_wording import funding_story
from conseil_mobilite.gui.pathway.tab import PathwayTab
from conseil_mobilite.services.directory import benefits
from conseil_mobilite.services.directory.aid_list import aids
from conseil_mobilite.services.directory.benefits import BenefitTyped
from conseil_mobilite.services.paper import issuing
from conseil_mobilite.store.database import Store


@dataclass
class Funded:
    """The tab with an action and its funding, and what is kept of its first line."""

    tab: PathwayTab
    line: Callable[[], FundingLine]


@pytest.fixture
def licensed(qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, licence: Action) -> Funded:
    load(qtbot, tab, licence)
    return Funded(tab, lambda: kept(store, helene, licence).lines[0])


def test_a_line_of_funding_is_added_once_its_funder_is_told(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, licence: Action
) -> None:
    load(qtbot, tab, licence)
    qtbot.mouseClick(find(tab, QPushButton, "funding_add"), Qt.MouseButton.LeftButton)
    asking = dialog(tab, "funding_dialog")
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "financeur" in error_of(asking, "funding_kind"))

    pick(find(asking, QComboBox, "funding_kind"), "commune")
    type_in(find(asking, QLineEdit, "funding_asked"), "400,01")
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: len(kept(store, helene, licence).lines) == 3)
    plan = kept(store, helene, licence).funding
    assert (plan.out_of_pocket, plan.excess) == (0, 1)
    qtbot.waitUntil(lambda: "dépassent le coût de 0,01 €" in shown(tab).replace("\u00a0", " "))


def test_an_aid_of_the_body_is_chosen_in_a_line_of_funding(
    qtbot: QtBot, licensed: Funded, store: Store
) -> None:
    typed = BenefitTyped(label="Bourse de l’Agglo", source="Site de l’Agglo")
    store.run(benefits.write, typed)
    (local,) = (each.code for each in store.read(aids, TODAY) if each.label == typed.label)
    changing = open_line(qtbot, licensed.tab, licensed.line().id)
    choice = find(changing, QComboBox, "funding_aid")
    qtbot.waitUntil(lambda: choice.findData(local) > 0)
    assert choice.findData("apprenti_permis") == -1

    pick(choice, local)
    qtbot.mouseClick(changing.confirm, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: licensed.line().aid_code == local)


def test_a_line_of_funding_opens_by_its_key_and_comes_back_once_removed(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, licence: Action
) -> None:
    load(qtbot, tab, licence)
    line = kept(store, helene, licence).lines[0]
    changing = open_line(qtbot, tab, line.id)
    assert "500" in find(changing, QLineEdit, "funding_asked").text()

    with qtbot.waitSignal(tab.undo_offered) as offered:
        qtbot.mouseClick(find(changing, QPushButton, "funding_remove"), Qt.MouseButton.LeftButton)
    _sentence, act = offered.args or ("", None)
    qtbot.waitUntil(lambda: len(kept(store, helene, licence).lines) == 1)
    take_back(store, tab, act)

    qtbot.waitUntil(lambda: len(kept(store, helene, licence).lines) == 2)


def test_who_paid_and_when_is_told_as_a_sentence(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, licence: Action
) -> None:
    load(qtbot, tab, licence)
    line = kept(store, helene, licence).lines[0]
    changing = open_line(qtbot, tab, line.id)
    pick(find(changing, QComboBox, "funding_payer"), "financeur")
    write(changing, "funding_granted", "400")
    write(changing, "funding_granted_on", "3/3/27")
    write(changing, "funding_paid_on", "10/3/27")

    qtbot.mouseClick(changing.confirm, Qt.MouseButton.LeftButton)

    said = "Accordé 400 € le 3 mars, réglé directement par le financeur le 10 mars"
    qtbot.waitUntil(lambda: said in plain(shown(tab)))
    assert "Réglé" in shown(tab)
    assert "Si les demandes sont refusées, il lui resterait 800 € à payer." in plain(shown(tab))
    row_of = find(tab, QWidget, f"funding_line_{line.id.hex}")
    assert said in plain(row_of.accessibleName())


@pytest.mark.parametrize(
    ("typed", "wrong", "said"),
    [
        ({"funding_paid_on": "13/3/27"}, "funding_paid_on", "dans l’avenir"),
        ({"funding_paid_on": "3/3/1927"}, "funding_paid_on", "vérifiez l’année"),
        ({"funding_paid_on": "31/02/27"}, "funding_paid_on", "n’existe pas"),
        ({"funding_granted": "0"}, "funding_paid_on", "refusé"),
        ({"funding_granted": ""}, "funding_granted", "montant accordé"),
        ({"funding_granted": "beaucoup"}, "funding_granted", "montant"),
    ],
)
def test_a_payment_that_cannot_be_is_said_beside_its_field_and_stays_typed(
    qtbot: QtBot, licensed: Funded, typed: dict[str, str], wrong: str, said: str
) -> None:
    changing = open_line(qtbot, licensed.tab, licensed.line().id)
    for name, text in ({"funding_paid_on": "10/3/27"} | typed).items():
        write(changing, name, text)

    twice(qtbot, changing.confirm)

    qtbot.waitUntil(lambda: said in error_of(changing, wrong))
    assert licensed.line().paid_on is None
    assert changing.confirm.isEnabled()


@pytest.mark.parametrize(
    ("payer", "granted", "paid_on", "story"),
    [
        ("", None, None, ""),
        ("personne", None, None, "La personne avance, à rembourser"),
        ("", 0, None, ""),
        ("", 5_000, None, "Accordé 50 €"),
        ("organisme", 5_000, None, "Accordé 50 €, notre organisme avance"),
        ("financeur", 5_000, None, "Accordé 50 €, à régler directement par le financeur"),
        ("", 5_000, date(2027, 3, 1), "Accordé 50 €, réglé le 1er mars"),
        (
            "personne",
            5_001,
            date(2026, 12, 31),
            "Accordé 50,01 €, avancé par la personne, remboursé le 31 décembre 2026",
        ),
    ],
)
def test_every_standing_of_a_line_has_its_words(
    payer: str, granted: int | None, paid_on: date | None, story: str
) -> None:
    line = FundingLine(
        action_id=uuid4(),
        funder_kind="region",
        asked_cents=5_000,
        granted_cents=granted,
        payer=payer,
        paid_on=paid_on,
    )

    assert plain(funding_story(line, TODAY)) == story


def open_line(qtbot: QtBot, tab: PathwayTab, line_id: UUID) -> Creation:
    find(tab, QWidget, f"funding_line_{line_id.hex}").setFocus()
    qtbot.keyClick(find(tab, QWidget, f"funding_line_{line_id.hex}"), Qt.Key.Key_Return)
    return dialog(tab, "funding_dialog")


def test_the_plan_of_an_action_is_printed_and_kept(
    qtbot: QtBot, licensed: Funded, store: Store, helene: UUID
) -> None:
    qtbot.mouseClick(find(licensed.tab, QPushButton, "funding_print"), Qt.MouseButton.LeftButton)
    paper = find(licensed.tab, PaperDialog, "sheet_preview")
    give = find(paper, QPushButton, "sheet_give")
    qtbot.waitUntil(give.isEnabled)

    give.click()

    qtbot.waitUntil(lambda: len(store.read(issuing.of_person, helene)) == 1)
    (plan,) = store.read(issuing.of_person, helene)
    assert plan.kind == "plan_financement"
    paper.reject()
