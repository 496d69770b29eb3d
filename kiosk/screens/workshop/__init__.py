"""The workshop's screens: the agenda clock, one guest's turn, and what the host does."""
