"""`portal check`: every problem of every file, in one run."""

from datetime import UTC, date, datetime

import click

from portal import clock, languages, reports, settings, site
from portal.commands.language import language_of_tools
from portal.commands.project import Project, as_of
from portal.pages import published_at
from portal.problems import Problem, errors, in_order
from portal.rules import pages as rules
from portal.site import Site
from portal.strings import strings

FORMATS = {"text": reports.as_text, "json": reports.as_json, "markdown": reports.as_markdown}


@click.command()
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text")
@click.option("--lang", type=click.Choice(languages.TOOLS), help="The language of messages.")
@click.option("--lang-of", help="Answer in the language this text is written in (ro, ru, uk).")
@click.option("--today", is_flag=True, help="Use the real day, for a schedule.")
@click.option("--deploy", is_flag=True, help="Also list the settings that are not set.")
@as_of
@click.pass_obj
def check(
    project: Project,
    form: str,
    lang: str | None,
    lang_of: str | None,
    today: bool,
    deploy: bool,
    as_of: date | None,
) -> None:
    """List every problem of the project; exit with 1 when one of them is an error."""
    language = (
        languages.guessed(lang_of) if lang_of else language_of_tools(lang or project.language)
    )
    clock.set_by(datetime.now(UTC).date() if today else as_of)
    read = site.read(project.root)
    noted = [*read.translations.notices(), *(settings.not_set(read.settings) if deploy else [])]
    problems = in_order([*read.problems, *noted])
    if form == "markdown":
        problems = errors(problems)  # who proposes a change is told what refuses it
    told = FORMATS[form](problems, language)
    if told:
        click.echo(told)
    if form == "text":
        click.echo(_summary(read, problems, language), err=True)
    if errors(problems):
        raise click.exceptions.Exit(1)


def _summary(read: Site, problems: list[Problem], language: str) -> str:
    words = strings(language)
    if problems:
        found = words.text("check.found", count=len(problems))
        return f"{found}\n{words.text('check.explained', place=_rules(read, language))}"
    return words.text(
        "check.well",
        trainings=len(read.trainings.courses),
        logs=len(read.trainings.entries),
        pages=len(read.prose),
    )


def _rules(read: Site, language: str) -> str:
    """Where the rules are explained: on the site, or in the project while it has no address."""
    site_address = read.settings.site_address
    if not site_address:
        return f"{rules.FOLDER}/"
    told = language if language in languages.CODES else languages.DEFAULT
    return published_at(site_address, rules.LIST, told)
