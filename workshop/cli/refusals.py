"""Whatever is refused ends in one plain sentence and an exit code other than 0, never in a traceback."""

from typing import Any

import click

from workshop.course.problems import ContentError
from workshop.live.listening import HostNotHere, PortTaken
from workshop.records.refusals import Refusal
from workshop.records.schema import DatabaseProblem
from workshop.settings import SettingsError
from workshop.web.kit.sessions import KeyProblem

WORDS = {
    "center-unknown": "There is no center with that number; `workshop center list` shows them.",
    "database-damaged": "The database is damaged; put a backup in its place.",
    "database-full": "The disk that holds the database is full; make room and try again.",
    "database-locked": "The database is in use by another program; wait a little and try again.",
    "database-unwritable": "The database cannot be written; make the file and its folder writable.",
    "email-invalid": "That is not an e-mail address.",
    "email-taken": "Somebody with this e-mail is already on the list; `workshop staff list` shows everybody.",
    "last-administrator": "This is the only administrator of the center; add another one first.",
    "name-empty": "The name is empty.",
    "name-too-long": "The name is too long.",
    "staff-unknown": "Nobody active has this e-mail; `workshop staff list` shows everybody.",
    "time-zone-unknown": "There is no such time zone; one looks like America/New_York.",
}


class Refused(click.ClickException):
    """Shown as it is, without click's own “Error:” before it."""

    def show(self, file: Any = None) -> None:
        click.echo(self.message, err=True, file=file)


class Misused(Refused):
    """What was typed cannot be meant."""

    exit_code = 2


class PlainGroup(click.Group):
    """Turns the refusals of every room into a sentence for the operator."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except (SettingsError, DatabaseProblem, ContentError, KeyProblem) as error:
            raise Refused(str(error)) from error
        except Refusal as error:
            raise Refused(WORDS.get(error.code, f"That was refused ({error.code}).")) from error
        except PortTaken as error:
            raise Refused(
                f"Port {error} is in use, perhaps by this program in another window; "
                "stop that one, or take another port with WORKSHOP_PORT."
            ) from error
        except HostNotHere as error:
            raise Refused(
                f"This computer cannot listen on {error}; name one of its own addresses in WORKSHOP_HOST, "
                "or take a port above 1023."
            ) from error
        except KeyboardInterrupt:
            raise click.exceptions.Exit(130) from None
