"""Attendance sheets: a spreadsheet that trainers fill in becomes a log.

layout          what a sheet asks for, and by which words
choices         the lists to choose from, and what was chosen
template        the empty sheet, to fill in or to print

archives        what a zip holds, before anything opens it
markup          what an XML part holds, without building a tree
workbooks       what only XLSX holds; opendocument: what only ODS holds
delimited       CSV: its encoding and its delimiter
refusals        all of that for one file; reading: from a file that passed to cells
cells           from what a cell holds to text

forms           from cells to answers and people, whose names end there
attendance      from answers to the record of a log, and every wrong cell

Names of participants never leave `forms`. Messages therefore never quote a cell:
its address says which is meant, and a name may stand in any of them.
"""
