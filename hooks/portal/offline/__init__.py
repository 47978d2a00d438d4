"""Pages kept on the reader's own device, because the reader asked for them.

choices     the sections that can be saved, and which of their pages endanger a reader
manifest    every file of a language with its SHA-256, by section
control     the form on the page, which works only where it can
"""
