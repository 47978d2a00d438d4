"""The commands of `python -m portal`, one module each.

A command is imported when it is asked for: finding out that nothing changed takes less time than
reading all of them. The engine is imported only by those that need it (`build`, `serve`);
everything else works where MkDocs is not installed.
"""

from importlib import import_module
from pathlib import Path

import click

from portal.commands.language import language_of_tools
from portal.commands.project import Project
from portal.languages import TOOLS

COMMANDS = {
    "build": "build",
    "check": "check",
    "import": "import_",
    "merge": "build:merge",
    "new": "new",
    "restore": "restore",
    "rollback": "rollback",
    "schema": "schema",
    "serve": "build:serve",
    "stage": "stage",
    "translations": "translations",
}
"""Each command with its module, and its name there where that is not the module's."""


class Commands(click.Group):
    """The commands, imported one by one."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names, in order."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a name; None for one there is none of."""
        if name not in COMMANDS:
            return None
        module, _, told = COMMANDS[name].partition(":")
        found: click.Command = getattr(import_module(f"{__name__}.{module}"), told or module)
        return found


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--root",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    default=Path(),
    help="The project folder; the present one by default.",
)
@click.option("--lang", type=click.Choice(TOOLS), help="The language of messages.")
@click.pass_context
def main(context: click.Context, root: Path, lang: str | None) -> None:
    """Check, build and extend the portal."""
    context.obj = Project(root.resolve(), language_of_tools(lang))
