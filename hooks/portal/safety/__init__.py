"""What protects a reader who is watched, and everybody from what a page could be made to do.

sensitive   which pages offer a quick way out
exits       where that way leads
policy      what browsers are told to refuse, from the bytes of built pages
servers     the same in the words of each server
contact     whom to tell of a hole in the site
"""
