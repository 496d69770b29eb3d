"""What the engine itself says to a visitor, where the author of the form has said nothing."""

from __future__ import annotations

_WORDS = {
    "de": {
        "required": "Bitte beantworten Sie diese Frage.",
        "constraint": "Diese Antwort passt hier nicht. Bitte ändern Sie sie.",
        "integer": "Bitte geben Sie eine ganze Zahl ein.",
        "decimal": "Bitte geben Sie eine Zahl ein.",
        "date": "Bitte geben Sie ein Datum ein, das es gibt.",
        "time": "Bitte geben Sie eine Uhrzeit ein.",
        "range": "Bitte wählen Sie einen Wert zwischen {start} und {end}.",
        "choice": "Bitte wählen Sie eine der Antworten.",
        "rank": "Bitte ordnen Sie alle Antworten.",
        "point": "Bitte wählen Sie einen Ort auf der Karte.",
        "text": "Bitte geben Sie höchstens {most} Zeichen ein.",
        "add": "Noch eins hinzufügen",
        "done": "Fertig",
    },
    "en": {
        "required": "Please answer this question.",
        "constraint": "This answer does not fit here. Please change it.",
        "integer": "Please enter a whole number.",
        "decimal": "Please enter a number.",
        "date": "Please enter a date that exists.",
        "time": "Please enter a time of day.",
        "range": "Please choose a value between {start} and {end}.",
        "choice": "Please choose one of the answers.",
        "rank": "Please put all answers in order.",
        "point": "Please choose a place on the map.",
        "text": "Please enter at most {most} characters.",
        "add": "Add another one",
        "done": "Done",
    },
}


def say(name: str, language: str, **values: str) -> str:
    """The sentence in that language; in English where there is none."""
    return _WORDS.get(language.split("-", maxsplit=1)[0], _WORDS["en"])[name].format(**values)
