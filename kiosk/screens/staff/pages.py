"""Every page of the staff area, in the order of its tile on the dashboard. A further page is one line here."""

from kiosk.screens.staff import access, workshops
from kiosk.screens.staff.dashboard import dashboard
from kiosk.screens.staff.page import Entry

_TILES: tuple[Entry, ...] = (workshops.ENTRY, access.ENTRY)

ENTRIES: tuple[Entry, ...] = (dashboard(_TILES), *_TILES)
