"""Surveys: XLSForms and XForms, read, filled and turned into submissions. Pure: no window, no thread, no clock.

    from kiosk.forms import Fill, FormError, load

    form = load(path, cache)             # path: .md .xlsx .xls .csv or XForm; cache: a folder for the converted
    form.id, form.version                # str, str
    form.languages                       # tuple of codes, the default language first: ("de", "en")
    form.title("de")                     # str
    form.settings                        # KioskSettings(on_leave, results, threshold, seconds)

    fill = Fill(form, language="de", now=datetime, rng=random.Random())   # now: aware, the time the visit begins
    fill.page                            # Page(questions: tuple[Question, ...], title: str); None behind the last
    fill.answer(ref, value)              # None, or Fault(message): then the last accepted answer counts
    fill.question(ref)                   # Question, wherever the visitor is
    fill.value(ref)                      # what the visitor last gave, also when it was refused; or None
    fill.check_page()                    # {ref: message} of required and broken answers on this page
    fill.next(), fill.back()             # bool: moved; next() stays where it is while check_page() finds faults
    fill.position                        # (index from 1, count) among the pages now relevant that hold a question
    fill.language = "en"                 # answers stay
    fill.submission(now)                 # Submission(xml: bytes, answers: dict[str, object], instance_id: str)

``Question``: ref, kind, appearance (frozenset of words), label, hint, choices (tuple of ``Choice(name, label,
image)``), required, readonly, constraint_message, required_message, parameters, media. Values: ``str`` for select_one
and text, ``tuple[str, ...]`` for select_multiple and rank, ``int``/``float`` for numbers, ``None`` to take an answer
back; dates and times as ISO text. "Ohne Antwort weiter" is ``fill.next()`` on a page of which no question is required.
Behind the instances of a repeat comes a question of kind ``repeat``: answered "add", ``fill.next()`` opens another one.
"""

from kiosk.forms.errors import FormError
from kiosk.forms.fill import Fault, Fill
from kiosk.forms.form import Form, load
from kiosk.forms.questions import Choice, Page, Question
from kiosk.forms.settings import KioskSettings
from kiosk.forms.submission import Submission

__all__ = ["Choice", "Fault", "Fill", "Form", "FormError", "KioskSettings", "Page", "Question", "Submission", "load"]
