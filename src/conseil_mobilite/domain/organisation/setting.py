from sqlmodel import Field, SQLModel


class Setting(SQLModel, table=True):
    """One choice of the body or fact about the base, by its key."""

    key: str = Field(primary_key=True, max_length=80)
    value: str
