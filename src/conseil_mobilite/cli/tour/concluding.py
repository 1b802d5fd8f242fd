"""The synthesis: what is kept, in which order, what she can do, what is agreed, then the seal."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from conseil_mobilite.cli.tour import tale
from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.interviewing import kept_picture
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.domain.pathway.pathway_rules import Decision, PathwayState
from conseil_mobilite.domain.people.agreement import TO_PERSON, TO_PRESCRIBER
from conseil_mobilite.gui.assessment.kept_barriers import KeptRow
from conseil_mobilite.services.assessment import synthesis
from conseil_mobilite.services.pathway import actions, pathways
from conseil_mobilite.store.database import Store


def conclude(visit: Visit) -> None:
    """Keep every barrier found and rank three, by the digits; add a strength and the goal."""
    hand = visit.hand
    hand.click("keep_all_barriers")
    hand.wait(lambda: len(_kept(visit)) >= tale.ACTIONS, "Les freins gardés n’ont pas paru.")
    for rank in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        _rank(visit, rank)
    hand.write("strength_text", tale.STRENGTH)
    hand.press(Qt.Key.Key_Return)
    hand.write("goal", tale.GOAL)
    hand.choose(TO_PERSON, "oui")
    hand.choose(TO_PRESCRIBER, "oui")
    visit.settle()


def plan_actions(visit: Visit) -> None:
    """Put the first three recommended actions into the pathway."""
    hand = visit.hand
    offered = _offered(visit)
    if len(offered) < tale.ACTIONS:
        raise StepFailed("La synthèse ne propose pas trois actions.")
    for name in offered[: tale.ACTIONS]:
        hand.click(name)
        visit.settle()
    hand.wait(
        lambda: len(_offered(visit)) == len(offered) - tale.ACTIONS,
        "Les actions n’ont pas été prises.",
    )
    hand.scroll_to_top()
    visit.glimpse("synthese")


def seal(visit: Visit) -> None:
    """Validate, give back, decide: the assessment does not change any more."""
    hand = visit.hand
    hand.click("validate")
    hand.click("give_back")
    hand.click("decide")
    hand.choose("decision", Decision.SUPPORT)
    visit.glimpse("decision")
    hand.click("decision_dialog_create")
    hand.wait(lambda: not hand.sees("decision_dialog_create"), "La décision n’a pas été prise.")
    visit.settle()


def found_concluded(visit: Visit, store: Store) -> None:
    """Three barriers are ranked; the strength and the goal are as they were typed."""
    picture = store.read(synthesis.picture, kept_picture(visit, store).assessment.id)
    ranks = sorted(barrier.rank for barrier in picture.kept if barrier.rank)
    if ranks != [1, 2, 3]:
        raise StepFailed("Les trois premiers freins ne sont pas classés dans la base.")
    if tale.STRENGTH not in {strength.text for strength in picture.strengths}:
        raise StepFailed("L’atout tapé n’est pas dans la base.")
    if picture.assessment.goal != tale.GOAL:
        raise StepFailed("Le but tapé n’est pas dans la base.")
    if dict(picture.agreements) != {TO_PERSON: True, TO_PRESCRIBER: True}:
        raise StepFailed("Les accords donnés ne sont pas dans la base.")


def found_actions(visit: Visit, store: Store) -> None:
    """Three actions are planned, each with the reasons of the rules."""
    pathway = store.read(pathways.current, visit.someone())
    if pathway is None:
        raise StepFailed("La personne n’a pas de parcours ouvert dans la base.")
    planned = store.read(actions.of_pathway, pathway.id, visit.today)
    if len(planned) != tale.ACTIONS or not all(each.action.reasons for each in planned):
        raise StepFailed(
            f"{len(planned)} actions dans la base, au lieu de trois avec leurs raisons."
        )


def found_sealed(visit: Visit, store: Store) -> None:
    assessment = kept_picture(visit, store).assessment
    if assessment.validated_on != visit.today:
        raise StepFailed("Le bilan n’est pas validé du jour dans la base.")
    pathway = store.read(pathways.current, visit.someone())
    if pathway is None or pathway.state != PathwayState.SUPPORTED:
        raise StepFailed("La décision n’a pas mis le parcours en accompagnement.")


def _kept(visit: Visit) -> list[KeptRow]:
    return [each for each in visit.hand.window.findChildren(KeptRow) if each.isVisible()]


def _rank(visit: Visit, key: Qt.Key) -> None:
    """Give a rank to the first barrier that has none."""
    hand, wanted = visit.hand, key.value - Qt.Key.Key_0.value
    without = [each for each in _kept(visit) if not each.barrier.rank]
    if not without:
        return
    without[0].setFocus(Qt.FocusReason.TabFocusReason)
    hand.press(key)
    hand.wait(
        lambda: wanted in {each.barrier.rank for each in _kept(visit)},
        f"Le frein n’a pas pris le rang {wanted}.",
    )


def _offered(visit: Visit) -> list[str]:
    """Return the buttons that plan a recommended action."""
    found = visit.hand.window.findChildren(QPushButton)
    names = [each.objectName() for each in found if each.isVisible() and each.isEnabled()]
    return [name for name in names if name.startswith("plan_")]
