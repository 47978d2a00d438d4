"""What changed in meaning, and when: for people who have to keep up.

recorded    what each section said in earlier releases: registers/changes.jsonl
events      what happened on which day: sections, acts, sessions
topics      which topics a page is about
remembered  what a build knew of all that, for the next one
pages       the page of changes, one for each topic, and their feeds
"""
