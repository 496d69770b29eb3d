"""The self-test in words: what is asked, and what came out."""

from typing import Final

from kiosk.language import Language
from kiosk.screens.staff.room import Room
from kiosk.staff.selftest import Mark, Outcome, Step
from kiosk.widgets.listcard import Item

ICONS: Final = {
    Step.TOUCH: "hand-finger",
    Step.PIXELS: "device-desktop",
    Step.SOUND: "volume",
    Step.SPEECH: "message",
    Step.INSTRUMENTS: "activity",
    Step.CAMERAS: "camera",
    Step.CLOCK: "clock",
    Step.HUB: "cloud-upload",
}


def question(language: Language, step: Step) -> tuple[str, str]:
    """What somebody is asked."""
    staff = language.staff
    return {
        Step.TOUCH: (staff("Touch"), ""),
        Step.PIXELS: (
            staff("Was each colour the same everywhere?"),
            staff("No dark spots, no stripes, no dead corner."),
        ),
        Step.SOUND: (staff("Did you hear the gong?"), staff("If not, look at the volume and the cable.")),
        Step.SPEECH: (
            staff("Did you hear the voice?"),
            staff("It has just said: This is the voice of the kiosk. Look at the headphones if not."),
        ),
    }[step]


def step_words(language: Language, step: Step) -> str:
    staff = language.staff
    return {
        Step.TOUCH: staff("Touch"),
        Step.PIXELS: staff("Picture"),
        Step.SOUND: staff("Sound"),
        Step.SPEECH: staff("Voice"),
        Step.INSTRUMENTS: staff("Instruments"),
        Step.CAMERAS: staff("Cameras"),
        Step.CLOCK: staff("Clock"),
        Step.HUB: staff("The city's server"),
    }[step]


def rows(language: Language, outcome: Outcome) -> list[Item]:
    """An outcome, step by step."""
    staff = language.staff
    words = {
        Mark.PASSED: (staff("passed"), "ok"),
        Mark.FAILED: (staff("failed"), "alert"),
        Mark.LEFT_OUT: (staff("left out"), "quiet"),
    }
    found = []
    for step in Step:
        state, tone = words[Mark(outcome.marks.get(step.value, Mark.LEFT_OUT))]
        note = outcome.why.get(step.value, "")
        found.append(Item(step.value, step_words(language, step), ICONS[step], note, state=state, tone=tone))
    return found


def outcome_words(room: Room) -> str:
    """For the dashboard: "heute 9:58 bestanden"."""
    language, outcome = room.language, room.backstage.last_test.outcome
    staff = language.staff
    if outcome is None:
        return staff("not done yet")
    moment, today = outcome.moment, room.house.now().date()
    day = (
        staff("today {time}").format(time=f"{moment:%H:%M}") if moment.date() == today else language.day(moment.date())
    )
    return staff("{day} passed").format(day=day) if outcome.passed else staff("{day} not passed").format(day=day)
