"""One thing the author should know."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """``row`` as the spreadsheet counts, the header being 1; 0 when it concerns the whole sheet or form.

    A ``fault`` keeps the form from running; anything else is advice.
    """

    sheet: str
    row: int
    column: str
    message: str
    fault: bool = True

    def __str__(self) -> str:
        place = ", ".join(
            part
            for part in (
                f"sheet {self.sheet}" if self.sheet else "",
                f"row {self.row}" if self.row else "",
                f"column {self.column}" if self.column else "",
            )
            if part
        )
        kind = "" if self.fault else "advice: "
        return f"{place}: {kind}{self.message}" if place else f"{kind}{self.message}"
