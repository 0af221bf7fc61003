"""All commands, by the noun they are about."""

import click

from workshop import __version__
from workshop.cli.backup import backup
from workshop.cli.content import check
from workshop.cli.doors import routes
from workshop.cli.evaluate import evaluate
from workshop.cli.keeping import database, forget
from workshop.cli.people import center, staff
from workshop.cli.printing import print_paper
from workshop.cli.read import read
from workshop.cli.refusals import PlainGroup
from workshop.cli.rehearse import rehearse
from workshop.cli.serve import serve


@click.group(
    cls=PlainGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, message="%(version)s")
def workshop() -> None:
    """Give First: the companion app of a networking class.

    Settings come from the environment; docs/operations.md lists them.
    """


for command in (
    serve, check, read, evaluate, rehearse, print_paper, staff, center, database, backup, forget, routes,
):  # fmt: skip
    workshop.add_command(command)
