from datetime import date, datetime
from uuid import UUID, uuid4

from sqlmodel import Field, SQLModel


class Erasure(SQLModel, table=True):
    """A line of the register of erasures: what left the base, never of whom.

    `person_id` is the identifier that the file had, and names nobody once it is gone: an older
    backup that is restored is made to forget the same. A file that was merged into it had another
    one, under which older backups know it: it has a line of its own. `manner` is a code of the list
    `erasure_manners`, `ground` one of the list `erasure_grounds`.
    """

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    person_id: UUID = Field(index=True)
    manner: str
    ground: str
    done_at: datetime
    adviser_id: UUID | None = None


class RetentionNotice(SQLModel, table=True):
    """A file announced thirty days before it leaves the active base, or kept for a written reason.

    `rule` is a code of the list `retention_rules`. `held_until` is set where the body archives the
    file for longer: then `held_reason` says in writing why (délibération CNIL 2023-095).
    """

    __tablename__ = "retention_notice"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", ondelete="CASCADE", index=True)
    rule: str
    announced_on: date
    due_on: date
    held_until: date | None = None
    held_reason: str = ""
    adviser_id: UUID | None = Field(default=None, foreign_key="adviser.id")

    def told_of(self, since: date) -> bool:
        """Tell whether it announced a departure that a rule asks for `since` a day.

        A rule that asks for it later than that was silent meanwhile: the person came back, or the
        delay is longer. Thirty days are owed anew.
        """
        return since <= self.announced_on
