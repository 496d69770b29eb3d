"""What moderators do with ideas: release, hold back, answer, mend the text; as the data of a state record. Pure."""

from collections.abc import Iterable, Mapping
from typing import Final

from kiosk.ideas import Idea, State
from kiosk.masking import mask

TEXT_LIMIT: Final = 200
REASON_LIMIT: Final = 300
NEEDS_REASON: Final = frozenset({State.DECLINED, State.WITHHELD})
ANSWERS: Final = (State.DISCUSSED, State.DONE, State.DECLINED)


def waiting(ideas: Iterable[Idea]) -> tuple[Idea, ...]:
    """Those nobody has looked at, the oldest first: they have waited longest."""
    return tuple(reversed([idea for idea in ideas if idea.state is State.RECEIVED]))


def judged(ideas: Iterable[Idea]) -> tuple[Idea, ...]:
    """Those somebody has looked at, the newest first."""
    return tuple(idea for idea in ideas if idea.state is not State.RECEIVED)


def state_record(idea: Idea, state: State, text: str, reason: Mapping[str, str] | None = None) -> dict[str, object]:
    """Data of a state record. The text stands in it only where it was mended; it is masked as a visitor's is.

    ``reason``: language code → why; ValueError where the state needs one and there is none.
    """
    data: dict[str, object] = {"idea": idea.code, "state": state.value}
    why = {code: mask(words.strip()).text[:REASON_LIMIT] for code, words in (reason or {}).items() if words.strip()}
    if why:
        data["reason"] = why
    elif state in NEEDS_REASON:
        raise ValueError(f"the state {state.value} needs a reason")
    mended = mask(text.strip()).text[:TEXT_LIMIT]
    if mended and mended != idea.text:
        data["text"] = mended
    return data
