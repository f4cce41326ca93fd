"""Questions to the library, asked the same way by every command that prints a table of facts."""

from hengce.graph.scope import Scope
from hengce.ui.commands.output import show
from hengce.ui.library import Library, open_library
from hengce.ui.names import resolve_scope
from hengce.ui.questions import QUESTIONS, Reply
from hengce.ui.settings import Settings


def answer(kind: str, scope: Scope, form: str, settings: Settings) -> None:
    """Prints the answer to the question of this kind."""
    with open_library(settings.home, settings.servers) as library:
        reply = ask(kind, scope, library)
    show_reply(form, reply)


def ask(kind: str, scope: Scope, library: Library) -> Reply:
    """The answer of the library. Raises: ConfigError when the scope names what it does not know."""
    return QUESTIONS[kind](library.graph, resolve_scope(scope, library.index))


def show_reply(form: str, reply: Reply) -> None:
    """Prints an answer: the brief table for people, all columns or fields for programs."""
    show(form, reply.brief if form == "table" else reply.table, reply.rows)
