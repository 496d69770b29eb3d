"""Where a camera's pictures may come from."""

import pytest

from devices.cameras.messages import Fault, Trouble
from devices.cameras.source import Kind, sentence, source_of
from devices.errors import CameraFault, SettingsFault


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("/dev/v4l/by-id/usb-cam-index0", Kind.DEVICE),
        ("http://127.0.0.1:8080/stream?x=1", Kind.STREAM),
        ("http://localhost/stream", Kind.STREAM),
        ("http://[::1]:8080/", Kind.STREAM),
        ("mjpeg:cameras/walker.url", Kind.FILE),
    ],
)
def test_devices_streams_of_this_machine_and_files_with_an_address_are_sources(text, kind):
    assert source_of(text).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "http://192.168.1.7/stream",
        "https://127.0.0.1/",
        "rtsp://127.0.0.1/",
        "http://127.0.0.1:x/",
        "http://a@127.0.0.1/",
    ],
)
def test_pictures_do_not_come_over_a_network(text):
    with pytest.raises(SettingsFault, match="pictures of people do not travel over a network"):
        source_of(text)


def test_a_file_with_pictures_is_no_source():
    with pytest.raises(SettingsFault, match=r"'film.mp4' is no source of a camera: give a device"):
        source_of("film.mp4")


def test_an_address_in_a_file_is_held_to_the_same_rule(tmp_path):
    file = tmp_path / "walker.url"
    source = source_of(f"mjpeg:{file}")
    assert source.sight() is None
    with pytest.raises(CameraFault, match="cannot be read: No such file"):
        source.address()
    file.write_text("http://127.0.0.1:4711/walker\n")
    assert source.sight() is not None
    assert source.address() == "http://127.0.0.1:4711/walker"
    file.write_text("http://example.org/")
    with pytest.raises(CameraFault, match=r"walker.url: 'http://example.org/' is no stream of this machine"):
        source.address()


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_has_one_sentence_that_says_where_and_how_to_mend(trouble):
    told = sentence("/dev/video0", Fault(trouble, 404))
    assert "/dev/video0" in told
    assert told.endswith(".")
    assert "{" not in told
