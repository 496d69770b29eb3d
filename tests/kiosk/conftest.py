"""A kiosk on the stage of this process: one app in one real window for a test, up and down again."""

import pytest

_RESTING = []  # the kiosk between two tests: building it costs more than most tests


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


def _resting(forms_cache, **wishes):
    """The visitor in front of a kiosk with these wishes: the one that rests, if it was opened with the same."""
    from tests.kiosk.theatre import Theatre

    if _RESTING and _RESTING[0].wishes == wishes:
        return _RESTING[0].resume()
    close_resting()
    house = Theatre(forms_cache, **wishes)
    visitor = house.open()
    _RESTING.append(house)
    return visitor


@pytest.fixture
def theatre(forms_cache):
    """Opens another kiosk than the usual: ``theatre(size=LANDSCAPE, languages=…)`` returns the visitor in front of it.

    It rests like the usual one, until other wishes are told. ``prepare`` gets the theatre before it opens; then it is
    this test's own.
    """
    from tests.kiosk.theatre import Theatre

    opened = []

    def open_theatre(prepare=None, **wishes):
        if prepare is None:
            return _resting(forms_cache, **wishes)
        close_resting()
        house = Theatre(forms_cache, **wishes)
        prepare(house)
        opened.append(house)
        return house.open()

    yield open_theatre
    for house in _RESTING:
        house.rest()
    for house in reversed(opened):
        house.close()


@pytest.fixture
def visitor(forms_cache):
    """Somebody in front of a portrait kiosk with Dortmund's pack, at the invitation; the kiosk rests between tests."""
    yield _resting(forms_cache)
    _RESTING[0].rest()
