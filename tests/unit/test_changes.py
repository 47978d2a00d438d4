"""What readers are told that changed."""

from datetime import date

from portal.changes import events, recorded


def states(pages):
    """The states of a case as the record holds them."""
    return {
        page: tuple(
            (date.fromisoformat(day), {k: tuple(v.split()) for k, v in (sections or {}).items()})
            for day, sections in states
        )
        for page, states in pages.items()
    }


def test_only_what_changed_in_meaning_is_told(happened):
    """New, changed and removed sections are told; a first release and a moved text are not."""
    told = [
        [event.on.isoformat(), event.kind, event.of, event.section]
        for event in events.of_pages(states(happened["pages"]), {})
    ]
    assert told == happened["events"]


def test_the_record_is_read_as_it_was_written(tmp_path, happened):
    """Whatever was published is found again, and publishing the same once more adds nothing.

    Here a day sees one release.
    """
    (tmp_path / "registers").mkdir()
    expected = {page: tuple(dict(of).items()) for page, of in states(happened["pages"]).items()}
    days = sorted({day for of in expected.values() for day, _ in of})
    known = {}
    for day in days:
        now = {
            page: [said for on, said in of if on <= day][-1]
            for page, of in expected.items()
            if of[0][0] <= day
        }
        lines = recorded.additions(known, now, day)
        with (tmp_path / recorded.FILE).open("a", encoding="utf-8") as file:
            file.write(lines)
        known, problems = recorded.read(tmp_path)
        assert problems == []
        assert recorded.additions(known, now, day) == ""
    assert known == expected
