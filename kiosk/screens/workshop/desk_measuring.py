"""What is measured: instruments that can, those that are claimed and by whom, and files that kits bring back."""

from datetime import UTC
from pathlib import Path
from typing import Any

from kivy.properties import StringProperty

from kiosk.house import House
from kiosk.language import Language
from kiosk.models.workshop import Runner
from kiosk.screens.workshop.city import City
from kiosk.screens.workshop.dealing import Dealing, seat_if
from kiosk.screens.workshop.districts import MeasuredMap
from kiosk.widgets.listing import Line, Small
from kiosk.widgets.scroller import Scroller
from kiosk.workshop import commands, kits, measures, telling
from kiosk.workshop.campaign import Campaign
from kiosk.workshop.districts import anywhere, latest
from kiosk.workshop.state import Workshop

MOST_BAD = 5  # lines that are named on the screen


class Measuring(Scroller):
    """A line for each instrument, then the files."""

    lead = StringProperty("")
    instruments_title = StringProperty("")
    go_words = StringProperty("")
    files_title = StringProperty("")
    files_lead = StringProperty("")
    message = StringProperty("")
    map_title = StringProperty("")


class MeasuringTab:
    """``house.exchange`` is the folder where files come and go."""

    def __init__(self, runner: Runner, house: House, city: City, code: str = "") -> None:
        """``code``: of a workshop that is over; kits come back for weeks."""
        self._runner, self._house, self._code = runner, house, code
        self._city, self._map = city, MeasuredMap(city)
        self._dealing = Dealing(runner, city)
        self._message: tuple[str, tuple[object, ...]] | None = None
        self.widget: Any = Measuring()
        self.widget.ids.go.bind(on_release=lambda *_: self._start_or_end())
        self._place_of_dealing, self._place_of_map = (
            part.__self__ for part in (self.widget.ids.dealing, self.widget.ids.map)
        )
        self._place_of_dealing.add_widget(self._dealing.widget)
        self._place_of_map.add_widget(self._map.widget)

    @property
    def _workshop(self) -> Workshop | None:
        return self._runner.workshops.get(self._code) if self._code else self._runner.current

    def title(self, language: Language) -> str:
        return language.staff("Measuring")

    def tell(self, language: Language) -> None:
        workshop, widget, staff = self._workshop, self.widget, language.staff
        if workshop is None:
            return
        campaign, quantity = workshop.campaign, self._quantity(workshop)
        name = measures.quantity(language, quantity)
        if campaign is not None:
            words = staff("{quantity} is being recorded. {n} values are on the disk.")
            widget.lead = words.format(quantity=name, n=language.number(campaign.count))
        else:
            over = staff("The workshop is over. Kits that come back are read in here.")
            here = staff("Nothing is being recorded. Steps that measure begin by themselves.")
            widget.lead = over if workshop.ended is not None else here
        widget.instruments_title = staff("Instruments for {quantity}").format(quantity=name)
        widget.go_words = staff("End the measuring") if campaign is not None else staff("Measure now")
        self._tell_instruments(workshop, campaign, quantity, language)
        self._tell_files(workshop, language)
        self._dealing.tell(workshop, language)
        last = latest(workshop)
        widget.map_title = staff("What was measured where") if anywhere(last, self._city.places) else ""
        if widget.map_title:
            self._map.tell(workshop, language, simulated=self._house.simulated)
        seat_if(widget.ids.content, self._place_of_map, there=bool(widget.map_title))

    def _quantity(self, workshop: Workshop) -> str:
        if workshop.campaign is not None:
            return workshop.campaign.quantity
        step = self._runner.step if not self._code else None
        wanted = [step.quantity] if step is not None and step.quantity else []
        steps = self._runner.templates[workshop.template].steps
        return next(iter([*wanted, *(s.quantity for s in steps if s.quantity)]), "temperature")

    def _tell_instruments(
        self, workshop: Workshop, campaign: Campaign | None, quantity: str, language: Language
    ) -> None:
        staff, place = language.staff, self.widget.ids.instruments
        heard = self._runner.series.instruments(quantity)
        last = campaign or next(reversed(workshop.campaigns.values()), None)
        counts = {name: len(series) for name, series in last.raw().items()} if last is not None else {}
        names = sorted({*heard, *counts})
        while len(place.children) > len(names):
            place.remove_widget(place.children[0])
        while len(place.children) < len(names):
            line, key = Line(first=not place.children), Small()
            key.bind(on_release=lambda touched: self._deal(touched.instrument))
            line.key = key
            place.add_widget(line)
        for line, name in zip(reversed(place.children), names, strict=True):
            claimed = last is not None and name in last.claimed
            group = last.claimed.get(name, "") if last is not None else ""
            line.words = name
            line.note = telling.colour(language, group) if group else staff("the room’s own") if claimed else ""
            if stop := last.stops.get(name, "") if last is not None else "":
                line.note += f" · {self._dealing.stop_words(stop, language)}"
            line.value = language.number(counts.get(name, 0))
            line.key.instrument, line.key.words = name, staff("Deal anew")
            seat_if(line.ids.last, line.key, there=campaign is not None)
            offset = next((c.offsets[name] for c in workshop.campaigns.values() if name in c.offsets), None)
            if offset is not None:
                line.note += (" · " if line.note else "") + staff("offset {n}").format(
                    n=language.number(offset.offset, 2)
                )
            live = name in heard
            line.state_words, line.tone = (staff("live"), "ok") if live else (staff("silent"), "quiet")
        self.widget.ids.go.offered = workshop.running and (bool(heard) or campaign is not None)
        self.widget.ids.go.opacity = 1 if workshop.running else 0

    def _tell_files(self, workshop: Workshop, language: Language) -> None:
        widget, staff = self.widget, language.staff
        files = sorted(self._house.exchange.glob("*.csv")) if workshop.campaigns else []
        files = [path for path in files if not path.name.startswith("workshop-")]
        widget.files_title = staff("Files of kits") if workshop.campaigns else ""
        lead = staff("Copy the kits’ files (CSV: kit, time, value, stop) into the folder “exchange”.")
        widget.files_lead = lead if workshop.campaigns else ""
        place = widget.ids.files
        if [getattr(line, "path", None) for line in reversed(place.children)] != files:
            place.clear_widgets()
            for path in files:
                line, key = Line(first=not place.children), Small()
                line.path, line.words = path, path.name
                key.bind(on_release=lambda _, path=path: self._read(path, language))
                line.add_widget(key)
                line.key = key
                place.add_widget(line)
        for line in place.children:
            line.key.words = staff("Read in")

    def _read(self, path: Path, language: Language) -> None:
        """Read a kit's file; what cannot be read is named, the file stays as it is."""
        workshop, staff = self._workshop, language.staff
        if workshop is None:
            return
        campaign = next((c for c in reversed(workshop.campaigns.values()) if not c.side_by_side), None)
        campaign = campaign or next(reversed(workshop.campaigns.values()))
        try:
            content = path.read_bytes()
        except OSError as error:
            self.widget.message = staff("That did not work: {reason}").format(reason=error.strerror)
            return
        brought = kits.read(content, workshop.code, campaign, self._runner.now().tzinfo or UTC)
        words = staff("{name}: {n} new values, {m} known ones, {k} lines not readable.")
        told = words.format(name=path.name, n=brought.fresh, m=brought.known, k=len(brought.bad))
        for bad in brought.bad[:MOST_BAD]:
            told += "\n" + staff("Line {line}").format(line=bad)
        self.widget.message = told
        if brought.entries:
            self._runner.does(lambda: brought.entries)

    def _deal(self, instrument: str) -> None:
        """Whose an instrument is, and where it stands, is chosen below the list."""
        self._dealing.choose(instrument)
        self._runner.tell()

    def _start_or_end(self) -> None:
        workshop = self._workshop
        if workshop is None:
            return
        if workshop.campaign is not None:
            self._runner.does(lambda: commands.end_campaign(workshop))
        else:
            self._runner.measure(self._quantity(workshop))
