"""Every page of the staff area, in the order of its tile on the dashboard. A further page is one line here."""

from kiosk.screens.staff import (
    access,
    barriers,
    city,
    content,
    devices,
    events,
    exhibits,
    gallery_door,
    ideas,
    loans,
    machines,
    results,
    selftest,
    system,
    today,
    workshops,
)
from kiosk.screens.staff.dashboard import dashboard
from kiosk.screens.staff.page import Entry

_TILES: tuple[Entry, ...] = (
    workshops.ENTRY,
    ideas.ENTRY,
    barriers.ENTRY,
    results.ENTRY,
    exhibits.ENTRY,
    selftest.ENTRY,
    today.ENTRY,
    devices.ENTRY,
    city.ENTRY,
    loans.ENTRY,
    machines.ENTRY,
    content.ENTRY,
    events.ENTRY,
    system.ENTRY,
    access.ENTRY,
    gallery_door.ENTRY,
)

ENTRIES: tuple[Entry, ...] = (dashboard(_TILES), *_TILES)
