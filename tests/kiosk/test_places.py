"""Places of a pack: what is said of one must belong together."""

import pytest

from kiosk.places import Place


def test_the_syllables_of_a_name_are_that_name():
    assert Place("west", "Lütgendortmund", 0, 2, syllables=("Lütgen", "dortmund")).syllables
    with pytest.raises(ValueError, match="place “west”: the syllables together are not “Lütgendortmund”"):
        Place("west", "Lütgendortmund", 0, 2, syllables=("Lütgen-", "dortmund"))
