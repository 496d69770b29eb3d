"""The idea pool on the results wall: ideas that were released, with their answers. Pure."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from exhibits.idea_pool import model
from exhibits.idea_pool.model import EVERYWHERE, TABLE, IdeaPool
from kiosk import pack, places
from kiosk.exhibit import Manifest
from kiosk.ideas import STATE_WORDS
from kiosk.wall.slides import IdeaSlide, Slide
from kiosk.wall.view import Pages, View

MOST: Final = 6  # ideas in one turn of the wall: answered ones first, then the newest


def pages(content: Path, manifest: Manifest) -> Pages:
    """One slide for each idea. What is withheld or withdrawn is not among those the pool shows."""
    table, known = pack.table(content, TABLE, IdeaPool), places.read(content)
    labels = {place.name: place.label for place in known.places}
    fields = {field.number: field for field in table.fields}

    def slides(view: View) -> Iterable[Slide]:
        for idea in view.ideas.shown()[:MOST]:
            everywhere = view.say("Everywhere in the city")
            where = everywhere if idea.place == EVERYWHERE else labels.get(idea.place, everywhere)
            field = fields.get(idea.field)
            published = view.results.published(model.support_question(idea.code))
            yield IdeaSlide(
                key=f"idea/{idea.code}",
                overline=view.told(manifest.title),
                title=idea.text,
                icon=field.icon if field else manifest.icon,
                field=idea.field,
                where=" · ".join(filter(None, (where, view.told(field.name) if field else ""))),
                state=view.say(STATE_WORDS[idea.state]),
                state_icon=model.STATE_ICONS[idea.state],
                answer_title=view.say("Answer") if idea.reason else "",
                answer=view.told(idea.reason) if idea.reason else "",
                support=view.say("Supporters: {n}").format(n=view.language.number(published.n)) if published else "",
            )

    return slides
