"""What a page of the wall may look at. Pure: it is handed everything, and hands slides back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from kiosk.exhibit import Texts, told
from kiosk.ideas import Pool
from kiosk.language import Language
from kiosk.results import Results
from kiosk.wall.minutes import Minutes
from kiosk.wall.slides import Slide
from kiosk.workshop.replay import Workshops


@dataclass(frozen=True)
class View:
    """Everything known now. ``language``: the large letters; ``second``: the small line below."""

    results: Results
    ideas: Pool
    minutes: Minutes
    workshops: Workshops
    language: Language
    second: Language
    now: datetime

    def say(self, text: str) -> str:
        return self.language.say(text)

    def say_also(self, text: str) -> str:
        """The text in the second language; empty where that says nothing new."""
        return other if (other := self.second.say(text)) != self.say(text) else ""

    def told(self, texts: Texts) -> str:
        return told(texts, self.language.code)

    def also(self, texts: Texts) -> str:
        """The same in the second language; empty where that says nothing new."""
        return other if (other := told(texts, self.second.code)) != self.told(texts) else ""


# What an exhibit has for the wall is in a module ``wall`` beside its ``model``:
#     def pages(content: Path, manifest: Manifest) -> Pages
# ``content`` is the pack's folder; tables are read once.
Pages = Callable[[View], Iterable[Slide]]
