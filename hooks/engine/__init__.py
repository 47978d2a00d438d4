"""The one room that knows MkDocs deeper than events.

session     the portal that a configuration publishes, read once
generated   pages nobody typed, as MkDocs files
assets      styles and pictures under hashed names
navigation  what stands in the navigation, at every depth
errors      a page for wrong addresses in each language
publish     building aside, publishing by one rename, serving
"""
