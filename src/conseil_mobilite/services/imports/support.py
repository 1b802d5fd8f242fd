"""What a row says of the support of a person: who sent her, when it began, when it ended."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from conseil_mobilite.domain.imports.decisions import Field
from conseil_mobilite.domain.language.french import short_date
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.identity import without_nir
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.domain.referrals.referral_rules import ReferralState
from conseil_mobilite.services.imports.surroundings import Surroundings
from conseil_mobilite.services.imports.told import Told
from conseil_mobilite.services.people.person_checks import checked_text
from conseil_mobilite.services.referrals.referrals import SPONTANEOUS

_LONGEST: Final = 160
_ENDED: Final = (
    "Accompagnement terminé le {day} d’après le fichier. Le motif de fin n’y est pas : aucun "
    "parcours n’a été ouvert."
)
_UNDATED: Final = "{words} (sans date d’orientation)"


@dataclass(frozen=True, slots=True)
class Support:
    """The days that can be true of a person: not before her birth, not after today."""

    entered: date | None
    referred: date | None
    ended: date | None
    prescriber_kind: str
    prescriber_name: str

    @property
    def since(self) -> date | None:
        """Return the first day on which the body knew her."""
        return min(filter(None, (self.entered, self.referred)), default=None)

    @property
    def runs(self) -> bool:
        return self.entered is not None and self.ended is None


def likely_day(day: date | None, birth: date | None, today: date) -> date | None:
    """Return a day that something may have happened on to somebody, None for any other."""
    after_birth = day is not None and (birth is None or birth <= day)
    return day if after_birth and day is not None and day <= today else None


def support_told(told: Told, birth: date | None, around: Surroundings) -> Support:
    def day(field: Field) -> date | None:
        return likely_day(told.day(field), birth, around.today)

    name = without_nir(" ".join(told.text(Field.PRESCRIBER).split()))[:_LONGEST]
    return Support(
        entered=day(Field.ENTERED_ON),
        referred=day(Field.REFERRED_ON),
        ended=day(Field.ENDED_ON),
        prescriber_kind=around.prescriber_kind(name) if name else SPONTANEOUS,
        prescriber_name=name,
    )


def referral(told: Support, person: Person, around: Surroundings) -> Referral | None:
    """Return the referral of a dated sending; it waits for an answer where no support began."""
    if told.referred is None or not told.prescriber_name or told.prescriber_kind == SPONTANEOUS:
        return None
    kind, name = told.prescriber_kind, told.prescriber_name
    taken = told.entered is not None
    state = ReferralState.ACCEPTED if taken else ReferralState.RECEIVED
    return Referral(
        person_id=person.id,
        prescriber_id=around.prescriber(kind, name),
        prescriber_kind=kind,
        prescriber_name="" if around.is_bare(name) else checked_text("prescriber_name", name),
        received_on=told.referred,
        state=state.value,
        answered_on=max(told.entered, told.referred) if told.entered else None,
        adviser_id=around.adviser,
    )


def pathway(
    told: Support, person: Person, sent: Referral | None, around: Surroundings
) -> Pathway | None:
    """Return the open pathway of a support that began and goes on, as far as the file says."""
    if told.entered is None or not told.runs:
        return None
    return Pathway(
        person_id=person.id,
        referral_id=sent.id if sent else None,
        adviser_id=around.adviser,
        opened_on=told.entered,
        basin_id=around.basin(person.epci_code, told.entered),
        epci_code=person.epci_code,
        prescriber_kind=told.prescriber_kind,
    )


def sentences(told: Told, support: Support, *, sent: bool) -> list[str]:
    """Return what of all that no row of the base holds."""
    found = [
        told.words(field)
        for field, day in (
            (Field.ENTERED_ON, support.entered),
            (Field.REFERRED_ON, support.referred),
            (Field.ENDED_ON, support.ended),
        )
        if day is None
    ]
    if support.ended:
        if support.entered:
            found.append(told.words(Field.ENTERED_ON))
        found.append(_ENDED.format(day=short_date(support.ended)))
    said = sent or (support.runs and support.prescriber_kind == SPONTANEOUS)
    if support.prescriber_name and not said:
        undated = support.referred is None and support.prescriber_kind != SPONTANEOUS
        words = told.words(Field.PRESCRIBER)
        found.append(_UNDATED.format(words=words) if undated else words)
    if support.referred and not sent:
        found.append(told.words(Field.REFERRED_ON))
    return [sentence for sentence in found if sentence]
