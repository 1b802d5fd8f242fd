"""An error in a method that Qt calls is told as any other is: it does not end the program.

On Python 3.11, PySide 6.11 falls with a segmentation fault when an override of one of its methods
lets out an error born in C, such as the IndexError of a tuple: that error is a class and a text
until something catches it, and PySide reads it as an object. Every override of ours catches what
it lets out.
"""

from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import Final, ParamSpec, TypeVar

import shiboken6

P = ParamSpec("P")
T = TypeVar("T")
_ROOT: Final = shiboken6.Shiboken.Object
"""What every class of Qt is made of."""
_QT: Final = "PySide6."
_MADE: Final = "__init_subclass__"
"""What Python calls with each class made of another."""


def install() -> None:
    """From now on, see to every class made of one of Qt's, painted widgets and models alike."""
    setattr(_ROOT, _MADE, classmethod(_see_to))


def whole(method: Callable[P, T]) -> Callable[P, T]:
    """Have whatever a method raises be an object once it leaves."""

    @wraps(method)
    def called(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return method(*args, **kwargs)
        except BaseException:  # noqa: TRY203 - caught, it is made an object
            raise

    return called


def _see_to(made: type[shiboken6.Shiboken.Object]) -> None:
    super(shiboken6.Shiboken.Object, made).__init_subclass__()  # what is generic has more to do
    for name, value in list(vars(made).items()):
        if isinstance(value, FunctionType) and _is_qt(made, name):
            setattr(made, name, whole(value))


def _is_qt(made: type, name: str) -> bool:
    """Tell whether a method stands for one of Qt's."""
    bases = (base for base in made.__mro__[1:] if base.__module__.startswith(_QT))
    return not name.startswith("_") and any(name in vars(base) for base in bases)
