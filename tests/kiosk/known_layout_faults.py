"""Screens that do not hold what ``test_layout`` asks, by orientation and place: in which comfort they fail."""

# The scroller's own button has no name for the ear: its words would have to come from a view-model.
NAMELESS = "a RoundKey at"

_EVERY = frozenset({"usual", "larger", "largest, high contrast", "lower, largest", "arabic"})
_LARGEST = frozenset({"largest, high contrast", "lower, largest"})

KNOWN = {
    ("portrait", "invitation"): _LARGEST,
    ("portrait", "wall wakes up"): _LARGEST | {"arabic"},
    ("portrait", "wall live"): frozenset({"larger"}),
    ("portrait", "wall lost"): _EVERY - {"usual"},
    ("portrait", "withdrawal"): frozenset({"lower, largest"}),
    ("portrait", "question 4"): frozenset({"larger"}),
    ("landscape", "result"): _LARGEST,
    ("landscape", "wall wakes up"): _EVERY,
    ("landscape", "wall lost"): _EVERY,
    ("landscape", "withdrawal"): frozenset({"lower, largest"}),
    ("landscape", "question 1"): frozenset({"lower, largest"}),
    ("landscape", "question 2"): frozenset({"lower, largest"}),
    ("landscape", "question 3"): _LARGEST,
    ("landscape", "question 4"): frozenset({"lower, largest"}),
}
