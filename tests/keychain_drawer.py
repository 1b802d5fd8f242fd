"""A keychain for tests, in memory."""


class Drawer:
    """A keychain that keeps what it is given."""

    def __init__(self) -> None:
        self.entries: dict[str, str] = {}

    def get_password(self, _service: str, username: str, /) -> str | None:
        return self.entries.get(username)

    def set_password(self, _service: str, username: str, password: str, /) -> None:
        self.entries[username] = password

    def delete_password(self, _service: str, username: str, /) -> None:
        del self.entries[username]
