"""The workshop runner: its state is what its records tell. Pure; time is an argument."""
