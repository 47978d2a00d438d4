"""The one room that knows MkDocs deeper than events.

session     the portal that a configuration publishes, read once
generated   pages nobody typed, as MkDocs files
assets      styles, scripts and pictures under hashed names
styles      the theme's styles without what no page needs
markup      pages without the indentation of their templates
navigation  what stands in the navigation, at every depth
headers     what browsers are told to refuse, in pages and for servers
offline     what can be saved, listed at the end
errors      a page for wrong addresses in each language
search      what search must know of each page, and an index for each language
kept        what a build need not do twice, by the content it was made from
rendered    Markdown rendered once
publish     building aside, publishing by one rename, serving
"""
