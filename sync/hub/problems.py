"""Everything the hub says no to, as RFC 9457 problem details."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

import msgspec
from starlette.responses import Response

from sync.errors import CursorForeign, CursorTampered, HubError
from sync.protocol import PROBLEM, PROBLEM_URN
from sync.protocol import Problem as Details

if TYPE_CHECKING:
    from starlette.requests import Request


class Problem(Exception):  # noqa: N818  named for what happened
    """Raised anywhere in a request; becomes its answer. kind: last part of the type URN."""

    def __init__(self, status: int, kind: str, detail: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.kind = kind
        self.detail = detail
        self.headers = headers or {}


async def answer_problem(_: Request, error: Exception) -> Response:
    problem = _as_problem(error)
    body = Details(PROBLEM_URN + problem.kind, HTTPStatus(problem.status).phrase, problem.status, problem.detail)
    return Response(msgspec.json.encode(body), problem.status, problem.headers, media_type=PROBLEM)


def _as_problem(error: Exception) -> Problem:
    if isinstance(error, Problem):
        return error
    if isinstance(error, CursorForeign):
        return Problem(410, "cursor-gone", str(error))
    if isinstance(error, CursorTampered):
        return Problem(400, "cursor", str(error))
    if isinstance(error, HubError):
        # The database failed: the sender keeps its records and comes again.
        return Problem(503, "storage", str(error), {"Retry-After": "30"})
    raise error
