"""What every command needs to know."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from portal.strings import Strings


@dataclass(frozen=True)
class Project:
    """The project folder and the language its tools speak now."""

    root: Path
    language: str

    @property
    def words(self) -> "Strings":
        """The words of that language."""
        from portal.strings import strings  # not needed where nothing is to be said

        return strings(self.language)


class DayType(click.ParamType[date]):
    """A day on the command line: 2027-03-02."""

    name = "YYYY-MM-DD"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The day, or a usage error that says how to write one."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            from portal.dates import EXAMPLE

            self.fail(f"{value!r} is not a day; write it as {EXAMPLE}", param, ctx)


as_of = click.option(
    "--as-of", type=DayType(), help="The day to answer for; the day of the last commit by default."
)
