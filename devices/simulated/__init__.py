"""Simulated twins: one true small device per driver, speaking the real bytes on a real pty."""
