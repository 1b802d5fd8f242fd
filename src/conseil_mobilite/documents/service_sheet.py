"""A page about one service, for the person who is to use it."""

from collections.abc import Iterator
from typing import Final

from conseil_mobilite.documents.kit.blocks import (
    Beside,
    Block,
    Ending,
    Gap,
    Panel,
    Row,
    Section,
)
from conseil_mobilite.documents.kit.closing import data_protection
from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.letterhead import foot, letterhead
from conseil_mobilite.documents.kit.links import email_link, page_link
from conseil_mobilite.documents.kit.look import FULL_PAGE
from conseil_mobilite.documents.kit.paragraphs import Bullets, Paragraph, Size, Title, text
from conseil_mobilite.documents.kit.words import Words, joined, lines, plain, strong
from conseil_mobilite.domain.language.french import phone_display, spaced
from conseil_mobilite.domain.paper.service_sheet import ServiceSheet

TITLE: Final = "Fiche d’un service"
_ASK_FOR_HER: Final = "Votre conseillère ou votre conseiller fait la demande avec vous."
_AT_A_DISTANCE: Final = "Ce service est possible à distance, sans vous déplacer."
_NO_ADDRESS: Final = "L’adresse n’est pas indiquée : demandez-la avant de vous déplacer."
_NO_WAY: Final = "Demandez à votre conseillère ou à votre conseiller comment faire."
_NO_COST: Final = "Le prix n’est pas indiqué : demandez-le avant de vous engager."
_MAY_CHANGE: Final = "Les horaires et les prix peuvent changer : appelez avant de vous déplacer."
_INDENT: Final = 4
_AIR: Final = 12
_HALVES: Final = (50.0, 50.0)
_GUTTER: Final = 22


def document(content: ServiceSheet) -> Document:
    return Document(
        title=f"{content.name} – {content.person_name}",
        author=content.organisation.name,
        day=content.issued_on,
        foot=foot(f"Fiche n° {content.number}", content.organisation),
        blocks=tuple(_blocks(content)),
        format=FULL_PAGE,
    )


def _blocks(content: ServiceSheet) -> Iterator[Block]:
    yield letterhead(content.organisation, content.adviser)
    yield Gap(16)
    yield Title(plain(content.name))
    yield Gap(3)
    yield _whose(content)
    yield Gap(10)
    yield Panel((text(content.description),))
    yield Gap(_AIR)
    yield Row(((_where(content),), (_how(content),)), _HALVES, _GUTTER)
    yield Gap(_AIR)
    asked = tuple(_asked(content))
    yield Row(((_cost(content),), asked), _HALVES, _GUTTER) if asked else _cost(content)
    yield Ending((), (), (*_referred(content), *data_protection(content.notice)))


def _whose(content: ServiceSheet) -> Paragraph:
    who = joined(plain("Proposé par"), strong(content.structure), between=" ")
    told = joined(
        plain("Pour"), strong(content.person_name), plain(f"le {day_words(content.issued_on)}.")
    )
    return Paragraph(lines(who, told))


def _where(content: ServiceSheet) -> Section:
    return Section(plain("Où et quand"), tuple(_places(content)), Icon.PLACE)


def _places(content: ServiceSheet) -> Iterator[Block]:
    if content.address:
        yield Beside(Icon.PLACE, (Paragraph(lines(*map(plain, content.address))),))
    elif not content.at_a_distance:
        yield text(spaced(_NO_ADDRESS))
    if content.at_a_distance:
        yield text(_AT_A_DISTANCE)
    if content.hours:
        yield Gap(_INDENT)
        yield Beside(Icon.CLOCK, (Paragraph(lines(*map(plain, content.hours))),))


def _how(content: ServiceSheet) -> Section:
    told = [text(_ASK_FOR_HER)] if content.for_her else []
    ways = (Bullets(tuple(map(text, content.ways))),) if content.ways else ()
    reached = tuple(_reached(content))
    blocks = (*told, *ways, *reached)
    return Section(plain("Comment faire"), blocks or (text(_NO_WAY),), Icon.STEPS)


def _reached(content: ServiceSheet) -> Iterator[Block]:
    if content.contact_name:
        yield Paragraph(joined(plain("Demandez"), strong(content.contact_name)))
    if content.phone:
        yield Gap(_INDENT)
        yield Beside(Icon.PHONE, (Paragraph(strong(_phone(content.phone)), Size.LARGE),))
    written = lines(*_written(content))
    if written:
        yield Gap(_INDENT)
        yield Paragraph(written)


def _written(content: ServiceSheet) -> Iterator[Words]:
    if content.email:
        address = email_link(content.email)
        yield joined(plain(spaced("Courriel :")), address)
    if content.link:
        yield joined(plain(spaced("Site :")), page_link(content.link))


def _phone(number: str) -> str:
    return phone_display(number) if number.startswith("+") else number


def _cost(content: ServiceSheet) -> Section:
    known = filter(None, (content.cost, content.cost_details))
    told = [Paragraph(plain(each), Size.BODY) for each in known] or [text(spaced(_NO_COST))]
    return Section(plain("Combien ça coûte"), tuple(told), Icon.EURO)


def _asked(content: ServiceSheet) -> Iterator[Section]:
    if content.conditions:
        yield Section(plain("Ce qui est demandé"), (text(content.conditions),), Icon.CHECK)
    if content.to_bring:
        yield Section(plain("À apporter"), (text(content.to_bring),), Icon.DOCUMENT)


def _referred(content: ServiceSheet) -> tuple[Block, ...]:
    name = content.adviser.full_name or content.organisation.name
    by = joined(plain("C’est"), strong(name), plain("qui vous oriente vers ce service."))
    day = f" Informations du {day_words(content.told_on)}." if content.told_on else ""
    return Gap(8), Paragraph(by), Paragraph(plain(spaced(f"{_MAY_CHANGE}{day}")), Size.SMALL)
