"""Where the generated pages stand: paths inside a language, the same in all of them."""

from portal.trainings.indexes import Dimension, Key

LIST = "instruiri/index.md"
ATTENDANCE = "instruiri/prezenta/index.md"

_FOLDERS: dict[Dimension, str] = {
    "year": "instruiri/prezenta",
    "topic": "instruiri/prezenta/teme",
    "organiser": "instruiri/prezenta/organizatori",
    "district": "instruiri/prezenta/raioane",
}

_UNKNOWN: dict[Dimension, str] = {
    "year": "fara-an",
    "topic": "fara-tema",
    "organiser": "fara-organizator",
    "district": "fara-raion",
}

ANCHORS: dict[Dimension, str] = {
    "year": "pe-ani",
    "topic": "pe-teme",
    "organiser": "pe-organizatori",
    "district": "pe-raioane",
}


def of_training(training: str) -> str:
    """The page of a training."""
    return f"instruiri/{training}.md"


#   of_selection("year", 2025)         ->  "instruiri/prezenta/2025.md"
#   of_selection("district", "MD-CU")  ->  "instruiri/prezenta/raioane/md-cu.md"
def of_selection(dimension: Dimension, key: Key) -> str:
    """The page of one row of an index."""
    name = _UNKNOWN[dimension] if key is None else str(key).lower()
    return f"{_FOLDERS[dimension]}/{name}.md"
