"""The recovery kit: the code that opens the base without a passphrase, and what to do with it."""

from collections.abc import Iterator
from typing import Final

from conseil_mobilite.documents.kit.blocks import (
    Block,
    Entry,
    Gap,
    Numbered,
    Panel,
    QrCode,
    Row,
    Section,
)
from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.letterhead import emblem, foot
from conseil_mobilite.documents.kit.look import FULL_PAGE, Scale
from conseil_mobilite.documents.kit.paragraphs import Bullets, Paragraph, Size, Title, text
from conseil_mobilite.documents.kit.words import joined, plain, strong
from conseil_mobilite.domain.access.recovery_code import GROUPS
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.paper.recovery_kit import RecoveryKit

TITLE: Final = "Kit de récupération"
_SCALE: Final = Scale(  # the code is what is read, sign by sign
    body=11, small=10, heading=14, title=26, icon=19, lead=12.5, large=17, huge=21.5, air=0.95
)
_A_ROW: Final = 3
_APART: Final = 6
_CODE: Final = "Le code, groupe par groupe"
_ALPHABET: Final = (
    "Le code n’a ni I, ni L, ni O, ni U : un rond est le chiffre zéro, une barre le chiffre un."
)
_QR: Final = "Le même code, pour un lecteur de codes branché à l’ordinateur"
_WHEN: Final = (
    "Ce papier ouvre vos dossiers si votre phrase secrète est oubliée. Il vaut autant qu’elle : "
    "rangez-le comme un trousseau de clés."
)
_STEPS: Final = (
    "Sur l’écran d’ouverture, choisissez « J’ai oublié ma phrase : utiliser le kit ».",
    "Tapez les sept groupes, avec ou sans tirets. Une faute de frappe vous est signalée.",
    "Choisissez une nouvelle phrase secrète : vos dossiers sont là, comme vous les avez laissés.",
)
_KEPT: Final = (
    "Dans une enveloppe fermée, sous clé, à votre bureau ou chez vous.",
    "Jamais à côté de l’ordinateur, ni dans sa housse : qui trouverait les deux lirait tout.",
    "Ni photo, ni courriel, ni copie dans un fichier : ce papier suffit.",
)
_REVOKED: Final = (
    "Papier perdu, ou lu par quelqu’un d’autre ? Dans Réglages, partie Accès, annulez le kit "
    "{label} : il n’ouvre plus la base. Il ouvre encore les sauvegardes faites avant, qui restent "
    "à garder à l’abri. Imprimez un autre kit, puis détruisez celui-ci."
)
_HALVES: Final = (50.0, 50.0)
_GUTTER: Final = 22


def document(content: RecoveryKit) -> Document:
    return Document(
        title=f"{TITLE} {content.label}",
        author=content.organisation.name,
        day=content.printed_on,
        foot=foot(f"{TITLE} {content.label}", content.organisation),
        blocks=tuple(_blocks(content)),
        format=FULL_PAGE,
        scale=_SCALE,
    )


def _blocks(content: RecoveryKit) -> Iterator[Block]:
    yield emblem(content.organisation)
    yield Gap(18)
    yield Title(plain(TITLE))
    yield Gap(4)
    yield _whose(content)
    yield Gap(12)
    yield Panel((Row(((_code(content)), (_qr(content),)), (79, 21), 8),))
    yield Gap(10)
    yield text(spaced(_WHEN), Size.LEAD)
    yield Gap(8)
    entries = tuple(Entry((text(spaced(step)),)) for step in _STEPS)
    yield Section(plain("Comment s’en servir"), (Numbered(entries),), Icon.STEPS)
    yield Gap(16)
    kept = Section(
        plain("Où le garder"), (Bullets(tuple(text(spaced(one)) for one in _KEPT)),), Icon.KEY
    )
    told = text(spaced(_REVOKED.format(label=content.label)))
    revoked = Section(plain("Comment l’annuler"), (told,), Icon.CHANGE)
    yield Row(((kept,), (revoked,)), _HALVES, _GUTTER)


def _whose(content: RecoveryKit) -> Paragraph:
    return Paragraph(
        joined(
            plain("Kit"),
            strong(content.label),
            plain("de"),
            strong(content.adviser_name),
            plain(f"pour la base {spaced(f'« {content.base_name} »')}, fait le"),
            strong(f"{day_words(content.printed_on)}."),
        )
    )


def _code(content: RecoveryKit) -> tuple[Block, ...]:
    groups = tuple(_group(place, group) for place, group in enumerate(content.code.groups, 1))
    last = groups[-1], (Gap(6), text(spaced(_ALPHABET), Size.SMALL))
    thirds = (1.0,) * _A_ROW
    return (
        Paragraph(strong(_CODE)),
        Gap(4),
        Row(groups[:_A_ROW], thirds, _APART),
        Gap(6),
        Row(groups[_A_ROW:-1], thirds, _APART),
        Gap(6),
        Row(last, (1, 2), _APART),
    )


def _group(place: int, group: str) -> tuple[Block, ...]:
    return text(f"{place} sur {GROUPS}", Size.SMALL), Paragraph(strong(group), Size.HUGE)


def _qr(content: RecoveryKit) -> QrCode:
    return QrCode(content.code.written, _QR, 98)
