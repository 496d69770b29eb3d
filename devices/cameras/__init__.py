"""Cameras as sources of numbers: presence, people, a coarse silhouette. No picture ever leaves the capture process.

The capture process (`capture`) alone imports OpenCV. It may not write files (the kernel refuses: `RLIMIT_FSIZE` 0),
leaves no core dump, and speaks to its parent in messages of a fixed size (`messages`).
"""
