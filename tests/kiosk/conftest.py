"""A kiosk on the stage of this process: one app in one real window for a test, up and down again."""

import pytest

_RESTING = []  # the usual kiosk between two tests: building it costs more than most tests


@pytest.fixture(scope="session")
def forms_cache(tmp_path_factory):
    """Forms are converted once for all tests."""
    yield tmp_path_factory.mktemp("forms")
    close_resting()


def close_resting():
    """Before another kiosk takes the window."""
    while _RESTING:
        house = _RESTING.pop()
        house._take_time()
        house.close()


@pytest.fixture
def theatre(forms_cache):
    """Opens a kiosk of its own: ``theatre(size=LANDSCAPE, languages=…)`` returns the visitor in front of it.

    ``prepare`` gets the theatre before it opens.
    """
    from tests.kiosk.theatre import Theatre

    opened = []
    close_resting()

    def open_theatre(prepare=lambda _house: None, **wishes):
        house = Theatre(forms_cache, **wishes)
        prepare(house)
        opened.append(house)
        return house.open()

    yield open_theatre
    for house in reversed(opened):
        house.close()


@pytest.fixture
def visitor(forms_cache):
    """Somebody in front of a portrait kiosk with Dortmund's pack, at the invitation; the kiosk rests between tests."""
    from tests.kiosk.theatre import Theatre

    if _RESTING:
        visitor = _RESTING[0].resume()
    else:
        house = Theatre(forms_cache)
        visitor = house.open()
        _RESTING.append(house)
    yield visitor
    _RESTING[0].rest()
