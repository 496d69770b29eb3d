"""Every page of the staff area, in the order of its tile on the dashboard. A further page is one line here."""

from kiosk.screens.staff import access, city, devices, exhibits, ideas, loans, machines, workshops
from kiosk.screens.staff.dashboard import dashboard
from kiosk.screens.staff.page import Entry

_TILES: tuple[Entry, ...] = (
    workshops.ENTRY,
    ideas.ENTRY,
    exhibits.ENTRY,
    devices.ENTRY,
    city.ENTRY,
    loans.ENTRY,
    machines.ENTRY,
    access.ENTRY,
)

ENTRIES: tuple[Entry, ...] = (dashboard(_TILES), *_TILES)
