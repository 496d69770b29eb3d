"""A whole day in a process of its own, by touch from the corner and the PIN on, killed with -9 in between.

After every kill the same step is on the screen with the right time, and in the end the report says what the feed says.
What is right is worked out here from the feed alone, not with the runner.
"""

from __future__ import annotations

import csv
import json
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.journeys.kiosk import ROOT, City, Started, lines_of_feed

if TYPE_CHECKING:
    from pathlib import Path

WORKSHOP = "org.projektor.workshop."
SCRIPT = "tests/journeys/host.py"
SIZE = "540x960"
TESTED = ("touch", "pixels", "sound", "instruments", "hub")  # a voice, a set clock: not on every machine
STATION = """
[kiosk]
pack = "{pack}"
data = "var"

[kiosk.visit]
languages = ["de", "en"]

[sync]
kiosk = "stadtlabor-1"
hub = "embedded"
"""
INSTRUMENT = """
[[devices.instruments]]
name = "{name}"
driver = "text_lines"
port = "by-id/usb-simulated-{name}"
baud = 115200
simulated = true
quantities = {{ co2 = "ppm", temperature = "Cel", relative_humidity = "%", sound_level = "dB" }}
"""


def station(folder: Path, kits: int) -> Path:
    """A kiosk with a room's own instrument and so many kits."""
    path = folder / "station.toml"
    names = ["raum", *(f"koffer-{number}" for number in range(1, kits + 1))]
    text = STATION.format(pack=ROOT / "assets/packs/dortmund") + "".join(INSTRUMENT.format(name=n) for n in names)
    path.write_text(text, "utf-8")
    return path


def records(lines: list[bytes]) -> list[dict]:
    return [record for record in map(json.loads, lines) if record["type"].startswith(WORKSHOP)]


def of(found: list[dict], what: str) -> list[dict]:
    return [record["data"] for record in found if record["type"] == f"{WORKSHOP}{what}.v1"]


def expected_left(found: list[dict], now: datetime) -> tuple[str, float]:
    """The step that is on, and the seconds it has left: from the instants alone."""
    began, step, pauses, stopped, more = datetime.min.replace(tzinfo=UTC), "", timedelta(), None, 0
    [opened] = of(found, "opened")
    for record in found:
        at, what = datetime.fromisoformat(record["time"]), record["type"].split(".")[3]
        if what == "step":
            began, step, pauses, stopped, more = at, record["data"]["step"], timedelta(), None, 0
        elif what == "clock" and record["data"]["what"] == "paused":
            stopped = stopped or at
        elif what == "clock" and record["data"]["what"] == "resumed" and stopped:
            pauses, stopped = pauses + (at - stopped), None
        elif what == "clock":
            more += record["data"].get("seconds", 0)
    planned = next(each["seconds"] for each in opened["steps"] if each["step"] == step)
    return step, planned + more - ((stopped or now) - began - pauses).total_seconds()


def seconds(face: str) -> float:
    """What the ring says: 12:40, or +1:05 when the step runs over."""
    minutes, rest = face.lstrip("+").split(":")
    return (60 * int(minutes) + int(rest)) * (-1 if face.startswith("+") else 1)


def journey(folder: Path, *, guests: int, kits: int, factor: int, kills: list[str], skips: str = "") -> None:
    """Kill in these steps, each once, then let it come to its end; compare clock and report with the feed."""
    data, plan = folder / "var", f"{guests}:{factor}:{time.time()}:{skips}"
    arguments = (plan, "--station", station(folder, kits), "--data", data, "--size", SIZE)
    awaited, before = "", list[dict]()  # the step in which the last one was killed, and what was on the disk then
    for victim in [*kills, ""]:
        (data / "starts").unlink(missing_ok=True)  # as if ten minutes lay between two starts
        with Started(*arguments, script=SCRIPT) as run:
            if awaited:
                resumed = json.loads(run.line('"resumed"', 40, printed=True).text)
                # Nothing of the workshop has been recorded between the kill and this line.
                step, left = expected_left(before, datetime.fromisoformat(resumed["now"]))
                assert resumed["resumed"] == step == awaited
                assert resumed["guests"] == guests
                assert abs(seconds(resumed["face"]) - left) <= 0.6 * factor + 1, (resumed, left)
            elif "selftest" not in skips:
                marks = json.loads(run.line('"selftest"', 240, printed=True).text)["selftest"]
                assert {marks[step] for step in TESTED} == {"passed"}, marks
            if victim:
                run.line(f'"step": "{victim}"', 400, printed=True)
                run.kill()
                before = records(lines_of_feed("--from", data / "answers.db"))
            else:
                run.line('"report"', 600, printed=True)
                assert run.ended(60) == 0, run.words()
        awaited = victim
    assert run.summary()["errors"] == 0, run.words()
    with City(data) as city:
        compare(data / "exchange", records(city.feed()), guests=guests)


def compare(folder: Path, found: list[dict], *, guests: int) -> None:
    """The report's numbers are the feed's."""
    [path] = folder.glob("workshop-*.csv")
    assert path.with_suffix(".pdf").read_bytes().startswith(b"%PDF-")
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines(), delimiter=";"))[1:]
    said = {(section, about.split(" (")[0], what): value for section, about, what, value in rows}
    here = {each["number"] for each in of(found, "guest") if each["here"]}
    assert said["Wer da war", "", "Gäste"] == str(len(here)) == str(guests)
    colours = Counter(each["group"] for each in of(found, "guest"))
    for colour, word in (("green", "Grün"), ("red", "Rot"), ("blue", "Blau")):
        assert said["Wer da war", "", f"Gruppe {word}"] == str(colours[colour])
    answers = Counter((each["step"], each["question"]) for each in of(found, "answer"))
    told = Counter(value for section, _, what, value in rows if section == "Fragen" and what == "n")
    assert told == Counter(str(number) for number in answers.values() if number >= 5)
    options = Counter((each["step"], each["question"], each["option"]) for each in of(found, "answer"))
    first = [
        value for section, about, what, value in rows if "(Ankommen)" in about and what.startswith("trifft gar nicht")
    ]
    assert first == [str(options["ankommen", "mitreden", "1"])]
    assert sum(section == "Ideen" for section, *_ in rows) == len(of(found, "idea"))
    values = sum(len(each["values"]) for each in of(found, "measured"))
    reported = [value for section, _, what, value in rows if section == "Messungen" and what == "Werte"]
    assert sum(int(value.replace(".", "")) for value in reported) == values > 0
    assert not {"name", "vorname"} & {key for record in found for key in record["data"]}


@pytest.mark.timeout(300)
def test_a_small_workshop_killed_once_goes_on_with_the_right_time_and_reports_what_the_feed_says(tmp_path):
    journey(
        tmp_path,
        guests=5,
        kits=0,
        factor=10,
        kills=["nebeneinander"],
        skips="selftest,checklist,vermuten,sensoren,messgang,ansehen,besprechen",
    )


@pytest.mark.prove
@pytest.mark.timeout(1500)
def test_twelve_guests_in_three_groups_killed_three_times(tmp_path):
    journey(tmp_path, guests=12, kits=3, factor=30, kills=["vermuten", "messgang", "besprechen"])
