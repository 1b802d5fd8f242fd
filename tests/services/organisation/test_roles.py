"""Settings of the body are the affair of the responsable, in every service that writes them."""

import ast
from pathlib import Path

import pytest
from sqlmodel import Session

import conseil_mobilite.services
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.services.organisation.roles import ADVISER, MANAGER, require_manager

SERVICES = Path(str(conseil_mobilite.services.__file__)).parent
GUARDED = (
    "organisation/*.py",
    "retention/*.py",
    "access/advisers.py",
    "paper/wording/*.py",
    "statistics/publishing/*.py",
    "directory/catalogues.py",
    "audit/keeping.py",
)
OPEN = {
    ("organisation/setup.py", "found"): "there is no responsable yet",
    ("organisation/setup.py", "change_adviser"): "her own; asked for those of others",
    ("organisation/settings.py", "put"): "the services that know what they put ask",
    ("organisation/settings.py", "draw_identity"): "of a new base",
    ("statistics/publishing/keeping.py", "keep"): "an export is made by whoever works; sent is not",
    ("retention/leaving.py", "announce"): "only says what the delays already make due",
    ("retention/register.py", "apply_again"): "of a base that is being restored",
    ("retention/sweeping.py", "owe"): "part of each departure, which was asked",
}
WRITING = ("audit.record", "settings.put", "session.add", "session.delete", "session.merge")


def _writers() -> list[tuple[str, str, bool]]:
    """Return each public service of the guarded files that writes, and whether it asks first."""
    found = []
    for path in sorted(path for pattern in GUARDED for path in SERVICES.glob(pattern)):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            arguments = [each.arg for each in node.args.args]
            if arguments[:1] == ["session"] and any(each in ast.unparse(node) for each in WRITING):
                name = path.relative_to(SERVICES).as_posix()
                found.append((name, node.name, _asks_first(node)))
    return found


def _asks_first(node: ast.FunctionDef) -> bool:
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return bool(body) and ast.unparse(body[0]) == "require_manager(session)"


def test_every_service_that_writes_settings_asks_first() -> None:
    writers = _writers()
    assert len(writers) > len(OPEN)
    forgetting = {(file, name) for file, name, asks in writers if not asks}
    assert forgetting - OPEN.keys() == set()


def test_another_adviser_changes_nothing_of_the_body(session: Session) -> None:
    body = setup.organisation(session)
    colleague = Adviser(organisation_id=body.id, first_name="Karim", last_name="Moreau")
    session.add(colleague)
    session.flush()
    assert colleague.role == ADVISER
    (nadia,) = [each for each in setup.advisers(session) if each.role == MANAGER]
    session.info["adviser"] = colleague.id

    with pytest.raises(UserError, match="personne responsable"):
        setup.change_organisation(session, body)
    with pytest.raises(UserError, match="personne responsable"):
        setup.change_adviser(session, nadia)
    assert setup.change_adviser(session, colleague) == colleague


@pytest.mark.parametrize("acting", ["nobody", "gone"])
def test_nobody_and_whoever_left_are_no_responsable(session: Session, acting: str) -> None:
    (nadia,) = setup.advisers(session)
    nadia.active = acting != "gone"
    session.info["adviser"] = None if acting == "nobody" else nadia.id
    with pytest.raises(UserError):
        require_manager(session)
