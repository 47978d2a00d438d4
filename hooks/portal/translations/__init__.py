"""Translations: whether they still say what the original says.

digests     what of a section counts, and its digest
provenance  which text of the original a translation was made from, kept in its head
status      the state of every section, computed from content and never stored
writing     the one thing that is written: that record, and no other byte
history     what the original said when a section was translated
parity      whether values, links and structure agree; sides, structure, spoken, declared: its parts
texts       the same for the texts of registers and logs
notices     what a reader sees where a translation lags, or a machine made it
fallback    a page that is missing in a language, shown honestly in the original
coverage    the same for editors, on a page
"""
