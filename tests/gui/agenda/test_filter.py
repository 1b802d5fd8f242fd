"""Whose diary is shown, and how colleagues are told apart. It is Friday 12 March 2027, 14 h 30."""

from uuid import UUID

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton
from tests.gui.agenda.screen import AgendaScreen

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.gui.agenda.adviser_marks import TONES, marks_of
from conseil_mobilite.gui.agenda.grid.week_grid import WeekGrid
from conseil_mobilite.gui.kit.tokens import DARK, LIGHT, Tokens
from conseil_mobilite.services.agenda import shown_advisers


def tick(agenda: AgendaScreen, name: str) -> None:
    action = agenda.page.findChild(QAction, name)
    assert isinstance(action, QAction), name
    action.trigger()


def chip(agenda: AgendaScreen) -> QPushButton:
    return agenda.find(QPushButton, "agenda_advisers")


def team(*names: str) -> list[Adviser]:
    body = UUID(int=1)
    return [
        Adviser(id=UUID(int=rank), organisation_id=body, first_name=first, last_name=last)
        for rank, (first, last) in enumerate((name.split(" ", 1) for name in names), 7)
    ]


def test_alone_there_is_nobody_to_choose(agenda: AgendaScreen) -> None:
    agenda.page.refresh()
    agenda.wait_for("Semaine 10")

    assert not chip(agenda).isVisible()
    assert "Agendas affichés" not in agenda.words()


def test_the_whole_team_is_shown_with_its_legend_and_stays_so(agenda: AgendaScreen) -> None:
    yann = agenda.colleague("Yann", "Le Goff")
    theirs, mine = agenda.book_for(yann, 1, 10), agenda.book(1, 14)
    grid = agenda.find(WeekGrid, "agenda_grid")
    agenda.page.refresh()
    agenda.bot.waitUntil(lambda: not grid.area_of(mine.id).isEmpty())
    assert chip(agenda).text() == "Mon agenda"
    assert grid.area_of(theirs.id).isEmpty()

    tick(agenda, "agenda_everybody")

    agenda.bot.waitUntil(lambda: not grid.area_of(theirs.id).isEmpty())
    assert chip(agenda).text() == "Toute l’équipe"
    agenda.wait_for("Agendas affichés")
    agenda.wait_for("YL\nYann Le Goff")
    agenda.page.refresh()
    agenda.bot.waitUntil(lambda: not grid.area_of(theirs.id).isEmpty())
    assert chip(agenda).text() == "Toute l’équipe"


def test_colleagues_are_chosen_one_by_one_and_named(agenda: AgendaScreen) -> None:
    yann, claire = agenda.colleague("Yann", "Le Goff"), agenda.colleague("Claire", "Danton")
    theirs, hers = agenda.book_for(yann, 1, 10), agenda.book_for(claire, 2, 10)
    grid = agenda.find(WeekGrid, "agenda_grid")
    agenda.page.refresh()
    agenda.bot.waitUntil(lambda: agenda.page.findChild(QAction, "agenda_everybody") is not None)

    tick(agenda, f"agenda_adviser_{yann.id.hex}")
    agenda.bot.waitUntil(lambda: not grid.area_of(theirs.id).isEmpty())
    assert chip(agenda).text().replace("\u00a0", " ") == "2 agendas"
    assert grid.area_of(hers.id).isEmpty()
    me = agenda.store.adviser
    assert me is not None
    tick(agenda, f"agenda_adviser_{me.hex}")

    agenda.wait_for("Semaine 10")
    assert chip(agenda).text() == "Yann Le Goff"
    agenda.bot.waitUntil(lambda: "Agendas affichés" not in agenda.words())
    agenda.bot.waitUntil(lambda: agenda.store.read(shown_advisers.team, me).shown == (yann.id,))


def test_a_colleague_who_left_is_no_longer_shown(agenda: AgendaScreen) -> None:
    yann = agenda.colleague("Yann", "Le Goff")
    me = agenda.store.adviser
    assert me is not None
    agenda.store.run(shown_advisers.keep, me, [yann.id])
    assert agenda.store.read(shown_advisers.team, me).shown == (yann.id,)

    agenda.store.run(lambda session: setattr(session.get_one(Adviser, yann.id), "active", False))

    assert agenda.store.read(shown_advisers.team, me).shown == (me,)


def test_marks_have_words_of_their_own_and_tones_apart() -> None:
    colleagues = team("Nadia Lefèvre", "Noé Lambert", "Yann Le Goff", "Claire Danton")

    marks = list(marks_of(colleagues, ()).values())

    assert [mark.words for mark in marks] == ["NLe", "NLa", "YL", "CD"]
    assert len({mark.tone for mark in marks}) == 4
    assert marks_of(colleagues, [colleagues[0].id]) == {}


def test_a_mark_does_not_depend_on_who_else_is_shown() -> None:
    colleagues = team("Nadia Lefèvre", "Noé Lambert", "Yann Le Goff")
    two = [colleagues[0].id, colleagues[2].id]

    some, everybody = marks_of(colleagues, two), marks_of(colleagues, ())

    assert list(some) == two
    assert all(some[each] == everybody[each] for each in two)


def test_namesakes_are_told_by_their_whole_name() -> None:
    colleagues = team("Anne Roy", "Anne Roy")

    words = [mark.words for mark in marks_of(colleagues, ()).values()]

    assert words == ["Anne Roy", "Anne Roy"]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_each_tone_of_a_colleague_is_one_of_the_theme(tokens: Tokens) -> None:
    neutral = tokens.tone("")

    fronts = [tokens.tone(tone)[0].name() for tone in TONES]

    assert neutral[0].name() not in fronts
    assert len(set(fronts)) == len(TONES)
