"""What the person is told of her data, to take home (RGPD, art. 13)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from conseil_mobilite.documents.kit.blocks import Block, Gap, Section
from conseil_mobilite.documents.kit.closing import contact_words
from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.letterhead import foot, letterhead
from conseil_mobilite.documents.kit.look import STANDARD
from conseil_mobilite.documents.kit.paragraphs import Bullets, Paragraph, Title, text
from conseil_mobilite.documents.kit.tables import Facts, cell
from conseil_mobilite.documents.kit.words import joined, link, plain, strong
from conseil_mobilite.domain.paper.rights_papers import PrivacyInformation

TITLE: Final = "Vos informations et vos droits"
_SCALE: Final = replace(STANDARD, air=0.6, rows=0.4, title=23, heading=13, icon=17)


def document(content: PrivacyInformation) -> Document:
    return Document(
        title=f"{TITLE} – {content.person_name}",
        author=content.organisation.name,
        day=content.issued_on,
        foot=foot(f"Document n° {content.number}", content.organisation),
        scale=_SCALE,
        blocks=tuple(_blocks(content)),
    )


def _blocks(content: PrivacyInformation) -> Iterator[Block]:
    yield letterhead(content.organisation, content.adviser)
    yield Gap(8)
    yield Title(plain(TITLE))
    yield Gap(3)
    day = plain(f"le {day_words(content.issued_on)}. Version {content.version}.")
    yield Paragraph(
        joined(plain("Pour"), joined(strong(content.person_name), plain(","), between=""), day)
    )
    yield Section(plain("Qui garde vos informations"), (_holder(content),), Icon.PERSON)
    yield _list("Ce que nous notons", _NOTED, Icon.DOCUMENT)
    yield _list("Qui peut les lire", _READERS, Icon.PERSON)
    yield _list("Combien de temps, après le dernier contact", content.kept, Icon.STEPS, columns=2)
    yield _rights(content)


def _holder(content: PrivacyInformation) -> Facts:
    body = content.organisation
    known = (
        ("Qui", "\n".join(filter(None, (body.name, body.address)))),
        ("Pourquoi", _PURPOSE),
        ("De quel droit", f"{content.basis} ({content.article})"),
        ("D’où cela vient", "De vous, et du service qui vous a orienté."),
        ("Obligatoire ?", _FREE),
        ("Qui décide", _DECIDES),
    )
    return Facts(tuple((plain(name), cell(plain(words))) for name, words in known), share=0.2)


def _list(title: str, lines: tuple[str, ...], icon: Icon, columns: int = 1) -> Section:
    return Section(plain(title), (Bullets(tuple(text(line) for line in lines), columns),), icon)


def _rights(content: PrivacyInformation) -> Section:
    cnil = joined(
        plain("Nous répondons en un mois. Sinon, vous pouvez vous plaindre à la CNIL :"),
        link("www.cnil.fr/plaintes", "https://www.cnil.fr/fr/plaintes"),
    )
    told = (
        Bullets(tuple(text(each) for each in _RIGHTS)),
        Gap(3),
        Paragraph(contact_words(content.notice)),
        Paragraph(cnil),
    )
    return Section(plain("Vos droits"), told, Icon.FLAG)


_PURPOSE: Final = "Vous accompagner ; compter, sans vos noms, les besoins de déplacement."
_FREE: Final = "Non. Ne pas répondre à une question n’arrête pas votre accompagnement."
_DECIDES: Final = (
    "Des personnes, avec vous. Le programme calcule des niveaux d’autonomie ; votre conseiller ou "
    "conseillère les relit et peut les changer."
)
_NOTED: Final = (
    "Qui vous êtes, comment vous joindre ; jamais votre numéro de sécurité sociale.",
    "Votre situation, vos trajets, vos moyens de déplacement, votre permis et votre budget.",
    "La santé, si elle change vos déplacements et si vous l’acceptez ; jamais un diagnostic.",
    "Nos rendez-vous, ce que nous décidons ensemble et ce qui a été fait.",
)
_READERS: Final = (
    "Les conseillers et conseillères de notre équipe, tenus au secret.",
    "Le service qui vous a orienté, ou un partenaire : seulement ce que vous avez accepté.",
    "Personne d’autre. Les statistiques publiées ne permettent pas de vous reconnaître.",
)
_RIGHTS: Final = (
    "Lire ces informations et en recevoir une copie.",
    "Faire corriger ce qui est faux, et compléter ce qui manque.",
    "Demander d’effacer une information, d’en limiter l’usage, ou vous opposer à son usage.",
    "Retirer à tout moment un accord que vous avez donné.",
)
