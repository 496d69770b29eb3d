"""Records as a kiosk keeps them, for the wall's tests."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from kiosk.ideas import IDEA, STATE
from sync.record import ERASURE, READING, VOTE, Draft, Record, source_uri

MORNING = datetime(2026, 11, 23, 10, 32, tzinfo=ZoneInfo("Europe/Berlin"))
NOON = datetime(2026, 11, 23, 9, tzinfo=UTC)
_SOURCE = source_uri("probe", "0123456789abcdef")


def record(what, data, *, source=_SOURCE, sequence=1):
    return Record.of(Draft(what, data, NOON), source, sequence)


def votes(options, question="trinkbrunnen"):
    return [record(VOTE, {"question": question, "option": option}) for option in options]


def erased(gone):
    return record(ERASURE, {"record": gone.id, "source": gone.source, "sequence": gone.sequence, "type": gone.type})


def minute(age_minutes, mean, *, quantity="co2", instrument="raum", count=60, simulated=False, kiosk="probe"):
    """The minute that began so long before MORNING."""
    start = datetime.fromtimestamp(MORNING.timestamp() - 60 * age_minutes, UTC).isoformat().replace("+00:00", "Z")
    data = {"instrument": instrument, "quantity": quantity, "unit": "ppm", "mean": mean, "min": mean, "max": mean}
    mark = {"simulated": True} if simulated else {}
    return record(READING, data | {"count": count, "start": start} | mark, source=source_uri(kiosk, "0123456789abcdef"))


def idea(code, text="Mehr Bänke", place="hoerde", field=2):
    return record(IDEA, {"idea": code, "text": text, "place": place, "field": field})


def state(code, told, sequence=2, **more):
    return record(STATE, {"idea": code, "state": told, **more}, sequence=sequence)
