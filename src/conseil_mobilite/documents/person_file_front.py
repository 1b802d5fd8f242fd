"""The first page of the file of a person: who holds it, why, for how long, and her rights."""

from collections.abc import Iterator
from typing import Final

from conseil_mobilite.documents.kit.blocks import Block, Gap, Section
from conseil_mobilite.documents.kit.closing import notice_words
from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.letterhead import letterhead
from conseil_mobilite.documents.kit.paragraphs import Bullets, Paragraph, Size, Title, text
from conseil_mobilite.documents.kit.tables import Facts, cell
from conseil_mobilite.documents.kit.words import joined, link, plain, strong
from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.domain.paper.person_file import PersonFile
from conseil_mobilite.domain.retention.rules import told_delay

TITLE: Final = "Votre dossier"
_FIRST_RECIPIENTS: Final = 8


def front(content: PersonFile) -> Iterator[Block]:
    """Say in plain words what this is, before anything of it is read."""
    yield letterhead(content.organisation, content.adviser)
    yield from _title(content)
    yield _holder(content)
    yield _recipients(content)
    yield _rights()
    if content.told:
        yield _contents(content)


def _title(content: PersonFile) -> Iterator[Block]:
    who = joined(strong(content.person_name), plain(","), between="")
    day = plain(f"le {day_words(content.issued_on)}.")
    yield Gap(16)
    yield Title(plain(TITLE))
    yield Gap(3)
    yield Paragraph(joined(plain("Pour"), who, day, plain(f"Document n° {content.number}.")))
    yield Gap(8)
    lead = f"Ce document dit tout ce que {content.organisation.name} garde sur vous."
    yield Paragraph(strong(lead), Size.LEAD)
    yield Gap(3)
    yield text(
        "Le lire est votre droit. Prenez votre temps. Si un mot ou une ligne n’est pas clair, "
        "demandez : nous vous l’expliquerons."
    )


def _holder(content: PersonFile) -> Section:
    holder = content.holder
    known = (
        ("Qui garde", f"{content.organisation.name}\n{content.organisation.address}"),
        ("De quel droit", f"{holder.basis} ({holder.article})"),
        ("Jusqu’à quand", _until(content)),
        ("D’où cela vient", "De vous, et des services qui vous ont orienté."),
        ("Qui décide", _DECIDES),
    )
    facts = Facts(tuple((plain(name), cell(plain(words))) for name, words in known), share=0.2)
    told = (Paragraph(notice_words(content.notice)), Gap(4), facts)
    return Section(plain("Qui garde ces informations, et pourquoi"), told, Icon.PERSON)


def _until(content: PersonFile) -> str:
    """Say when the retention ends, and that it ended where it did."""
    holder = content.holder
    kept = told_delay(holder.months)
    if holder.limit is None:
        return f"Tant que vous êtes accompagné, puis encore {kept} après le dernier événement."
    last, limit = day_words(holder.last_event), day_words(holder.limit)
    told = f"Jusqu’au {limit} : {kept} après le dernier événement, le {last}."
    if holder.limit >= content.issued_on:
        return told
    return f"{told} Cette date est passée : elles doivent être effacées ou archivées."


def _recipients(content: PersonFile) -> Section:
    heading = plain("À qui elles ont été transmises")
    told = content.recipients
    if not told:
        none = "Ce dossier ne garde la trace d’aucune transmission à un autre service."
        return Section(heading, (text(none),), Icon.DOCUMENT)
    first = tuple(text(f"{each}.") for each in told[-_FIRST_RECIPIENTS:])
    blocks: list[Block] = [Bullets(first)]
    if others := len(told) - len(first):
        more = counted(others, "autre transmission", "autres transmissions")
        blocks.append(
            text(f"Avant cela, il y a eu {more} : voir vos documents et vos orientations.")
        )
    return Section(heading, tuple(blocks), Icon.DOCUMENT)


def _rights() -> Section:
    cnil = joined(
        plain("Nous répondons en un mois. Sinon, vous pouvez vous plaindre à la CNIL :"),
        link("www.cnil.fr/plaintes", "https://www.cnil.fr/fr/plaintes"),
    )
    return Section(
        plain("Vos droits"),
        (
            Bullets(tuple(text(each) for each in _RIGHTS)),
            Gap(3),
            Paragraph(cnil),
        ),
        Icon.FLAG,
    )


def _contents(content: PersonFile) -> Section:
    """Name the parts: a reader of the paper finds them by their headings, in this order."""
    named = Bullets(tuple(text(part.title) for part in content.told), columns=2)
    return Section(plain("Ce que vous trouverez dans les pages suivantes"), (named,), Icon.STEPS)


_DECIDES: Final = (
    "Des personnes, avec vous. Le programme calcule des niveaux d’autonomie et un profil à partir "
    "de vos réponses ; votre conseiller ou conseillère les relit et peut les changer."
)
_RIGHTS: Final = (
    "Vous pouvez lire ces informations et en garder une copie.",
    "Vous pouvez faire corriger ce qui est faux, et compléter ce qui manque.",
    "Vous pouvez demander d’effacer une information, d’en suspendre l’usage, ou le refuser.",
    "Vous pouvez retirer un accord que vous avez donné. Votre accompagnement continue.",
)
