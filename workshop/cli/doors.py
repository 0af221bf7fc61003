"""The doors of the site, for whoever wants to know who may enter where."""

import click

from workshop.cli.opening import close_house, open_house, settings_now
from workshop.web.access import ENTRIES


@click.command()
def routes() -> None:
    """List every address of the site and who may open it."""
    app = open_house(settings_now())
    close_house(app)
    for rule in sorted(app.url_map.iter_rules(), key=lambda one: one.rule):
        methods = "/".join(sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}))
        click.echo(f"{ENTRIES[rule.endpoint].value:<14} {methods:<9} {rule.rule}")
