"""Puts the house together from what the kiosk folder itself reads: pack, plays, surveys, texts."""

import logging
import secrets
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from functools import partial
from pathlib import Path

from kiosk import pack, playbill
from kiosk.forms.zone import local_now
from kiosk.house import House, Speaker
from kiosk.language import Languages
from kiosk.makerspace import cards, inventory
from kiosk.makerspace.space import Space
from kiosk.outside import values as outside
from kiosk.results import Results
from kiosk.speech.espeak import Espeak
from kiosk.speech.settings import SpeechSettings
from kiosk.speech.voice import Voice
from kiosk.staff.files import write_whole
from kiosk.starts import REDUCED
from kiosk.station import KioskSettings
from kiosk.workshop.templates import templates
from sync.record import Draft, Record

log = logging.getLogger(__name__)


def open_house(
    settings: KioskSettings,
    root: Path,
    content: Path,
    data: Path,
    *,
    language: str | None,
    append: Callable[[Draft], Future[Record]],
    withdraw: Callable[[str], Future[tuple[Record, ...]]],
    voice: Speaker | None,
    monotonic: Callable[[], float],
    simulated: bool,
    reduced: bool = False,
) -> House:
    """``root``: the program's folder; ``content``: the pack's; ``data``: this kiosk's own, for converted forms.

    ``reduced``: the kiosk came to its end several times. An exhibit may be why, so all of them begin on their break.
    What is broken is left out with one sentence in the log; the rest opens.
    """
    languages = Languages(root / "assets" / "i18n", settings.visit.languages)
    begins_in = languages.begin_with(language)
    shown = pack.read_or_empty(content)
    put_on = playbill.plays(root / "exhibits", shown.exhibits)
    stopped = dict.fromkeys(put_on, REDUCED) if reduced else {}
    return House(
        screen=settings.screen,
        visit=settings.visit,
        assets=root / "assets",
        content=content,
        pack=shown,
        languages=languages,
        language=begins_in,
        plays=put_on,
        surveys=playbill.surveys(content, shown, data / "forms"),
        results=Results(),
        counts=playbill.counts(put_on, stopped.__setitem__),
        stopped=stopped,
        append=append,
        withdraw=withdraw,
        voice=voice,
        now=local_now,
        monotonic=monotonic,
        wall=time.time,
        simulated=simulated,
        makerspace=open_space(content, data),
        templates=partial(templates, content),
        exchange=data / "exchange",
        outside=partial(outside.read, data / outside.FILE),
    )


def open_space(content: Path, data: Path) -> Space:
    """Kits and machines. Without a salt that can be kept, cards are not known again after the next start."""
    try:
        salt = cards.read_salt(data, write_whole)
    except OSError as error:
        log.error("%s Cards are not known again after the next start.", error)  # noqa: TRY400  one sentence
        salt = secrets.token_bytes(32)
    return Space(inventory.read(content, data), mark=cards.marker(salt), seal=cards.sealer(salt))


def open_voice(settings: SpeechSettings, languages: Iterable[str]) -> Voice | None:
    """The voice, or None with one sentence in the log: the control is then hidden.

    ``languages``: those the station offers; the control is on every page, whatever language it is shown in.
    """
    espeak = Espeak(settings)
    if lacking := espeak.lacking(languages):
        log.warning("%s", lacking)
        return None
    told = ""

    def changed(speaking: bool) -> None:  # noqa: FBT001  as the voice calls it
        """Visitors only hear nothing: the staff find in their events why. Once, until it has spoken again."""
        nonlocal told
        if not speaking and voice.fault != told:
            told = voice.fault
            if told:
                log.warning("%s", told)

    voice = Voice(espeak, on_change=changed)
    return voice
