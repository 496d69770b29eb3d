"""The results wall: a second screen that follows the feed and turns, calmly, through what may be shown. Pure.

Records go into a ``Ledger``; ``View`` is what pages may look at; pages of the stage and of the exhibits make slides of
it; a ``Programme`` says which slide is on; ``Show`` holds all of them. Drawn in ``kiosk/screens/wall``.
"""
