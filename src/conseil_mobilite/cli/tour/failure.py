"""What a step of the tour says when it could not do its work."""

from conseil_mobilite.domain.errors import UserError


class StepFailed(UserError):  # noqa: N818 - read as a sentence: « a step failed »
    """The window did not do what the step waited for, or its trace is not in the base."""
