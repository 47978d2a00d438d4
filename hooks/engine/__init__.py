"""The one room that knows MkDocs deeper than events.

session     the portal that a configuration publishes, read once
generated   pages nobody typed, as MkDocs files
beside      pages put together from two rendered ones
assets      styles, scripts and pictures under hashed names
styles      the theme's styles without what no page needs
markup      pages without the indentation of their templates
navigation  what stands in the navigation, at every depth
fragments   parts of the frame that many pages have, rendered once
compiled    templates compiled once for all languages
headers     what browsers are told to refuse, in pages and for servers
offline     what can be saved, listed at the end
errors      a page for wrong addresses in each language
search      what search must know of each page, and an index for each language
publish     the front door of a build: what costs least is asked first
inputs      what a build is made from, and what of it changed
record      what the last build was made from and what it made; sealed: files trusted as written
edits       a few pages whose words changed, made without the rest; changed: the files that are
            others then; alone: one page rendered
traces      what a build knew of its pages, for the next one
whole       the whole site, built by MkDocs; sources: where everything stands that it reads
checked     the checks, in another process meanwhile
together    pages read and framed in several processes; parallel: work in copies of this process
parts       one language built alone, and languages built apart put together
kept        what a build need not do twice, by the content it was made from
rendered    Markdown rendered once
releases    releases on disk: their files, publishing by one rename, returning to one
spares      folders of releases for edits to change
serving     the site while somebody writes
stages      where a build is, and where its time went
"""
