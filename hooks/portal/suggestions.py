"""What somebody may have meant."""

from collections.abc import Iterable


def nearest(name: str, names: Iterable[str]) -> str:
    """The name most like `name`, or nothing when none is like it.

    A slip of the keyboard (two letters swapped, one dropped) comes before a shared part.
    """
    from rapidfuzz import process  # loaded where somebody mistyped, and not for every edit
    from rapidfuzz.distance import DamerauLevenshtein

    choices = sorted(names)
    similarity = DamerauLevenshtein.normalized_similarity
    found = process.extractOne(name, choices, scorer=similarity, score_cutoff=0.6)
    found = found or process.extractOne(name, choices, score_cutoff=80)
    return str(found[0]) if found else ""
