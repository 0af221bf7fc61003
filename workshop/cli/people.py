"""Staff and centers, from the shell: the first account, and the way back in when a password is lost."""

import click

from workshop.cli.opening import home, records_open
from workshop.cli.refusals import Refused
from workshop.documents import letters
from workshop.records import centers, sign_ins
from workshop.records import staff as people
from workshop.records.refusals import Refusal
from workshop.records.staff import Staff


@click.group()
def staff() -> None:
    """Add, list and deactivate staff; make links to sign in."""


@click.group()
def center() -> None:
    """Add and list employment centers."""


@staff.command()
@click.argument("name")
@click.argument("email")
@click.option("--administrator", is_flag=True, help="May add colleagues and change the center.")
@click.option(
    "--center", "center_id", type=int, metavar="N", help="Number of the center, where there are several."
)
def add(name: str, email: str, administrator: bool, center_id: int | None) -> None:
    """Add a member of staff and print a link to set a password."""
    _check_letters(name=name)
    with records_open() as settings:
        person = people.add(center_id or _only_center(), name, email, is_administrator=administrator)
        token = sign_ins.create_link(person.id, "password")
        click.echo(f"{person.name} is added. This link sets the password; it works once, for three days:")
        click.echo(f"{home(settings)}/staff/links/{token}")


@staff.command()
@click.argument("email")
@click.option("--password", is_flag=True, help="Let the person set a new password instead.")
def link(email: str, password: bool) -> None:
    """Print a link that signs this person in, once."""
    with records_open() as settings:
        token = sign_ins.create_link(_known(email).id, "password" if password else "sign-in")
        click.echo(f"{home(settings)}/staff/links/{token}")


@staff.command("list")
def list_staff() -> None:
    """List everybody, by center."""
    with records_open():
        for one in centers.every():
            click.echo(f"{one.id}  {one.name}")
            for person in people.of_center(one.id):
                role = "administrator" if person.is_administrator else "instructor"
                left = "" if person.is_active else ", deactivated"
                click.echo(f"   {person.name} <{person.email}>, {role}{left}")


@staff.command()
@click.argument("email")
def deactivate(email: str) -> None:
    """End this person's access at once; classes and papers stay."""
    with records_open():
        person = people.deactivate(_known(email).id)
        click.echo(f"{person.name} can no longer sign in.")


@center.command("add")
@click.argument("name")
@click.option("--address", default="", help="Street, town and ZIP code, as papers show it.")
@click.option("--phone", default="")
@click.option("--email", default="")
@click.option("--time-zone", default="America/New_York", show_default=True)
def add_center(name: str, address: str, phone: str, email: str, time_zone: str) -> None:
    """Add a center; its administrator can fill in the rest."""
    _check_letters(name=name, address=address, phone=phone, email=email)
    with records_open() as settings:
        one = centers.create(
            name=name, address=address, phone=phone, email=email, time_zone=time_zone, paper=settings.paper
        )
        click.echo(f"Center {one.id} is added: {one.name}.")


@center.command("list")
def list_centers() -> None:
    """List the centers with their numbers."""
    with records_open():
        for one in centers.every():
            click.echo(f"{one.id}  {one.name}")


def _check_letters(**said: str) -> None:
    """All of it stands on papers."""
    for field, text in said.items():
        cannot = letters.unprintable(text)
        if cannot:
            raise Refused(f"The printer has no letters for {cannot} in the {field}; write it without them.")


def _known(email: str) -> Staff:
    person = people.by_email(email)
    if person is None:
        raise Refusal("staff-unknown")
    return person


def _only_center() -> int:
    found = centers.every()
    if not found:
        raise Refused("There is no center yet; add one first: workshop center add NAME")
    if len(found) > 1:
        names = ", ".join(f"{one.id} {one.name}" for one in found)
        raise Refused(f"There are several centers; say which one with --center: {names}.")
    return found[0].id
