from pathlib import Path

from ui.sticks import Volume, first_stick


def test_a_stick_is_a_disk_that_people_mounted_and_can_write_to():
    system = Volume("/", ready=True, read_only=False, is_system=True)
    data = Volume("/srv/data", ready=True, read_only=False, is_system=False)
    locked = Volume("/media/li/LOCKED", ready=True, read_only=True, is_system=False)
    gone = Volume("/media/li/GONE", ready=False, read_only=False, is_system=False)
    stick = Volume("/media/li/STICK", ready=True, read_only=False, is_system=False)
    assert first_stick([system, data, locked, gone]) is None
    assert first_stick([system, data, locked, gone, stick]) == Path("/media/li/STICK")
    drive = Volume("E:/", ready=True, read_only=False, is_system=False)
    assert first_stick([Volume("C:/", True, False, True), drive]) == Path("E:/")


def test_this_computer_can_be_asked():
    stick = first_stick()
    assert stick is None or stick.exists()
