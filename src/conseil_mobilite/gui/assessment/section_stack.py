"""The sections in a stack; those not visited yet are made while the adviser does nothing."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from conseil_mobilite.gui.assessment.section_view import SectionView
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.services.assessment.assessment_picture import AssessmentPicture

SYNTHESIS = "SYNTHESE"
CALM_MS = 400
STEP_MS = 20


class SectionStack(QStackedWidget):
    """Holds one `SectionView` a section that asks something."""

    replied = Signal(str, object)
    observed = Signal(str, object, object, str)
    continued = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._views: dict[str, SectionView] = {}
        self._picture: AssessmentPicture | None = None
        self._hidden = False
        self._idle = QTimer(self, interval=CALM_MS)
        self._idle.timeout.connect(self._make_ahead)

    def codes(self) -> list[str]:
        """Return the sections that ask something, then the synthesis."""
        if self._picture is None:
            return []
        asked = self._picture.progress
        sections = self._picture.grid.sections
        return [s.code for s in sections if s.code in asked or s.code == SYNTHESIS]

    def open_picture(self, picture: AssessmentPicture) -> None:
        """Show what is stored, replies included."""
        self.show_picture(picture)
        for view in self._views.values():
            view.show_replies(picture)
        self._idle.start(CALM_MS)

    def show_picture(self, picture: AssessmentPicture) -> None:
        """Show what is asked now; what is being replied is left alone."""
        self._picture = picture
        for view in self._views.values():
            view.show_asked(picture)

    def show_section(self, code: str) -> SectionView:
        """Show a section whole."""
        view = self._view(code)
        view.make_all()
        self.setCurrentWidget(view)
        return view

    def view(self, code: str) -> SectionView | None:
        """Return a section already begun."""
        return self._views.get(code)

    def current(self) -> SectionView | None:
        shown = self.currentWidget()
        return shown if isinstance(shown, SectionView) else None

    def veil(self, *, hidden: bool) -> None:
        self._hidden = hidden
        for view in self._views.values():
            view.veil(hidden=hidden)

    def flush(self) -> None:
        for view in self._views.values():
            view.flush()

    def _view(self, code: str) -> SectionView:
        if code not in self._views:
            self._views[code] = self._make(code)
            self.addWidget(self._views[code])
        return self._views[code]

    def _make(self, code: str) -> SectionView:
        picture = self._picture
        assert picture is not None
        codes = self.codes()
        following = picture.grid.section(codes[codes.index(code) + 1]).short_label
        made = SectionView(picture.grid.section(code), self._desk, picture, following)
        made.replied.connect(self.replied)
        made.observed.connect(self.observed)
        made.continued.connect(self.continued)
        made.veil(hidden=self._hidden)
        return made

    def _make_ahead(self) -> None:
        """Make one card of the first section that lacks one."""
        self._idle.setInterval(STEP_MS)
        if not any(self._view(code).make_one() for code in self.codes() if code != SYNTHESIS):
            self._idle.stop()
