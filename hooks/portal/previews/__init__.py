"""What a link shows before anybody opens it: a title, a sentence and a picture.

told    what is told of a page: of a sensitive one nothing but the name of the site
cards   the pictures
"""
