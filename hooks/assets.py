"""Styles and scripts joined, and every asset under a name that changes with its content."""

from mkdocs.plugins import CombinedEvent, event_priority

from engine import assets


def on_config(config):
    assets.name_joined(config)
    return config


@event_priority(50)
def rename(files, config):
    assets.rename(files, config)
    return files


@event_priority(-150)
def add(files, config):
    assets.add_joined(files, config)
    return files


on_files = CombinedEvent(rename, add)
