"""What is typed in a form that is kept as one goes, save what cannot be read."""

from collections.abc import Callable
from typing import TypeVar

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.gui.kit.fields import Form

Kept = TypeVar("Kept", Adviser, Organisation)


def checked_or_kept(
    check: Callable[[Kept], Kept], typed: Kept, kept: Kept, form: Form
) -> Kept | None:
    """Return what is typed, checked: each input refused says why, and what was kept of it stays.

    Nothing where that changes nothing. `check` raises UserError with the field at fault.
    """
    for _ in form.fields:
        try:
            checked = check(typed)
        except UserError as error:
            form.fields[error.field].show_error(str(error))
            setattr(typed, error.field, getattr(kept, error.field))
        else:
            return None if checked.model_dump() == kept.model_dump() else checked
    return None
