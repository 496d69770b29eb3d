"""The JSON Schemas (2020-12) of all record types, compiled once, the same files at kiosk and hub."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from sync.errors import RecordError
from sync.record import schema_uri

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jsonschema import Draft202012Validator

DIRECTORY = Path(__file__).parents[1] / "assets" / "schemas"


class Schemas:
    """`check` may be called from any thread. Its first import costs some 80 ms: `warm` takes them where it suits."""

    def __init__(self, directory: Path = DIRECTORY) -> None:
        self._directory = directory
        self._validators: dict[str, Draft202012Validator] = {}
        self._lock = threading.Lock()

    def types(self) -> tuple[str, ...]:
        return tuple(sorted(path.stem for path in self._directory.glob("org.projektor.*.json")))

    def warm(self) -> None:
        for record_type in self.types():
            self._validator(record_type)

    def check(self, record_type: str, data: Mapping[str, object]) -> None:
        """data: decoded JSON. RecordError names the place and what is wrong there."""
        error = next(self._validator(record_type).iter_errors(data), None)
        if error is not None:
            # The rule is named, the value is not: it may be a visitor's words, and this sentence may reach a log.
            rule = f"“{error.validator}” must be {error.validator_value!r}"[:200]
            raise RecordError(f"A {record_type} does not keep to its schema at {error.json_path}: {rule}.")

    def _validator(self, record_type: str) -> Draft202012Validator:
        found = self._validators.get(record_type)
        return found if found is not None else self._compile(record_type)

    def _compile(self, record_type: str) -> Draft202012Validator:
        from jsonschema import Draft202012Validator  # noqa: PLC0415  80 ms, not on the way to the first frame

        uri = schema_uri(record_type)  # refuses anything that could be a path
        with self._lock:
            if record_type not in self._validators:
                path = self._directory / f"{record_type}.json"
                try:
                    schema = json.loads(path.read_text(encoding="utf-8"))
                except FileNotFoundError:
                    known = ", ".join(self.types()) or "none"
                    raise RecordError(f"Record type {record_type} has no schema here; known are: {known}.") from None
                if schema.get("$id") != uri:
                    raise RecordError(f"{path}: “$id” must be {uri}, the dataschema of its records.")
                Draft202012Validator.check_schema(schema)
                self._validators[record_type] = Draft202012Validator(schema)
            return self._validators[record_type]
