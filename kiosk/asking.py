"""How a question of a form is put on the screen: what can be chosen, what stands in the field, which hint. Pure."""

from pathlib import Path
from typing import Final, NamedTuple

from kiosk import forms, stepping
from kiosk.forms.kinds import CHOOSING
from kiosk.language import N_, Language

TEXT_LIMIT: Final = 140
DIGITS, STEPS = "digits", "steps"  # what is shown of a text of digits, and of all that is stepped
TYPED_KINDS: Final = frozenset({"text", "integer", "decimal", DIGITS})
SEVERAL: Final = frozenset({"select_multiple", "rank", "acknowledge"})  # touched once more, an answer is taken back
# Those that are not done by merely going on.
ANSWERED_KINDS: Final = (
    CHOOSING | TYPED_KINDS | {"range", "date", "time", "dateTime", "acknowledge", "repeat"}
)  # fmt: skip
# What the screen cannot ask: a survey of a pack must do without, or a visitor before a required one could not go on.
UNASKED_KINDS: Final = frozenset({"geopoint", "geotrace", "geoshape", "barcode", "image"})
AGREED: Final = "OK"  # what a form keeps of an acknowledgement
HINTS: Final = {
    "select_one": N_("Please choose one answer."),
    "likert": N_("Please choose one answer."),
    "select_multiple": N_("You may choose several."),
    "rank": N_("Touch the answers in your order, the most important one first."),
    "text": N_("Please do not write names."),
    STEPS: N_("Touch plus or minus."),
}


class Answer(NamedTuple):
    """One answer to choose from. ``place``: its place in the visitor's order, 0 while it has none."""

    name: str
    label: str
    chosen: bool
    place: int = 0
    picture: str = ""  # path of a file, or empty


def shown_as(question: forms.Question) -> str:
    """The kind of control a question is answered with: its kind, but for those that share one."""
    if stepping.parts_of(question.kind, question.appearance):
        return STEPS
    return DIGITS if question.kind == "text" and "numbers" in question.appearance else question.kind


def asked(page: forms.Page) -> tuple[forms.Question, ...]:
    """The questions of a page without those that only head a table: alone on a page they would ask nothing."""
    found = tuple(each for each in page.questions if "label" not in each.appearance or each.kind not in CHOOSING)
    return found or page.questions


def columns(question: forms.Question) -> int:
    """Columns of answers: as the form asks (``columns-n``), two at most: words stay readable from two metres."""
    wanted = [int(word[8:]) for word in question.appearance if word.startswith("columns-") and word[8:].isdigit()]
    pictures = any(choice.image for choice in question.choices)
    return min(2, max(1, wanted[0])) if wanted else 2 if pictures else 1


def answers(question: forms.Question, given: object, language: Language, folder: Path) -> list[Answer]:
    """What can be chosen, with what has been; pictures lie in ``folder``, beside the form."""
    chosen = given_names(given)
    if question.kind == "acknowledge":
        return [Answer(AGREED, language.say("Yes, all right"), AGREED in chosen)]
    ranked = chosen if question.kind == "rank" else ()
    return [
        Answer(
            choice.name,
            choice.label,
            choice.name in chosen,
            ranked.index(choice.name) + 1 if choice.name in ranked else 0,
            picture(choice.image, folder),
        )
        for choice in question.choices
    ]


def most(form: forms.Form, fill: forms.Fill) -> int:
    """How many answers any question of a form offers as it stands; what is asked repeatedly is not looked at."""
    once = [ref for ref in form.controls if not any(ref.startswith(f"{repeat}/") for repeat in form.repeats)]
    return max((len(fill.question(ref).choices) for ref in once), default=0)


def chosen(question: forms.Question, given: object, name: str) -> object:
    """The answer after a choice was touched: taken, or taken back where several may be; None when nothing is left."""
    if question.kind not in SEVERAL:
        return name or None
    before = given_names(given)
    if question.kind == "acknowledge":
        return None if before else AGREED
    names = tuple(each for each in before if each != name) if name in before else (*before, name)
    left = [choice.name for choice in question.choices if choice.name not in names]
    if question.kind == "rank" and name in names and len(left) == 1:
        names = (*names, *left)  # there is one place left for it
    return names or None


def given_names(given: object) -> tuple[object, ...]:
    return given if isinstance(given, tuple) else () if given is None else (given,)


def is_answered(question: forms.Question, given: object) -> bool:
    """Whether there is an answer; an order needs all of its places."""
    if question.kind == "rank":
        return len(given_names(given)) == len(question.choices)
    return given not in (None, "", ())


def picture(name: str, folder: Path) -> str:
    """The path of a picture; one that is missing is not shown."""
    path = folder / name
    return str(path) if name and path.is_file() else ""


def typed(question: forms.Question, given: object, before: str, language: Language) -> str:
    """What stands in the field: as typed while it is being typed (``before``), otherwise the accepted answer."""
    if question.kind not in TYPED_KINDS or given is None:
        return before if question.kind in {"integer", "decimal"} and before == "-" else ""
    same = before.strip() if question.kind == "text" else number(before, whole=question.kind == "integer")
    if same == given:
        return before
    return str(given).replace(".", language.decimal_sign) if question.kind == "decimal" else str(given)


def in_the_field(question: forms.Question, text: str, language: Language) -> str:
    """A typed number, its thousands apart where the form asks for it."""
    grouped = "thousands-sep" in question.appearance and text.isdigit()
    return language.number(int(text)) if grouped else text


def number(text: str, *, whole: bool) -> int | float | None:
    """The number that has been typed so far; None while it is not one yet."""
    try:
        return int(text) if whole else float(text.replace(",", "."))
    except ValueError:
        return None
