"""What readers take along: a page as one file for a phone, and as a leaflet to fold.

offered     which pages are offered so, and where their handouts stand
rendered    Markdown as HTML without an engine
pocket      a page as one file that needs nothing else
lasting     until when a handout may be trusted
leaflets    a page as one sheet of A4 that folds to A6
fitting     what of a page fits on that sheet
"""
