"""Why an exhibit was stopped; an error of its program is told with that error's own words."""

from typing import Final

from kiosk.language import S_

SENTENCES: Final = (
    S_("too slow: a call did not return and was broken off"),
    S_("too slow: {n} frames within {period} s took longer than {most} s each, the last one {last} s"),
    S_("the kiosk did not start well several times; start the exhibits again one by one"),
    S_("it tried to end the program"),
)
