"""A body founds its base: whole, or not at all."""

import os
import stat
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.services.organisation import basins, founding, settings, setup
from conseil_mobilite.services.organisation.basins import Member
from conseil_mobilite.services.organisation.founding import Founding
from conseil_mobilite.store import vault
from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.errors import ExistingBaseError, StoreError
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.keys.keychain import Answer, Keychain

PHRASE = "un chemin creux vers le moulin de Guise bleu"
WEAK = "azerty"
NO_KEYCHAIN = Keychain(None)


def body(**changes: str) -> Organisation:
    made = Organisation(
        name="  Mobilité  02 ", kind="association", siret="732 829 320 00074", legal_basis=""
    )
    for name, value in changes.items():
        setattr(made, name, value)
    return made


def adviser(**changes: str | UUID) -> Adviser:
    made = Adviser(first_name="Nadia", last_name="Lefèvre", organisation_id=uuid4())
    for name, value in changes.items():
        setattr(made, name, value)
    return made


@pytest.fixture
def founding_() -> Founding:
    members = (Member("200071769", "CC Thiérache Sambre et Oise"),)
    return Founding(body(), adviser(), PHRASE, "Thiérache", members)


class DeskDrawer:
    """A keychain that keeps what it is given."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str, /) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str, /) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str, /) -> None:
        del self.kept[service, username]


def test_the_body_and_its_adviser_are_stored_clean(empty_store: Store) -> None:
    founder = empty_store.run(setup.found, body(phone="03 23 00 00 00"), adviser())

    organisation = empty_store.read(setup.organisation)
    assert (organisation.name, organisation.siret) == ("Mobilité 02", "73282932000074")
    assert organisation.phone == "+33323000000"
    assert founder.organisation_id == organisation.id
    assert [each.full_name for each in empty_store.read(setup.advisers)] == ["Nadia Lefèvre"]
    assert len(empty_store.read(settings.statistics_secret)) == 32
    assert len(empty_store.read(settings.value, settings.BASE_IDENTIFIER)) == 10


@pytest.mark.parametrize(
    ("kind", "basis"),
    [("association", "interet_legitime"), ("departement", "mission_interet_public")],
)
def test_the_legal_basis_follows_the_kind_of_body(
    empty_store: Store, kind: str, basis: str
) -> None:
    empty_store.run(setup.found, body(kind=kind, legal_basis="autre"), adviser())

    assert empty_store.read(setup.organisation).legal_basis == basis


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": " "}, "name"),
        ({"kind": ""}, "kind"),
        ({"kind": "prefecture"}, "kind"),
        ({"siret": ""}, "siret"),
        ({"siret": "732 829 320 00075"}, "siret"),
        ({"siret": "732829320"}, "siret"),
        ({"phone": "12"}, "phone"),
        ({"email": "nadia@"}, "email"),
        ({"postcode": "2120"}, "postcode"),
        ({"address": "a" * 301}, "address"),
        ({"town": "a" * 301}, "postcode"),
        ({"opening_hours": "a" * 301}, "opening_hours"),
        ({"data_protection_contact": "a" * 301}, "data_protection_contact"),
    ],
)
def test_a_field_of_the_body_at_fault_is_named(changes: dict[str, str], field: str) -> None:
    with pytest.raises(UserError) as refused:
        setup.checked_organisation(body(**changes))

    assert refused.value.field == field


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"first_name": ""}, "first_name"), ({"last_name": "1234"}, "last_name")],
)
def test_a_field_of_the_adviser_at_fault_is_named(changes: dict[str, str], field: str) -> None:
    with pytest.raises(UserError) as refused:
        setup.checked_adviser(adviser(**changes))

    assert refused.value.field == field


def test_a_base_is_founded_once(empty_store: Store) -> None:
    empty_store.run(setup.found, body(), adviser())

    with pytest.raises(UserError, match="déjà un organisme"):
        empty_store.run(setup.found, body(name="Autre"), adviser())

    assert empty_store.read(setup.organisation).name == "Mobilité 02"


def test_the_body_and_the_adviser_can_be_corrected(session: Session) -> None:
    present = setup.organisation(session)
    known = setup.advisers(session)[0]

    setup.change_organisation(session, body(name="Nouveau nom", kind="commune"))
    changed = adviser(id=known.id, last_name="Roy", phone="06 12 34 56 78")
    setup.change_adviser(session, changed)

    assert setup.organisation(session).id == present.id
    assert setup.organisation(session).legal_basis == "mission_interet_public"
    (stored,) = setup.advisers(session)
    assert (stored.full_name, stored.phone) == ("Nadia Roy", "+33612345678")
    assert stored.organisation_id == present.id
    acts = session.exec(select(AuditEntry.act)).all()
    assert acts == ["organisation.change", "adviser.change"]


def test_a_founded_base_opens_with_its_passphrase_for_its_adviser(
    tmp_path: Path, clock: Clock, founding_: Founding
) -> None:
    path = tmp_path / "nouveau" / "dossiers.base"

    made = founding.found_base(path, founding_, clock, NO_KEYCHAIN)
    assert made.store.adviser == founding_.adviser.id
    made.store.close()

    opened = vault.open_with_passphrase(path, PHRASE, clock=clock)
    assert opened.adviser == founding_.adviser.id
    (basin,) = opened.read(basins.basins, date(2027, 3, 12))
    assert (basin.name, basin.members) == ("Thiérache", founding_.members)
    assert opened.read(audit.verify).intact
    opened.close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert {each.name for each in path.parent.iterdir()} == {
        "dossiers.base",
        "dossiers.base.cles",
        "dossiers.base.verrou",
    }


def test_the_keychain_opens_a_base_founded_with_it(
    tmp_path: Path, clock: Clock, founding_: Founding
) -> None:
    path, keychain = tmp_path / "dossiers.base", Keychain(DeskDrawer())

    made = founding.found_base(path, replace(founding_, keychain=True), clock, keychain)
    made.store.close()

    assert made.keychain is Answer.KEPT
    opened = vault.open_with_keychain(path, keychain, clock=clock)
    assert opened.adviser == founding_.adviser.id
    opened.close()


@pytest.mark.parametrize(
    "fault",
    [
        lambda asked: replace(asked, passphrase=WEAK),
        lambda asked: replace(asked, organisation=body(siret="1")),
        lambda asked: replace(asked, members=()),
        lambda asked: replace(asked, basin_name=" "),
    ],
)
def test_a_founding_refused_leaves_no_base(
    tmp_path: Path, clock: Clock, founding_: Founding, fault: Callable[[Founding], Founding]
) -> None:
    path = tmp_path / "dossiers.base"

    with pytest.raises(UserError):
        founding.found_base(path, fault(founding_), clock, NO_KEYCHAIN)

    assert {each.name for each in tmp_path.iterdir()} <= {"dossiers.base.verrou"}
    founding.found_base(path, founding_, clock, NO_KEYCHAIN).store.close()


def test_what_a_founding_cut_short_left_is_no_obstacle(
    tmp_path: Path, clock: Clock, founding_: Founding
) -> None:
    path = tmp_path / "dossiers.base"
    draft = tmp_path / ".dossiers.base.fondation"
    draft.mkdir()
    (draft / "dossiers.base").write_bytes(b"half")

    founding.found_base(path, founding_, clock, NO_KEYCHAIN).store.close()

    assert not draft.exists()


def test_an_existing_base_is_not_touched(tmp_path: Path, clock: Clock, founding_: Founding) -> None:
    path = tmp_path / "dossiers.base"
    path.write_bytes(b"precious")

    with pytest.raises(ExistingBaseError):
        founding.found_base(path, founding_, clock, NO_KEYCHAIN)

    assert path.read_bytes() == b"precious"


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes anywhere")
def test_a_folder_that_refuses_is_told(tmp_path: Path, clock: Clock, founding_: Founding) -> None:
    folder = tmp_path / "ferme"
    folder.mkdir(mode=0o500)

    with pytest.raises(StoreError, match="ne permet pas"):
        founding.found_base(folder / "dossiers.base", founding_, clock, NO_KEYCHAIN)


def test_a_path_that_cannot_be_a_folder_is_told(
    tmp_path: Path, clock: Clock, founding_: Founding
) -> None:
    (tmp_path / "fichier").write_text("", encoding="utf-8")

    with pytest.raises(StoreError, match="ne permet pas"):
        founding.found_base(tmp_path / "fichier" / "dossiers.base", founding_, clock, NO_KEYCHAIN)
