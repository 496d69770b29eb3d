"""Visits on a wide screen; apart from those on a high one, so that two workers can share them."""

import pytest

from tests.journeys.visits import few, lives_up_to_it


@pytest.mark.timeout(600)
def test_anybody_gets_from_the_invitation_to_the_thanks_on_a_wide_screen(tour):
    lives_up_to_it(tour("landscape"), few("landscape"), patience=2, thorough=False)
