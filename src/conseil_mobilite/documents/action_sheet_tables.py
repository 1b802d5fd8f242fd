"""The tables of the action sheet: steps, aids and rights."""

from collections.abc import Sequence
from functools import partial

from reportlab.lib.units import mm

from conseil_mobilite.documents.kit.blocks import Cell
from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.markup import EMPTY, Markup, lines, plain, strong
from conseil_mobilite.documents.kit.pictograms import Icon
from conseil_mobilite.documents.kit.sheet import Sheet
from conseil_mobilite.documents.kit.structure import Node
from conseil_mobilite.documents.kit.tables import (
    Columns,
    Headed,
    numbered_table,
    table,
    told,
)
from conseil_mobilite.domain.language.french import counted, euros, phone_display
from conseil_mobilite.domain.paper.action_sheet import ActionSheet, Aid, Step

_STEPS = Columns(("À faire", "Avec qui", "Avant le", "Fait"), (71 * mm, 53 * mm, 31 * mm, 15 * mm))
_AIDS = Columns(
    ("Aide ou droit", "Combien", "Qui décide", "Réponse"), (73 * mm, 29 * mm, 34 * mm, 34 * mm)
)


def steps(sheet: Sheet, content: ActionSheet) -> None:
    heading = sheet.heading("Vos étapes", Icon.STEPS)
    if not content.steps:
        none = "Aucune étape n’est encore décidée. Vous choisirez la première ensemble."
        sheet.together(heading, sheet.text(plain(none)))
        return
    rows = [partial(_step, sheet, content, step) for step in content.first_steps]
    sheet.add(Headed(heading, numbered_table(sheet, _STEPS, rows)))
    if later := content.later_steps:
        sheet.gap(6)
        words = f"Il y a encore {counted(later, 'étape')}. {_later(later)}"
        sheet.add(sheet.text(plain(words)))


def aids(sheet: Sheet, content: ActionSheet) -> None:
    """List the reduced fare first: it is a right, whatever else is asked for."""
    heading = sheet.heading("Vos aides et vos droits", Icon.EURO)
    everything = (_reduced_fare(content.fare_network), *content.aids)
    rows = [partial(_aid, sheet, content, aid) for aid in everything]
    sheet.add(Headed(heading, table(sheet, _AIDS, rows)))


def _later(count: int) -> str:
    seen = "Vous la verrez" if count == 1 else "Vous les verrez"
    return f"{seen} ensemble au prochain rendez-vous."


def _step(sheet: Sheet, content: ActionSheet, step: Step, cells: Sequence[Node]) -> Sequence[Cell]:
    what, who, by, done = cells
    papers = plain(f"Papiers : {step.papers}") if step.papers.strip() else EMPTY
    phone = plain(phone_display(step.phone)) if step.phone else EMPTY
    partner = strong(step.partner) or plain("à préciser ensemble")
    return [
        told(sheet, what, strong(step.what), papers),
        told(sheet, who, partner, lines(plain(step.address), phone)),
        [sheet.text(_deadline(content, step), parent=by)],
        sheet.checkbox(done, ticked=step.done),
    ]


def _deadline(content: ActionSheet, step: Step) -> Markup:
    if step.due_on is None:
        return plain("pas de date fixée")
    weekday, day = day_words(step.due_on, weekday=True, since=content.issued_on).split(" ", 1)
    return lines(strong(weekday), strong(day))


def _aid(sheet: Sheet, content: ActionSheet, aid: Aid, cells: Sequence[Node]) -> Sequence[Cell]:
    name, amount, decision, answer = cells
    sum_granted = "" if aid.amount_cents is None else euros(aid.amount_cents)
    return [
        told(sheet, name, strong(aid.name), plain(aid.detail)),
        [sheet.text(strong(sum_granted or aid.amount or "à confirmer"), parent=amount)],
        [sheet.text(plain(aid.decided_by or "à préciser ensemble"), parent=decision)],
        [sheet.text(plain(_answer(content, aid)), parent=answer)],
    ]


def _answer(content: ActionSheet, aid: Aid) -> str:
    if aid.answer_by is None:
        return aid.answer or "pas encore de date"
    return f"avant le {day_words(aid.answer_by, since=content.issued_on)}"


def _reduced_fare(network: str) -> Aid:
    """Tell the right to reduced fares (Code des transports, art. L1113-1)."""
    return Aid(
        name="Réduction dans les transports",
        detail="C’est la loi, où que vous habitiez, si vos revenus ouvrent droit à la "
        "Complémentaire santé solidaire gratuite : réduction ou aide équivalente "
        "(Code des transports, article L1113-1).",
        amount="au moins 50 %",
        decided_by=network or "le réseau de transport",
        answer="à demander au guichet",
    )
