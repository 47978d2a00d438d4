"""What protects a reader who is watched, and everybody from what a page could be made to do.

sensitive   which pages offer a quick way out
exits       where that way leads
"""
