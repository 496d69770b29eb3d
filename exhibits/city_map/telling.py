"""What is said of a place's pins. Pure."""

from exhibits.city_map.model import CityMap, question
from kiosk.exhibit import told
from kiosk.language import Language
from kiosk.results import Results
from kiosk.tally import basis, chart_rows

Rows = list[tuple[str, str, float, str]]


def pins_told(table: CityMap, place: str, own: str, results: Results, language: Language) -> tuple[Rows, str]:
    """Rows and basis of all pins of a place, ``own`` marked; below the threshold how many are still missing."""
    published = results.published(question(place))
    if published is None:
        words = language.say("From {k} answers on, the result stands here. {n} are still missing.")
        return [], words.format(k=results.threshold, n=results.missing(question(place)))
    kinds = [(kind.name, told(kind.words, language.code)) for kind in table.pins]
    return chart_rows(published, kinds, (own,), language), basis(published, language)
