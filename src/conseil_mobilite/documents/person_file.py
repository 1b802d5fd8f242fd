"""The whole file of a person, as she reads it."""

from collections.abc import Iterator
from typing import Final

from conseil_mobilite.documents.kit.blocks import (
    Block,
    Bullets,
    Column,
    Facts,
    Gap,
    Paragraph,
    Section,
    Size,
    Table,
    Title,
    cell,
    text,
)
from conseil_mobilite.documents.kit.closing import contact_words
from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.letterhead import foot, letterhead
from conseil_mobilite.documents.kit.words import Words, joined, link, plain, strong
from conseil_mobilite.domain.language.french import counted, lower_first
from conseil_mobilite.domain.paper.person_file import FileFact, FilePart, FileTable, PersonFile

TITLE: Final = "Votre dossier"
_LONG: Final = 700
"""Letters beyond which a fact stands as a paragraph, which may part over two pages."""
_FIRST_RECIPIENTS: Final = 8


def document(content: PersonFile) -> Document:
    """Return the file: a first page in plain words, then the parts, then what is not known."""
    return Document(
        title=f"{TITLE} – {content.person_name}",
        author=content.organisation.name,
        day=content.issued_on,
        foot=foot(f"Dossier n° {content.number}", content.organisation),
        blocks=tuple(_blocks(content)),
    )


def _blocks(content: PersonFile) -> Iterator[Block]:
    yield letterhead(content.organisation, content.adviser)
    yield from _title(content)
    yield _holder(content)
    yield _recipients(content)
    yield _rights(content)
    yield _contents(content)
    for part in content.told:
        yield _part(part)
    if content.silent:
        yield _silent(content)


def _title(content: PersonFile) -> Iterator[Block]:
    who = joined(strong(content.person_name), plain(","), between="")
    day = plain(f"le {day_words(content.issued_on)}.")
    yield Gap(16)
    yield Title(plain(TITLE))
    yield Gap(3)
    yield Paragraph(joined(plain("Pour"), who, day, plain(f"Dossier n° {content.number}.")))
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
    told = (
        text(content.notice.text),
        Gap(4),
        Facts(
            (
                (plain("Qui garde"), cell(plain(content.organisation.name), _address(content))),
                (plain("De quel droit"), cell(plain(f"{holder.basis} ({holder.article})"))),
                (plain("Jusqu’à quand"), cell(plain(_until(content)))),
                (
                    plain("D’où cela vient"),
                    cell(plain("De vous, et des services qui vous ont orienté.")),
                ),
                (plain("Qui décide"), cell(plain(_DECIDES))),
            )
        ),
    )
    return Section(plain("Qui garde ces informations, et pourquoi"), told, Icon.PERSON)


def _address(content: PersonFile) -> Words:
    return plain(content.organisation.address)


def _until(content: PersonFile) -> str:
    if content.holder.limit is None:
        return "Tant que vous êtes accompagné, puis encore 2 ans après le dernier contact."
    last, limit = day_words(content.holder.last_contact), day_words(content.holder.limit)
    return f"Jusqu’au {limit} : 2 ans après le dernier contact, le {last}."


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
        blocks.append(text(f"Et {more}, plus ancienne(s) : voir vos documents et orientations."))
    return Section(heading, tuple(blocks), Icon.DOCUMENT)


def _rights(content: PersonFile) -> Section:
    cnil = joined(
        plain("Si la réponse ne vous convient pas, vous pouvez vous plaindre à la CNIL :"),
        link("www.cnil.fr/plaintes", "https://www.cnil.fr/fr/plaintes"),
    )
    return Section(
        plain("Vos droits"),
        (
            Bullets(tuple(text(each) for each in _RIGHTS)),
            Gap(3),
            Paragraph(joined(contact_words(content.notice), plain("Nous répondons en un mois."))),
            Gap(3),
            Paragraph(cnil),
        ),
        Icon.FLAG,
    )


def _contents(content: PersonFile) -> Section:
    """Name the parts: a reader of the paper finds them by their headings, in this order."""
    named = Bullets(tuple(text(part.title) for part in content.told), columns=2)
    return Section(plain("Ce que vous trouverez dans les pages suivantes"), (named,), Icon.STEPS)


def _part(part: FilePart) -> Section:
    return Section(plain(part.title), tuple(_told(part)))


def _told(part: FilePart) -> Iterator[Block]:
    if part.sentence:
        yield text(part.sentence, Size.SMALL)
        yield Gap(2)
    yield from _facts(part.facts)
    if part.table:
        yield _table(part.table) if len(part.table.columns) > 1 else _list(part.table)
    if part.text:
        yield text(part.text)
    for each in part.told:
        yield _part(each)


def _facts(facts: tuple[FileFact, ...]) -> Iterator[Block]:
    """Set the short ones side by side, then each long one under its name."""
    short = tuple(fact for fact in facts if not _is_long(fact))
    if short:
        yield Facts(tuple((plain(fact.name), cell(plain(fact.words))) for fact in short))
    for fact in facts:
        if _is_long(fact):
            yield Gap(4)
            yield Paragraph(strong(fact.name))
            yield text(fact.words)


def _is_long(fact: FileFact) -> bool:
    return len(fact.words) > _LONG


def _table(table: FileTable) -> Table:
    columns = tuple(Column(plain(each.name), each.share) for each in table.columns)
    return Table(columns, tuple(tuple(cell(plain(words)) for words in row) for row in table.rows))


def _list(table: FileTable) -> Bullets:
    """Set a table of one column as a list: its head says no more than the heading above."""
    return Bullets(tuple(text(words) for (words,) in table.rows))


def _silent(content: PersonFile) -> Section:
    told = "Nous ne gardons rien sur : "
    names = " ; ".join(lower_first(title) for title in content.silent)
    return Section(plain("Ce que votre dossier ne contient pas"), (text(f"{told}{names}."),))


_DECIDES: Final = (
    "Des personnes, avec vous. Le programme calcule des niveaux d’autonomie et un profil à partir "
    "de vos réponses ; votre conseiller ou conseillère les relit et peut les changer."
)
_RIGHTS: Final = (
    "Vous pouvez lire ces informations et en garder une copie.",
    "Vous pouvez faire corriger ce qui est faux, et compléter ce qui manque.",
    "Vous pouvez demander d’effacer ce qui n’est plus utile.",
    "Vous pouvez demander d’en suspendre l’usage, ou refuser cet usage.",
    "Vous pouvez retirer un accord que vous avez donné. Votre accompagnement continue.",
)
