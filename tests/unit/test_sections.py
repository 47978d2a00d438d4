"""The parts of a page."""

from portal import sections


def test_a_page_is_cut_into_sections(cut):
    """Sections go from one heading with an id to the next, with their blocks."""
    told = [
        [
            section.id,
            str(section.heading.level if section.heading else ""),
            section.heading.words if section.heading else "",
            str(section.line),
            [block.text for block in section.blocks],
        ]
        for section in sections.sections(cut["page"])
    ]
    assert told == cut["sections"]
