"""A technician gives the others their PINs by touch, and takes them away again."""

from kiosk.staff.roles import Role
from tests.kiosk.staff.people import comes_in

HOSTS = "730519"


def types(visitor, pin):
    for digit in pin:
        visitor.key(digit)
    visitor.touches_main()


def test_a_host_gets_a_pin_typed_twice_and_comes_in_with_it(inside):
    inside.touches("Zugang")
    first = next(target for target in inside.targets() if target.spoken == "PIN setzen")
    inside.touches_at(*first.to_window(*first.center))
    inside.comes_to_rest()
    assert inside.sees("Neue PIN: Tagesdienst")
    types(inside, HOSTS)
    types(inside, HOSTS)
    assert inside.sees("PIN gesetzt")
    inside.touches("Verlassen")
    comes_in(inside, HOSTS)
    assert not inside.sees("Zugang")
    assert inside.sees("Selbsttest")


def test_two_different_pins_and_one_that_is_guessed_first_are_not_taken(inside):
    inside.touches("Zugang", "PIN setzen")
    types(inside, "123456")
    assert inside.sees("Zu leicht zu erraten")
    types(inside, HOSTS)
    types(inside, "482913")
    assert inside.sees("zwei verschiedene PINs")
    inside.touches("Abbrechen")
    assert inside.theatre.backstage.gate.roles == (Role.TECHNICIAN,)
    assert not any(target.spoken == "5" for target in inside.targets()), "the pad has gone with the wish"
