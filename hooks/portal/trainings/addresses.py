"""Where the generated pages stand: paths inside a language, the same in all of them."""

from portal.trainings.indexes import Dimension, Key

FOLDER = "instruiri/"
LIST = f"{FOLDER}index.md"
ATTENDANCE = "instruiri/prezenta/index.md"
HIDDEN = "instruiri/prezenta/cifre-ascunse.md"
DATA = "instruiri/date.md"
WORKBOOK = "instruiri/date/attendance.xlsx"
CALENDAR = "instruiri/calendar.ics"
FEED = "instruiri/atom.xml"

_FOLDERS: dict[Dimension, str] = {
    "year": "instruiri/prezenta",
    "quarter": "instruiri/prezenta/trimestre",
    "topic": "instruiri/prezenta/teme",
    "organiser": "instruiri/prezenta/organizatori",
    "funder": "instruiri/prezenta/finantatori",
    "district": "instruiri/prezenta/raioane",
    "audience": "instruiri/prezenta/public",
    "competency": "instruiri/prezenta/competente",
}

_UNKNOWN: dict[Dimension, str] = {
    "year": "fara-an",
    "quarter": "fara-trimestru",
    "topic": "fara-tema",
    "organiser": "fara-organizator",
    "funder": "fara-finantator",
    "district": "fara-raion",
    "audience": "fara-public",
    "competency": "fara-competenta",
}

ANCHORS: dict[Dimension, str] = {
    "year": "pe-ani",
    "quarter": "pe-trimestre",
    "topic": "pe-teme",
    "organiser": "pe-organizatori",
    "funder": "pe-finantatori",
    "district": "pe-raioane",
    "audience": "pe-public",
    "competency": "pe-competente",
}
"""The sections of the page of attendance, one per index."""


def of_data(name: str) -> str:
    """A file of data that is the same in all languages."""
    return f"instruiri/date/{name}"


def of_calendar(district: str) -> str:
    """The calendar of a district."""
    return f"instruiri/calendar/{district.lower()}.ics"


def of_training(training: str) -> str:
    """The page of a training."""
    return f"instruiri/{training}.md"


#   of_sheet("comunicare", "2026-12-03")  ->  "instruiri/comunicare/foaia-de-prezenta/2026-12-03.md"
def of_sheet(training: str, slug: str) -> str:
    """The sign-in sheet of a session, in a folder only its training has."""
    return f"instruiri/{training}/foaia-de-prezenta/{slug}.md"


def of_index(dimension: Dimension) -> str:
    """The page of an index; years stand on the page of attendance itself."""
    return f"{_FOLDERS[dimension]}/index.md"


#   of_selection("year", 2025)         ->  "instruiri/prezenta/2025.md"
#   of_selection("district", "MD-CU")  ->  "instruiri/prezenta/raioane/md-cu.md"
def of_selection(dimension: Dimension, key: Key) -> str:
    """The page of one row of an index."""
    name = _UNKNOWN[dimension] if key is None else str(key).lower()
    return f"{_FOLDERS[dimension]}/{name}.md"
