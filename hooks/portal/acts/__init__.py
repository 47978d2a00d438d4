"""The acts of the register for readers and for machines, and the rules for citing them.

pages      a page for each act with its chain, and the list of all
linked     an act as schema.org says it
checks     what is wrong between acts, and with the ways pages cite them
"""
