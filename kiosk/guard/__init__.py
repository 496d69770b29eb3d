"""Keeps an exhibit's fault inside the exhibit: whose it was, what a call may cost, who takes a break. Without Kivy.

    guarded, own_stage   every call into an exhibit, and every call back into it, passes here
    blame                from an error or a running frame to the exhibit whose code it was
    budget, witness      how long it may keep the screen's thread, and who looks at the time
    faults               what stops it, and how that is told
    breaks               which exhibits were stopped, since when and why

What hangs on Kivy, the handler of its errors, is ``kiosk/models/guard.py``.
"""
