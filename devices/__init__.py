"""Bytes to readings: the instruments of the station, each supervised on its own."""
