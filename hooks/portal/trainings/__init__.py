"""Trainings: from YAML logs to pages.

model          the fields of a training, a log and a claim
logs           reading them, with every problem; remembered: a log that was read before;
               checks beside the pages people wrote
suppression    which counts to hide, as arithmetic; headcounts: the same for logs that
               contain one another or that documents add up
disclosure     the gate: what of the logs may be told; shown: what came through
ledger         what was ever told; releases: whether old and new together tell too much
indexes        counting, without languages or pages
claims         figures of documents, recomputed; evaluation: what a training changed;
               competencies: who builds them, when last
addresses      where the pages stand
naming         names of records and links, in one language
course_pages   a training, and the list of all
claim_pages, competency_pages, evaluation_pages    these three for readers
index_tables   an index as a table, a chart, a sentence; index_pages: the pages they stand on
pages          the front door to all of them
downloads/     the same for machines: tables, calendars, a feed, linked data
"""
