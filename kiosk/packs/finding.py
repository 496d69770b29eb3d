"""One thing the author of a pack should know, with its place."""

from dataclasses import dataclass
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class Finding:
    """``line`` counts from 1; 0 when it concerns the whole file. A fault keeps the pack from being built."""

    file: PurePath
    line: int
    sentence: str
    fault: bool = True

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else str(self.file)
        return f"{place}: {'' if self.fault else 'advice: '}{self.sentence}"


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of one pack; ``summary`` counts what is in it."""

    findings: tuple[Finding, ...]
    summary: str

    @property
    def faults(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.fault)
