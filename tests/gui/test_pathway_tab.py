"""The tab « Parcours », by real keys and clicks, on a real base."""

from collections.abc import Iterator
from datetime import date
from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from sqlmodel import Session
from tests.gui.taking_back import take_back

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.pathway.action import Action, FundingLine
from conseil_mobilite.domain.pathway.pathway_rules import Decision, PathwayAct
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.funding_bar import FundingBar
from conseil_mobilite.gui.pathway.action_row import ActionRow
from conseil_mobilite.gui.pathway.tab import PathwayTab
from conseil_mobilite.services.pathway import actions, funding, pathway_picture, pathways
from conseil_mobilite.services.pathway.actions import NewAction, PlannedAction
from conseil_mobilite.services.pathway.pathway_checks import ActDetails
from conseil_mobilite.services.pathway.pathway_picture import PathwayPicture
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.store.database import Store

W = TypeVar("W", bound=QWidget)
TODAY = date(2027, 3, 12)
OPENED = date(2027, 1, 4)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def helene(store: Store) -> UUID:
    new = NewPerson("Lefèvre", "Hélène", birth_date=date(1992, 6, 4))
    return store.run(people.welcome, new, Origin(), OPENED).id


@pytest.fixture
def supported(store: Store, helene: UUID) -> UUID:
    """Lead the pathway of Hélène to the support."""

    def lead(session: Session) -> UUID:
        pathway = pathways.current(session, helene)
        assert pathway
        pathways.act(session, pathway.id, PathwayAct.BEGIN_ASSESSMENT, OPENED)
        session.add(
            Assessment(
                pathway_id=pathway.id,
                kind="complet",
                grid_version="CM-2026.1",
                started_at=session.info["clock"](),
                validated_on=OPENED,
            )
        )
        session.flush()
        pathways.act(session, pathway.id, PathwayAct.GIVE_FEEDBACK, OPENED)
        pathways.decide(session, pathway.id, Decision.SUPPORT, OPENED)
        return pathway.id

    return store.run(lead)


@pytest.fixture
def licence(store: Store, supported: UUID) -> Action:
    """Plan an action of 1 200 €, late, of which 500 € are granted and 300 € asked."""
    new = NewAction(
        "auto_ecole_sociale", goal="Permis", due_on=date(2027, 3, 1), cost_cents=120_000
    )
    action = store.run(actions.plan, supported, new, OPENED)
    granted = FundingLine(
        action_id=action.id, funder_kind="departement", asked_cents=50_000, granted_cents=50_000
    )
    store.run(funding.put, granted)
    asked = FundingLine(action_id=action.id, funder_kind="region", asked_cents=30_000)
    store.run(funding.put, asked)
    return action


@pytest.fixture
def bike(store: Store, supported: UUID) -> Action:
    return store.run(actions.plan, supported, NewAction("velo_ecole", goal="Vélo"), OPENED)


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, helene: UUID) -> Iterator[PathwayTab]:
    tab = PathwayTab(desk, helene)
    qtbot.addWidget(tab)
    tab.resize(1270, 720)
    tab.show()
    with qtbot.waitActive(tab):
        tab.activateWindow()
    yield tab
    tab.leave()


def find(holder: QWidget, kind: type[W], name: str) -> W:
    found = holder.findChild(kind, name)
    assert isinstance(found, kind), name
    return found


def shown(holder: QWidget) -> str:
    labels = holder.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(holder))


def row(tab: PathwayTab, action: Action) -> ActionRow:
    return find(tab, ActionRow, f"action_{action.id.hex}")


def load(qtbot: QtBot, tab: PathwayTab, *planned: Action) -> None:
    """Show the tab and wait until the actions are in it."""
    tab.refresh()
    names = [f"action_{each.id.hex}" for each in planned]

    def there() -> bool:
        rows = [tab.findChild(ActionRow, name) for name in names]
        return bool(shown(tab)) and all(each and each.isVisible() for each in rows)

    qtbot.waitUntil(there)


def dialog(tab: PathwayTab, name: str) -> Creation:
    found = [each for each in tab.findChildren(Creation, name) if each.isVisible()]
    assert found, name
    return found[-1]


def pick(choice: QComboBox, code: str) -> None:
    """Choose as an adviser does: by the keys, until the entry is reached."""
    assert isinstance(choice, Choice)
    choice.setCurrentIndex(choice.findData(code))
    choice.activated.emit(choice.currentIndex())


def reached(holder: QWidget) -> list[QWidget]:
    """Return what Tab leads to."""
    return [
        each
        for each in holder.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisibleTo(holder)
    ]


def type_in(field: QWidget, text: str) -> None:
    """Send the key events of a text, accents included, which QTest cannot."""
    for sign in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, sign)
            QApplication.sendEvent(field, event)


def error_of(holder: QWidget, name: str) -> str:
    return find(holder, Field, f"{name}_field").error()


def picture(store: Store, helene: UUID) -> PathwayPicture:
    found = store.read(pathway_picture.of_person, helene, TODAY)
    assert found
    return found


def kept(store: Store, helene: UUID, action: Action) -> PlannedAction:
    return next(each for each in picture(store, helene).actions if each.action.id == action.id)


def test_a_person_without_pathway_is_offered_one(qtbot: QtBot, store: Store, desk: Desk) -> None:
    person = store.run(people.register, NewPerson("Sylla", "Mamadou"), OPENED)
    tab = PathwayTab(desk, person.id)
    qtbot.addWidget(tab)
    tab.show()
    tab.refresh()
    qtbot.waitUntil(lambda: "Pas encore de parcours" in shown(tab))

    qtbot.mouseClick(find(tab, QPushButton, "pathway_open"), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: "À contacter" in shown(tab))
    assert store.read(pathways.current, person.id)


def test_actions_stand_by_state_with_their_dates_and_costs_in_words(
    qtbot: QtBot, tab: PathwayTab, licence: Action, bike: Action, store: Store
) -> None:
    store.run(actions.set_status, bike.id, "en_cours", TODAY)

    load(qtbot, tab, licence, bike)

    qtbot.waitUntil(lambda: "Prévue" in shown(tab))
    words = shown(tab)
    assert words.index("En cours") < words.index("Vélo-école") < words.index("Prévue")
    assert spaced("1er mars, en retard") in words.replace("\u00a0mars", " mars")
    assert "1 200 € · 2 financeurs" in words.replace("\u00a0", " ")
    row(tab, licence).setFocus()
    bar = find(tab, FundingBar, "funding_bar")
    assert "500 € accordés, 300 € demandés, 400 € à sa charge" in bar.accessibleName().replace(
        "\u00a0", " "
    )


def test_control_and_arrows_move_an_action_from_state_to_state(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, bike: Action, licence: Action
) -> None:
    load(qtbot, tab, bike, licence)
    row(tab, bike).setFocus()

    qtbot.keyClick(row(tab, bike), Qt.Key.Key_Right, CONTROL)
    qtbot.waitUntil(lambda: kept(store, helene, bike).action.status == "en_cours")
    qtbot.waitUntil(lambda: row(tab, bike).planned.action.status == "en_cours")
    qtbot.waitUntil(lambda: row(tab, bike).hasFocus())
    qtbot.keyClick(row(tab, bike), Qt.Key.Key_Left, CONTROL)

    qtbot.waitUntil(lambda: kept(store, helene, bike).action.status == "prevue")
    assert kept(store, helene, licence).action.status == "prevue"


def test_arrows_alone_walk_the_list_and_show_each_action(
    qtbot: QtBot, tab: PathwayTab, licence: Action, bike: Action
) -> None:
    load(qtbot, tab, licence, bike)
    row(tab, licence).setFocus()

    qtbot.keyClick(row(tab, licence), Qt.Key.Key_Down)

    assert row(tab, bike).hasFocus()
    wording = find(tab, QPlainTextEdit, "edit_wording")
    assert wording.toPlainText() == "Vous apprenez à rouler à vélo en sécurité."


def test_to_abandon_asks_why_and_cannot_go_without(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, bike: Action
) -> None:
    load(qtbot, tab, bike)
    store.run(actions.set_status, bike.id, "realisee", TODAY)
    load(qtbot, tab, bike)
    qtbot.waitUntil(lambda: row(tab, bike).planned.action.status == "realisee")
    qtbot.keyClick(row(tab, bike), Qt.Key.Key_Right, CONTROL)
    asking = dialog(tab, "abandon_dialog")

    qtbot.keyClick(asking, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "pourquoi" in error_of(asking, "abandon_reason"))
    assert kept(store, helene, bike).action.status == "realisee"
    pick(find(asking, QComboBox, "abandon_reason"), "pas_d_offre")
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: kept(store, helene, bike).action.status == "abandonnee")
    qtbot.waitUntil(lambda: "Aucune offre disponible" in shown(tab))


def test_a_menu_offers_every_other_state(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, bike: Action
) -> None:
    load(qtbot, tab, bike)
    line = row(tab, bike)

    line.menu_asked.emit(line.mapToGlobal(line.rect().center()))
    menu = find(tab, QMenu, "pathway_action_menu")
    offered = [each.text() for each in menu.actions() if each.text()]
    assert offered == ["En cours", "En attente", "Réalisée", "Abandonnée", "Annulée", "Supprimer"]
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: kept(store, helene, bike).action.status == "en_cours")


def test_a_deleted_action_can_be_taken_back(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, bike: Action
) -> None:
    load(qtbot, tab, bike)

    with qtbot.waitSignal(tab.undo_offered) as offered:
        qtbot.keyClick(row(tab, bike), Qt.Key.Key_Delete)
    sentence, act = offered.args or ("", None)

    assert sentence == "Action supprimée"
    qtbot.waitUntil(lambda: "Pas encore d’action" in shown(tab))
    assert picture(store, helene).actions == ()
    take_back(store, tab, act)
    qtbot.waitUntil(lambda: len(picture(store, helene).actions) == 1)
    qtbot.waitUntil(lambda: tab.findChild(ActionRow, f"action_{bike.id.hex}") is not None)


def test_what_is_typed_is_kept_without_a_button(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, bike: Action
) -> None:
    load(qtbot, tab, bike)
    partner = find(tab, QLineEdit, "edit_partner")
    partner.setFocus()

    type_in(partner, "Maison du vélo")
    qtbot.waitUntil(lambda: kept(store, helene, bike).action.partner_name == "Maison du vélo")

    assert partner.hasFocus()
    assert partner.text() == "Maison du vélo"
    qtbot.waitUntil(lambda: "Maison du vélo" in shown(row(tab, bike)))


def test_leaving_in_the_middle_of_a_word_keeps_it(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, bike: Action, desk: Desk
) -> None:
    load(qtbot, tab, bike)
    type_in(find(tab, QLineEdit, "edit_papers"), "Photo d’iden")
    cost = find(tab, QLineEdit, "edit_cost")
    cost.setFocus()
    type_in(cost, "12,5")

    tab.leave()
    desk.background.close()

    action = kept(store, helene, bike).action
    assert (action.papers, action.cost_cents) == ("Photo d’iden", 1250)


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("edit_due", "31/02/2027", "n’existe pas"),
        ("edit_due", "demain", "date"),
        ("edit_due", "03/01/2027", "avant le jour"),
        ("edit_cost", "beaucoup", "montant en euros"),
        ("edit_phone", "06 12", "chiffres"),
    ],
)
def test_what_cannot_be_read_is_said_beside_the_field_and_stays_typed(
    qtbot: QtBot, tab: PathwayTab, bike: Action, name: str, typed: str, said: str
) -> None:
    load(qtbot, tab, bike)
    field = find(tab, QLineEdit, name)
    field.setFocus()

    type_in(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: said in error_of(tab, name))
    assert field.text()


def test_an_emptied_wording_is_refused_and_the_old_one_kept(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, bike: Action
) -> None:
    load(qtbot, tab, bike)
    wording = find(tab, QPlainTextEdit, "edit_wording")
    wording.setFocus()

    qtbot.keyClick(wording, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(wording, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "ce qu’il faut faire" in error_of(tab, "edit_wording"))
    assert kept(store, helene, bike).action.wording == bike.wording

    type_in(wording, "Rouler")
    qtbot.waitUntil(lambda: kept(store, helene, bike).action.wording == "Rouler")
    assert error_of(tab, "edit_wording") == ""


@pytest.mark.usefixtures("supported")
def test_a_new_action_is_proposed_its_wording_and_made_once(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID
) -> None:
    load(qtbot, tab)
    qtbot.waitUntil(lambda: tab.findChild(QPushButton, "pathway_first_action") is not None)
    qtbot.mouseClick(find(tab, QPushButton, "pathway_first_action"), Qt.MouseButton.LeftButton)
    asking = dialog(tab, "action_dialog")
    pick(find(asking, QComboBox, "action_kind"), "garage_solidaire")
    wording = find(asking, QPlainTextEdit, "action_wording")
    assert wording.toPlainText() == "Vous faites réparer votre véhicule au garage solidaire."
    pick(find(asking, QComboBox, "action_goal_choice"), "reparer_vehicule")
    type_in(find(asking, QLineEdit, "action_due"), "15/4/27")
    type_in(find(asking, QLineEdit, "action_phone"), "03 23 61 00 00")

    qtbot.mouseDClick(asking.confirm, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: len(picture(store, helene).actions) == 1)
    (made,) = picture(store, helene).actions
    assert (made.goal, made.action.due_on) == (
        "Entretenir ou réparer son véhicule",
        date(2027, 4, 15),
    )
    assert made.action.partner_phone == "+33323610000"
    qtbot.waitUntil(lambda: row(tab, made.action).isVisible())
    assert len(picture(store, helene).actions) == 1


@pytest.mark.usefixtures("supported")
def test_the_wording_of_the_adviser_is_not_replaced_by_another_proposal(
    qtbot: QtBot, tab: PathwayTab
) -> None:
    load(qtbot, tab)
    qtbot.waitUntil(lambda: "En accompagnement" in shown(tab))
    tab.show_part("new")
    asking = dialog(tab, "action_dialog")
    kind = find(asking, QComboBox, "action_kind")
    pick(kind, "tad")
    wording = find(asking, QPlainTextEdit, "action_wording")
    type_in(wording, "Avec Mobil’Aisne. ")

    pick(kind, "covoiturage")

    assert wording.toPlainText().startswith("Avec Mobil’Aisne.")


@pytest.mark.usefixtures("supported")
def test_a_new_action_without_kind_or_with_a_day_that_does_not_exist_stays_open(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID
) -> None:
    load(qtbot, tab)
    qtbot.waitUntil(lambda: "En accompagnement" in shown(tab))
    tab.add_action()
    asking = dialog(tab, "action_dialog")
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "type d’action" in error_of(asking, "action_kind"))
    assert asking.confirm.isEnabled()

    pick(find(asking, QComboBox, "action_kind"), "tad")
    type_in(find(asking, QLineEdit, "action_due"), "31/02/2027")
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)

    assert "n’existe pas" in error_of(asking, "action_due")
    assert find(asking, QLineEdit, "action_due").text() == "31/02/2027"
    assert picture(store, helene).actions == ()


@pytest.mark.usefixtures("supported")
def test_asking_for_an_action_before_the_pathway_is_read_opens_it_after(
    qtbot: QtBot, tab: PathwayTab
) -> None:
    tab.refresh()
    tab.show_part("new")

    qtbot.waitUntil(lambda: bool(tab.findChildren(Creation, "action_dialog")))


def test_the_filter_keeps_the_actions_of_one_goal(
    qtbot: QtBot, tab: PathwayTab, licence: Action, bike: Action
) -> None:
    load(qtbot, tab, licence, bike)

    qtbot.mouseClick(find(tab, QPushButton, "goal_filter_1"), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: tab.findChild(ActionRow, f"action_{licence.id.hex}") is None)
    assert row(tab, bike).isVisible()


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


def test_a_line_of_funding_opens_by_its_key_and_comes_back_once_removed(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, licence: Action
) -> None:
    load(qtbot, tab, licence)
    line = kept(store, helene, licence).lines[0]
    opened = find(tab, QWidget, f"funding_line_{line.id.hex}")
    opened.setFocus()
    qtbot.keyClick(opened, Qt.Key.Key_Return)
    changing = dialog(tab, "funding_dialog")
    assert "500" in find(changing, QLineEdit, "funding_asked").text()

    with qtbot.waitSignal(tab.undo_offered) as offered:
        qtbot.mouseClick(find(changing, QPushButton, "funding_remove"), Qt.MouseButton.LeftButton)
    _sentence, act = offered.args or ("", None)
    qtbot.waitUntil(lambda: len(kept(store, helene, licence).lines) == 1)
    take_back(store, tab, act)

    qtbot.waitUntil(lambda: len(kept(store, helene, licence).lines) == 2)


@pytest.mark.usefixtures("supported")
def test_closing_says_which_followups_it_plans_and_shows_them(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID
) -> None:
    load(qtbot, tab)
    qtbot.waitUntil(lambda: "En accompagnement" in shown(tab))
    qtbot.mouseClick(find(tab, QPushButton, "pathway_act_sortir"), Qt.MouseButton.LeftButton)
    asking = dialog(tab, "act_dialog")
    assert "12 juin 2027" in shown(asking)
    assert "12 septembre 2027" in shown(asking)

    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "motif" in error_of(asking, "act_reason"))
    pick(find(asking, QComboBox, "act_reason"), "emploi_durable")
    pick(find(asking, QComboBox, "act_situation"), "emploi")
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: "Le 12 juin 2027" in shown(tab))
    assert picture(store, helene).pathway.state == "sorti"
    assert "Suivis après la sortie" in shown(tab)
    qtbot.waitUntil(lambda: "Emploi durable" in shown(tab))
    assert not find(tab, QPushButton, "pathway_add_action").isVisible()

    qtbot.mouseClick(find(tab, QPushButton, "pathway_act_rouvrir"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: picture(store, helene).pathway.state == "en_accompagnement")
    qtbot.waitUntil(lambda: "Suivis après la sortie" not in shown(tab))


@pytest.mark.parametrize("typed", ["31/02/2027", "13/03/2027", "03/01/2027", ""])
@pytest.mark.usefixtures("supported")
def test_a_closing_day_that_cannot_be_is_said_beside_it(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, typed: str
) -> None:
    load(qtbot, tab)
    qtbot.waitUntil(lambda: "En accompagnement" in shown(tab))
    qtbot.mouseClick(find(tab, QPushButton, "pathway_act_sortir"), Qt.MouseButton.LeftButton)
    asking = dialog(tab, "act_dialog")
    pick(find(asking, QComboBox, "act_reason"), "autonomie")
    pick(find(asking, QComboBox, "act_situation"), "autre")
    day = find(asking, QLineEdit, "act_day")
    day.clear()
    type_in(day, typed)

    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: bool(error_of(asking, "act_day")))
    assert picture(store, helene).pathway.state == "en_accompagnement"


@pytest.mark.usefixtures("supported")
def test_a_suspension_says_until_when_and_a_resumption_ends_it(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID
) -> None:
    load(qtbot, tab)
    qtbot.waitUntil(lambda: "En accompagnement" in shown(tab))
    qtbot.mouseClick(find(tab, QPushButton, "pathway_act_suspendre"), Qt.MouseButton.LeftButton)
    asking = dialog(tab, "act_dialog")
    pick(find(asking, QComboBox, "act_reason"), "attente_aide")
    type_in(find(asking, QLineEdit, "act_review"), "3/5/27")
    qtbot.keyClick(find(asking, QLineEdit, "act_review"), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "point prévu le 3 mai 2027" in shown(tab))
    qtbot.mouseClick(find(tab, QPushButton, "pathway_act_reprendre"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: picture(store, helene).pathway.state == "en_accompagnement")


@pytest.mark.usefixtures("supported")
def test_a_decision_asks_only_for_what_it_needs(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID
) -> None:
    load(qtbot, tab)
    qtbot.waitUntil(lambda: "En accompagnement" in shown(tab))
    qtbot.mouseClick(find(tab, QPushButton, "pathway_act_decider"), Qt.MouseButton.LeftButton)
    asking = dialog(tab, "decision_dialog")
    assert not find(asking, QComboBox, "act_barrier").isVisible()

    pick(find(asking, QComboBox, "act_decision"), "frein_prealable")
    assert find(asking, QComboBox, "act_barrier").isVisible()
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(error_of(asking, "act_barrier")))
    pick(find(asking, QComboBox, "act_barrier"), "garde")
    type_in(find(asking, QLineEdit, "act_partner"), "Relais petite enfance")
    type_in(find(asking, QLineEdit, "act_review"), "3/5/27")
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: picture(store, helene).pathway.state == "suspendu")


@pytest.mark.usefixtures("supported")
def test_a_dialog_closed_while_it_saves_breaks_nothing(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID
) -> None:
    load(qtbot, tab)
    qtbot.waitUntil(lambda: "En accompagnement" in shown(tab))
    tab.add_action()
    asking = dialog(tab, "action_dialog")
    pick(find(asking, QComboBox, "action_kind"), "tad")

    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)
    qtbot.keyClick(asking, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: len(picture(store, helene).actions) == 1)
    qtbot.waitUntil(lambda: "Transport à la demande" in shown(tab))


def test_an_action_asked_without_pathway_says_what_to_do_first(
    qtbot: QtBot, store: Store, desk: Desk
) -> None:
    person = store.run(people.register, NewPerson("Sylla", "Mamadou"), OPENED)
    tab = PathwayTab(desk, person.id)
    qtbot.addWidget(tab)
    tab.show()

    with qtbot.waitSignal(tab.said) as heard:
        tab.refresh()
        tab.show_part("new")

    assert heard.args == ["Ouvrez d’abord un parcours : l’action y prendra place."]
    qtbot.mouseClick(find(tab, QPushButton, "pathway_open"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "À contacter" in shown(tab))
    assert not tab.findChildren(Creation)


def test_whatever_the_keyboard_reaches_has_a_name(
    qtbot: QtBot, tab: PathwayTab, licence: Action, bike: Action
) -> None:
    load(qtbot, tab, licence, bike)
    qtbot.waitUntil(lambda: len(reached(tab)) > 15)

    unnamed = [each for each in reached(tab) if not each.accessibleName() or not each.objectName()]
    assert [each.objectName() or type(each).__name__ for each in unnamed] == []


def test_no_window_of_its_own_opens_while_the_tab_fills(
    qtbot: QtBot, tab: PathwayTab, licence: Action
) -> None:
    load(qtbot, tab, licence)
    tab.add_action()
    dialog(tab, "action_dialog").reject()
    load(qtbot, tab, licence)

    opened = [each for each in QApplication.topLevelWidgets() if each.isVisible()]

    assert opened == [tab]
    assert tab.isActiveWindow()


def test_the_tick_of_the_sheet_is_kept_at_once(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, bike: Action
) -> None:
    load(qtbot, tab, bike)
    tick = find(tab, QCheckBox, "edit_on_sheet")
    assert tick.isChecked()
    tick.setFocus()

    qtbot.keyClick(tick, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: not kept(store, helene, bike).action.on_sheet)


def test_a_result_is_told_once_the_action_is_done(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, bike: Action
) -> None:
    load(qtbot, tab, bike)
    result = find(tab, QComboBox, "edit_result")
    assert not result.isVisible()
    pick(find(tab, QComboBox, "edit_status"), "realisee")
    qtbot.waitUntil(result.isVisible)

    pick(result, "solution_en_place")

    qtbot.waitUntil(lambda: kept(store, helene, bike).action.result == "solution_en_place")
    qtbot.waitUntil(
        lambda: "Résultat : solution mise en place" in shown(tab).replace("\u00a0", " ")
    )


def test_an_abandon_given_up_leaves_the_state_as_it_was(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, bike: Action
) -> None:
    load(qtbot, tab, bike)
    status = find(tab, QComboBox, "edit_status")
    pick(status, "abandonnee")

    qtbot.keyClick(dialog(tab, "abandon_dialog"), Qt.Key.Key_Escape)

    assert status.currentData() == "prevue"
    assert kept(store, helene, bike).action.status == "prevue"


def test_a_goal_in_her_own_words_joins_the_list(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, bike: Action
) -> None:
    load(qtbot, tab, bike)
    pick(find(tab, QComboBox, "edit_goal_choice"), "autre")
    own = find(tab, QLineEdit, "edit_goal_words")
    qtbot.waitUntil(own.hasFocus)

    type_in(own, "Aller seule au marché")
    qtbot.keyClick(own, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: kept(store, helene, bike).goal == "Aller seule au marché")


def test_a_followup_is_completed_with_the_situation_found(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, supported: UUID
) -> None:
    left = ActDetails(reason="autonomie", situation="recherche")
    store.run(pathways.act, supported, PathwayAct.EXIT, date(2027, 1, 4), left)
    load(qtbot, tab)
    qtbot.waitUntil(lambda: tab.findChild(QPushButton, "followup_3") is not None)
    qtbot.mouseClick(find(tab, QPushButton, "followup_3"), Qt.MouseButton.LeftButton)
    asking = dialog(tab, "followup_dialog")
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "non joint" in error_of(asking, "followup_situation"))

    pick(find(asking, QComboBox, "followup_situation"), "emploi")
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: picture(store, helene).followups[0].situation == "emploi")
    qtbot.waitUntil(lambda: "Fait le 12 mars 2027" in shown(tab))
