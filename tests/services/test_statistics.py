"""Figures of a quarter: who counts, where, and once; what leaves is protected and kept."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session

from conseil_mobilite.domain.agenda.appointment import Appointment, ContactAttempt, Participation
from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.organisation.basin import MobilityBasin
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person, PersonAudience
from conseil_mobilite.services.organisation import settings
from conseil_mobilite.services.statistics import statistics
from conseil_mobilite.services.statistics.statistics import ASSESSMENTS, PEOPLE, Figures, Period

T4 = Period(date(2026, 10, 1), date(2026, 12, 31))
AT = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
NOON = datetime(2026, 11, 5, 11, 0, tzinfo=UTC)


class Village:
    """A base with one basin, to be filled with people and what happened to them."""

    def __init__(self, session: Session) -> None:
        self.session = session
        settings.draw_identity(session)
        self.basin = self.make_basin("thierache", "Thiérache")

    def make_basin(self, code: str, name: str) -> UUID:
        basin = MobilityBasin(code=code, name=name)
        self.session.add(basin)
        self.session.flush()
        return basin.id

    def person(
        self, birth: date | None = date(1990, 1, 1), sex: str = "F", town: str = "02361"
    ) -> Person:
        made = Person(
            file_number=str(uuid4())[:20],
            last_name="Canari",
            first_name="Awa",
            birth_date=birth,
            sex=sex,
            insee_code=town,
            registered_on=date(2026, 1, 5),
        )
        self.session.add(made)
        self.session.flush()
        return made

    def pathway(
        self,
        person: Person,
        opened_on: date = date(2026, 9, 1),
        *,
        basin: UUID | None = None,
        ended: tuple[date, str, str] | None = None,
    ) -> Pathway:
        """Open a pathway; `ended` is the day, the reason and the situation."""
        day, reason, situation = ended or (None, "", "")
        made = Pathway(
            person_id=person.id,
            opened_on=opened_on,
            basin_id=basin or self.basin,
            state="sorti" if day else "en_accompagnement",
            ended_on=day,
            end_reason=reason,
            end_situation=situation,
        )
        self.session.add(made)
        self.session.flush()
        return made

    def met(self, pathway: Pathway, at: datetime = NOON, status: str = "seen") -> Appointment:
        made = Appointment(kind="suivi", starts_at=at, duration_minutes=45, uid=str(uuid4()))
        self.session.add(made)
        self.session.flush()
        self.session.add(
            Participation(
                appointment_id=made.id,
                person_id=pathway.person_id,
                pathway_id=pathway.id,
                status=status,
            )
        )
        self.session.flush()
        return made

    def called(self, pathway: Pathway, at: datetime, result: str = "joint") -> None:
        self.session.add(
            ContactAttempt(
                person_id=pathway.person_id,
                pathway_id=pathway.id,
                attempted_at=at,
                channel="telephone",
                result=result,
            )
        )
        self.session.flush()

    def assessed(
        self, pathway: Pathway, day: date | None, kind: str = "complet", of: UUID | None = None
    ) -> Assessment:
        made = Assessment(
            pathway_id=pathway.id,
            kind=kind,
            grid_version="CM-2026.1",
            started_at=NOON,
            validated_on=day,
            corrects_id=of,
        )
        self.session.add(made)
        self.session.flush()
        return made

    def belongs(self, person: Person, code: str, since: date, until: date | None = None) -> None:
        self.session.add(PersonAudience(person_id=person.id, code=code, since=since, until=until))
        self.session.flush()

    def crowd(self, ages: Sequence[int], sex: str) -> None:
        for age in ages:
            person = self.person(date(2026 - age, 1, 1), sex)
            self.belongs(person, "rsa", date(2026, 1, 1))
            pathway = self.pathway(person)
            self.met(pathway)
            self.assessed(pathway, date(2026, 11, 10))

    def figures(self, period: Period = T4, basin: UUID | None = None) -> Figures:
        return statistics.figures(self.session, basin or self.basin, period)


@pytest.fixture
def village(session: Session) -> Village:
    return Village(session)


def lines(figures: Figures, dimension: str, indicator: str) -> dict[str, int]:
    """Return the values of a breakdown that count somebody."""
    found = next(each for each in figures.breakdowns if each.code == dimension)
    return {line.code: line.counts[indicator] for line in found.lines if line.counts[indicator]}


def test_a_person_met_several_times_counts_once(village: Village) -> None:
    pathway = village.pathway(village.person())
    village.met(pathway)
    village.met(pathway, datetime(2026, 12, 1, 9, tzinfo=UTC))
    village.called(pathway, datetime(2026, 12, 3, 9, tzinfo=UTC))

    assert village.figures().totals == {ASSESSMENTS: 0, PEOPLE: 1}


def test_only_a_contact_that_took_place_counts(village: Village) -> None:
    for status in ("noshow", "excused", "unknown", "revoked"):
        village.met(village.pathway(village.person()), status=status)
    village.called(village.pathway(village.person()), NOON, "non_joint")
    village.met(village.pathway(village.person())).deleted_at = AT
    village.met(village.pathway(village.person())).cancelled_on = date(2026, 11, 4)
    village.session.flush()
    assert village.figures().totals[PEOPLE] == 0

    village.called(village.pathway(village.person()), NOON)
    assert village.figures().totals[PEOPLE] == 1


@pytest.mark.parametrize(
    ("at", "counts"),
    [
        (datetime(2026, 9, 30, 21, 59, tzinfo=UTC), 0),  # 23 h 59 in Paris, the day before
        (datetime(2026, 9, 30, 22, 0, tzinfo=UTC), 1),  # midnight in Paris
        (datetime(2026, 12, 31, 22, 59, tzinfo=UTC), 1),  # 23 h 59 in Paris, the last day
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), 0),
    ],
)
def test_the_quarter_begins_and_ends_at_midnight_in_paris(
    village: Village, at: datetime, counts: int
) -> None:
    village.met(village.pathway(village.person()), at)

    assert village.figures().totals[PEOPLE] == counts


def test_a_person_counts_in_the_basin_of_her_latest_pathway_only(village: Village) -> None:
    other = village.make_basin("laonnois", "Laonnois")
    person = village.person()
    over = (date(2026, 10, 20), "autonomie", "emploi")
    village.met(village.pathway(person, ended=over), datetime(2026, 10, 5, 9, tzinfo=UTC))
    village.met(village.pathway(person, date(2026, 11, 2), basin=other))

    assert village.figures().totals[PEOPLE] == 0
    assert village.figures(basin=other).totals[PEOPLE] == 1


def test_mistakes_and_people_in_the_recycle_bin_do_not_count(village: Village) -> None:
    wrong = village.pathway(village.person(), ended=(date(2026, 11, 6), "doublon_erreur", "autre"))
    gone = village.person()
    for pathway in (wrong, village.pathway(gone)):
        village.met(pathway)
        village.assessed(pathway, date(2026, 11, 5))
    gone.deleted_at = AT
    village.session.flush()

    assert village.figures().totals == {ASSESSMENTS: 0, PEOPLE: 0}


def test_a_pathway_has_one_initial_assessment_and_its_correction_is_no_other(
    village: Village,
) -> None:
    pathway = village.pathway(village.person())
    first = village.assessed(pathway, date(2026, 11, 5))
    village.assessed(pathway, date(2026, 11, 5), of=first.id)
    village.assessed(pathway, date(2026, 12, 5))
    village.assessed(pathway, date(2026, 12, 6), kind="final")
    village.assessed(village.pathway(village.person()), None)

    assert village.figures().totals[ASSESSMENTS] == 1


def test_an_assessment_begun_again_in_a_later_quarter_does_not_count_there(
    village: Village,
) -> None:
    pathway = village.pathway(village.person())
    village.assessed(pathway, date(2026, 9, 30))
    village.assessed(pathway, date(2026, 11, 5), kind="court")

    assert village.figures().totals[ASSESSMENTS] == 0
    assert village.figures().before[ASSESSMENTS] == 1


def test_age_and_publics_are_those_of_the_first_contact_of_the_quarter(village: Village) -> None:
    turning_26 = village.person(date(2000, 11, 20))
    village.belongs(turning_26, "rsa", date(2026, 11, 10))
    village.belongs(turning_26, "qpv", date(2026, 1, 1), date(2026, 11, 4))
    village.belongs(turning_26, "frr", date(2026, 1, 1), date(2026, 11, 5))
    pathway = village.pathway(turning_26)
    village.met(pathway, datetime(2026, 12, 1, 9, tzinfo=UTC))
    village.met(pathway, NOON)
    village.assessed(pathway, date(2026, 11, 25))

    found = village.figures()

    assert lines(found, "age", PEOPLE) == {"18_25": 1}
    assert lines(found, "age", ASSESSMENTS) == {"26_39": 1}
    assert lines(found, "public", PEOPLE) == {"frr": 1}
    assert lines(found, "public", ASSESSMENTS) == {"rsa": 1}


def test_the_publics_told_with_the_address_are_counted_with_those_declared(
    village: Village,
) -> None:
    at_home = village.person()
    at_home.qpv, at_home.frr = "oui", "non"
    declared = village.person()
    declared.qpv = "nsp"
    village.belongs(declared, "rsa", date(2026, 1, 1))
    for person in (at_home, declared):
        village.met(village.pathway(person))

    assert lines(village.figures(), "public", PEOPLE) == {"rsa": 1, "qpv": 1}


def test_months_stand_beside_those_of_the_year_before(village: Village) -> None:
    for day in (date(2026, 11, 5), date(2026, 11, 6), date(2025, 11, 5), date(2026, 1, 31)):
        village.assessed(village.pathway(village.person(), date(2025, 1, 1)), day)

    months = village.figures().months

    assert [month.month for month in months][::11] == [date(2026, 1, 1), date(2026, 12, 1)]
    counts = {month.month.month: (month.count, month.year_before) for month in months}
    assert (counts[11], counts[1], counts[12]) == ((2, 1), (1, 0), (0, 0))


def test_quality_counts_what_the_files_lack(village: Village) -> None:
    whole = village.person()
    village.belongs(whole, "rsa", date(2026, 1, 1))
    over = (date(2026, 11, 20), "autonomie", "emploi")
    village.met(village.pathway(whole, ended=over))
    lacking = village.person(None, "NSP", town="")
    village.met(village.pathway(lacking, ended=(date(2026, 11, 20), "autonomie", "")))

    quality = village.figures().quality

    assert (quality.people, quality.without_age) == (2, 1)
    assert (quality.without_municipality, quality.without_public) == (1, 1)
    assert (quality.exits, quality.without_situation) == (2, 1)
