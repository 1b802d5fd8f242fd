"""A calendar as another program may write it, as short as the tests tell it."""


def file_of(*events: str, before: str = "") -> bytes:
    made = "".join(f"BEGIN:VEVENT\n{lines}\nEND:VEVENT\n" for lines in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{before}{made}END:VCALENDAR\n".encode()
