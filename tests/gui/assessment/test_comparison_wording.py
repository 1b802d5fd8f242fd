"""What the reader must know of two assessments before comparing them."""

from datetime import date
from uuid import UUID, uuid4

from tests.conftest import NOW

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.gui.assessment.comparison_wording import cautions, named
from conseil_mobilite.services.assessment.comparison import DatedAssessment
from conseil_mobilite.store.reference.reference import code_lists

PATHWAY = uuid4()


def dated(
    day: date,
    *,
    validated: bool = True,
    grid: str = "CM-2026.1",
    pathway: UUID = PATHWAY,
    version: int = 1,
    replaced: bool = False,
) -> DatedAssessment:
    assessment = Assessment(
        pathway_id=pathway,
        grid_version=grid,
        started_at=NOW,
        validated_on=day if validated else None,
        version=version,
    )
    return DatedAssessment(assessment, day, replaced)


def test_two_validated_assessments_of_one_pathway_need_no_caution() -> None:
    assert cautions(dated(date(2026, 3, 2)), dated(date(2026, 10, 5))) == []


def test_one_under_way_may_still_change() -> None:
    told = cautions(dated(date(2026, 3, 2)), dated(date(2026, 10, 5), validated=False))

    assert told == ["Le bilan du 5 octobre 2026 est en cours : il peut encore changer."]


def test_other_questions_and_other_pathways_are_said() -> None:
    later = dated(date(2027, 1, 4), grid="CM-2027.1", pathway=uuid4())

    questions, pathways = cautions(dated(date(2026, 3, 2)), later)

    assert "grilles CM-2026.1 et CM-2027.1" in questions
    assert pathways == "Ces bilans viennent de deux parcours différents."


def test_an_assessment_is_named_by_its_kind_its_day_and_its_version() -> None:
    lists = code_lists()
    replaced = dated(date(2026, 3, 2), version=2, replaced=True)
    under_way = dated(date(2026, 3, 2), validated=False)

    assert named(lists, replaced) == "Bilan complet du 2 mars 2026 · version 2 · remplacé"
    assert named(lists, under_way) == "Bilan complet du 2 mars 2026 · en cours"
