"""The command `workshop`: what an operator does from the shell."""


def main() -> None:
    # Imported here, so that a part of this package can be used without the whole app.
    from workshop.cli.commands import workshop

    workshop(prog_name="workshop")
