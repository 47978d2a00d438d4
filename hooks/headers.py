"""What browsers are told to refuse: in the head of pages, and in files for servers."""

from pathlib import Path

from mkdocs.plugins import event_priority

from engine import headers
from engine.session import is_complete


def on_startup(command, dirty):
    headers.serving = command == "serve"


def on_env(env, config, files):
    env.globals["policy"] = headers.in_page(env)
    return env


@event_priority(-1000)
def on_post_build(config):
    if is_complete(config):
        headers.write(Path(config.site_dir))
