"""The staff's screens: gate, frame, pages. Their rules are read with the visitors' (``kiosk.screens.load``)."""
