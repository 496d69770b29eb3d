"""What is said of a place's pins, and of where the map comes from. Pure."""

from typing import Final

from exhibits.city_map.model import CityMap, question
from kiosk.exhibit import told
from kiosk.ideas import STATE_WORDS, Pool
from kiosk.language import Language
from kiosk.outlines import Outline
from kiosk.places import Places
from kiosk.results import Results
from kiosk.tally import basis, chart_rows

MOST_WISHES: Final = 4
Told = tuple[str, int, str, str, float, str]  # a ``Kind`` of the kit's towers


def pins_told(table: CityMap, place: str, own: str, results: Results, language: Language) -> tuple[list[Told], str]:
    """Towers and basis of all pins of a place, ``own`` marked; below the threshold how many are still missing."""
    published = results.published(question(place))
    if published is None:
        words = language.say("From {k} answers on, the result stands here. {n} are still missing.")
        return [], words.format(k=results.threshold, n=results.missing(question(place)))
    kinds = [(kind.name, told(kind.words, language.code)) for kind in table.pins]
    rows = zip(table.pins, chart_rows(published, kinds, (own,), language), strict=True)
    return [(kind.icon, kind.field, *row) for kind, row in rows], basis(published, language)


def wishes(ideas: Pool, place: str, language: Language) -> list[tuple[int, str, str]]:
    """(field, text, how far it has come) of the released ideas for a place, answered ones first."""
    here = [idea for idea in ideas.shown() if idea.place == place][:MOST_WISHES]
    return [(idea.field, idea.text, language.say(STATE_WORDS[idea.state])) for idea in here]


def drawn_from(places: Places, outline: Outline | None, language: Language) -> str:
    """What the map is: tiles of our own, or outlines with their source and the day they were taken."""
    if outline is None:
        return told(places.source, language.code)
    source = told(places.outlines_source, language.code) if places.outlines_source else ""
    return f"{source} {language.whole_day(outline.taken)}".strip() if outline.taken else source
