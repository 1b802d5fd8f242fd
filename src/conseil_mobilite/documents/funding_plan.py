"""The funding plan of one action."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from conseil_mobilite.documents.kit.blocks import Block, Ending, Gap, Panel, Section
from conseil_mobilite.documents.kit.closing import data_protection, signatures
from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.letterhead import foot, letterhead
from conseil_mobilite.documents.kit.paragraphs import Paragraph, Size, Title, text
from conseil_mobilite.documents.kit.tables import Cell, Column, Facts, Table, cell, told
from conseil_mobilite.documents.kit.words import Words, joined, lines, plain, strong
from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.domain.paper.funding_plan import ActionFunding, FundingShare
from conseil_mobilite.domain.situation.budget_sentences import to_the_cent

TITLE: Final = "Plan de financement"
_MOST_NAMED: Final = 3
_UNKNOWN_COST: Final = "pas encore connu"
_COLUMNS: Final = (
    Column(plain("Qui est sollicité"), 58),
    Column(plain("Demandé"), 36, figures=True),
    Column(plain("Accordé"), 36, figures=True),
    Column(plain("Réponse et paiement"), 50),
)


def document(content: ActionFunding) -> Document:
    return Document(
        title=f"{TITLE} – {content.person_name}",
        author=content.organisation.name,
        day=content.issued_on,
        foot=foot(f"Plan n° {content.number}", content.organisation),
        blocks=tuple(_blocks(content)),
    )


def _blocks(content: ActionFunding) -> Iterator[Block]:
    yield letterhead(content.organisation, content.adviser)
    yield from _title(content)
    yield _purpose(content)
    yield _shares(content)
    yield _rest(content)
    signed = signatures(content.signing) if content.signing else ()
    yield Ending((), (), (*signed, *data_protection(content.notice)))


def _title(content: ActionFunding) -> Iterator[Block]:
    who = joined(strong(content.person_name), plain(","), between="")
    day = plain(f"le {day_words(content.issued_on)}.")
    yield Gap(16)
    yield Title(plain(TITLE))
    yield Gap(3)
    yield Paragraph(joined(plain("Pour"), who, day, plain(f"Plan n° {content.number}.")))
    yield Gap(10)


def _purpose(content: ActionFunding) -> Section:
    cost = _UNKNOWN_COST if content.cost is None else to_the_cent(content.cost)
    rows = [(plain("Coût total"), cell(strong(cost)))]
    if content.partner:
        rows.append((plain("Avec"), cell(plain(content.partner))))
    if content.due_on:
        rows.append((plain("À faire avant le"), cell(plain(day_words(content.due_on)))))
    purpose = Paragraph(strong(content.purpose), Size.LEAD)
    return Section(plain("Pour quoi"), (purpose, Gap(4), Facts(tuple(rows))), Icon.FLAG)


def _shares(content: ActionFunding) -> Section:
    heading = plain("Qui paie")
    if not content.shares:
        none = "Aucune aide n’est encore demandée pour cette action."
        return Section(heading, (text(none),), Icon.EURO)
    rows = (*(_share(share) for share in content.shares), _total(content))
    return Section(heading, (Table(_COLUMNS, rows),), Icon.EURO)


def _share(share: FundingShare) -> tuple[Cell, ...]:
    granted = "" if share.granted is None else to_the_cent(share.granted)
    return (
        told(strong(share.funder), plain(share.aid)),
        told(_sum(share.asked, "montant non noté"), _on(share.asked_on)),
        told(plain(granted or "en attente"), _on(share.granted_on)),
        cell(lines(strong(_answer(share)), *_payment(share))),
    )


def _sum(cents: int, nothing: str) -> Words:
    return plain(to_the_cent(cents) if cents else nothing)


def _on(day: date | None) -> Words:
    return plain(f"le {day_words(day)}" if day else "")


def _answer(share: FundingShare) -> str:
    if share.waiting:
        return "Pas encore de réponse"
    if share.refused:
        return "Refusé"
    return "Accordé en partie" if (share.granted or 0) < share.asked else "Accordé"


def _payment(share: FundingShare) -> tuple[Words, ...]:
    """Say who pays whom, and when it was paid; nothing is paid where it was refused."""
    if share.refused:
        return ()
    return plain(share.payer), plain(f"Payé le {day_words(share.paid_on)}" if share.paid_on else "")


def _total(content: ActionFunding) -> tuple[Cell, ...]:
    waiting = f"dont {to_the_cent(content.sums.pending)} en attente" if content.waiting else ""
    asked = strong(to_the_cent(content.asked))
    return (
        cell(strong("Total")),
        told(asked, plain(waiting)),
        cell(strong(to_the_cent(content.sums.granted))),
        (),
    )


def _rest(content: ActionFunding) -> Section:
    heading = plain(f"Ce qui reste à payer par {content.person_name}")
    missing = _missing(content) if content.shares else ()
    return Section(heading, (Panel(tuple(_rest_words(content))), *missing), Icon.PURSE)


def _rest_words(content: ActionFunding) -> Iterator[Block]:
    sums = content.sums
    if content.cost is None:
        yield text("On ne peut pas encore le calculer : le coût total n’est pas connu.")
        return
    if not content.waiting:
        yield Paragraph(strong(to_the_cent(sums.out_of_pocket)), Size.LARGE)
    else:
        yield Paragraph(joined(plain("Si tout est accordé :"), _cents(sums.out_of_pocket)))
        yield Paragraph(joined(plain("Si rien de plus n’est accordé :"), _cents(sums.at_most)))
    if sums.excess:
        yield text(
            f"Ce qui est accordé ou demandé dépasse le coût de {to_the_cent(sums.excess)} : "
            "une demande est à revoir."
        )


def _cents(cents: int) -> Words:
    return strong(to_the_cent(cents))


def _missing(content: ActionFunding) -> tuple[Block, ...]:
    """Say what the plan still lacks, or that it lacks nothing."""
    lacks = tuple(text(each) for each in _lacks(content))
    complete = text("Il ne manque rien : le coût est connu et chacun a répondu.")
    return Gap(6), *((Paragraph(strong("Ce qui manque encore")), *lacks) if lacks else (complete,))


def _lacks(content: ActionFunding) -> Iterator[str]:
    if content.cost is None:
        yield "Le coût total, par exemple avec un devis."
    if content.waiting:
        answers = counted(len(content.waiting), "réponse")
        yield f"{answers} : {_names(content.waiting)}."
    undated = [share for share in content.waiting if share.asked_on is None]
    if undated:
        yield f"La date de la demande : {_names(undated)}."
    if content.cost is not None and not content.sums.excess and content.sums.out_of_pocket:
        rest = to_the_cent(content.sums.out_of_pocket)
        yield f"Une aide de {rest} : sans elle, {content.person_name} paie cette somme."


def _names(shares: Sequence[FundingShare]) -> str:
    """Name a few: the table above tells them all."""
    names = list(dict.fromkeys(share.funder for share in shares))
    others = len(names) - _MOST_NAMED
    told_of = [*names[:_MOST_NAMED], counted(others, "autre")] if others > 1 else names
    return ", ".join(told_of)
