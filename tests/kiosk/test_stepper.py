"""What is stepped stands beside each other in one line."""

from kivy.uix.floatlayout import FloatLayout

from kiosk.stepping import parts_of, told
from kiosk.widgets.stepper import Stepper, Steppers


def test_a_long_name_of_a_month_makes_its_part_no_lower_than_those_beside_it(visitor):
    day, month, year = told(parts_of("date", ()), "date", "2026-11-25", visitor.app.stage.language)
    steppers = Steppers(size_hint_x=None, width=700)
    holder = FloatLayout(size=(900, 900))
    holder.add_widget(steppers)
    for words in ("Mai", "ein langer November", "Mai"):
        steppers.parts = [day, month._replace(words=words), year]
        visitor.waits(0.3)
        heights = {stepper.height for stepper in steppers.children if isinstance(stepper, Stepper)}
        assert len(heights) == 1, words
