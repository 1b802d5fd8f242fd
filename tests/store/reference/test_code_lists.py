"""The code lists shipped with the product: their counts, and the links between them."""

from datetime import date

import pytest

from conseil_mobilite.domain.pathway import pathway_details
from conseil_mobilite.domain.pathway.pathway_rules import Decision
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.store.reference import reference

TODAY = date(2026, 9, 1)
COUNTS = {
    "publics": 22,
    "rights_kinds": 5,
    "rights_answers": 3,
    "retention_rules": 5,
    "erasure_manners": 5,
    "erasure_grounds": 3,
    "backup_reasons": 8,
    "legal_audiences": 5,
    "di_publics": 14,
    "di_service_types": 6,
    "di_fees": 2,
    "di_reception_modes": 2,
    "di_mobilisation_modes": 4,
    "di_mobilising_people": 2,
    "di_themes": 79,
    "di_networks": 108,
    "ft_constraints": 7,
    "ft_situations": 36,
    "ft_objectives": 32,
    "ft_constraint_values": 3,
    "ft_situation_values": 3,
    "ft_objective_values": 4,
    "ft_appointment_statuses": 5,
    "ft_reception_modes": 2,
    "ft_appointment_reasons": 3,
    "ft_organisations": 6,
    "ft_initiators": 2,
    "action_types": 42,
    "action_statuses": 6,
    "action_abandon_reasons": 6,
    "action_results": 3,
    "partner_kinds": 23,
    "plan_body_roles": 6,
    "aids": 21,
    "funder_kinds": 21,
    "prescriber_kinds": 40,
    "prescriber_groups": 10,
    "decisions": 7,
    "referral_refusal_reasons": 11,
    "referral_states": 6,
    "referral_directions": 2,
    "urgencies": 3,
    "exit_reasons": 16,
    "drop_reasons": 6,
    "suspension_reasons": 6,
    "exit_situations": 5,
    "appointment_kinds": 9,
    "appointment_statuses": 5,
    "appointment_modalities": 3,
    "contact_channels": 5,
    "unavailability_kinds": 5,
    "contact_results": 2,
    "contact_preferences": 5,
    "barrier_intensities": 3,
    "barrier_statuses": 5,
    "assessment_kinds": 3,
    "sexes": 3,
    "civilities": 2,
    "yes_no_unknown": 3,
    "age_bands": 7,
    "organisation_kinds": 17,
    "legal_bases": 2,
    "adviser_roles": 2,
    "disclosure_subjects": 4,
    "strengths": 31,
    "goals": 17,
    "knowledge_states": 5,
    "situation_topics": 7,
    "vehicle_kinds": 9,
    "vehicle_uses": 5,
    "licence_categories": 10,
    "licence_standings": 4,
    "licence_process_kinds": 2,
    "gearboxes": 2,
    "licence_exam_kinds": 3,
    "licence_exam_results": 6,
    "licence_outcomes": 3,
    "journey_standings": 2,
    "journey_purposes": 11,
    "travel_modes": 17,
    "weekdays": 7,
    "renunciation_kinds": 6,
    "periods": 4,
    "budget_scenarios": 2,
    "budget_kinds": 19,
    "payers": 3,
    "final_skip_reasons": 6,
}
LINKS = [
    ("publics", "data_inclusion", "di_publics"),
    ("publics", "derived_from", "publics"),
    ("legal_audiences", "publics", "publics"),
    ("ft_situations", "constraint", "ft_constraints"),
    ("ft_objectives", "constraint", "ft_constraints"),
    ("action_types", "themes", "di_themes"),
    ("aids", "funder_kind", "funder_kinds"),
    ("prescriber_kinds", "statistics_group", "prescriber_groups"),
    ("prescriber_kinds", "national_code", "prescriber_kinds"),
    ("appointment_statuses", "ft_status", "ft_appointment_statuses"),
    ("goals", "ft_objective", "ft_objectives"),
    ("vehicle_kinds", "topic", "situation_topics"),
]


@pytest.fixture(scope="module")
def lists() -> CodeLists:
    return reference.code_lists()


def test_every_list_is_there_with_its_count(lists: CodeLists) -> None:
    assert {code: len(lists[code]) for code in lists} == COUNTS


@pytest.mark.parametrize(("origin", "column", "target"), LINKS)
def test_a_column_that_holds_codes_holds_known_ones(
    lists: CodeLists, origin: str, column: str, target: str
) -> None:
    held = {code for entry in lists[origin] for code in entry.texts(column) if code}

    assert held
    assert held <= {entry.code for entry in lists[target]}


def test_every_label_is_french_with_its_signs(lists: CodeLists) -> None:
    labels = [entry.label for code in lists for entry in lists[code]]

    assert not [label for label in labels if "'" in label or label != label.strip()]
    assert not [label for label in labels if " :" in label or "« " in label]


def test_the_sensitive_publics_are_the_six_that_must_not_show(lists: CodeLists) -> None:
    sensitive = {entry.code for entry in lists["publics"] if entry.sensitive}

    assert sensitive == {"vulnerabilite", "aah", "handicap", "pmr", "fle", "sans_hebergement"}


def test_economic_vulnerability_derives_from_five_publics(lists: CodeLists) -> None:
    derived = lists["publics"]["vulnerabilite"].texts("derived_from")

    assert derived == ("rsa", "ass", "aah", "salarie_precaire", "sans_hebergement")


def test_the_mobility_criterion_carries_its_national_code(lists: CodeLists) -> None:
    assert lists["publics"]["mobilite"].text("iae_criterion") == "PM"


def test_six_mobility_themes_are_in_use_and_nine_old_ones_lead_to_them(lists: CodeLists) -> None:
    themes = lists["di_themes"]
    mobility = {entry.code for entry in themes.in_group("mobilite")}
    in_use = {entry.code for entry in themes.on(TODAY)}

    assert len(mobility & in_use) == 6
    assert len([code for code in mobility - in_use if themes.present(code) in in_use]) == 9
    assert themes.present("mobilite--acheter-un-velo") == "mobilite--acceder-a-un-vehicule"


def test_sensitive_prescribers_leave_the_workstation_as_other(lists: CodeLists) -> None:
    hidden = {entry.code for entry in lists["prescriber_kinds"] if entry.sensitive}

    assert " ".join(sorted(hidden)) == (
        "ASE CAARUD CADA CIDFF CPH CSAPA HUDA PENSION PJJ PREVENTION SPIP"
    )
    kinds = lists["prescriber_kinds"]
    assert {kinds[code].text("national_code") for code in hidden} == {"Autre"}
    assert {kinds[code].text("statistics_group") for code in hidden} == {"AUTRE"}


def test_about_twelve_kinds_of_prescriber_are_offered_at_once(lists: CodeLists) -> None:
    assert len([kind for kind in lists["prescriber_kinds"] if kind.flag("shown")]) == 12


def test_the_positive_exits_are_the_published_six(lists: CodeLists) -> None:
    positive = [entry.code for entry in lists["exit_reasons"].in_group("positive")]

    assert positive == [
        "emploi_durable",
        "emploi_transition",
        "formation",
        "maintien_emploi",
        "solution_pleine",
        "autonomie",
    ]


def test_actions_come_in_seven_groups(lists: CodeLists) -> None:
    types = lists["action_types"]

    assert {group.code: len(types.in_group(group.code)) for group in types.groups} == {
        "INFO": 4,
        "PEDAGO": 8,
        "PERMIS": 8,
        "VEHICULE": 7,
        "TRAJET": 6,
        "FINANCE": 3,
        "RELAIS": 6,
    }


def test_every_action_has_a_sentence_that_says_vous_to_the_person(lists: CodeLists) -> None:
    wordings = [entry.text("wording") for entry in lists["action_types"]]

    assert all(text.startswith("Vous ") and text.endswith(".") for text in wordings)
    assert len(set(wordings)) > 40


def test_the_aid_removed_in_2026_can_no_longer_be_chosen(lists: CodeLists) -> None:
    assert "apprenti_permis" not in {entry.code for entry in lists["aids"].on(TODAY)}


def test_age_bands_follow_one_another_without_a_hole(lists: CodeLists) -> None:
    bands = [band for band in lists["age_bands"] if not band.flag("unknown")]

    ends = [band.number("below") for band in bands]
    assert [band.number("from") for band in bands] == [None, *ends[:-1]]
    assert ends[-1] is None


def test_appointments_translate_to_france_travail(lists: CodeLists) -> None:
    statuses = {entry.code: entry.text("ft_status") for entry in lists["appointment_statuses"]}

    assert statuses == {
        "unknown": "PRIS",
        "seen": "EFFECTUE",
        "excused": "ANNULE",
        "revoked": "ANNULE",
        "noshow": "ABSENT",
    }


def test_a_goal_that_carries_a_national_code_has_its_national_label(lists: CodeLists) -> None:
    coded = [goal for goal in lists["goals"] if goal.text("ft_objective")]
    objectives = lists["ft_objectives"]

    assert [goal.label for goal in coded] == [
        objectives.label(goal.text("ft_objective")) for goal in coded
    ]


def test_barriers_and_questions_named_by_the_lists_exist_in_the_grid(lists: CodeLists) -> None:
    grid = reference.grid()
    asked = {code for strength in lists["strengths"] for code in strength.texts("questions")}
    barriers = {code for goal in lists["goals"] for code in goal.texts("barriers")}

    assert asked <= {question.code for question in grid.questions}
    assert barriers == {barrier.code for barrier in grid.barriers}


def test_the_rules_of_a_pathway_know_the_codes_of_the_lists(lists: CodeLists) -> None:
    def codes(name: str) -> tuple[str, ...]:
        return tuple(entry.code for entry in lists[name])

    assert codes("exit_reasons") == pathway_details.EXIT_REASONS
    assert codes("drop_reasons") == pathway_details.DROP_REASONS
    assert codes("exit_situations") == pathway_details.EXIT_SITUATIONS
    assert codes("decisions") == tuple(Decision)
