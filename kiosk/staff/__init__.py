"""The staff area without its screens: who may do what, PINs and lock-out, settings of the day, the log. Pure."""
