"""The letter that answers a prescriber."""

from collections.abc import Iterator

from conseil_mobilite.documents.kit.blocks import (
    Block,
    Bullets,
    Gap,
    Paragraph,
    Section,
    Size,
    Title,
    Together,
    text,
)
from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.letterhead import foot, letterhead
from conseil_mobilite.documents.kit.words import Words, joined, lines, plain, strong
from conseil_mobilite.domain.language.french import hour
from conseil_mobilite.domain.paper.referral_answer import ReferralAnswer

TITLE = "Réponse à votre orientation"
_PRIVATE = (
    "Cette lettre ne dit que la réponse à votre orientation. Elle ne contient rien sur la santé "
    "ni sur la vie privée de la personne. Merci de ne la montrer qu’à celles et ceux qui "
    "l’accompagnent."
)


def document(content: ReferralAnswer) -> Document:
    return Document(
        title=f"{TITLE} – {content.person_name}",
        author=content.organisation.name,
        day=content.issued_on,
        foot=foot(f"Lettre n° {content.number}", content.organisation),
        blocks=tuple(_blocks(content)),
    )


def _blocks(content: ReferralAnswer) -> Iterator[Block]:
    yield letterhead(content.organisation, content.adviser)
    yield Gap(22)
    yield Paragraph(_addressee(content))
    yield Gap(16)
    yield Title(plain(TITLE))
    yield Gap(3)
    yield text(f"Le {day_words(content.issued_on)}. Lettre n° {content.number}.")
    yield Gap(12)
    yield text("Bonjour,")
    yield Gap(8)
    yield Paragraph(_thanks(content))
    yield Gap(14)
    decision = Paragraph(strong(_decision(content)), Size.LEAD)
    yield Section(plain("Notre réponse"), (decision,), Icon.FLAG, framed=True)
    told = _accepted(content) if content.accepted else _refused(content)
    bullets = Bullets(tuple(text(each) for each in told))
    yield Section(plain("Et maintenant"), (bullets,), Icon.STEPS)
    yield Together(tuple(_farewell(content)))


def _addressee(content: ReferralAnswer) -> Words:
    return lines(strong(content.agent), plain(content.prescriber))


def _thanks(content: ReferralAnswer) -> Words:
    received = f"le {day_words(content.received_on)}. Nous vous en remercions."
    late = "Nous vous prions d’excuser cette réponse tardive." if content.late else ""
    return joined(
        plain("Vous nous avez adressé"), strong(content.person_name), plain(received), plain(late)
    )


def _decision(content: ReferralAnswer) -> str:
    if content.accepted:
        return f"Nous acceptons votre orientation : nous accueillons {content.person_name}."
    return f"Nous ne pouvons pas y donner suite. Motif : « {content.refusal} »."


def _accepted(content: ReferralAnswer) -> Iterator[str]:
    met = content.next_appointment
    if met is None:
        yield "Nous contactons la personne pour convenir avec elle d’un rendez-vous."
    else:
        day = day_words(met.day, weekday=True)
        yield f"Son prochain rendez-vous avec nous est fixé : {day}, à {hour(met.starts_at)}."
    yield (
        "Nous faisons avec elle le point sur ses déplacements : ce qu’elle sait déjà faire, ce "
        "qui la freine, ce qu’elle souhaite."
    )
    yield "Nous convenons ensemble des étapes à venir. Elle avance à son rythme et reste libre."
    if content.agreed:
        yield "Elle est d’accord pour que nous vous tenions au courant : nous le ferons."
    else:
        yield "Nous ne vous en dirons davantage qu’avec son accord."


def _refused(content: ReferralAnswer) -> Iterator[str]:
    yield "Cette réponse ne juge ni la personne ni son projet."
    yield (
        "Si sa situation change, adressez-la-nous de nouveau : nous étudierons votre demande avec "
        "la même attention."
    )
    if content.adviser.phone or content.organisation.phone:
        yield "Pour chercher une autre solution, appelez-nous : nous y réfléchirons ensemble."


def _farewell(content: ReferralAnswer) -> Iterator[Block]:
    body = content.organisation
    yield Gap(14)
    yield text("Avec nos remerciements pour votre confiance, et bien cordialement,")
    yield Gap(16)
    signed = (strong(content.adviser.full_name), plain(body.name), plain(body.address))
    yield Paragraph(lines(*signed))
    yield Gap(22)
    yield text(_PRIVATE, Size.SMALL)
