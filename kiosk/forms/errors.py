"""What can be wrong with a survey. Every message says where, what, and how to mend it."""

from __future__ import annotations

from typing import Self


class FormError(ValueError):
    """Something about a form that its author can mend."""

    def said_of(self, name: str) -> Self:
        """The same error with the file's name in front, once."""
        if f"{name}:" not in str(self):
            self.args = (f"{name}: {self}",)
        return self


class FormUnreadable(FormError):  # noqa: N818  a state of the file, named as such
    """The file is no form at all, or pyxform could not turn it into one."""


class ExpressionError(FormError):
    """An expression that cannot be parsed or cannot be computed.

    Args:
        message: one sentence.
        column: place in the expression, from 1; 0 when it concerns the whole.

    """

    def __init__(self, message: str, column: int = 0) -> None:
        super().__init__(message)
        self.column = column


class CycleError(FormError):
    """Expressions that wait for one another. ``path`` names the questions in order, the first again at the end."""

    def __init__(self, path: tuple[str, ...]) -> None:
        super().__init__(
            "These questions wait for one another and can never be computed: "
            + " → ".join(path)
            + ". Take one of these references out of its relevant or calculation cell."
        )
        self.path = path


class AnswersError(FormError):
    """Answers handed in from outside that do not fit the form."""
