"""What lacks in the files: age, commune and publics of people supported, situation at the exit."""

from collections.abc import Sequence
from uuid import UUID

from tests.naive_statistics.exits import sound_exits
from tests.naive_statistics.people import UNKNOWN, counted_people
from tests.naive_statistics.question import Question, Unit, asked_for
from tests.naive_statistics.rows import Base

from conseil_mobilite.services.statistics.figures import Quality


def naive_quality(base: Base, asked: Question, supported: Sequence[Unit]) -> Quality:
    """`supported` are the units of I-06."""
    communes: dict[UUID | str, str] = {
        person.id: person.insee_code for person in counted_people(base).values()
    }
    gone = [left.pathway for left, one in sound_exits(base, asked) if asked_for(one, asked)]
    return Quality(
        people=len(supported),
        without_age=sum(one.values["age"] == UNKNOWN for one in supported),
        without_municipality=sum(not communes[one.who] for one in supported),
        without_public=sum(not one.publics for one in supported),
        exits=len(gone),
        without_situation=sum(not pathway.end_situation for pathway in gone),
    )
