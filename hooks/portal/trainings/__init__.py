"""Trainings: from YAML logs to pages.

model          the fields of a training, a log and a claim
logs           reading them, with every problem
indexes        counting, without languages or pages
addresses      where the pages stand
naming         names of records and links, in one language
course_pages   a training, and the list of all
index_pages    the attendance index
pages          the front door to all of them
"""
