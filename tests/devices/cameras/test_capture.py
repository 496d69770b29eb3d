"""The capture process alone, against the walker's stream: what leaves it, and how it ends."""

import os
import select
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from devices.cameras.messages import FULL, SEEN_SIZE, Fault, MessageReader, Trouble
from devices.cameras.process import Capture
from devices.errors import CaptureEnded
from devices.simulated.cameras import SimulatedCameras
from tests.devices.cameras.conftest import WALKER, ended

ROOT = Path(__file__).resolve().parents[3]
STREAM = b"HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=a\r\n\r\n"


@pytest.fixture
def stream(tmp_path):
    """The address of a walker's stream."""
    with SimulatedCameras([WALKER], tmp_path, pace=10) as cameras:
        file = Path(cameras.cameras[0].source.removeprefix("mjpeg:"))
        end = time.monotonic() + 5
        while not file.exists() and time.monotonic() < end:
            time.sleep(0.01)
        yield file.read_text().strip()


def written(pid):
    """Bytes the process has given to write calls, to files, pipes and terminals alike."""
    return int(Path(f"/proc/{pid}/io").read_text().split("wchar: ")[1].split()[0])


def test_no_picture_leaves_the_process(stream, tmp_path):
    child = subprocess.Popen(
        [sys.executable, "-B", "-m", "devices.cameras.capture", stream, "--fps", "10"],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0,
    )  # fmt: skip
    out, seen, begun = b"", [], time.monotonic()
    try:
        reader = MessageReader()
        while not any(message.people for message in seen) and time.monotonic() - begun < 15:
            data = child.stdout.read(65_536)
            out += data
            seen += reader.feed(data)  # it raises for anything else than numbers
        elapsed = time.monotonic() - begun
        # Everything the process ever wrote to anything is what came through this pipe, give or take one message.
        assert abs(written(child.pid) - len(out)) <= 2 * SEEN_SIZE
        open_files = [str(each.readlink()) for each in Path(f"/proc/{child.pid}/fd").iterdir()]
        assert all(name.startswith(("pipe:", "socket:", "/dev/null")) for name in open_files)
        shared = [
            line for line in Path(f"/proc/{child.pid}/maps").read_text().splitlines() if line.split()[1][3] == "s"
        ]
        assert not [line for line in shared if "w" in line.split()[1]]
        limits = Path(f"/proc/{child.pid}/limits").read_text()
    finally:
        child.stdin.close()
        child.wait(3)
        errors = child.stderr.read()
        child.stdout.close()
        child.stderr.close()
    assert errors == b""
    assert len(out) <= (elapsed * 10 + 3) * SEEN_SIZE  # 5.5 kB/s: a picture of 640 × 480 alone has 50 kB
    assert b"\xff\xd8" not in out
    assert all(max(message.cells) <= FULL for message in seen)
    assert any(message.people for message in seen)  # it was not blind meanwhile
    for limit in ("Max file size", "Max core file size"):
        assert limits.split(limit)[1].split()[:2] == ["0", "0"]


def test_the_kernel_refuses_it_a_file(tmp_path):
    script = (
        "import sys; from devices.cameras.capture import _shut_in; _shut_in(); import cv2, numpy;"
        "print(cv2.imwrite(sys.argv[1], numpy.zeros((480, 640, 3), numpy.uint8)))"
    )
    file = tmp_path / "picture.bmp"
    subprocess.run([sys.executable, "-B", "-c", script, file], cwd=ROOT, capture_output=True, check=False)
    assert not file.exists() or file.stat().st_size == 0
    subprocess.run([sys.executable, "-B", "-c", script.replace("_shut_in();", ""), file], cwd=ROOT, check=True,
                   capture_output=True)  # fmt: skip
    assert file.stat().st_size > 900_000  # without the limit it could


def test_opencv_is_never_loaded_where_the_screen_lives():
    script = (
        "import sys, devices.cameras.cameras, devices.simulated.cameras, devices.doctor, devices.cli;"
        "sys.exit(any(name in sys.modules for name in ('cv2', 'numpy')))"
    )
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0


def last_words(address):
    heard = []
    with Capture("it", address, 10, mirrored=False) as capture:
        end = time.monotonic() + 10
        while time.monotonic() < end and not any(isinstance(each, Fault) for each in heard):
            heard += capture.hear(0.2)
        return heard[-1]


def serving(answer):
    """The address of a server that gives every client the same bytes and hangs up, and its socket."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve():
        try:
            client, _ = server.accept()
        except OSError:
            return
        with client:
            client.recv(4096)
            client.sendall(answer)

    threading.Thread(target=serve).start()
    return f"http://127.0.0.1:{server.getsockname()[1]}/stream", server


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", Fault(Trouble.STATUS, 404)),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>", Fault(Trouble.NO_STREAM)),
        (b"HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace\r\n\r\n", Fault(Trouble.NO_STREAM)),
        (STREAM + b"--a", Fault(Trouble.ENDED)),
        (
            STREAM + b"--a\r\n\r\n\xff\xd8 no \xff\xd9\r\n--a",
            Fault(Trouble.ENDED),
        ),
        (b"220 mail.example.org ESMTP\r\n", Fault(Trouble.NO_ANSWER)),
    ],
)
def test_a_server_that_is_no_camera_is_told_by_a_number(answer, fault):
    address, server = serving(answer)
    with server:
        assert last_words(address) == fault


def test_an_absent_camera_and_an_absent_server_are_told_by_a_number():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert last_words(f"http://127.0.0.1:{port}/") == Fault(Trouble.NO_ANSWER, 111)
    assert last_words("/dev/video-none") == Fault(Trouble.ABSENT, 2)


def test_a_process_that_says_something_else_is_not_listened_to(monkeypatch, caplog):
    script = "import sys; sys.stderr.buffer.write(b'\\xff\\xd8 oh \\x1b[1m' + 500 * b'x'); print('\\xff a picture')"
    started = subprocess.Popen
    monkeypatch.setattr(
        "devices.cameras.process.subprocess.Popen", lambda _, **how: started([sys.executable, "-c", script], **how)
    )

    def listen(capture):
        while True:
            capture.hear(0.5)

    with (
        Capture("it", "http://127.0.0.1/", 10, mirrored=False) as capture,
        pytest.raises(CaptureEnded, match="does not speak as agreed"),
    ):
        listen(capture)
    for record in caplog.records:
        assert len(record.getMessage()) < 350
        assert record.getMessage().isprintable()


def test_capture_and_walker_die_with_a_parent_that_is_killed(tmp_path):
    script = (
        "import sys, time; from pathlib import Path\n"
        "from devices.cameras.cameras import Cameras; from devices.settings import CameraSettings as C\n"
        "from devices.simulated.cameras import SimulatedCameras\n"
        "s = SimulatedCameras([C('a', 'mjpeg:a.url', simulated=True)], Path(sys.argv[1])); s.open()\n"
        "no = lambda *_: None\n"
        "say = lambda _: print(c.pids()['a'], flush=True)\n"
        "c = Cameras(s.cameras, on_reading=say, on_status=no, on_silhouette=no)\n"
        "c.open(); print(s._twins['a'].pid, flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", script, tmp_path], cwd=ROOT, stdout=subprocess.PIPE, bufsize=0)
    try:
        walker = int(parent.stdout.readline())
        assert select.select([parent.stdout], [], [], 10)[0]
        capture = int(parent.stdout.readline())
        assert not ended(walker, 0.05)
        assert not ended(capture, 0.05)
    finally:
        parent.kill()
        parent.wait()
        parent.stdout.close()
    assert ended(walker)
    assert ended(capture)
    assert not (tmp_path / "a.url").exists()


def test_it_yields_to_the_screen(stream):
    with Capture("it", stream, 10, mirrored=False) as capture:
        while not capture.hear(1.0):
            pass
        assert os.getpriority(os.PRIO_PROCESS, capture.pid) >= 10
