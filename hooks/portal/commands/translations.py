"""`portal translations`: which translations lag behind the original, and which are valid again."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

import click
from rich.console import Console
from rich.text import Text

from portal import languages, reports, site
from portal.commands.project import DayType, Project
from portal.problems import errors
from portal.site import Site
from portal.suggestions import nearest
from portal.translations import history, writing
from portal.translations.provenance import ROLES, Review
from portal.translations.status import PageStatus, SectionStatus, State

STYLES = {"same": "", "gone": "red strike", "new": "green underline"}
MARKS = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
"""How changed words are told where there are no colours, as `git diff --word-diff` does."""

in_languages = click.option(
    "--lang",
    "codes",
    multiple=True,
    type=click.Choice(languages.CODES[1:]),
    help="Only this language; may be given more than once.",
)


@click.group()
def translations() -> None:
    """Compare translations with the Romanian original."""


@translations.command()
@click.argument("page", default="")
@in_languages
@click.option("--diff", is_flag=True, help="Show what changed in the original since, from git.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--strict", is_flag=True, help="Exit with 1 when anything needs work.")
@click.pass_obj
def status(
    project: Project, page: str, codes: tuple[str, ...], diff: bool, form: str, strict: bool
) -> None:
    """Say for every section whether its translation is up to date; of PAGE, section by section."""
    read = site.read(project.root)
    chosen = _chosen(project, read, page, codes)
    if form == "json":
        click.echo(json.dumps([_as_json(one) for one in chosen], ensure_ascii=False, indent=2))
    else:
        for one in chosen:
            _tell(project, one, whole=bool(page), diff=diff)
    current = {section.state for one in chosen for section in one.sections}
    if strict and current - {State.CURRENT}:
        raise click.exceptions.Exit(1)


@translations.command()
@click.argument("page", default="")
@click.argument("section", default="")
@in_languages
@click.option("--by", "role", type=click.Choice(ROLES), help="Note a review by somebody who is…")
@click.option("--on", "day", type=DayType(), help="The day of the review; today by default.")
@click.option("--new", is_flag=True, help="Only sections that were never compared.")
@click.pass_obj
def confirm(
    project: Project,
    page: str,
    section: str,
    codes: tuple[str, ...],
    role: str | None,
    day: date | None,
    new: bool,
) -> None:
    """Note that PAGE, or its SECTION, says what the original says now. Only its head is written."""
    if not page and not new:
        raise click.UsageError(project.words.text("translations.which"))
    read = site.read(project.root)
    _refuse(project, read)
    chosen = [one for one in _chosen(project, read, page, codes) if one.page]
    review = writing.review(day or datetime.now(UTC).date(), role) if role else None
    count = 0
    for one in chosen:
        names = [s.id for s in _of_section(project, one, section) if not new or _is_new(s)]
        count += _confirm(project, one, names, review)
    if not count:
        click.echo(project.words.text("translations.nothing"))


def _confirm(project: Project, status: PageStatus, names: list[str], review: Review | None) -> int:
    """Write the record of one page; how many sections that was, 0 where it said so already."""
    if status.page is None or not names:
        return 0
    path = project.root / status.page.path
    before = path.read_bytes()
    try:
        after = writing.confirmed(before, status, names, review)
    except writing.NoHead:
        told = project.words.text("translations.no_head", page=status.page.path)
        raise click.ClickException(told) from None
    if after == before:
        return 0
    path.write_bytes(after)
    told = project.words.text("translations.confirmed", page=status.page.path, count=len(names))
    click.echo(told)
    return len(names)


def _is_new(section: SectionStatus) -> bool:
    return section.state == State.UNCOMPARED


def _refuse(project: Project, read: Site) -> None:
    """What cannot be read rightly cannot be recorded rightly."""
    wrong = [
        problem
        for problem in errors(read.problems)
        if problem.path.startswith("registers/") or problem in [*read.translations.problems()]
    ]
    if wrong:
        told = reports.as_text(wrong, project.language)
        raise click.ClickException(f"{project.words.text('translations.refused')}\n{told}")


def _chosen(project: Project, read: Site, page: str, codes: Iterable[str]) -> list[PageStatus]:
    wanted = tuple(codes) or languages.CODES[1:]
    found = [one for code in wanted for one in read.translations.pages(code)]
    if not page:
        return found
    uris = {one.uri for one in found}
    uri = next((name for name in _meant(page) if name in uris), None)
    if uri is None:
        told = nearest(_meant(page)[0], uris) or "index.md"
        text = project.words.text("translations.unknown_page", page=page, nearest=told)
        raise click.ClickException(text)
    return [one for one in found if one.uri == uri]


#   _meant("docs/uk/drepturi/")  ->  ["drepturi.md", "drepturi/index.md"]
def _meant(page: str) -> list[str]:
    """The paths somebody may mean by a page: a file of any language, or an address of the site."""
    path = page.strip("/").removeprefix("docs/")
    language, inside = languages.split(path)
    uri = inside if language else path
    return [uri] if uri.endswith(".md") else [f"{uri}.md", f"{uri}/index.md".lstrip("/")]


def _of_section(project: Project, status: PageStatus, section: str) -> list[SectionStatus]:
    there = [one for one in status.sections if one.state != State.MISSING]
    found = [one for one in there if not section or one.id == section]
    if not found:
        names = ", ".join(one.id for one in there)
        told = project.words.text("translations.unknown_section", section=section, sections=names)
        raise click.ClickException(told)
    return found


def _tell(project: Project, status: PageStatus, *, whole: bool, diff: bool) -> None:
    words = project.words
    counted = [
        words.text("translations.counted", state=_state(project, state), count=len(those))
        for state in State
        if (those := status.those(state))
    ]
    told = ", ".join(counted) if status.page else words.text("translations.no_page")
    click.echo(
        words.text("translations.page", language=status.language, page=status.uri, told=told)
    )
    for section in status.sections if status.page else ():
        if whole or section.state != State.CURRENT or section.by_machine:
            facts = ", ".join(_facts(project, section))
            click.echo(words.text("translations.section", section=section.id, state=facts))
        if diff and section.state == State.OUTDATED:
            _tell_change(project, status, section)


def _facts(project: Project, section: SectionStatus) -> Iterator[str]:
    yield _state(project, section.state)
    if section.by_machine:
        yield project.words.text("translations.by_machine")
    if section.review:
        role = project.words.text(f"translations.roles.{section.review.by}")
        day = section.review.on.isoformat()
        yield project.words.text("translations.reviewed", day=day, role=role)


def _state(project: Project, state: State) -> str:
    return project.words.text(f"translations.state.{state}")


def _tell_change(project: Project, status: PageStatus, section: SectionStatus) -> None:
    """The words of the original that went and came since, in colours on a terminal."""
    was = history.translated(project.root, status.original, section)
    if was is None:
        click.echo(project.words.text("translations.was_not_found"))
        return
    day = was.day.isoformat()
    click.echo(project.words.text("translations.was_found", commit=was.commit, day=day))
    before, after = (
        "\n".join(unit.plain for unit in units) for units in (was.units, section.units)
    )
    console = Console(highlight=False)
    text = Text()
    for kind, some in history.words_changed(before, after):
        shown = some if console.is_terminal else MARKS[kind].format(some)
        text.append(shown, STYLES[kind]).append(" ")
    console.print(text, soft_wrap=not console.is_terminal)


def _as_json(status: PageStatus) -> dict[str, object]:
    return {
        "language": status.language,
        "page": status.uri,
        "missing": status.page is None,
        "sections": [_section_as_json(section) for section in status.sections],
    }


def _section_as_json(section: SectionStatus) -> dict[str, object]:
    review = section.review
    return {
        "section": section.id,
        "state": str(section.state),
        "machine": section.by_machine,
        "reviewed": {"on": review.on.isoformat(), "by": review.by} if review else None,
        "changed": [unit.plain for unit in section.changed] if section.recorded else [],
    }
