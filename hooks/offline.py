"""What a reader can save for later: a list of the files of each language, once all stand."""

from mkdocs.plugins import event_priority

from engine import offline
from engine.session import site_of


@event_priority(-500)
def on_post_build(config):
    if not config.plugins["i18n"].building:
        offline.write(config, site_of(config))
