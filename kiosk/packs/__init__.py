"""Content packs as a thing that travels: checked, built, signed, verified, installed, rolled back. Pure but for files.

Reading a pack is in ``kiosk/pack.py``. Here:

    check(folder, known, today)              → Report: every fault with file and line
    build(folder, key, out)                  → the manifest of what was written; the same folder gives the same bytes
    opened(path, trusted)                    → context manager around a verified ``Archive``
    Shelf(folder).install(archive, …)        → unpacks beside, then turns the link ``current``; nothing in between
    Shelf(folder).roll_back()                → what was there before the last installation
"""
