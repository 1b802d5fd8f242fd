from conseil_mobilite.domain.language.french import spaced


class UserError(Exception):
    """A problem the adviser can act upon. Its text is French and is shown as it is.

    `field` names the input it concerns (the attribute of the entity, such as "birth_date"), so that
    the window can say it beside that input; empty when it concerns no single one. The non-breaking
    spaces of French typography are put here, so that no sentence has to spell them.
    """

    def __init__(self, text: str, field: str = "") -> None:
        super().__init__(spaced(text))
        self.field = field


class GoneError(UserError):
    """What an act or a reading is about is no longer in the base: deleted, undone, or not kept."""

    def __init__(self) -> None:
        super().__init__(
            "Cet élément n’existe plus : il vient d’être supprimé ou annulé. "
            "L’écran montre ce qui est enregistré."
        )
