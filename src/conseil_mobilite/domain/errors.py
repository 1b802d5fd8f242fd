class UserError(Exception):
    """A problem the adviser can act upon. Its text is French and is shown as it is.

    `field` names the input it concerns (the attribute of the entity, such as "birth_date"), so that
    the window can say it beside that input; empty when it concerns no single one.
    """

    def __init__(self, text: str, field: str = "") -> None:
        super().__init__(text)
        self.field = field
