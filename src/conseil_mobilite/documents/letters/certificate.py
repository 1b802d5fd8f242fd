"""The « attestation de diagnostic mobilité », on one page."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from conseil_mobilite.documents.kit.blocks import Block, Gap, Row, Section, Together
from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.emphasis import stressing
from conseil_mobilite.documents.kit.forms import WritingLines
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.letterhead import emblem, foot, letterhead
from conseil_mobilite.documents.kit.look import DENSE, STANDARD, Scale
from conseil_mobilite.documents.kit.paragraphs import Bullets, Paragraph, Title, text
from conseil_mobilite.documents.kit.tables import Cell, Facts, cell
from conseil_mobilite.documents.kit.words import Words, joined, lines, plain, strong
from conseil_mobilite.domain.language.french import phone_display, siret_display
from conseil_mobilite.domain.paper.certificate import Certificate

TITLE: Final = "Attestation de diagnostic mobilité"
_FOUND: Final = "un problème de mobilité"
_CRITERION: Final = "« Problème de mobilité »"
_BY_DECREE: Final = (
    "Les critères et les justificatifs en vigueur sont fixés par arrêté : à vérifier auprès de la "
    "structure qui étudie la demande."
)
_STAMP: Final = 52.0
_CLOSE: Final = replace(DENSE, body=9.5, title=20, leading=1.25)
_GUTTER: Final = 24.0
_USUAL: Final = 100
_LONG: Final = 200


def document(content: Certificate) -> Document:
    return Document(
        title=f"{TITLE} – {content.person_name}",
        author=content.organisation.name,
        day=content.issued_on,
        foot=foot(f"Attestation n° {content.number}", content.organisation),
        blocks=tuple(_blocks(content)),
        scale=_scale(content),
    )


def _blocks(content: Certificate) -> Iterator[Block]:
    body = content.organisation
    yield letterhead(body, content.adviser) if _length(content) <= _LONG else emblem(body)
    yield Gap(12)
    yield Title(plain(TITLE))
    yield Gap(3)
    yield text(f"Attestation n° {content.number}.")
    yield Gap(10)
    day, who = day_words(content.assessed_on), content.person_name
    yield text(content.texts.say("attestation.declaration", personne=who, bilan=day))
    yield Gap(8)
    yield Facts(tuple(_facts(content)), 0.25)
    yield Section(plain("Conclusion"), (Paragraph(_conclusion(content)),), Icon.CHECK)
    uses = Bullets(tuple(text(each) for each in _uses(content)))
    yield Section(plain("À quoi sert cette attestation"), (uses,), Icon.DOCUMENT)
    yield Together(tuple(_signing(content)))


def _facts(content: Certificate) -> Iterator[tuple[Words, Cell]]:
    birth = day_words(content.birth_date) if content.birth_date else "Non notée au dossier"
    phone = content.adviser.phone or content.organisation.phone
    signer = joined(
        plain(f"{content.adviser.full_name}, {content.role}"),
        plain(phone_display(phone) if phone else ""),
        between=", ",
    )
    body = lines(plain(content.organisation.name), plain(content.organisation.address))
    rows = (
        ("Personne", strong(content.person_name)),
        ("Date de naissance", plain(birth)),
        ("Date du diagnostic", plain(day_words(content.assessed_on))),
        ("Organisme", body),
        ("Type d’organisme", plain(_kind(content))),
        ("SIRET", plain(siret_display(content.siret))),
        ("Établie par", signer),
        ("Valable jusqu’au", strong(day_words(content.valid_until))),
    )
    for name, value in rows:
        yield plain(name), cell(value)


def _kind(content: Certificate) -> str:
    return f"{content.kind} (prescripteur habilité)" if content.authorised else content.kind


def _conclusion(content: Certificate) -> Words:
    said = content.texts.say("attestation.conclusion", personne=content.person_name)
    return stressing(said, _FOUND)


def _uses(content: Certificate) -> Iterator[str]:
    if content.authorised:
        yield (
            "Elle peut être jointe à une demande d’insertion par l’activité économique, pour le "
            f"critère {_CRITERION}."
        )
    else:
        yield (
            "Elle n’est pas délivrée en qualité de prescripteur habilité. Pour le critère "
            f"{_CRITERION} de l’insertion par l’activité économique, elle peut ne pas suffire."
        )
        yield "Elle peut aider un prescripteur habilité à établir son propre diagnostic."
    yield _BY_DECREE
    if mention := content.texts.say("attestation.mention", personne=content.person_name):
        yield mention


def _signing(content: Certificate) -> Iterator[Block]:
    place = f"Fait à {content.town}, le" if content.town else "Fait le"
    yield Gap(10)
    yield text(f"{place} {day_words(content.issued_on)}.")
    yield Gap(8)
    yield Row((_to_fill("Signature"), _to_fill("Cachet de l’organisme")), (50, 50), _GUTTER)


def _to_fill(words: str) -> tuple[Block, ...]:
    """Leave room for a stamp, which is taller than a signature."""
    return Paragraph(strong(words)), WritingLines(height=_STAMP, dashed=False)


def _scale(content: Certificate) -> Scale:
    """Set the page the closer, the longer the names are: it stays one page."""
    length = _length(content)
    if length <= _USUAL:
        return STANDARD
    return DENSE if length <= _LONG else _CLOSE


def _length(content: Certificate) -> int:
    body, adviser = content.organisation, content.adviser
    return sum(map(len, (body.name, body.address, adviser.full_name, content.person_name)))
