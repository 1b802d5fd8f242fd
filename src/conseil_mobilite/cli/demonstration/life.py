"""The lives of fictitious people: who registers, what follows, who comes back."""

from contextlib import suppress
from datetime import date, timedelta
from typing import Final

from conseil_mobilite.cli.demonstration.course import Means, StoryEnd
from conseil_mobilite.cli.demonstration.outings import outings
from conseil_mobilite.cli.demonstration.people import draw_person
from conseil_mobilite.cli.demonstration.situation import situation
from conseil_mobilite.cli.demonstration.story import Story
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.services.demonstration import Row
from conseil_mobilite.store.reference.territories import Municipality

_UNANSWERED: Final = timedelta(days=8)


class Narrator(Means):
    """Tells lives that end, at the latest, today."""

    def welcome(self, towns: tuple[Municipality, ...], number: str, on: date) -> list[Row]:
        """Return the rows of somebody who registers that day, and of her life from then on."""
        newcomer = draw_person(self.dice, self.cast, towns, number, on)
        newcomer.person.adviser_id = self.dice.one(self.advisers)
        life = self.tell(newcomer.person, on)
        means = situation(newcomer.person, life, self.today)
        trips = outings(newcomer.person, life, self.today)
        return [newcomer.person, *newcomer.rows, *life, *means, *trips]

    def tell(self, person: Person, on: date) -> list[Row]:
        """Return the rows of a pathway that begins that day, and of the next one if she is back."""
        referral = _referral(self, person, on)
        if referral and self.today - on < _UNANSWERED and self.dice.likely(0.5):
            return [referral]
        story = Story(self, person, on, referral)
        with suppress(StoryEnd):
            story.unfold()
        rows = story.rows
        back_on = (story.pathway.ended_on or self.today) + timedelta(days=150)
        if back_on < self.today and self.dice.likely(0.08):
            rows += self.tell(person, back_on)
        return rows


def _referral(narrator: Narrator, person: Person, on: date) -> Referral | None:
    dice = narrator.dice
    if dice.likely(0.14):
        return None
    prescriber = dice.one(narrator.prescribers)
    return Referral(
        id=dice.identifier(),
        person_id=person.id,
        prescriber_id=prescriber.id,
        prescriber_kind=prescriber.kind,
        prescriber_name=prescriber.name,
        reason=dice.one(narrator.cast.requests),
        urgency=dice.weighted({"NORMALE": 60.0, "COURT": 30.0, "IMMEDIATE": 10.0}),
        received_on=on,
        documents_joined=dice.likely(0.5),
        person_agreed=True,
        basin_id=narrator.basin_id,
    )
