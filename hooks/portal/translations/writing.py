"""Writes what a translation was made from into the head of its page, and no other byte."""

import re
from collections.abc import Collection, Iterable
from datetime import date

from portal.translations.provenance import KEYS, Review
from portal.translations.status import PageStatus, State

_KEY = re.compile(rf"(?P<key>{'|'.join(KEYS)})\s*:")


class NoHead(Exception):
    """The page has no head to write into."""


def confirmed(
    content: bytes, status: PageStatus, chosen: Collection[str], review: Review | None = None
) -> bytes:
    """The page `content`, with a record that the `chosen` sections say what the original says now.

    A `review` is noted for the same sections. What is recorded of others stays, as long as the
    page has them.
    """
    text = content.decode()
    there = [section for section in status.sections if section.state != State.MISSING]
    digests = {
        s.id: " ".join(u.digest for u in s.units) if s.id in chosen else " ".join(s.recorded)
        for s in there
    }
    reviews = {s.id: review if review and s.id in chosen else s.review for s in there}
    text = _with(text, "translated_from", [f"{n}: {told}" for n, told in digests.items() if told])
    if review:
        lines = [f"{name}: {_told(told)}" for name, told in reviews.items() if told]
        text = _with(text, "reviewed", lines)
    return text.encode()


def review(day: date, role: str) -> Review:
    """A review made on a day by somebody in a role."""
    return Review.model_validate({"on": day.isoformat(), "by": role})


def _told(review: Review) -> str:
    return f"{{on: {review.on.isoformat()}, by: {review.by}}}"


def _with(text: str, key: str, told: Iterable[str]) -> str:
    """The page with these lines under `key` of its head: where they were, else at its end."""
    lines = text.splitlines(keepends=True)
    if not lines or lines[0].removeprefix("\ufeff").strip() != "---":
        raise NoHead
    ends = (n for n, line in enumerate(lines[1:], 1) if line.strip() in ("---", "..."))
    end = next(ends, None)
    if end is None:
        raise NoHead
    start, after = _span(lines, key, end)
    line_end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    made = [f"{line}{line_end}" for line in (f"{key}:", *(f"  {one}" for one in told))]
    return "".join([*lines[:start], *made, *lines[after:]])


def _span(lines: list[str], key: str, end: int) -> tuple[int, int]:
    """The lines of `key` in the head that ends at `end`; none, at its end, if it is not there."""
    for number in range(1, end):
        match = _KEY.match(lines[number])
        if match and match["key"] == key:
            after = number + 1
            while after < end and lines[after][0] in " \t":
                after += 1
            return number, after
    return end, end
