"""One request of the courier and what its answer means. Imports HTTP and cryptography: for the courier's thread."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

import msgspec
import requests

from sync.protocol import BATCH, EVENTS_PATH, PROBLEM, PROBLEM_URN, RECEIPT, Problem, Receipt
from sync.signing import Message, Signer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sync.clock import Clock
    from sync.identity import Identity

TIMEOUT = (5.0, 20.0)  # seconds to connect, seconds of silence
_GZIP_LEVEL = 3  # records repeat their names: higher levels gain 3 % and cost twice the time
_LATER = frozenset({408, 425, 429})


@dataclass(frozen=True, slots=True)
class Accepted:
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class Later:
    """Come again. seconds: not before, when the hub said so; lost: nothing answered at all."""

    why: str
    seconds: float | None = None
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    why: str


@dataclass(frozen=True, slots=True)
class TooLarge:
    why: str


@dataclass(frozen=True, slots=True)
class Malformed:
    why: str


@dataclass(frozen=True, slots=True)
class Portal:
    """Something else answered in the hub's place."""

    why: str


Reply = Accepted | Later | Refused | TooLarge | Malformed | Portal


class Wire:
    """A connection to one hub as one kiosk."""

    def __init__(self, url: str, identity: Identity, clock: Clock, proxy: str | None = None) -> None:
        self._url = url.rstrip("/") + EVENTS_PATH
        self._signer = Signer(identity)
        self._clock = clock
        self._offset = 0.0  # hub's clock minus ours, seconds
        self._session = requests.Session()
        # Neither ~/.netrc nor variables of the environment decide where a city's data goes: the station file does.
        self._session.trust_env = False
        if proxy is not None:
            self._session.proxies = {"http": proxy, "https": proxy}

    def close(self) -> None:
        self._session.close()

    def post(self, bodies: Sequence[bytes]) -> Reply:
        packed = gzip.compress(b"[" + b",".join(bodies) + b"]", _GZIP_LEVEL, mtime=0)
        try:
            answer = self._send(packed)
            if answer.status_code == 401 and _problem(answer).type == PROBLEM_URN + "clock":
                self._learn_time(answer)
                answer = self._send(packed)
        except requests.RequestException as error:
            return Later(f"No connection to {self._url}: {_short(error)}.", lost=True)
        return self._judge(answer)

    def _send(self, packed: bytes) -> requests.Response:
        headers = {"content-type": BATCH, "content-encoding": "gzip", "accept": RECEIPT}
        message = Message("POST", self._url, headers)
        self._signer.sign(message, packed, self._clock.time() + self._offset)
        return self._session.post(
            self._url, data=packed, headers=message.headers, timeout=TIMEOUT, allow_redirects=False
        )

    def _learn_time(self, answer: requests.Response) -> None:
        date = _date(answer.headers.get("date"))
        if date is not None:
            self._offset = date - self._clock.time()

    def _judge(self, answer: requests.Response) -> Reply:  # noqa: PLR0911  one return per kind of answer
        code = answer.status_code
        problem = _problem(answer)
        told = f"{self._url} answers {code}: {problem.detail or answer.reason}"
        if code == 200 and _media(answer) == RECEIPT:
            try:
                return Accepted(msgspec.json.decode(answer.content, type=Receipt))
            except msgspec.DecodeError as error:
                return Later(f"{self._url} answers with a broken receipt: {error}.")
        if 200 <= code < 400 or code == 511:
            return Portal(
                f"Something else than the hub answers at {self._url} ({code}, {_media(answer) or 'no type'}): "
                "the network seems to want a log-in (captive portal): open a browser on it or ask its operator."
            )
        if code in {401, 403}:
            return Refused(f"{told}")
        if code == 413:
            return TooLarge(told)
        if code in {400, 422} and problem.type:  # only a hub may say that of a record, not any box on the way
            return Malformed(told)
        wait = self._retry_after(answer) if code in _LATER or code >= 500 else None
        return Later(told, wait)

    def _retry_after(self, answer: requests.Response) -> float | None:
        text = answer.headers.get("retry-after", "").strip()
        if text.isascii() and text.isdigit():
            return float(text[:6])
        date = _date(text)
        return None if date is None else max(0.0, date - self._clock.time() - self._offset)


def _media(answer: requests.Response) -> str:
    return answer.headers.get("content-type", "").partition(";")[0].strip().lower()


def _problem(answer: requests.Response) -> Problem:
    """The hub's explanation; an empty one when it is none of ours."""
    if _media(answer) == PROBLEM:
        try:
            return msgspec.json.decode(answer.content, type=Problem)
        except msgspec.DecodeError as error:
            return Problem("", "", answer.status_code, f"(unreadable explanation: {error})")
    return Problem("", "", answer.status_code, "")


def _date(text: str | None) -> float | None:
    try:
        moment = parsedate_to_datetime(text or "")
    except ValueError:
        return None  # absent or no date: the caller goes by its own clock
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _short(error: requests.RequestException) -> str:
    """The innermost reason, without addresses of objects."""
    inner: BaseException = error
    while inner.__context__ is not None:
        inner = inner.__context__
    return str(inner) or type(inner).__name__
