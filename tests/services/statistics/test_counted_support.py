"""What was done: assessments, actions, money, exits, and the files behind each figure."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from sqlmodel import Session
from tests.services.statistics.basin_story import NOON, T4, Basin

from conseil_mobilite.domain.organisation.mobility_plan import PlanMeasure
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.pathway.action import FundingLine
from conseil_mobilite.domain.pathway.pathway import PostExitFollowup
from conseil_mobilite.domain.statistics.exact.figures import Count, Quantity
from conseil_mobilite.services.statistics.figures import Period, plan_of_basin
from conseil_mobilite.store.reference.statistics_definitions import tables_plan


@pytest.fixture
def basin(session: Session) -> Basin:
    return Basin(session)


def test_the_initial_assessment_is_the_first_version_of_the_first_one(basin: Basin) -> None:
    pathway = basin.pathway()
    first = basin.assessed(pathway, date(2026, 10, 1), kind="court")
    basin.answered(first, J03="non", V04="aucun")
    corrected = basin.assessed(
        pathway, date(2026, 10, 1), kind="court", version=2, corrects_id=first.id
    )
    basin.answered(corrected, J03="oui", V04="toujours")
    basin.assessed(pathway, date(2026, 12, 1))
    basin.assessed(basin.pathway(), date(2026, 9, 30))

    assert basin.number("bilans_initiaux") == 1
    assert basin.number("bilans_j03", ecart_projet="oui") == 1
    assert basin.number("bilans_v04", sans_moyen="oui") == 1
    assert basin.number("bilans_v02") == 0


@pytest.mark.parametrize(("modes", "without"), [("marche conducteur", 0), ("marche passager", 1)])
def test_who_drove_last_month_is_not_without_means(basin: Basin, modes: str, without: int) -> None:
    basin.answered(basin.assessed(basin.pathway(), date(2026, 11, 5)), V04="aucun", V08=modes)

    assert basin.number("bilans_v04", sans_moyen="oui") == without


def test_not_applicable_gives_no_points_and_no_level_is_not_assessed(basin: Basin) -> None:
    assessment = basin.assessed(basin.pathway(), date(2026, 11, 5))
    basin.answered(assessment, V02="ne_souhaite_pas", D04="emploi sortie")
    basin.level(assessment, "ADMIN", 1)
    basin.level(assessment, "OFFRE", None)

    assert basin.number("bilans_v02") == 0
    assert basin.number("bilans_initiaux", niveau_axe__ADMIN="fort") == 1
    assert basin.number("bilans_initiaux", niveau_axe__OFFRE="non_evalue") == 1
    assert basin.number("bilans_initiaux", niveau_axe__CONF="non_evalue") == 1
    assert basin.number("personnes_d04", renoncement__sortie="oui") == 1


def test_a_sensitive_barrier_is_counted_by_its_axis_only(basin: Basin) -> None:
    assessment = basin.assessed(basin.pathway(), date(2026, 11, 5))
    basin.barrier(assessment, "sante_conduite", rank=1)
    basin.barrier(assessment, "accessibilite")
    basin.barrier(assessment, "velo", kept=False)

    assert basin.number("personnes_bilan", frein__axe_SANTE="oui") == 1
    assert basin.number("personnes_bilan", frein_premier__axe_SANTE="oui") == 1
    assert basin.number("personnes_bilan", frein__velo="oui") == 0


@pytest.mark.parametrize(
    ("opened_on", "counted", "opened"),
    [(date(2026, 9, 30), 0, 0), (date(2026, 11, 5), 1, 1), (date(2027, 1, 4), 1, 0)],
)
def test_a_reduced_fare_counts_while_it_was_not_opened_before(
    basin: Basin, opened_on: date, counted: int, opened: int
) -> None:
    pathway = basin.pathway()
    basin.answered(basin.assessed(pathway, date(2026, 4, 1)), A04="inconnu")
    basin.action(pathway, kind="info_droits", done_on=opened_on, result="solution_en_place")

    assert basin.number("personnes_tarif") == counted
    assert basin.number("personnes_tarif", tarif_ouvert="oui") == opened


def test_support_ends_with_the_day_of_the_exit(basin: Basin) -> None:
    pathway = basin.exited()
    basin.met(pathway, datetime(2026, 5, 4, 9, tzinfo=UTC), duration_minutes=90)
    basin.called(pathway, datetime(2026, 11, 30, 22, 59, tzinfo=UTC), minutes=20)
    basin.called(pathway, datetime(2026, 11, 30, 23, 0, tzinfo=UTC), minutes=60)

    figures = basin.figures()
    hours = figures.quantities[Quantity("heures")]

    assert figures.quantities[Quantity("contacts")].median == Decimal(2)
    assert hours.total == Decimal(110) / 60
    called = Quantity("heures", (("moyen_contact", ("tentative",)),))
    assert figures.quantities[called].total == Decimal(20) / 60


def test_gain_is_between_the_initial_assessment_and_the_last_final_version(basin: Basin) -> None:
    pathway = basin.exited()
    first = basin.assessed(pathway, date(2026, 4, 1))
    final = basin.assessed(pathway, date(2026, 11, 30), kind="final")
    again = basin.assessed(
        pathway, date(2026, 11, 30), kind="final", version=2, corrects_id=final.id
    )
    for assessment, level in ((first, 1), (final, 1), (again, 3)):
        basin.level(assessment, "ADMIN", level)

    figures = basin.figures()

    assert figures.counts[Count("sorties_comparees", (("impact_leve", ("oui",)),))] == 1
    gain = figures.quantities[Quantity("gain", (("axe", ("ADMIN",)),))]
    assert gain.mean == Decimal(2)


def test_a_barrier_is_lifted_where_the_version_that_stands_says_so(basin: Basin) -> None:
    pathway = basin.exited()
    first = basin.assessed(pathway, date(2026, 4, 1))
    again = basin.assessed(pathway, date(2026, 4, 1), version=2, corrects_id=first.id)
    basin.barrier(first, "velo", status="present")
    basin.barrier(again, "velo", status="partiellement_leve")
    basin.barrier(first, "peur", status="leve")
    basin.barrier(again, "peur", status="persistant")

    assert basin.number("personnes_sorties", frein_leve__velo="leve") == 1
    assert basin.number("personnes_sorties", frein_leve__peur="reste") == 1
    assert basin.number("personnes_sorties", frein_leve__garde="absent") == 1


def test_six_months_after_31_august_is_the_last_of_february(basin: Basin) -> None:
    pathway = basin.pathway(ended_on=date(2026, 8, 31), end_reason="formation")
    for situation, cancelled_on in (("emploi", NOON.date()), ("recherche", None)):
        basin.kept(
            PostExitFollowup(
                pathway_id=pathway.id,
                months=6,
                due_on=date(2027, 2, 28),
                done_on=date(2027, 3, 2),
                situation=situation,
                cancelled_on=cancelled_on,
            )
        )
    february, march = (
        Period(date(2027, 2, 28), date(2027, 2, 28)),
        Period(date(2027, 3, 1), date(2027, 3, 31)),
    )

    assert basin.number("sorties_6_mois", february, situation_6_mois="recherche") == 1
    assert basin.number("sorties_6_mois", march) == 0


def test_twelve_actions_of_one_person_are_one_person_and_twelve_actions(basin: Basin) -> None:
    measure = basin.kept(
        PlanMeasure(basin_id=basin.id, code="M1", title="Vélo", starts_on=date(2026, 1, 1))
    )
    pathway = basin.pathway()
    for _ in range(11):
        basin.action(pathway, measure_id=measure.id)
    basin.action(pathway, result="solution_en_place")
    basin.action(pathway, kind="microcredit", deleted_at=NOON)

    figures = basin.figures()

    assert basin.number("personnes_actions", solution_groupe__PEDAGO="solution") == 1
    assert basin.number("personnes_actions", action_groupe__FINANCE="oui") == 0
    assert figures.quantities[Quantity("actions")].total == 12
    attached = Quantity("actions_mesure", (("mesure:M1", ("sans_solution",)),))
    assert figures.quantities[attached].total == 11


def test_a_need_is_unmet_on_the_day_it_was_given_up(basin: Basin) -> None:
    for abandoned_on in (date(2026, 12, 31), date(2027, 1, 1), None):
        basin.action(
            basin.pathway(),
            status="abandonnee",
            done_on=None,
            abandon_reason="pas_d_offre",
            abandoned_on=abandoned_on,
        )

    assert basin.number("personnes_abandon", pas_d_offre="oui") == 1
    assert basin.number("personnes_abandon", pas_d_offre_groupe__PEDAGO="pas_d_offre") == 1


def test_money_is_in_euros_and_what_is_left_counts_every_line_of_the_plan(basin: Basin) -> None:
    action = basin.action(basin.pathway(), kind="auto_ecole", cost_cents=100_050)
    basin.kept(_line(action.id, granted_cents=60_025, granted_on=date(2026, 11, 5)))
    basin.kept(_line(action.id, asked_cents=10_000))
    basin.kept(_line(action.id, granted_cents=0, granted_on=date(2026, 11, 6)))

    quantities = basin.figures().quantities

    assert quantities[Quantity("montants")].total == Decimal("600.25")
    assert quantities[Quantity("reste_a_charge")].median == Decimal("300.25")


def test_a_sheet_handed_to_somebody_else_is_not_given_to_the_person(basin: Basin) -> None:
    for number, recipient in (("D1", ""), ("D2", "Mission locale")):
        pathway = basin.pathway()
        basin.kept(
            IssuedDocument(
                person_id=pathway.person_id,
                pathway_id=pathway.id,
                kind="fiche_action",
                variant="simplifiee",
                number=number,
                title="Fiche mobilité",
                issued_at=NOON,
                content=b"",
                sha256="",
                recipient=recipient,
            )
        )

    assert basin.number("personnes_fiche", version_simplifiee="oui") == 1


def test_the_files_behind_a_figure_are_named_in_order_and_are_as_many(basin: Basin) -> None:
    for name, sex in (("Roy", "F"), ("Abel", "F"), ("Morel", "H")):
        person = basin.person(last_name=name, sex=sex, search_text=f" {name.lower()}")
        basin.assessed(basin.pathway(person), date(2026, 11, 5))

    women, communes = basin.files(Count("bilans_initiaux", (("sexe", ("F",)),)), Count("communes"))

    assert [(line.name, line.detail) for line in women] == [
        ("Abel Awa", "05/11/2026"),
        ("Roy Awa", "05/11/2026"),
    ]
    assert communes == []


def test_every_count_of_a_basin_is_as_many_files(basin: Basin) -> None:
    for rank in range(3):
        pathway = basin.exited(basin.person(birth_date=date(1960 + 20 * rank, 1, 1)))
        assessment = basin.assessed(pathway, date(2026, 10, 5))
        basin.answered(assessment, A04="connu", J03="non", V02="oui", V04="aucun", D04="soin")
        basin.level(assessment, "ADMIN", rank)
        basin.barrier(assessment, "velo", rank=1, status="leve")
        basin.belongs(pathway.person_id, "deld", date(2026, 1, 1))
        basin.met(pathway)
        basin.action(pathway, result="solution_en_place")

    counts = basin.figures().counts
    told = {name: number for name, number in counts.items() if number and _has_files(name)}

    assert len(told) > 300
    assert [len(files) for files in basin.files(*told)] == list(told.values())


def test_an_epci_that_left_before_the_period_is_elsewhere(basin: Basin) -> None:
    plan = plan_of_basin(basin.session, basin.id, T4, tables_plan())
    before = plan_of_basin(
        basin.session, basin.id, Period(date(2019, 1, 1), date(2019, 12, 31)), tables_plan()
    )

    assert [item.code for item in plan.definitions.dimensions["epci"].items][1:] == ["HORS", "NSP"]
    assert [item.code for item in before.definitions.dimensions["epci"].items] == ["HORS", "NSP"]


def _line(action_id: object, **facts: object) -> FundingLine:
    return FundingLine.model_validate(
        {"action_id": action_id, "funder_kind": "france_travail", **facts}
    )


def _has_files(count: Count) -> bool:
    return count.population not in {"communes", "partenaires"}
