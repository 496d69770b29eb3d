"""What is plugged in, told from folders as udev and sysfs make them."""

import pytest

from devices.drivers.driver import UsbId
from devices.inventory import Inventory, kinds_for, usb_serial_number


@pytest.fixture
def machine(tmp_path):
    """Two CH340 without serial number that share a by-id name, and a micro:bit with one."""
    for folder in ("dev/by-id", "dev/by-path", "class"):
        (tmp_path / folder).mkdir(parents=True)

    def plug(device, place, vendor, product, *, serial=None, name=None):
        node = tmp_path / "dev" / device
        node.touch()
        usb = tmp_path / "bus" / place
        interface = usb / f"{place}:1.0" / device
        interface.mkdir(parents=True)
        (usb / "idVendor").write_text(f"{vendor}\n")
        (usb / "idProduct").write_text(f"{product}\n")
        (usb / "product").write_text("board\n")
        if serial:
            (usb / "serial").write_text(f"{serial}\n")
        (tmp_path / "class" / device).mkdir()
        (tmp_path / "class" / device / "device").symlink_to(interface)
        (tmp_path / "dev/by-path" / f"pci-{place}").symlink_to(node)
        if name:
            (tmp_path / "dev/by-id" / name).symlink_to(node)

    plug("ttyUSB0", "1-1", "1a86", "7523")
    plug("ttyUSB1", "1-2", "1a86", "7523", name="usb-1a86_USB_Serial-if00")
    plug("ttyACM0", "1-3", "0d28", "0204", serial="9901", name="usb-microbit_9901-if01")
    return tmp_path


def inventory(root):
    return Inventory((root / "dev/by-id",), root / "dev/by-path", root / "class")


def test_a_port_with_a_serial_number_is_named_by_it_and_one_without_by_its_place(machine):
    found = {each.device.rpartition("/")[2]: each for each in inventory(machine).look()}
    assert {device: each.port.rpartition("/")[2] for device, each in found.items()} == {
        "ttyUSB0": "pci-1-1",
        "ttyUSB1": "pci-1-2",
        "ttyACM0": "usb-microbit_9901-if01",
    }
    board = found["ttyACM0"]
    assert (str(board.usb), board.serial_number, board.product) == ("0d28:0204", "9901", "board")
    assert board.may_be == ("text_lines",)
    assert found["ttyUSB0"].may_be == ("rdm6300", "sds011", "text_lines")


def test_what_is_unplugged_is_not_listed(machine):
    (machine / "dev" / "ttyUSB0").unlink()
    assert len(inventory(machine).look()) == 2


def test_nothing_plugged_in_is_an_empty_list(tmp_path):
    assert inventory(tmp_path).look() == ()


def test_a_vendor_stands_for_all_its_products():
    assert kinds_for(UsbId(0x2341, 0x0043)) == ("text_lines",)
    assert kinds_for(UsbId(0xDEAD, 0x0001)) == ()
    assert kinds_for(None) == ()


def test_the_serial_number_of_a_port_is_found_through_its_link(machine):
    assert usb_serial_number(str(machine / "dev/by-id/usb-microbit_9901-if01"), machine / "class") == "9901"
    assert usb_serial_number("/dev/null", machine / "class") is None
