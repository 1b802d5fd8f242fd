"""The letter that answers a prescriber."""

from collections.abc import Iterator

from conseil_mobilite.documents.kit.blocks import Block, Gap, Section, Together
from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.emphasis import stressing
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.paragraphs import Bullets, Paragraph, Size, text
from conseil_mobilite.documents.kit.words import Words, joined, lines, plain, strong
from conseil_mobilite.documents.letters.answer import letter
from conseil_mobilite.domain.language.french import hour
from conseil_mobilite.domain.paper.action_sheet import Meeting, NextAppointment
from conseil_mobilite.domain.paper.referral_answer import ReferralAnswer

TITLE = "Réponse à votre orientation"
NO_PLACE = "lieu à préciser"
FAR = {Meeting.PHONE: "par téléphone", Meeting.VIDEO: "en visioconférence"}


def document(content: ReferralAnswer) -> Document:
    return letter(content, TITLE, _addressee(content), _body(content))


def _body(content: ReferralAnswer) -> Iterator[Block]:
    yield Paragraph(_thanks(content))
    yield Gap(14)
    decision = Paragraph(strong(_decision(content)), Size.LEAD)
    yield Section(plain("Notre réponse"), (decision,), Icon.FLAG, framed=True)
    told = _accepted(content) if content.accepted else _refused(content)
    bullets = Bullets(tuple(text(each) for each in told if each))
    yield Section(plain("Et maintenant"), (bullets,), Icon.STEPS)
    yield Together(tuple(_farewell(content)))


def _addressee(content: ReferralAnswer) -> Words:
    return lines(strong(content.agent), plain(content.prescriber))


def _thanks(content: ReferralAnswer) -> Words:
    said = content.texts.say(
        "reponse.ouverture",
        personne=content.person_name,
        reception=day_words(content.received_on),
        prescripteur=content.prescriber,
    )
    late = content.texts.say("reponse.retard") if content.late else ""
    return joined(stressing(said, content.person_name), plain(late))


def _decision(content: ReferralAnswer) -> str:
    if content.accepted:
        return content.texts.say("reponse.acceptee", personne=content.person_name)
    return content.texts.say("reponse.refusee", personne=content.person_name, motif=content.refusal)


def _accepted(content: ReferralAnswer) -> Iterator[str]:
    who, texts = content.person_name, content.texts
    yield _meeting(content)
    yield from texts.items("reponse.suite", personne=who)
    yield texts.say("reponse.accord" if content.agreed else "reponse.sans_accord", personne=who)


def _meeting(content: ReferralAnswer) -> str:
    met, who = content.next_appointment, content.person_name
    if met is None:
        return content.texts.say("reponse.sans_rendez_vous", personne=who)
    return content.texts.say(
        "reponse.rendez_vous",
        date=day_words(met.day, weekday=True),
        heure=hour(met.starts_at),
        lieu=_where(met),
        personne=who,
    )


def _where(met: NextAppointment) -> str:
    if met.meeting is Meeting.IN_PERSON:
        return met.place or NO_PLACE
    return FAR[met.meeting]


def _refused(content: ReferralAnswer) -> Iterator[str]:
    yield from content.texts.items("reponse.refus_suite", personne=content.person_name)
    if content.adviser.phone or content.organisation.phone:
        yield content.texts.say("reponse.refus_appel")


def _farewell(content: ReferralAnswer) -> Iterator[Block]:
    body, texts = content.organisation, content.texts
    yield Gap(14)
    yield text(texts.say("reponse.cloture", prescripteur=content.prescriber))
    yield Gap(16)
    signed = (strong(content.adviser.full_name), plain(body.name), plain(body.address))
    yield Paragraph(lines(*signed))
    yield Gap(22)
    yield text(texts.say("reponse.discretion", personne=content.person_name), Size.SMALL)
