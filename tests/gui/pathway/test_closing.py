"""Closing a pathway in one dialog, and the follow-ups after it."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from sqlmodel import Session
from tests.gui.looking import error_of, find, pick, plain, shown
from tests.gui.pathway.screen import (
    CONTROL,
    TODAY,
    asked,
    click,
    dialog,
    load,
    picture,
    twice,
    write,
)

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway_rules import PathwayAct
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.page import Route, Screen
from conseil_mobilite.gui.pathway.tab import PathwayTab
from conseil_mobilite.services.assessment import assessments
from conseil_mobilite.services.pathway import pathways
from conseil_mobilite.services.pathway.pathway_checks import ActDetails
from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.journal import journal


@pytest.mark.usefixtures("supported")
def test_closing_asks_for_what_is_missing_and_says_what_follows(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID
) -> None:
    asking = closing(qtbot, tab)
    assert "Suivis prévus le 12 juin 2027 et le 12 septembre 2027." in plain(shown(asking))

    twice(qtbot, asking.confirm)
    qtbot.waitUntil(lambda: "motif" in error_of(asking, "act_reason"))
    pick(find(asking, QComboBox, "act_reason"), "emploi_durable")
    assert "Sortie positive" in shown(asking)
    twice(qtbot, asking.confirm)
    qtbot.waitUntil(lambda: "situation" in error_of(asking, "act_situation"))
    pick(find(asking, QComboBox, "act_situation"), "emploi")
    twice(qtbot, asking.confirm)

    qtbot.waitUntil(lambda: "bilan final" in error_of(asking, "final_skipped"))
    assert picture(store, helene).pathway.state == "en_accompagnement"


@pytest.mark.usefixtures("supported")
def test_closing_is_one_act_that_the_journal_undoes(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID
) -> None:
    asking = closing(qtbot, tab)
    pick(find(asking, QComboBox, "act_reason"), "emploi_durable")
    pick(find(asking, QComboBox, "act_situation"), "emploi")
    pick(find(asking, QComboBox, "final_skipped"), "bilan_recent")
    click(qtbot, asking, "exit_velo_leve")
    click(qtbot, asking, "exit_garde_persistant")

    with qtbot.waitSignal(tab.undo_offered) as offered:
        twice(qtbot, asking.confirm)
    qtbot.waitUntil(lambda: "Le 12 juin 2027" in shown(tab))

    closed = picture(store, helene)
    assert (closed.pathway.state, closed.pathway.final_skipped) == ("sorti", "bilan_recent")
    assert [each.status for each in closed.barriers] == ["leve", "persistant"]
    assert "en emploi · sortie positive · sans bilan final" in plain(shown(tab))
    sentence, act = offered.args or ("", None)
    assert sentence == "Parcours terminé"
    assert isinstance(act, UUID)
    store.run(journal.undo, act)
    assert {each.status for each in picture(store, helene).barriers} == {"present"}


@pytest.mark.usefixtures("supported")
def test_a_closing_given_up_in_the_middle_writes_nothing(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID
) -> None:
    asking = closing(qtbot, tab)
    pick(find(asking, QComboBox, "act_reason"), "autonomie")
    click(qtbot, asking, "exit_velo_leve")

    qtbot.keyClick(asking, Qt.Key.Key_Escape)

    kept = picture(store, helene)
    assert (kept.pathway.state, {each.status for each in kept.barriers}) == (
        "en_accompagnement",
        {"present"},
    )


@pytest.mark.parametrize("typed", ["31/02/2027", "13/03/2027", "03/01/2027", "", "hier soir"])
@pytest.mark.usefixtures("supported")
def test_a_closing_day_that_cannot_be_is_said_beside_it(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, typed: str
) -> None:
    asking = closing(qtbot, tab)
    pick(find(asking, QComboBox, "act_reason"), "autonomie")
    pick(find(asking, QComboBox, "act_situation"), "autre")
    pick(find(asking, QComboBox, "final_skipped"), "temps")
    write(asking, "act_day", typed)

    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: bool(error_of(asking, "act_day")))
    assert find(asking, QLineEdit, "act_day").text() == typed
    assert picture(store, helene).pathway.state == "en_accompagnement"


@pytest.mark.usefixtures("supported")
def test_the_day_typed_moves_the_followups(qtbot: QtBot, tab: PathwayTab) -> None:
    asking = closing(qtbot, tab)
    find(asking, QLineEdit, "act_day").setFocus()
    write(asking, "act_day", "28/2/27")

    qtbot.keyClick(find(asking, QLineEdit, "act_day"), Qt.Key.Key_Tab)

    qtbot.waitUntil(lambda: "le 28 mai 2027 et le 28 août 2027" in plain(shown(asking)))


@pytest.mark.usefixtures("supported")
def test_a_death_asks_for_no_assessment_and_plans_no_followup(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID
) -> None:
    asking = closing(qtbot, tab)
    assert find(asking, QPushButton, "closing_assess").isVisible()

    pick(find(asking, QComboBox, "act_reason"), "deces")

    assert not find(asking, QPushButton, "closing_assess").isVisible()
    assert "Que sont devenus les freins" not in shown(asking)
    assert "Aucun suivi ne sera prévu pour ce motif." in shown(asking)
    assert "Clôture administrative" in shown(asking)
    pick(find(asking, QComboBox, "act_situation"), "autre")
    qtbot.keyClick(find(asking, QComboBox, "act_situation"), Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: picture(store, helene).pathway.end_reason == "deces")


@pytest.mark.usefixtures("supported")
def test_the_published_list_of_positive_exits_can_be_read(qtbot: QtBot, tab: PathwayTab) -> None:
    asking = closing(qtbot, tab)

    click(qtbot, asking, "closing_which")

    for reason in ("Formation ou alternance", "Compétences acquises, personne autonome"):
        assert reason in shown(asking)
        assert reason in find(asking, QComboBox, "act_reason").whatsThis()
    pick(find(asking, QComboBox, "act_reason"), "demenagement")
    assert find(asking, QLabel, "closing_kind").text() == "Sortie neutre"


@pytest.mark.usefixtures("supported")
def test_the_final_assessment_is_begun_once_from_the_closing(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID
) -> None:
    asking = closing(qtbot, tab)
    routes: list[Route] = []
    tab.route_chosen.connect(routes.append)

    with qtbot.waitSignal(tab.changed):
        twice(qtbot, find(asking, QPushButton, "closing_assess"))

    begun = picture(store, helene).final
    assert begun
    assert routes == [Route(Screen.ASSESSMENT, begun.id)]
    assert picture(store, helene).pathway.state == "en_accompagnement"


@pytest.mark.usefixtures("supported")
def test_a_final_assessment_under_way_is_resumed_from_the_closing(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, clock: Clock
) -> None:
    begun = store.run(assessments.start_for, helene, "final", clock())
    asking = closing(qtbot, tab)
    assert "Un bilan final est commencé" in shown(asking)
    assert find(asking, QPushButton, "closing_assess").text().startswith("Reprendre")

    with qtbot.waitSignal(tab.route_chosen) as gone:
        click(qtbot, asking, "closing_assess")

    assert gone.args == [Route(Screen.ASSESSMENT, begun.id)]


@pytest.mark.usefixtures("supported")
def test_another_assessment_under_way_is_said_and_the_closing_stays(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, clock: Clock
) -> None:
    store.run(assessments.start_for, helene, "complet", clock())
    asking = closing(qtbot, tab)

    click(qtbot, asking, "closing_assess")

    qtbot.waitUntil(lambda: "terminez-le avant de commencer" in plain(shown(asking)))
    assert asking.isVisible()
    assert asking.confirm.isEnabled()


def test_a_final_assessment_already_validated_is_said_and_nothing_is_asked(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, supported: UUID
) -> None:
    store.run(assess_at_the_end, supported)
    asking = closing(qtbot, tab)
    assert "Bilan final validé le 12 mars 2027." in plain(shown(asking))
    assert asking.findChild(QComboBox, "final_skipped") is None
    pick(find(asking, QComboBox, "act_reason"), "autonomie")
    pick(find(asking, QComboBox, "act_situation"), "autre")

    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: picture(store, helene).pathway.state == "sorti")
    assert picture(store, helene).pathway.final_skipped == ""


def test_what_is_left_to_do_is_said_before_closing(
    qtbot: QtBot, tab: PathwayTab, bike: Action
) -> None:
    load(qtbot, tab, bike)

    asking = closing(qtbot, tab)

    said = "1 action reste à faire : elle reste dans le dossier, telle quelle."
    assert said in plain(shown(asking))


def test_a_pathway_is_dropped_with_a_reason_and_nothing_more(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID
) -> None:
    asking = asked(qtbot, tab, "pathway_act_classer", "closing_dialog")
    assert asking.findChild(QPushButton, "closing_assess") is None
    assert "Aucun suivi n’est prévu après un classement sans suite." in plain(shown(asking))
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "motif" in error_of(asking, "act_reason"))

    pick(find(asking, QComboBox, "act_reason"), "injoignable")
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: picture(store, helene).pathway.state == "sans_suite")
    assert picture(store, helene).followups == ()


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

    qtbot.waitUntil(lambda: picture(store, helene).followups[0].followup.situation == "emploi")
    qtbot.waitUntil(lambda: "Fait le 12 mars 2027" in shown(tab))


def closing(qtbot: QtBot, tab: PathwayTab) -> Creation:
    """Ask to close the pathway."""
    asking = asked(qtbot, tab, "pathway_act_sortir", "closing_dialog")
    qtbot.waitUntil(asking.isActiveWindow)
    return asking


def assess_at_the_end(session: Session, pathway_id: UUID) -> None:
    made = Assessment(
        pathway_id=pathway_id,
        kind="final",
        grid_version="CM-2026.1",
        started_at=session.info["clock"](),
        validated_on=TODAY,
    )
    session.add(made)
