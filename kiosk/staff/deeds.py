"""What the staff do that is written into the log: its word there, and how it is told."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from kiosk.language import S_


class Deed(StrEnum):
    """The value stands in the file: it may be added to, never changed."""

    CAME_IN = "came in"
    LEFT = "left"
    SWITCHED_ON = "switched on"
    SWITCHED_OFF = "switched off"
    STARTED_AGAIN = "started again"
    MOVED_UP = "moved up"
    MOVED_DOWN = "moved down"
    SET_PIN = "set the PIN of"
    REMOVED_PIN = "removed the PIN of"
    TRIED_CITY = "tried the city again"
    SET_DAY = "set the hours of the day"
    SET_WEEK = "set the hours of the week"
    WROTE_NOTICE = "wrote the sentence of the day"
    REMOVED_NOTICE = "removed the sentence of the day"
    TEST_PASSED = "self-test passed"
    TEST_FAILED = "self-test failed"
    SAVED = "saved the results"
    PUT_ON_PACK = "put on the pack"
    WENT_BACK = "went back to the pack"
    RESTART = "restart"
    QUIT = "quit"
    IDEA_REVIEWED = "idea reviewed"
    IDEA_DISCUSSED = "idea discussed"
    IDEA_DONE = "idea done"
    IDEA_DECLINED = "idea declined"
    IDEA_WITHHELD = "idea withheld"
    BARRIER_DONE = "barrier done"
    BARRIER_OPEN = "barrier open"
    LENT = "lent"
    TOOK_BACK = "took back"
    TOOK_BACK_INCOMPLETE = "took back, incomplete"
    EXTENDED = "extended"
    RELEASED = "released"
    STOPPED = "put out of order"
    NOTED_USE = "noted a use of"
    BRIEFED = "noted a briefing for"
    WITHDREW_BRIEFING = "withdrew a briefing for"
    PRINTED = "printed"
    PLANNED = "planned workshop"
    OPENED = "opened workshop"
    CANCELLED = "cancelled workshop"


WORDS: Final[Mapping[Deed, str]] = {
    Deed.CAME_IN: S_("came in"),
    Deed.LEFT: S_("left"),
    Deed.SWITCHED_ON: S_("switched on"),
    Deed.SWITCHED_OFF: S_("switched off"),
    Deed.STARTED_AGAIN: S_("started again"),
    Deed.MOVED_UP: S_("moved up"),
    Deed.MOVED_DOWN: S_("moved down"),
    Deed.SET_PIN: S_("PIN set"),
    Deed.REMOVED_PIN: S_("PIN removed"),
    Deed.TRIED_CITY: S_("tried the city again"),
    Deed.SET_DAY: S_("set the hours of the day"),
    Deed.SET_WEEK: S_("set the hours of the week"),
    Deed.WROTE_NOTICE: S_("wrote the sentence of the day"),
    Deed.REMOVED_NOTICE: S_("removed the sentence of the day"),
    Deed.TEST_PASSED: S_("self-test passed"),
    Deed.TEST_FAILED: S_("self-test not passed"),
    Deed.SAVED: S_("saved the results"),
    Deed.PUT_ON_PACK: S_("put on the pack"),
    Deed.WENT_BACK: S_("went back to the pack"),
    Deed.RESTART: S_("restarted"),
    Deed.QUIT: S_("ended the program"),
    Deed.IDEA_REVIEWED: S_("idea released"),
    Deed.IDEA_DISCUSSED: S_("idea answered: being discussed"),
    Deed.IDEA_DONE: S_("idea answered: put into practice"),
    Deed.IDEA_DECLINED: S_("idea answered: not put into practice"),
    Deed.IDEA_WITHHELD: S_("idea held back"),
    Deed.BARRIER_DONE: S_("barrier dealt with"),
    Deed.BARRIER_OPEN: S_("barrier opened again"),
    Deed.LENT: S_("given out"),
    Deed.TOOK_BACK: S_("taken back"),
    Deed.TOOK_BACK_INCOMPLETE: S_("taken back, incomplete"),
    Deed.EXTENDED: S_("loan extended"),
    Deed.RELEASED: S_("in order again"),
    Deed.STOPPED: S_("put out of order"),
    Deed.NOTED_USE: S_("use noted"),
    Deed.BRIEFED: S_("briefing noted"),
    Deed.WITHDREW_BRIEFING: S_("briefing withdrawn"),
    Deed.PRINTED: S_("labels printed"),
    Deed.PLANNED: S_("workshop planned"),
    Deed.OPENED: S_("workshop opened"),
    Deed.CANCELLED: S_("workshop cancelled"),
}
