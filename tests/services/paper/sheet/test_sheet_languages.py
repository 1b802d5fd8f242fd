"""Which languages a sheet may speak, and who vouches for their sentences."""

from datetime import UTC, date, datetime

import pytest

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.paper.presentation import SheetChoice
from conseil_mobilite.services.paper.sheet import action_sheets
from conseil_mobilite.services.paper.wording import languages
from conseil_mobilite.services.paper.wording.languages import SheetLanguage
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.store.database import Store

DAY = date(2027, 3, 9)
AT = datetime(2027, 3, 9, 9, 0, tzinfo=UTC)
PROVISIONAL = "Traduction provisoire, pas encore relue"


def known(store: Store, tag: str) -> SheetLanguage:
    return next(each for each in store.read(languages.available) if each.tag == tag)


def test_every_language_is_provisional_until_the_body_has_read_it(store: Store) -> None:
    offered = store.read(languages.available)

    assert {each.tag for each in offered} >= {"en", "ar", "uk", "fa-AF", "ps", "pt", "tr", "ro"}
    assert "fr" not in {each.tag for each in offered}
    assert [each.french_name for each in offered] == sorted(each.french_name for each in offered)
    assert all(each.provisional and not each.read_by_native for each in offered)


def test_the_body_says_who_read_one_and_when(store: Store) -> None:
    kept = store.run(languages.set_proofread, "ar", "  Samira  Belkacem ", DAY)

    assert kept == known(store, "ar")
    assert (kept.proofread_by, kept.proofread_on) == ("Samira Belkacem", DAY)
    assert not kept.provisional
    assert not kept.read_by_native
    assert store.read(languages.is_proofread, "ar")
    assert not store.read(languages.is_proofread, "fa-AF")
    assert known(store, "uk").provisional


def test_unticking_makes_it_provisional_again(store: Store) -> None:
    store.run(languages.set_proofread, "ar", "Samira Belkacem", DAY)

    store.run(languages.clear, "ar")

    assert known(store, "ar").provisional
    assert not known(store, "ar").proofread_by


@pytest.mark.parametrize("reader", ["", "   ", "a" * 121, "2 84 05 75 113 042 26"])
def test_a_reader_without_a_name_is_refused(store: Store, reader: str) -> None:
    with pytest.raises(UserError) as refused:
        store.run(languages.set_proofread, "ar", reader, DAY)

    assert refused.value.field == "reader"
    assert known(store, "ar").provisional


def test_a_sheet_handed_out_is_provisional_until_its_language_is_read_over(store: Store) -> None:
    person = store.run(people.welcome, NewPerson("Sylla", "Awa"), Origin(), DAY).id
    choice = SheetChoice(language="uk")
    before = store.run(action_sheets.issue, person, AT, choice)

    store.run(languages.set_proofread, "uk", "Olena Kovalenko", DAY)
    after = store.run(action_sheets.issue, person, AT, choice)

    assert (before.language, after.language) == ("uk", "uk")
    assert "français et ukrainien" in after.title
    assert before.twin is not None
    assert after.twin is not None
    assert PROVISIONAL in before.twin.decode()
    assert PROVISIONAL not in after.twin.decode()
    assert "Ваші кроки" in after.twin.decode()
    other = store.read(action_sheets.preview, person, AT, SheetChoice(language="ro"))
    assert PROVISIONAL in other.html.decode()
