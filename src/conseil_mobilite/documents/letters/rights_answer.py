"""The letter that answers what a person asked of her data (RGPD, art. 12)."""

from collections.abc import Iterator
from typing import Final

from conseil_mobilite.documents.kit.blocks import Block, Gap, Section, Together
from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.paragraphs import Bullets, Paragraph, Size, text
from conseil_mobilite.documents.kit.words import joined, lines, link, plain, strong
from conseil_mobilite.documents.letters.answer import letter
from conseil_mobilite.domain.language.french import lower_first
from conseil_mobilite.domain.paper.rights_papers import RightsLetter
from conseil_mobilite.domain.people.rights_rules import GRANTED

TITLE: Final = "Réponse à votre demande"
PART: Final = GRANTED[1]


def document(content: RightsLetter) -> Document:
    addressee = lines(strong(content.person_name), *(plain(each) for each in content.address))
    return letter(content, TITLE, addressee, _body(content))


def _body(content: RightsLetter) -> Iterator[Block]:
    yield from _asked(content)
    yield Gap(12)
    yield Section(plain("Notre réponse"), tuple(_answer(content)), Icon.FLAG, framed=True)
    if content.answer in GRANTED:
        yield Section(plain("Et maintenant"), tuple(_then(content)), Icon.STEPS)
    yield Together(tuple(_farewell(content)))


def _asked(content: RightsLetter) -> Iterator[Block]:
    day = day_words(content.received_on)
    asked = _ASKED.get(content.kind, f": {lower_first(content.label)}")
    yield text(f"Le {day}, vous nous avez demandé {asked} ({content.article} du RGPD).")
    if content.asked:
        yield Gap(4)
        yield text(f"Vous avez écrit ou dit : « {content.asked} »")


def _answer(content: RightsLetter) -> Iterator[Block]:
    yield Paragraph(strong(content.answered), Size.LEAD)
    if content.reason:
        yield Gap(3)
        yield text(content.reason)


def _then(content: RightsLetter) -> Iterator[Block]:
    said = _THEN_IN_PART if content.answer == PART else _THEN
    yield text(said.get(content.kind, _THEN_OTHERWISE))
    if content.told:
        yield Gap(4)
        yield text("Nous prévenons aussi ceux à qui quelque chose avait été dit de vous :")
        yield Bullets(tuple(text(each) for each in content.told))


def _farewell(content: RightsLetter) -> Iterator[Block]:
    yield Gap(12)
    yield text("Une question sur cette réponse ? Votre contact est en haut de cette lettre.")
    yield Paragraph(
        joined(
            plain("Si cette réponse ne vous convient pas, vous pouvez vous plaindre à la CNIL :"),
            link("www.cnil.fr/plaintes", "https://www.cnil.fr/fr/plaintes"),
            plain("ou saisir le tribunal."),
        )
    )
    yield Gap(14)
    yield Paragraph(lines(strong(content.adviser.full_name), plain(content.organisation.name)))


_ASKED: Final = {
    "acces": "de lire ce que nous gardons sur vous",
    "rectification": "de corriger vos informations",
    "effacement": "d’effacer vos informations",
    "limitation": "de limiter l’usage de vos informations",
    "opposition": "de ne plus utiliser vos informations",
}
_THEN_OTHERWISE: Final = "Nous faisons le nécessaire, et votre accompagnement continue."
_THEN: Final = {
    "acces": "Votre dossier vous est remis avec cette lettre, ou à notre prochain rendez-vous.",
    "rectification": "Les informations sont corrigées. L’ancienne version reste lisible dans "
    "l’historique de votre dossier : vous pouvez la demander.",
    "effacement": "Les informations concernées sont effacées de notre base. Elles disparaissent de "
    "nos sauvegardes au fil de leur renouvellement.",
    "limitation": "Votre dossier est gardé tel quel, sans être utilisé ni modifié. Nous vous "
    "préviendrons avant de lever cette limitation.",
    "opposition": "Vos informations ne servent plus à nos statistiques, et rien n’est transmis à "
    "d’autres services. Votre accompagnement continue si vous le souhaitez.",
}
_THEN_IN_PART: Final = {
    "acces": "Ce que nous vous remettons de votre dossier est joint à cette lettre, ou le sera à "
    "notre prochain rendez-vous.",
    "rectification": "Ce que nous avons accepté de corriger est corrigé. L’ancienne version reste "
    "lisible dans l’historique de votre dossier : vous pouvez la demander.",
    "effacement": "Ce que nous avons accepté d’effacer est retiré de votre dossier. L’historique "
    "et nos sauvegardes en gardent la trace jusqu’à l’effacement du dossier entier.",
    "limitation": "Notre programme ne limite que des dossiers entiers : le vôtre est gardé tel "
    "quel, sans être utilisé ni modifié. Nous vous préviendrons avant de lever cette limitation.",
    "opposition": "Notre programme ne s’arrête pas à une partie : aucune de vos informations ne "
    "sert plus à nos statistiques, et rien n’est transmis à d’autres services. Votre "
    "accompagnement continue si vous le souhaitez.",
}
