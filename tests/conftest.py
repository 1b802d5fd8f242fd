"""What every test may ask for. Nothing here, nor in any test, touches the user's own files."""

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator
from datetime import UTC, datetime
from functools import wraps
from itertools import count
from pathlib import Path
from uuid import UUID

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before the first import of Qt
os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = str(Path(tempfile.gettempdir(), "hypothesis"))

import pytest
import shiboken6
from hypothesis import settings
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session, select
from tests import cheap_guesses, shared_schema, shared_statements, spilling, unhurried_disk
from tests.crowd import Crowd, gathered
from tests.made_once import Base, Once

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.gui.background import Background
from conseil_mobilite.gui.kit import theme
from conseil_mobilite.store.base_file import make_base
from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.keys.cipher import DataKey

PATIENCE_MS = 30_000
YOUNG, OLDEST = 1, 2
SELDOM = 50
RUN = count(1)
NOW = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)

# Half of the usual examples; no clock: the machine may be busy. Others each time, but in the gate.
settings.register_profile("suite", max_examples=50, deadline=None, derandomize="CI" in os.environ)
settings.load_profile("suite")

STORIES, FAULTS = (Path(__file__).parent / folder for folder in ("journeys", "campaigns"))
LONG = "pytest.mark.long"


def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are cores: tests of the window wait now and then."""
    return (os.cpu_count() or 1) + 1


def pytest_configure() -> None:
    """Keep what is compiled: else each process rewrites every assert and compiles the program.

    A test of the window gives up late: a machine that has other work is slow, not wrong.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    gc.disable()  # until all tests are collected: they stay to the end
    for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitActive):
        wait.__kwdefaults__ = {**(wait.__kwdefaults__ or {}), "timeout": PATIENCE_MS}


def _dress_what_is_shown(patch: pytest.MonkeyPatch) -> None:
    """Have what a test shows alone wear what it would in the window."""
    added = QtBot.addWidget

    @wraps(added)
    def add(bot: QtBot, widget: QWidget, **options: Callable[[QWidget], None] | None) -> None:
        added(bot, widget, **options)
        if widget.parentWidget() is None:
            theme.dress(widget)

    patch.setattr(QtBot, "addWidget", add)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Spare each process the import of files of which it runs nothing."""
    asked, tests = config.option.markexpr, collection_path.name.startswith("test_")
    if asked == "not long":
        return _whole(collection_path) or None
    if asked == "long" and tests and not _whole(collection_path):
        return LONG not in collection_path.read_text(encoding="utf-8") or None
    return None


def _whole(path: Path) -> bool:
    """Tell whether everything below a path is long."""
    return path.is_relative_to(STORIES) or path.is_relative_to(FAULTS)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Call the whole stories and the faults long: the gate runs them in a step of their own."""
    for item in items:
        if _whole(item.path):
            item.add_marker(pytest.mark.long)


def pytest_collection_finish() -> None:
    """Spare the garbage collector what stays to the end, and collect between two tests alone.

    In the midst of one, a worker of the window could delete widgets: Qt hangs or crashes.
    """
    gc.collect()
    gc.freeze()
    gc.disable()


def pytest_runtest_logfinish() -> None:
    """Collect what is young after each test, and all since the last time once in a while.

    What is left then stays: the next time need not look at it.
    """
    if next(RUN) % SELDOM:
        gc.collect(YOUNG)
    else:
        gc.collect(OLDEST)
        gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Function, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail a test in which the program told of a person on standard error or in a log."""
    report = yield
    if report.passed and call.when == "call":
        known = (item.funcargs.get(name) for name in ("tmp_path", "own_home"))
        own = [folder for folder in known if isinstance(folder, Path)]
        told = [*spilling.spilt(report.sections), *spilling.spilt_in_logs(*own)]
        if told:
            report.outcome, report.longrepr = "failed", f"Spilt: {', '.join(told)}"
    return report


@pytest.fixture(scope="session", autouse=True)
def spared() -> Iterator[None]:
    """Compile a statement and lay a base out once for all, guess cheaply, wait for no disk."""
    with pytest.MonkeyPatch.context() as patch:
        shared_statements.share(patch)
        shared_schema.share(patch)
        cheap_guesses.spare(patch)
        unhurried_disk.spare(patch)
        _dress_what_is_shown(patch)
        yield


@pytest.fixture
def dear_guesses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pay for a passphrase what the program pays."""
    cheap_guesses.pay(monkeypatch)


@pytest.fixture
def hurried_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for the disk as the program does."""
    unhurried_disk.pay(monkeypatch)


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Yield folders that are not made yet. Numbered ones are searched for: slow by the thousand."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def own_home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty home folder and no keychain."""
    home = next(homes)
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for name in ("CACHE_HOME", "CONFIG_HOME", "DATA_HOME", "STATE_HOME", "RUNTIME_DIR"):
        monkeypatch.setenv(f"XDG_{name}", str(home / name.lower()))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.delenv("CONSEIL_MOBILITE_PHRASE", raising=False)
    return home


@pytest.fixture
def clock() -> Clock:
    """Friday 12 March 2027, 14 h 30 in Paris, and it stays so."""
    return lambda: NOW


@pytest.fixture(scope="session")
def data_key() -> DataKey:
    return DataKey.new()


@pytest.fixture(scope="session")
def empty_base(tmp_path_factory: pytest.TempPathFactory, data_key: DataKey) -> Path:
    """Make a base without a row, to be copied."""
    path = tmp_path_factory.mktemp("base") / "vide.base"
    make_base(path, data_key)
    return path


@pytest.fixture
def empty_store(
    tmp_path: Path, empty_base: Path, data_key: DataKey, clock: Clock
) -> Iterator[Store]:
    """Open a base without a row, in `tmp_path / "test.base"`."""
    path = tmp_path / "test.base"
    shutil.copyfile(empty_base, path)
    store = Store.open(path, data_key, clock=clock)
    yield store
    store.close()


@pytest.fixture(scope="session")
def settled_base(
    tmp_path_factory: pytest.TempPathFactory, empty_base: Path, data_key: DataKey
) -> Base:
    """Make a base with one organisation and one adviser, to be copied; return her identifier."""
    path = tmp_path_factory.mktemp("base") / "suivie.base"
    shutil.copyfile(empty_base, path)
    store = Store.open(path, data_key, clock=lambda: NOW)
    adviser = store.run(settled)
    store.close()
    return path, adviser


@pytest.fixture(scope="session")
def once(homes: Iterator[Path], settled_base: Base, data_key: DataKey) -> Once:
    """Make what many tests begin with, once for them all."""
    return Once(settled_base, data_key, lambda: NOW, homes)


@pytest.fixture(scope="module")
def first_base(settled_base: Base) -> Base:
    """Tell which base `store` opens a copy of: a module whose tests begin with more has its own."""
    return settled_base


@pytest.fixture(scope="session")
def crowd(tmp_path_factory: pytest.TempPathFactory, settled_base: Base, data_key: DataKey) -> Crowd:
    """Make a base with people enough for figures to leave, and prepare them once."""
    path, (made, adviser) = tmp_path_factory.mktemp("crowd") / "foule.base", settled_base
    shutil.copyfile(made, path)
    store = Store.open(path, data_key, clock=lambda: NOW)
    store.adviser = adviser
    found = gathered(store, path)
    store.close()
    return found


@pytest.fixture
def crowded_store(tmp_path: Path, crowd: Crowd, data_key: DataKey, clock: Clock) -> Iterator[Store]:
    """Open a copy of the crowd, of which nothing was published."""
    path = tmp_path / "foule.base"
    shutil.copyfile(crowd.path, path)
    store = Store.open(path, data_key, clock=clock)
    store.adviser = crowd.adviser
    yield store
    store.close()


@pytest.fixture
def store(tmp_path: Path, first_base: Base, data_key: DataKey, clock: Clock) -> Iterator[Store]:
    """Open a base with one organisation and one adviser, who is the one that acts."""
    path, (made, adviser) = tmp_path / "test.base", first_base
    shutil.copyfile(made, path)
    store = Store.open(path, data_key, clock=clock)
    store.adviser = adviser
    yield store
    store.close()


@pytest.fixture
def session(store: Store) -> Iterator[Session]:
    """One transaction on `store`, kept at the end of the test."""
    with store.transaction() as session:
        yield session


@pytest.fixture
def background(qapp: QApplication, store: Store, clock: Clock) -> Iterator[Background]:
    """Run services on `store` away from the GUI thread."""
    background = Background(store, clock, qapp)
    yield background
    background.close()
    shiboken6.delete(background)


@pytest.fixture
def not_in_charge(store: Store) -> None:
    """Let the adviser of the base be no « responsable »."""
    store.run(_step_down)


def _step_down(session: Session) -> None:
    for adviser in session.exec(select(Adviser)):
        adviser.role = "conseiller"


def settled(session: Session) -> UUID:
    """Write a body and its one adviser, the responsable; return her identifier."""
    organisation = Organisation(
        name="Mobilité Solidaire de la Thiérache",
        kind="association",
        siret="73282932000074",
        legal_basis="interet_legitime",
    )
    session.add(organisation)
    session.flush()
    adviser = Adviser(
        organisation_id=organisation.id,
        first_name="Nadia",
        last_name="Lefèvre",
        role="responsable",
    )
    session.add(adviser)
    session.flush()
    return adviser.id
