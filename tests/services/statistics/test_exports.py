"""What leaves: protected, kept once, told by the register, corrected only where it is safe."""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import Session, select
from tests.crowd import AT, T4, Crowd, support
from tests.disclosure_attack.attacked import assert_nobody_is_found
from tests.interchange.statistics.releases import OLDER

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.domain.statistics.periods.published import CivilYear
from conseil_mobilite.domain.statistics.periods.quarters import Quarter
from conseil_mobilite.domain.statistics.statistics_export import StatisticsExport
from conseil_mobilite.gui.jobs import Cancelled
from conseil_mobilite.interchange.statistics.manifest import sha256
from conseil_mobilite.interchange.statistics.package import read_package, to_release
from conseil_mobilite.services.organisation import basins, plan_measures, settings
from conseil_mobilite.services.organisation.basins import Member
from conseil_mobilite.services.organisation.plan_measure_checks import NewMeasure
from conseil_mobilite.services.statistics import exports
from conseil_mobilite.services.statistics.exports import Method, PreparedExport
from conseil_mobilite.services.statistics.figures import Period
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.keys.cipher import DataKey

LATER = datetime(2027, 4, 2, 9, 0, tzinfo=UTC)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def store(crowded_store: Store) -> Store:
    return crowded_store


@pytest.fixture
def prepared(crowd: Crowd) -> PreparedExport:
    return crowd.prepared


@pytest.fixture
def basin(prepared: PreparedExport) -> UUID:
    return prepared.basin_id


@pytest.fixture
def sent(store: Store, prepared: PreparedExport) -> StatisticsExport:
    return store.run(exports.keep, prepared, AT)


def acts(store: Store) -> list[str]:
    entries = store.read(lambda session: list(session.exec(select(AuditEntry))))
    return [each.act for each in entries if each.act.startswith("statistics.")]


def another_secret(session: Session) -> None:
    settings.put(session, settings.STATISTICS_SECRET, "ab" * 32)


def prepare_elsewhere(path: Path, key: DataKey, basin: UUID) -> str:
    """Prepare the quarter in a process of its own; return the hash of its package."""
    store = Store.open(path, key, clock=lambda: AT)
    made = store.read(exports.prepare, basin, T4, AT)
    store.close()
    return made.package.sha256


def test_what_is_prepared_is_protected_and_nothing_is_kept(
    store: Store, prepared: PreparedExport
) -> None:
    read = read_package(prepared.package.content)
    counts = [cell.value for cell in read.cells if cell.status == "arrondie" and cell.value]

    assert counts
    assert all(value % 5 == 0 for value in counts)
    assert prepared.kept is None
    assert str(prepared.period) == "4e trimestre 2026"
    assert b"Canari" not in b"".join(read.files.values())
    assert store.read(exports.exports) == []
    assert_nobody_is_found(prepared.package.content)


def test_a_closed_period_gives_the_same_bytes_for_ever(
    store: Store, sent: StatisticsExport, basin: UUID
) -> None:
    store.run(support, basin, 9, 20, "F")

    again = [store.run(exports.export, basin, T4.start, T4.end, LATER) for _ in range(20)]
    prepared = store.read(exports.prepare, basin, T4, LATER)

    assert {each.content for each in again} == {sent.content}
    assert (prepared.kept, prepared.package.content) == (sent.id, sent.content)
    assert len(store.read(exports.exports)) == 1


def test_two_preparations_kept_at_once_are_one_package(
    store: Store, prepared: PreparedExport, sent: StatisticsExport
) -> None:
    assert store.run(exports.keep, prepared, LATER).id == sent.id
    assert acts(store) == ["statistics.export"]


def test_the_register_says_what_was_sent_to_whom_when_and_by_whom(
    store: Store, sent: StatisticsExport
) -> None:
    store.run(exports.record_sending, sent.id, " Région,  pilotage ", AT)
    store.run(exports.record_sending, sent.id, "Département", LATER)

    (line,) = store.read(exports.exports)

    assert (line.start, line.end, line.basin_name) == (T4.start, T4.end, "Thiérache")
    assert (line.plan, line.number, line.method) == ("plan-2", 1, sent.method)
    assert (line.seed_fingerprint, line.sha256) == (sent.seed_fingerprint, sent.sha256)
    assert [(each.recipient, each.at) for each in line.sendings] == [
        ("Département", LATER),
        ("Région, pilotage", AT),
    ]
    assert line.sendings[0].by == "Nadia Lefèvre"
    assert store.read(exports.recipients) == ["Département", "Région, pilotage"]
    assert acts(store)[-2:] == ["statistics.send", "statistics.send"]


def test_a_recipient_never_holds_a_social_security_number(
    store: Store, sent: StatisticsExport
) -> None:
    with pytest.raises(UserError) as refused:
        store.run(exports.record_sending, sent.id, "Mme 2 84 05 02 361 001 45", AT)

    assert refused.value.field == "recipient"
    assert store.read(exports.exports)[0].sendings == ()


def test_a_package_is_opened_again_with_its_bytes(store: Store, sent: StatisticsExport) -> None:
    assert store.run(exports.sent_again, sent.id).content == sent.content
    assert "statistics.send_again" in acts(store)


@pytest.mark.parametrize("step", [0, 1, 2, 3])
def test_given_up_at_any_step_nothing_is_kept(store: Store, basin: UUID, step: int) -> None:
    def give_up(done: int, _steps: int) -> None:
        if done == step:
            raise Cancelled

    with pytest.raises(Cancelled):
        store.run(exports.prepare, basin, T4, AT, report=give_up)

    assert store.read(exports.exports) == []


def test_a_period_sent_by_one_method_never_leaves_by_the_other(
    store: Store, sent: StatisticsExport, basin: UUID
) -> None:
    with pytest.raises(UserError, match="l’autre méthode") as refused:
        store.read(exports.prepare, basin, T4, LATER, Method.SUPPRESSION)

    assert refused.value.field == "method"
    assert sent.method.startswith("arrondi")


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        (date(2027, 1, 1), date(2027, 3, 31), "se termine"),
        (date(2026, 10, 1), date(2026, 11, 30), "trimestre civil"),
        (date(2027, 1, 1), date(2027, 12, 31), "L’année 2027 se termine"),
        (date(2025, 1, 1), date(2025, 12, 31), "Il manque"),
    ],
    ids=["quarter under way", "no quarter", "year under way", "year without quarters"],
)
def test_only_a_period_that_is_over_can_leave(
    store: Store, basin: UUID, start: date, end: date, told: str
) -> None:
    with pytest.raises(UserError) as refused:
        store.read(exports.prepare, basin, Period(start, end), AT)

    assert told in str(refused.value)
    assert refused.value.field == "end"


def test_without_a_siret_nothing_leaves_and_it_is_said_where_to_write_it(
    store: Store, basin: UUID
) -> None:
    def forget(session: Session) -> None:
        session.exec(select(Organisation)).one().siret = ""

    store.run(forget)

    with pytest.raises(UserError, match="Le SIRET de votre organisme manque"):
        store.read(exports.prepare, basin, T4, AT)


def test_a_year_leaves_once_its_quarters_did_and_tells_what_they_tell(
    store: Store, sent: StatisticsExport, basin: UUID
) -> None:
    with pytest.raises(UserError) as waits:
        store.read(exports.prepare, basin, YEAR, AT)
    assert "1er trimestre 2026, 2e trimestre 2026, 3e trimestre 2026." in str(waits.value)
    for quarter in CivilYear(2026).quarters[:3]:
        store.run(exports.export, basin, quarter.start, quarter.end, AT)

    made = store.run(exports.export, basin, YEAR.start, YEAR.end, AT)

    read = read_package(made.content)
    assert read.manifest.scope.start == YEAR.start
    assert "_2026_" in made.file_name
    assert made.sha256 != sent.sha256
    again = store.run(exports.export, basin, YEAR.start, YEAR.end, LATER)
    assert again.content == made.content
    assert_nobody_is_found(made.content)
    with pytest.raises(UserError, match="L’année qui contient ce trimestre"):
        store.read(exports.prepare_correction, basin, T4, LATER)


def test_a_correction_that_changes_nothing_is_the_same_file(
    store: Store, sent: StatisticsExport, basin: UUID
) -> None:
    made = store.read(exports.prepare_correction, basin, T4, LATER)

    assert (made.kept, made.package.content) == (sent.id, sent.content)


def test_a_late_change_waits_or_leaves_under_another_name(
    store: Store, sent: StatisticsExport, basin: UUID
) -> None:
    store.run(support, basin, 1, 30, "F")
    told = ""
    try:
        made = store.read(exports.prepare_correction, basin, T4, LATER)
    except UserError as waits:
        told = str(waits)
    else:
        kept = store.run(exports.keep, made, LATER)
        assert (kept.id == sent.id) == (kept.content == sent.content)
        assert_nobody_is_found(kept.content, sent.content)

    assert not told or "attend la période suivante" in told
    assert store.read(exports.latest, basin, Quarter(2026, 4)) is not None


def test_a_correction_of_many_people_leaves_as_the_second_version(
    store: Store, sent: StatisticsExport, basin: UUID
) -> None:
    store.run(support, basin, 40, 30, "F")
    store.run(support, basin, 40, 45, "F")

    made = store.read(exports.prepare_correction, basin, T4, LATER)
    kept = store.run(exports.keep, made, LATER)

    assert (made.number, kept.number) == (2, 2)
    assert kept.file_name != sent.file_name
    assert read_package(kept.content).manifest.number == 2
    assert_nobody_is_found(kept.content, sent.content)
    assert store.run(exports.export, basin, T4.start, T4.end, LATER).content == kept.content
    assert [line.number for line in store.read(exports.exports)] == [2, 1]


def test_another_secret_gives_other_cells(
    store: Store, prepared: PreparedExport, basin: UUID
) -> None:
    store.run(another_secret)

    other = store.read(exports.prepare, basin, T4, AT)

    assert other.release.cells != prepared.release.cells
    assert other.release.seed_fingerprint != prepared.release.seed_fingerprint


def test_a_new_process_without_the_stored_copy_gives_the_same_file(
    crowd: Crowd, data_key: DataKey
) -> None:
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as processes:
        found = processes.submit(prepare_elsewhere, crowd.path, data_key, crowd.basin).result()

    assert found == crowd.prepared.package.sha256


def test_the_low_threshold_needs_a_reason(store: Store) -> None:
    assert store.read(exports.threshold).value == 11

    with pytest.raises(UserError) as refused:
        store.run(exports.choose_threshold, 5, "  ")
    assert refused.value.field == "reason"

    store.run(exports.choose_threshold, 5, "Délibération du 3 mars 2027")
    assert store.read(exports.threshold).reason == "Délibération du 3 mars 2027"
    with pytest.raises(UserError):
        store.run(exports.choose_threshold, 3, "moins")


def test_a_stored_package_that_is_damaged_never_leaves_again(
    store: Store, sent: StatisticsExport, basin: UUID
) -> None:
    def damage(session: Session) -> None:
        stored = session.get_one(StatisticsExport, sent.id)
        stored.content = stored.content[:300] + b"\x00" + stored.content[301:]

    store.run(damage)
    asked: list[Callable[[], object]] = [
        lambda: store.read(exports.prepare, basin, T4, AT),
        lambda: store.read(exports.prepare_correction, basin, T4, AT),
        lambda: store.run(exports.export, basin, T4.start, T4.end, AT),
        lambda: store.run(exports.sent_again, sent.id),
    ]

    for ask in asked:
        with pytest.raises(UserError, match="abîmé dans cette base"):
            ask()


def test_a_period_that_left_under_the_first_plan_leaves_as_it_was(
    store: Store, basin: UUID
) -> None:
    content = OLDER.read_bytes()
    made = StatisticsExport(
        basin_id=basin,
        period_start=T4.start,
        period_end=T4.end,
        plan="plan-1",
        method="arrondi_additif_base_5",
        made_at=AT,
        seed_fingerprint="",
        file_name="PAMS_older.zip",
        content=content,
        sha256=sha256(content),
    )
    store.run(lambda session: session.add(made))

    again = store.read(exports.prepare, basin, T4, AT)
    exported = store.run(exports.export, basin, T4.start, T4.end, LATER)

    assert again.package.content == exported.content == content
    assert again.number == 1
    with pytest.raises(UserError, match="attend la période suivante"):
        store.read(exports.prepare_correction, basin, T4, AT)
    with pytest.raises(UserError, match="même plan de tableaux"):
        store.read(exports.prepare, basin, YEAR, AT)


@pytest.mark.parametrize("method", list(Method))
def test_an_empty_basin_with_odd_names_says_nothing(session: Session, method: Method) -> None:
    session.exec(select(Organisation)).one().siret = "13002603200016"
    settings.draw_identity(session)
    odd = Member("240200444", "=cmd|' « \"" + "é" * 60)
    basin = basins.compose(session, '=Bassin ; "drôle"/..', "", [odd], date(2026, 8, 15))
    plan_measures.add(session, basin.id, NewMeasure("m1", '=HYPERLINK("x")', date(2026, 1, 1)))

    made = exports.export(session, basin.id, T4.start, T4.end, AT, method)

    read = read_package(made.content)
    assert "/" not in made.file_name
    assert to_release(read).is_empty
    assert read.cells
