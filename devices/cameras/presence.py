"""When somebody counts as there: quick to notice, slow to forget. Pure; times are seconds of any steady clock."""

ENTERS = 0.15  # s somebody must be seen: one flash of light is nobody
LEAVES = 0.8  # s nobody must be seen: a frame without a figure is not yet a goodbye


class Presence:
    """Ask `update` once a frame."""

    def __init__(self) -> None:
        self.present = False
        self._since: float | None = None  # since when what is seen has been different from `present`

    def update(self, now: float, *, seen: bool) -> bool:
        if seen is self.present:
            self._since = None
            return self.present
        if self._since is None:
            self._since = now
        if now - self._since >= (ENTERS if seen else LEAVES) - 1e-6:
            self.present = seen
            self._since = None
        return self.present


class Stillness:
    """For how long nothing has moved."""

    def __init__(self) -> None:
        self._moved: float | None = None

    def update(self, now: float, *, moves: bool) -> float:
        if moves or self._moved is None:
            self._moved = now
        return now - self._moved
