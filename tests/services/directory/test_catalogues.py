"""Catalogues come into the directory by identifier, and what is noted here stays."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from sqlmodel import Session, select
from tests.domain.directory.catalogues import a_service, a_structure, demonstration
from tests.services.directory.directories import ON, filled, row_of

from conseil_mobilite.domain.directory.catalogue import Catalogue
from conseil_mobilite.domain.directory.directory_rows import DirectoryService
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.services.directory import catalogues, own_services, service_page
from conseil_mobilite.services.directory.catalogues import CataloguePreview
from conseil_mobilite.store.database import Store


def counts(told: CataloguePreview) -> tuple[int, int, int, int]:
    return told.new, told.changed, told.same, told.kept_own


def changed(number: int, **fields: object) -> Catalogue:
    """Return the demonstration with one service changed."""
    services = list(demonstration().services)
    services[number] = {**services[number], **fields}
    return replace(demonstration(), services=tuple(services))


def test_the_preview_writes_nothing_and_the_import_does_what_it_told(session: Session) -> None:
    told = catalogues.preview(session, demonstration(), ON)
    before = session.exec(select(DirectoryService)).all()

    done = catalogues.bring_in(session, demonstration(), ON)

    assert before == []
    assert counts(told) == counts(done) == (40, 0, 0, 0)
    assert told.structures == 12
    assert len(session.exec(select(DirectoryService)).all()) == 40


def test_the_whole_directory_goes_out_as_it_came_in(session: Session) -> None:
    filled(session)

    out = catalogues.whole_catalogue(session)

    def by_id(record: Mapping[str, object]) -> str:
        return str(record["id"])

    assert list(out.services) == sorted(demonstration().services, key=by_id)
    assert list(out.structures) == sorted(demonstration().structures, key=by_id)


def test_bringing_the_same_catalogue_in_again_changes_nothing(session: Session) -> None:
    filled(session)

    assert counts(catalogues.bring_in(session, demonstration(), ON)) == (0, 0, 40, 0)


def test_an_update_keeps_the_note_the_favourite_and_the_day_of_checking(session: Session) -> None:
    filled(session)
    row = row_of(session, "001")
    service_page.write_note(session, row.id, "Demander Mme Exemple")
    service_page.set_favourite(session, row.id, favourite=True)
    service_page.check(session, row.id, ON)

    done = catalogues.bring_in(session, changed(0, nom="Bilan mobilité"), ON)

    assert counts(done) == (0, 1, 39, 0)
    stored = service_page.service_page(session, row.id, ON).stored
    assert stored.service.name == "Bilan mobilité"
    assert (stored.note, stored.favourite, stored.checked_on) == ("Demander Mme Exemple", True, ON)


def test_what_the_source_no_longer_offers_is_told_and_dropped_only_when_asked(
    session: Session,
) -> None:
    filled(session)
    noted = row_of(session, "040")
    service_page.set_favourite(session, noted.id, favourite=True)
    fewer = replace(demonstration(), services=demonstration().services[:38])

    told = catalogues.bring_in(session, fewer, ON)
    kept = len(session.exec(select(DirectoryService)).all())
    catalogues.bring_in(session, fewer, ON, drop_gone=True)

    assert len(told.gone) == 2
    assert kept == 40
    left = {row.external_id[-3:] for row in session.exec(select(DirectoryService))}
    assert len(left) == 39
    assert "040" in left
    assert "039" not in left


def test_a_structure_that_offers_nothing_any_more_goes_with_its_last_service(
    session: Session,
) -> None:
    filled(session)
    gone = "demo-conseil-mobilite--micro"
    services = tuple(s for s in demonstration().services if s["structure_id"] != gone)
    structures = tuple(s for s in demonstration().structures if s["id"] != gone)

    catalogues.bring_in(session, Catalogue(structures, services), ON, drop_gone=True)

    left = catalogues.whole_catalogue(session)
    assert gone not in {each["id"] for each in left.structures}
    assert len(left.structures) == 11


def test_own_services_brought_back_into_an_empty_base_are_own_again(session: Session) -> None:
    home = own_services.write_structure(session, {"nom": "Notre maison"})
    typed = {"nom": "Notre atelier", "description": "Un atelier vélo."}
    own = own_services.write_service(session, home, typed)
    out = catalogues.own_catalogue(session)
    own_services.remove_service(session, own)
    own_services.remove_structure(session, home)

    catalogues.bring_in(session, out, ON)

    assert catalogues.own_catalogue(session) == out


def test_a_catalogue_never_changes_a_service_of_the_body(session: Session) -> None:
    home = own_services.write_structure(session, {"nom": "Notre maison"})
    ours = {"nom": "Notre atelier", "description": "Un atelier vélo."}
    own = own_services.write_service(session, home, ours)
    out = catalogues.own_catalogue(session)
    other = replace(out, services=({**out.services[0], "nom": "Un faux nom"},))

    done = catalogues.bring_in(session, other, ON)

    assert counts(done) == (0, 0, 0, 1)
    assert own_services.own_record(session, own)["nom"] == "Notre atelier"


def test_records_at_fault_are_left_out_and_the_others_come_in(session: Session) -> None:
    done = catalogues.bring_in(session, changed(3, frais="cher"), ON)

    assert counts(done) == (39, 0, 0, 0)
    assert [each.field for each in done.checked.grave] == ["frais"]


def test_services_alone_join_the_structures_of_the_base(session: Session) -> None:
    filled(session)

    done = catalogues.bring_in(session, Catalogue((), (a_service(id="x--1"),)), ON)

    assert done.new == 1


def test_a_service_that_changes_structure_is_moved(session: Session) -> None:
    filled(session)
    to = "demo-conseil-mobilite--garage"

    catalogues.bring_in(session, changed(0, structure_id=to), ON)

    row = row_of(session, "001")
    assert service_page.service_page(session, row.id, ON).stored.structure.id == to


def test_a_catalogue_without_anything_sound_is_refused(session: Session) -> None:
    with pytest.raises(UserError, match="aucun service"):
        catalogues.bring_in(session, Catalogue((a_structure(nom=""),), ()), ON)


def test_an_import_that_fails_leaves_the_base_as_it_was(store: Store) -> None:
    def fail(session: Session) -> None:
        catalogues.bring_in(session, demonstration(), ON)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        store.run(fail)

    assert store.run(lambda session: session.exec(select(DirectoryService)).all()) == []
