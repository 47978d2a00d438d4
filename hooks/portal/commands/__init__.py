"""The commands of `python -m portal`, one module each.

The engine is imported only by the commands that need it (`build`, `serve`), and
only when they run: everything else works where MkDocs is not installed.
"""

from pathlib import Path

import click

from portal.commands.build import build, serve
from portal.commands.check import check
from portal.commands.import_ import import_
from portal.commands.language import language_of_tools
from portal.commands.new import new
from portal.commands.project import Project
from portal.commands.schema import schema
from portal.commands.stage import stage
from portal.commands.translations import translations
from portal.languages import TOOLS


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
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


for command in (build, check, import_, new, schema, serve, stage, translations):
    main.add_command(command)
