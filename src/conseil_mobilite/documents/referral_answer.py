"""The letter that answers a prescriber, as an accessible PDF (PDF/UA-1)."""

from collections.abc import Iterator
from functools import partial

from reportlab.platypus import Flowable, Spacer

from conseil_mobilite.documents.kit import paper
from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.letterhead import letterhead
from conseil_mobilite.documents.kit.markup import Markup, joined, lines, plain, strong
from conseil_mobilite.documents.kit.pictograms import Icon
from conseil_mobilite.documents.kit.sheet import Sheet
from conseil_mobilite.domain.language.french import hour
from conseil_mobilite.domain.paper.referral_answer import ReferralAnswer

TITLE = "Réponse à votre orientation"
_PRIVATE = (
    "Cette lettre ne dit que la réponse à votre orientation. Elle ne contient rien sur la santé "
    "ni sur la vie privée de la personne. Merci de ne la montrer qu’à celles et ceux qui "
    "l’accompagnent."
)


def write(content: ReferralAnswer) -> bytes:
    """Return the PDF of a letter. The same content always gives the same bytes."""
    described = paper.Paper(
        title=f"{TITLE} – {content.person_name}",
        author=content.organisation.name,
        day=content.issued_on,
        foot=f"Lettre n° {content.number} · {content.organisation.name}",
    )
    return paper.write(partial(_letter, content), described)


def _letter(content: ReferralAnswer) -> Sheet:
    sheet = Sheet()
    letterhead(sheet, content.organisation, content.adviser)
    sheet.gap(22)
    sheet.add(sheet.text(_addressee(content)))
    sheet.gap(16)
    day = plain(f"Le {day_words(content.issued_on)}. Lettre n° {content.number}.")
    sheet.add(sheet.title(TITLE), Spacer(1, 3), sheet.text(day))
    sheet.gap(12)
    sheet.add(sheet.text(plain("Bonjour,")), Spacer(1, 8), sheet.text(_thanks(content)))
    sheet.gap(14)
    sheet.callout("Notre réponse", Icon.FLAG, plain(_decision(content)))
    sheet.begin("Et maintenant", Icon.STEPS)
    told = _accepted(content) if content.accepted else _refused(content)
    sheet.add(*sheet.bullets([plain(each) for each in told], sheet.width))
    sheet.together(*_farewell(sheet, content))
    return sheet


def _addressee(content: ReferralAnswer) -> Markup:
    return lines(strong(content.agent), plain(content.prescriber))


def _thanks(content: ReferralAnswer) -> Markup:
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


def _farewell(sheet: Sheet, content: ReferralAnswer) -> list[Flowable]:
    body = content.organisation
    return [
        Spacer(1, 14),
        sheet.text(plain("Avec nos remerciements pour votre confiance, et bien cordialement,")),
        Spacer(1, 16),
        sheet.text(lines(strong(content.adviser.full_name), plain(body.name), plain(body.address))),
        Spacer(1, 22),
        sheet.text(plain(_PRIVATE), size=sheet.scale.small),
    ]
