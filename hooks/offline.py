"""What a reader can save for later: a list of the files of each language, once all stand."""

from pathlib import Path

from mkdocs.plugins import event_priority

from engine import offline
from engine.session import is_complete, site_of


@event_priority(-500)
def on_post_build(config):
    if is_complete(config):
        offline.write(Path(config.site_dir), site_of(config))
