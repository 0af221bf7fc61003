"""An operator's shell: each command in this process, on a data folder of its own."""

import os
from pathlib import Path

from click.testing import CliRunner, Result

from workshop.cli.commands import workshop


class Shell:
    def __init__(self, data_folder: Path) -> None:
        self.data_folder = data_folder
        # what the developer has set must not reach the tests
        self.environment: dict[str, str | None] = dict.fromkeys(
            name for name in os.environ if name.startswith(("WORKSHOP_", "PUBLIC_ADDRESS"))
        )
        self.environment["WORKSHOP_DATA"] = str(data_folder)

    def run(self, *arguments: str, **environment: str) -> Result:
        return CliRunner().invoke(workshop, arguments, env={**self.environment, **environment})

    def says(self, *arguments: str, **environment: str) -> str:
        """Standard output of a command that works."""
        result = self.run(*arguments, **environment)
        assert result.exit_code == 0, (result.output, result.exception)
        return result.stdout

    def refuses(self, *arguments: str, **environment: str) -> str:
        """The one sentence of a command that refuses."""
        result = self.run(*arguments, **environment)
        assert isinstance(result.exception, SystemExit), result.exception
        assert result.exit_code != 0
        assert result.stderr.count("\n") == 1, result.stderr
        return result.stderr
