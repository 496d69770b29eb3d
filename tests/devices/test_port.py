"""Ports that are missing, busy, denied or no ports at all; each on a real pty or file."""

import fcntl
import os
import termios
import tty
from contextlib import contextmanager
from pathlib import Path

import pytest

from devices.errors import NotAPort, PortBusy, PortDenied, PortGone, SettingsFault
from devices.port import ReplayPort, SerialPort, port_at

NOBODY = 65534


@contextmanager
def cable():
    """(the instrument's end, the path of the port)."""
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    path = os.ttyname(theirs)
    os.close(theirs)
    try:
        yield ours, path
    finally:
        os.close(ours)


def descriptors():
    return {entry.name for entry in Path("/proc/self/fd").iterdir()}


@contextmanager
def opened(port):
    port.open()
    try:
        yield port
    finally:
        port.close()


def test_bytes_go_both_ways():
    with cable() as (ours, path), opened(SerialPort(path, 9600)) as port:
        os.write(ours, b"hello")
        assert port.wait(1.0)
        assert port.read() == b"hello"
        assert not port.wait(0.0)
        assert port.read() == b""
        port.write(b"\xaa\xb4")
        assert os.read(ours, 10) == b"\xaa\xb4"


def test_a_pulled_cable_is_port_gone():
    ours, theirs = os.openpty()
    path = os.ttyname(theirs)
    os.close(theirs)
    with opened(SerialPort(path, 9600)) as port:
        os.close(ours)
        assert port.wait(1.0)
        with pytest.raises(PortGone, match=path):
            port.read()
        with pytest.raises(PortGone, match=path):
            port.write(b"x")


def test_a_missing_port_says_to_plug_it_in(tmp_path):
    with pytest.raises(PortGone, match="is not connected; plug the instrument in"):
        SerialPort(str(tmp_path / "nothing"), 9600).open()


def test_a_port_locked_by_another_opener_is_busy():
    with cable() as (_, path), opened(SerialPort(path, 9600)), pytest.raises(PortBusy, match=f"{path} is held.*fuser"):
        SerialPort(path, 9600).open()


def test_a_terminal_in_exclusive_mode_is_busy_even_for_root():
    with cable() as (_, path):
        other = os.open(path, os.O_RDWR | os.O_NOCTTY)
        try:
            fcntl.ioctl(other, termios.TIOCEXCL)
            with pytest.raises(PortBusy, match="held by another program"):
                SerialPort(path, 9600).open()
        finally:
            fcntl.ioctl(other, termios.TIOCNXCL)
            os.close(other)


def test_a_denied_port_names_the_group_that_opens_it():
    with cable() as (_, path):
        with opened(SerialPort(path, 9600)):
            pass  # it can be opened: what follows is the missing right alone
        mode, user = Path(path).stat().st_mode, os.geteuid()
        Path(path).chmod(0o000)
        if user == 0:
            os.seteuid(NOBODY)  # root may open everything
        try:
            with pytest.raises(PortDenied, match=r"may not be opened by this user: add it to the group .*usermod -aG"):
                SerialPort(path, 9600).open()
        finally:
            os.seteuid(user)
            Path(path).chmod(mode)


def test_a_file_is_no_port(tmp_path):
    file = tmp_path / "notes.txt"
    file.write_text("hello")
    with pytest.raises(NotAPort, match="is no serial port but a file"):
        SerialPort(str(file), 9600).open()


def test_a_device_that_is_no_terminal_is_no_port():
    with pytest.raises((NotAPort, PortGone)):
        SerialPort("/dev/null", 9600).open()


def test_a_speed_that_cannot_be_is_a_fault_of_the_settings():
    with cable() as (_, path), pytest.raises(SettingsFault, match="correct baud"):
        SerialPort(path, -5).open()


def test_no_descriptor_is_left_open_after_a_refusal():
    with cable() as (_, path), opened(SerialPort(path, 9600)):
        before = descriptors()
        for _ in range(3):
            with pytest.raises(PortBusy):
                SerialPort(path, 9600).open()
        assert descriptors() == before


def test_a_recording_plays_at_the_pace_of_its_baud_and_ends(tmp_path, hand_clock):
    recording = tmp_path / "dust.bin"
    recording.write_bytes(bytes(range(100)))
    with opened(ReplayPort(recording, 100, hand_clock)) as port:
        assert port.read() == b""
        hand_clock.now += 2.0
        assert port.wait(0.0)
        assert port.read() == bytes(range(20))
        hand_clock.now += 100.0
        assert port.read() == bytes(range(20, 100))
        with pytest.raises(PortGone, match="is over"):
            port.read()


def test_a_missing_recording_is_port_gone(tmp_path):
    with pytest.raises(PortGone):
        port_at(f"replay:{tmp_path / 'none.bin'}", 9600).open()
