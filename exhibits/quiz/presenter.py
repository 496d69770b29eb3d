"""The words of the quiz: teams, verdicts, scores, sources. Pure."""

from typing import Final

from exhibits.quiz.model import Game, Option, Team
from kiosk.exhibit import told
from kiosk.language import Language

SIGNS: Final = {Team.SUN: "sun", Team.MOON: "moon"}


def team(which: Team, language: Language) -> str:
    say = language.say
    return say("Team Sun") if which is Team.SUN else say("Team Moon")


def answer(option: Option, language: Language) -> str:
    return option.figure or told(option.words, language.code)


def verdict(*, right: bool, language: Language) -> str:
    say = language.say
    return say("Right!") if right else say("Not this time.")


def ending(game: Game, language: Language) -> str:
    """The headline of the end: of two teams the one ahead, of one visitor the number."""
    say = language.say
    if not game.teams:
        return say("{i} of {n} right").format(i=game.score(), n=len(game.questions))
    if game.ahead is None:
        return say("A draw!")
    return say("{team} is ahead!").format(team=team(game.ahead, language))


def cheer(game: Game, language: Language) -> str:
    say = language.say
    share = game.score() / max(1, len(game.questions))
    if share >= 0.8:
        return say("You know this city very well.")
    return say("You know your way around.") if share >= 0.5 else say("Now you know more than before.")
