"""How far something is: a thin bar that says itself in words."""

from PySide6.QtWidgets import QProgressBar, QSizePolicy

from conseil_mobilite.domain.language.french import spaced


class Progress(QProgressBar):
    """`done` of `total`; the words beside it are the page's."""

    def __init__(self, name: str, label: str, *, tone: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spaced(label))
        self.setProperty("tone", tone)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_progress(self, done: int, total: int) -> None:
        self.setRange(0, max(total, 1))
        self.setValue(done)
        self.setAccessibleDescription(spaced(f"{done} sur {total}"))
