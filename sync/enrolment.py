"""Spending a one-time code: the kiosk makes a key, the hub learns its public half."""

from __future__ import annotations

import msgspec

from sync.errors import EnrolmentError, HubError, HubRefused
from sync.identity import Identity
from sync.protocol import ENROL_PATH, Enrolled, EnrolmentRequest


def enrol(hub: str, code: str, *, url: str | None = None, proxy: str | None = None, timeout: float = 20.0) -> Identity:
    """Give this kiosk an identity at the hub; the caller saves it.

    hub: what the identity is for (a URL, or "embedded"); url: where it answers now, if that differs. HubError when
    nobody answers, HubRefused for a code that is not good, EnrolmentError for a URL that is none.
    """
    import requests  # noqa: PLC0415  some 100 ms, only here

    address = (url or hub).rstrip("/")
    if not address.startswith(("http://", "https://")):
        raise EnrolmentError(f"“{address}” is no address of a hub; it begins with https://.")
    fresh = Identity.generate("unnamed", hub)
    body = msgspec.json.encode(EnrolmentRequest(code, fresh.public_text()))
    session = requests.Session()
    session.trust_env = False
    try:
        with session:
            answer = session.post(
                address + ENROL_PATH,
                data=body,
                headers={"content-type": "application/json"},
                timeout=timeout,
                allow_redirects=False,
                proxies={"http": proxy, "https": proxy} if proxy else None,
            )
    except requests.RequestException as error:
        raise HubError(f"No hub answers at {address}; check the address and the network.") from error
    if answer.status_code == 403:
        raise HubRefused("The hub does not know this code, or it is too old or spent: ask for a new one.")
    try:
        if answer.status_code != 200:
            raise msgspec.DecodeError(f"it answers {answer.status_code}")  # noqa: TRY301  one sentence for all ways it can fail
        named = msgspec.json.decode(answer.content, type=Enrolled)
    except msgspec.DecodeError as error:
        raise HubError(f"{address} does not answer as a hub does ({error}); check the address.") from error
    return Identity(named.kiosk, hub, fresh.key)
