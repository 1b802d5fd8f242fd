"""Basins are composed from EPCI, and keep the past of those that leave them."""

from datetime import date

import pytest
from sqlmodel import Session, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.services.organisation import basins
from conseil_mobilite.services.organisation.basins import Member

ON = date(2027, 3, 12)
LATER = date(2027, 6, 1)
GUISE = Member("200071769", "CC Thiérache Sambre et Oise")
VERVINS = Member("240200501", "CC de la Thiérache du Centre")
HIRSON = Member("240200444", "CC des Trois Rivières")


def names(session: Session, on: date) -> list[str]:
    (basin,) = basins.basins(session, on)
    return [member.name for member in basin.members]


def test_a_basin_takes_a_code_from_its_name(session: Session) -> None:
    made = basins.compose(session, " Thiérache & Nord ", "", [GUISE], ON)

    assert (made.name, made.code) == ("Thiérache & Nord", "thierache-nord")


@pytest.mark.parametrize(
    ("name", "members", "field"),
    [("  ", [GUISE], "basin_name"), ("Thiérache", [], "members"), ("&&&", [GUISE], "basin_name")],
)
def test_a_basin_without_name_or_members_is_refused(
    session: Session, name: str, members: list[Member], field: str
) -> None:
    with pytest.raises(UserError) as refused:
        basins.compose(session, name, "", members, ON)

    assert refused.value.field == field


def test_two_basins_do_not_bear_one_name(session: Session) -> None:
    basins.compose(session, "Thiérache", "", [GUISE], ON)

    with pytest.raises(UserError) as refused:
        basins.compose(session, "thierache", "", [VERVINS], ON)

    assert refused.value.field == "basin_name"


def test_who_leaves_a_basin_keeps_its_past_and_who_comes_starts_that_day(session: Session) -> None:
    made = basins.compose(session, "Thiérache", "", [GUISE, VERVINS], ON)

    basins.recompose(session, made.id, [GUISE, HIRSON], LATER)

    assert names(session, ON) == [VERVINS.name, GUISE.name]
    assert names(session, LATER) == [HIRSON.name, GUISE.name]
    assert basins.for_epci(session, VERVINS.code, LATER) == []
    assert [each.name for each in basins.for_epci(session, VERVINS.code, ON)] == ["Thiérache"]


def test_an_epci_that_comes_back_is_a_member_again(session: Session) -> None:
    made = basins.compose(session, "Thiérache", "", [GUISE, VERVINS], ON)
    basins.recompose(session, made.id, [GUISE], LATER)

    basins.recompose(session, made.id, [GUISE, VERVINS], LATER)

    assert names(session, LATER) == [VERVINS.name, GUISE.name]


def test_a_basin_is_not_left_without_members(session: Session) -> None:
    made = basins.compose(session, "Thiérache", "", [GUISE], ON)

    with pytest.raises(UserError):
        basins.recompose(session, made.id, [], LATER)

    assert names(session, LATER) == [GUISE.name]


def test_a_basin_takes_another_name_and_keeps_its_code(session: Session) -> None:
    made = basins.compose(session, "Thiérache", "", [GUISE], ON)
    basins.compose(session, "Laonnois", "", [HIRSON], ON)

    basins.rename(session, made.id, "Thiérache du Nord")
    with pytest.raises(UserError):
        basins.rename(session, made.id, "laonnois")

    assert (made.name, made.code) == ("Thiérache du Nord", "thierache")


def test_an_epci_may_belong_to_several_basins(session: Session) -> None:
    basins.compose(session, "Thiérache", "", [GUISE], ON)
    basins.compose(session, "Oise", "", [GUISE], ON)

    assert [each.name for each in basins.for_epci(session, GUISE.code, ON)] == ["Oise", "Thiérache"]


def test_composing_is_in_the_trail(session: Session) -> None:
    made = basins.compose(session, "Thiérache", "", [GUISE], ON)
    basins.recompose(session, made.id, [HIRSON], LATER)
    basins.rename(session, made.id, "Nord")

    acts = session.exec(select(AuditEntry.act)).all()
    assert acts == ["basin.compose", "basin.recompose", "basin.rename"]
