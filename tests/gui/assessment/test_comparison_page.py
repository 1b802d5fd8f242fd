"""Comparing two assessments, by real keys and clicks."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session
from tests.conftest import NOW
from tests.gui.assessment.screen import found, show, texts
from tests.gui.looking import focus
from tests.gui.showing import show_alone

from conseil_mobilite.app.pages import places, rooms
from conseil_mobilite.domain.assessment.assessment import Assessment, AxisScore, Barrier
from conseil_mobilite.domain.assessment.replies import Reply
from conseil_mobilite.domain.language.french import NO_BREAK
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.gui.assessment.comparison_page import ComparisonPage
from conseil_mobilite.gui.assessment.tab import AssessmentsTab
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.page import Route, Screen
from conseil_mobilite.gui.shell.stage import Stage
from conseil_mobilite.services.assessment.assessment_replies import answer_row
from conseil_mobilite.store.database import Store

LEFT, Key = Qt.MouseButton.LeftButton, Qt.Key
DAYS = (date(2026, 3, 2), date(2026, 6, 8), date(2026, 10, 5))
LEVELS: tuple[dict[str, int | None], ...] = (
    {"MOYENS": 0, "OFFRE": 3, "SANTE": 1, "CONF": None, "ADMIN": 2},
    {"MOYENS": 1, "OFFRE": 3, "SANTE": 1, "CONF": 2, "ADMIN": 2},
    {"MOYENS": 2, "OFFRE": 2, "SANTE": 3, "CONF": 3, "ADMIN": 2},
)
KINDS = ("complet", "complet", "final")


@pytest.fixture
def assessed(store: Store) -> list[Assessment]:
    """Three validated assessments of one person: the last is final."""
    return store.run(lambda session: _assessments(session, 3))


@pytest.fixture
def person(store: Store, assessed: list[Assessment]) -> UUID:
    return store.read(lambda session: _person_of(session, assessed[0]))


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, person: UUID) -> ComparisonPage:
    made = ComparisonPage(desk, person)
    show_alone(qtbot, made, 1270, 684)
    made.refresh()
    qtbot.waitUntil(lambda: bool(card(made, "headline")))
    return made


def test_the_first_and_the_last_are_compared_in_words_and_on_one_radar(
    page: ComparisonPage,
) -> None:
    assert page.header.before.currentText() == "Bilan complet du 2 mars 2026"
    assert page.header.after.currentText() == "Bilan final du 5 octobre 2026"
    assert card(page, "headline") == (
        "Vous avez progressé sur 2 points ; 1 point est devenu plus difficile. 1 frein est levé."
    )
    assert "Permis et moyens de déplacement" in card(page, "gains")
    assert "+ 2 niveaux" in card(page, "gains")
    assert "de « Suffisant » à « Fragile »" in card(page, "losses")
    assert "n’efface pas le chemin fait" in card(page, "losses")
    assert "Aucun moyen de transport à disposition" in card(page, "lifted")
    assert "Vous pouvez aller 12 km plus loin" in card(page, "perimeter")
    radar = page.levels.twins.radar.accessibleDescription().replace(NO_BREAK, " ")
    assert "Moyens : Fragile (2 sur 4), auparavant Bloquant (0)" in radar


def test_the_table_says_the_change_of_each_axis_one_key_away(
    qtbot: QtBot, page: ComparisonPage
) -> None:
    page.levels.twins.radar.setFocus()

    qtbot.keyClick(page.levels.twins.radar, Key.Key_T)

    table = page.levels.twins.table
    assert table.isVisible()
    rows = [
        [str(table.rows.index(rank, of).data()).replace(NO_BREAK, " ") for of in range(4)]
        for rank in range(table.rows.rowCount())
    ]
    assert len(rows) == 10
    assert ["Moyens", "0/4 · Bloquant", "2/4 · Fragile", "+ 2 niveaux"] in rows
    assert ["Offre", "3/4 · Suffisant", "2/4 · Fragile", "− 1 niveau"] in rows
    assert ["Droits", "2/4 · Fragile", "2/4 · Fragile", "inchangé"] in rows
    assert ["Confiance", "Non évalué", "3/4 · Suffisant", "non comparable"] in rows


def test_the_keyboard_begins_with_the_choice_of_the_first_and_changes_it(
    qtbot: QtBot, page: ComparisonPage
) -> None:
    qtbot.waitUntil(lambda: focus() == "compare_before")

    QTest.keyClick(page.header.before, Key.Key_Down)

    qtbot.waitUntil(lambda: "+ 1 niveau" in card(page, "gains"))
    assert page.header.before.currentText() == "Bilan complet du 8 juin 2026"
    assert "Confiance" in card(page, "gains")


def test_each_choice_keeps_the_order_of_time(page: ComparisonPage) -> None:
    def offered(choice: QWidget) -> list[str]:
        assert choice in {page.header.before, page.header.after}
        box = page.header.before if choice is page.header.before else page.header.after
        return [box.itemText(rank)[-16:].strip() for rank in range(box.count())]

    assert [text.split()[-2] for text in offered(page.header.before)] == ["mars", "juin"]
    assert [text.split()[-2] for text in offered(page.header.after)] == ["juin", "octobre"]


def test_a_shared_screen_hides_what_is_sensitive_and_says_so(
    qtbot: QtBot, page: ComparisonPage
) -> None:
    assert "Santé" in texts(page)

    click(qtbot, page, "share_comparison")

    assert "Santé" not in texts(page)
    qtbot.waitUntil(lambda: "3 points sont masqués" in plain(page))
    assert "Santé" not in texts(page)
    assert "Santé" not in page.levels.twins.radar.accessibleDescription()
    assert "progressé sur 1 point ;" in card(page, "headline")

    click(qtbot, page, "share_comparison")
    qtbot.waitUntil(lambda: "Santé" in texts(page))


def test_leaving_the_page_stops_the_sharing(qtbot: QtBot, page: ComparisonPage) -> None:
    click(qtbot, page, "share_comparison")
    qtbot.waitUntil(lambda: "points sont masqués" in plain(page))

    page.leave()

    qtbot.waitUntil(lambda: "Santé" in texts(page))


def test_escape_and_the_button_go_back(qtbot: QtBot, page: ComparisonPage) -> None:
    qtbot.waitUntil(lambda: focus() == "compare_before")
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page.header.before, Key.Key_Escape)

    with qtbot.waitSignal(page.left):
        click(qtbot, page, "leave_comparison")


def test_a_route_may_name_the_later_of_the_two(
    qtbot: QtBot, page: ComparisonPage, assessed: list[Assessment]
) -> None:
    page.show_part(str(assessed[1].id))

    qtbot.waitUntil(lambda: "juin" in page.header.after.currentText())
    assert page.part() == str(assessed[1].id)


def test_one_that_is_gone_falls_back_on_the_usual_two(
    qtbot: QtBot, page: ComparisonPage, person: UUID
) -> None:
    with qtbot.waitSignal(page.said) as said:
        page.show_part(str(person))

    assert "pas dans le dossier" in said.args[0]
    qtbot.waitUntil(lambda: page.part() == "")


def test_a_person_with_one_assessment_is_told_that_it_takes_two(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    (only,) = store.run(lambda session: _assessments(session, 1))
    page = ComparisonPage(desk, store.read(lambda session: _person_of(session, only)))
    qtbot.addWidget(page)
    page.show()

    page.refresh()

    qtbot.waitUntil(lambda: "Il en faut deux pour comparer" in texts(page))
    assert not page.header.before.isVisible()


def test_the_tab_offers_to_compare_from_two_assessments_on(
    qtbot: QtBot, desk: Desk, person: UUID
) -> None:
    tab = AssessmentsTab(desk, person)
    qtbot.addWidget(tab)
    tab.show()
    tab.refresh()
    qtbot.waitUntil(lambda: visible(tab, "compare_assessments"))

    with qtbot.waitSignal(tab.route_chosen) as chosen:
        click(qtbot, tab, "compare_assessments")

    assert chosen.args == [Route(Screen.COMPARISON, person)]


def test_the_tab_does_not_offer_it_for_one_assessment(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    (only,) = store.run(lambda session: _assessments(session, 1))
    tab = AssessmentsTab(desk, store.read(lambda session: _person_of(session, only)))
    qtbot.addWidget(tab)
    tab.show()
    tab.refresh()

    qtbot.waitUntil(lambda: "2 mars 2026" in texts(tab))

    assert not visible(tab, "compare_assessments")


def test_a_validated_final_assessment_leads_to_the_comparison(
    qtbot: QtBot, desk: Desk, store: Store, assessed: list[Assessment], person: UUID
) -> None:
    shown = show(qtbot, desk, store, assessed[2].id)
    qtbot.waitUntil(lambda: visible(shown.page, "compare_with_initial"))

    with qtbot.waitSignal(shown.page.route_chosen) as chosen:
        click(qtbot, shown.page, "compare_with_initial")

    assert chosen.args == [Route(Screen.COMPARISON, person, str(assessed[2].id))]


def test_an_initial_assessment_does_not_lead_there(
    qtbot: QtBot, desk: Desk, store: Store, assessed: list[Assessment]
) -> None:
    shown = show(qtbot, desk, store, assessed[0].id)

    qtbot.waitUntil(lambda: "Validé le 2 mars 2026" in texts(shown.page))

    assert not visible(shown.page, "compare_with_initial")


def test_the_window_opens_the_comparison_and_escape_comes_back(
    qtbot: QtBot, desk: Desk, person: UUID
) -> None:
    stage = Stage(places(desk), rooms(desk))
    qtbot.addWidget(stage)
    stage.show()
    stage.open(Route(Screen.PERSON, person, "assessments"))
    stage.open(Route(Screen.COMPARISON, person))
    page = stage.page()
    assert isinstance(page, ComparisonPage)
    qtbot.waitUntil(lambda: bool(card(page, "headline")))

    page.left.emit()

    assert stage.route().screen is Screen.PERSON


def card(page: ComparisonPage, name: str) -> str:
    """Return the words of a card, its spaces made plain; nothing where it is not shown."""
    shown = [one for one in found(page, f"comparison_{name}") if one.isVisible()]
    return " ".join(plain(one) for one in shown).strip()


def plain(holder: QWidget) -> str:
    return texts(holder).replace(NO_BREAK, " ")


def visible(holder: QWidget, name: str) -> bool:
    return any(one.isVisible() for one in found(holder, name))


def click(qtbot: QtBot, holder: QWidget, name: str) -> None:
    (one,) = [one for one in found(holder, name) if one.isVisible()]
    qtbot.mouseClick(one, LEFT)


def _assessments(session: Session, count: int) -> list[Assessment]:
    person = Person(
        file_number=f"2026-000{count}",
        last_name="Benmansour",
        first_name="Aïcha",
        registered_on=DAYS[0],
    )
    session.add(person)
    session.flush()
    pathway = Pathway(person_id=person.id, opened_on=DAYS[0])
    session.add(pathway)
    session.flush()
    made = [_validated(session, pathway.id, rank) for rank in range(count)]
    _tell(session, made[0], 18, aucun_moyen="present", sante_deplacement="present")
    if count > 1:
        _tell(session, made[-1], 30, aucun_moyen="leve")
    return made


def _validated(session: Session, pathway: UUID, rank: int) -> Assessment:
    one = Assessment(
        pathway_id=pathway,
        kind=KINDS[rank],
        grid_version="CM-2026.1",
        started_at=NOW - timedelta(days=300 - 90 * rank),
        validated_on=DAYS[rank],
        profile_computed="P_NA",
        profile_retained="P_NA",
    )
    session.add(one)
    session.flush()
    for axis, level in LEVELS[rank].items():
        session.add(AxisScore(assessment_id=one.id, axis=axis, computed=level, retained=level))
    session.flush()
    return one


def _tell(session: Session, one: Assessment, kilometres: int, **barriers: str) -> None:
    session.add(answer_row(one.id, "D05", Reply(kilometres=kilometres), NOW))
    for code, status in barriers.items():
        session.add(Barrier(assessment_id=one.id, code=code, status=status, noted_on=DAYS[0]))
    session.flush()


def _person_of(session: Session, assessment: Assessment) -> UUID:
    return session.get_one(Pathway, assessment.pathway_id).person_id
