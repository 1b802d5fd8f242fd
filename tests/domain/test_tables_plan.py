import json
from collections.abc import Mapping

import pytest

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.statistics.definitions.tables_plan import DimensionKind, Plan
from conseil_mobilite.domain.statistics.definitions.tables_plan_parsing import parse_plan
from conseil_mobilite.resource_files import resource
from conseil_mobilite.store.reference.reference import code_lists
from conseil_mobilite.store.reference.statistics_reference import indicators, tables_plan


def content() -> dict[str, object]:
    found: dict[str, object] = json.loads(resource("statistics", "plan-1.json").read_text("utf-8"))
    return found


def crossing(*tables: tuple[str, ...]) -> Mapping[str, object]:
    """Return the plan with these crossings instead of its own."""
    return {
        **content(),
        "tables": [
            {"code": f"t{n}", "label": "Tableau", "indicators": ["I-06"], "dimensions": list(codes)}
            for n, codes in enumerate(tables)
        ],
        "fallback": [{"table": f"t{n}", "keep": []} for n in range(len(tables))],
        "nested_indicators": [],
        "nested_values": [],
    }


def parsed(data: Mapping[str, object]) -> Plan:
    return parse_plan(data, code_lists())


def test_the_plan_counts_assessments_and_persons_by_age_sex_and_public() -> None:
    plan = tables_plan()
    assert (plan.code, plan.base, plan.floor) == ("plan-1", 5, 15)
    assert plan.indicators == ("I-05", "I-06")
    assert [dimension.code for dimension in plan.dimensions] == ["age", "sexe", "public"]
    assert {code: found.unit.value for code, found in indicators().items()} == {
        "I-05": "bilans",
        "I-06": "personnes",
    }


def test_every_breakdown_of_an_indicator_is_a_dimension_of_the_plan() -> None:
    plan = tables_plan()
    for indicator in indicators().values():
        for code in indicator.breakdowns:
            assert plan.dimension(code).values


def test_ages_and_sexes_are_shown_in_full() -> None:
    plan, lists = tables_plan(), code_lists()
    assert plan.dimension("age").codes == tuple(entry.code for entry in lists["age_bands"])
    assert plan.dimension("sexe").codes == tuple(entry.code for entry in lists["sexes"])


def test_every_public_is_published_but_the_sensitive_ones() -> None:
    public = tables_plan().dimension("public")
    assert public.kind is DimensionKind.MULTIPLE
    assert set(public.codes) == {e.code for e in code_lists()["publics"] if not e.sensitive}


def test_a_public_becomes_a_partition_of_its_own_with_its_complement() -> None:
    plan = tables_plan()
    crossings = plan.expanded(plan.tables[1])
    assert len(crossings) == len(plan.dimension("public").codes)
    assert [(d.code, d.codes) for d in crossings[5]] == [("public:rsa", ("oui", "non"))]


@pytest.mark.parametrize(
    "tables",
    [
        [("age", "sexe"), ("age", "public"), ("sexe", "public")],
        [("age", "public"), ("sexe", "public")],
        [("public", "public")],
        [("age", "sexe", "public")],
        [("age", "age")],
        [()],
    ],
)
def test_tables_that_could_determine_a_finer_one_are_refused(tables: list[tuple[str, ...]]) -> None:
    with pytest.raises(UserError, match=r"ventilations différentes|boucle"):
        parsed(crossing(*tables))


def test_crossings_that_close_no_loop_are_accepted() -> None:
    assert parsed(crossing(("age", "sexe"), ("sexe", "public"))).tables


def test_the_fallback_must_leave_nothing_unprotected() -> None:
    with pytest.raises(UserError, match="repli"):
        parsed({**content(), "fallback": [{"table": "public", "keep": []}]})


def test_a_misspelt_field_is_refused() -> None:
    with pytest.raises(UserError, match="flor"):
        parsed({**content(), "flor": 5})


@pytest.mark.parametrize(
    "change",
    [
        {"nested_values": [{"part": ["public:delt=oui"], "whole": ["age=18_25"]}]},
        {"nested_values": [{"part": ["public:deld=oui"], "whole": ["age=18-25"]}]},
        {"nested_indicators": [{"part": "I-05", "whole": "I-99"}]},
        {"persons": "I-99"},
    ],
)
def test_an_inclusion_of_something_unknown_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(UserError, match="aucun tableau"):
        parsed({**content(), **change})


def test_the_finest_table_is_the_first_to_go_and_leaves_its_margins() -> None:
    plan = tables_plan()
    shapes = [
        [(table.code, table.dimensions) for table in plan.after_losing(steps).tables]
        for steps in range(5)
    ]
    public = ("public", ("public",))
    age, sex = ("age_sexe", ("age",)), ("age_sexe", ("sexe",))
    crossed = ("age_sexe", ("age", "sexe"))
    assert shapes == [[crossed, public], [age, sex, public], [sex, public], [public], []]
