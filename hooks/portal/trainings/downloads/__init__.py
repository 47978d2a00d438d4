"""What is published for machines, made of the trainings that passed `disclosure.py`.

tables         a table as data; sessions, counted, named: the tables there are; contents: all
csv_files      a table as CSV; workbooks: all of them as XLSX, in one language
package        the Data Package that describes the CSV files; nested: the same as one JSON
meetings       the days of sessions that are ahead; calendars: the same as iCalendar
feed           what was read last, as Atom
linked         trainings and the data set as schema.org says it, inside pages
files          the front door: every file, where it stands, and the list of them for readers

Every count here is a shown one: a number, not known, or hidden (decision 0013).
"""
