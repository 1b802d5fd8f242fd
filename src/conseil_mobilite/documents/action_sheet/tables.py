"""The tables of the action sheet: steps, aids and rights."""

from conseil_mobilite.documents.kit.blocks import (
    Block,
    Cell,
    CheckBox,
    Column,
    Gap,
    Section,
    Table,
    cell,
    text,
    told,
)
from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.words import EMPTY, Words, lines, plain, strong
from conseil_mobilite.domain.language.french import counted, euros, phone_display
from conseil_mobilite.domain.paper.action_sheet import ActionSheet, Aid, Step

_STEPS = tuple(
    Column(plain(head), share)
    for head, share in (("À faire", 71), ("Avec qui", 53), ("Avant le", 31), ("Fait", 15))
)
_AIDS = tuple(
    Column(plain(head), share)
    for head, share in (("Aide ou droit", 73), ("Combien", 29), ("Qui décide", 34), ("Réponse", 34))
)


def steps(content: ActionSheet) -> Section:
    heading = plain("Vos étapes")
    if not content.steps:
        none = "Aucune étape n’est encore décidée. Vous choisirez la première ensemble."
        return Section(heading, (text(none),), Icon.STEPS)
    rows = tuple(_step(content, step) for step in content.first_steps)
    blocks: list[Block] = [Table(_STEPS, rows, numbered=True)]
    if later := content.later_steps:
        words = f"Il y a encore {counted(later, 'étape')}. {_later(later)}"
        blocks += [Gap(6), text(words)]
    return Section(heading, tuple(blocks), Icon.STEPS)


def aids(content: ActionSheet) -> Section:
    """List the reduced fare first: it is a right, whatever else is asked for."""
    everything = (_reduced_fare(content.fare_network), *content.aids)
    rows = tuple(_aid(content, aid) for aid in everything)
    return Section(plain("Vos aides et vos droits"), (Table(_AIDS, rows),), Icon.EURO)


def _later(count: int) -> str:
    seen = "Vous la verrez" if count == 1 else "Vous les verrez"
    return f"{seen} ensemble au prochain rendez-vous."


def _step(content: ActionSheet, step: Step) -> tuple[Cell, ...]:
    papers = plain(f"Papiers : {step.papers}") if step.papers.strip() else EMPTY
    phone = plain(phone_display(step.phone)) if step.phone else EMPTY
    partner = strong(step.partner) or plain("à préciser ensemble")
    return (
        told(strong(step.what), papers),
        told(partner, lines(plain(step.address), phone)),
        cell(_deadline(content, step)),
        (_done(step),),
    )


def _done(step: Step) -> CheckBox:
    if step.done:
        return CheckBox(ticked=True, told="Case cochée : fait")
    return CheckBox()


def _deadline(content: ActionSheet, step: Step) -> Words:
    if step.due_on is None:
        return plain("pas de date fixée")
    weekday, day = day_words(step.due_on, weekday=True, since=content.issued_on).split(" ", 1)
    return lines(strong(weekday), strong(day))


def _aid(content: ActionSheet, aid: Aid) -> tuple[Cell, ...]:
    sum_granted = "" if aid.amount_cents is None else euros(aid.amount_cents)
    return (
        told(strong(aid.name), plain(aid.detail)),
        cell(strong(sum_granted or aid.amount or "à confirmer")),
        cell(plain(aid.decided_by or "à préciser ensemble")),
        cell(plain(_answer(content, aid))),
    )


def _answer(content: ActionSheet, aid: Aid) -> str:
    if aid.granted_on:
        return f"accordée le {day_words(aid.granted_on, since=content.issued_on)}"
    if aid.answer_by:
        return f"avant le {day_words(aid.answer_by, since=content.issued_on)}"
    if aid.answer or aid.asked_on is None:
        return aid.answer or "pas encore de date"
    return f"demandée le {day_words(aid.asked_on, since=content.issued_on)}, pas encore de date"


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
