"""Pages of the gallery: what a workshop shows, and results that stand beside each other."""

from collections.abc import Iterator
from typing import Any, Final

from kivy.metrics import dp
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.widget import Widget

from kiosk.language import Language
from kiosk.screens.gallery.specimen import FOCUSED, PRESSED, REST, alone, in_states, shelf
from kiosk.widgets.ring import AgendaBar, GroupCards, GroupKey, HoldKey, Ring
from kiosk.widgets.towers import TowerCard
from kiosk.workshop import telling

GROUPS: Final = ("green", "blue", "violet")
AGENDA: Final = [(10, 1.0, False), (25, 0.6, True), (40, 0.0, False), (15, 0.0, False)]


def rings(language: Language) -> Iterator[Widget]:
    """The time of a step, and the agenda it stands in."""
    say, staff = language.say, language.staff
    left, still = say("left in this step"), say("The clock stands still")
    yield alone(staff("Under way"), _middle(Ring(face="14:32", note=left, share=0.42, size=(dp(620), dp(620)))))
    others = (
        (staff("Stands still"), Ring(face="8:05", note=still, share=0.7, quiet=True)),
        (staff("Is over"), Ring(face="+1:20", note=say("over time"), share=1.0, over=True, light=1.0)),
    )
    yield shelf(2, ((caption, _middle(ring, side=420)) for caption, ring in others))
    agenda = AgendaBar()
    agenda.steps = AGENDA
    yield alone(staff("Agenda"), agenda)


def groups(language: Language) -> Iterator[Widget]:
    """The groups of a workshop, and the key that only a host finds."""
    say, staff = language.say, language.staff
    people = say("{n} of {m} have answered")
    told = [
        (
            telling.FIELDS[group],
            telling.SIGNS[group],
            telling.colour(language, group),
            language.number(4 + number),
            people.format(n=number, m=4 + number),
        )
        for number, group in enumerate(GROUPS)
    ]
    for caption, slim in ((staff("Groups"), False), (staff("Groups where height is scarce"), True)):
        cards = GroupCards(slim=slim)
        cards.groups = told if not slim else told[:2]
        yield alone(caption, cards)
    host = lambda: HoldKey(icon="lock", words=say("Host"), spoken=say("Host: hold to open"))  # noqa: E731
    yield shelf(2, in_states(language, host, (REST, FOCUSED)))
    held = HoldKey(icon="lock", words=say("Host"), spoken=say("Host: hold to open"), filled=0.6, state="down")
    yield alone(staff("Held"), held)

    def group() -> Any:
        name = GROUPS[0]
        words = say("Group {colour}").format(colour=telling.colour(language, name))
        return GroupKey(name=name, words=words, field=telling.FIELDS[name], icon=telling.SIGNS[name])

    yield shelf(1, in_states(language, group, (REST, FOCUSED, PRESSED)))


def towers(language: Language) -> Iterator[Widget]:
    """How often each of a few kinds was chosen."""
    say, staff = language.say, language.staff
    kinds = [
        ("leaf", 10, say("Green"), language.percent(0.38), 0.38, ""),
        ("bike", 4, say("Projects"), language.percent(0.33), 0.33, say("Your choice")),
        ("users", 8, say("Taking part"), language.percent(0.19), 0.19, ""),
        ("home", 7, say("Room"), language.percent(0.10), 0.10, ""),
        ("bulb", 9, say("Something else"), language.percent(0.0), 0.0, ""),
    ]
    basis = f"n = {language.number(215)} · {say('not representative')}"
    title = say("All pins in {place}").format(place="Altstadt")
    yield alone(staff("Result"), TowerCard(title=title, kinds=kinds, basis=basis, room=dp(640)))
    low = TowerCard(title=title, kinds=kinds, basis=basis, room=dp(300), low=True)
    yield alone(staff("Result where height is scarce"), low)
    waits = say("From {k} answers on, the result stands here. {n} are still missing.").format(k=5, n=4)
    yield alone(staff("Waits for five answers"), TowerCard(title=title, basis=waits))


def _middle(ring: Ring, side: float = 0.0) -> AnchorLayout:
    """A ring in the middle, with room for its glow."""
    if side:
        ring.size = dp(side), dp(side)
    place = AnchorLayout(size_hint_y=None, height=ring.height + dp(80))
    place.add_widget(ring)
    return place
