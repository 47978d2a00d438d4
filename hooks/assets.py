"""Styles and scripts joined, every asset under a name that changes with its content, lean pages."""

from mkdocs.plugins import CombinedEvent, event_priority

from engine import assets, markup


def on_config(config):
    assets.name_joined(config)
    return config


@event_priority(50)
def rename(files, config):
    assets.rename(files, config)
    assets.leave_out(files)
    return files


@event_priority(-150)
def add(files, config):
    assets.add_joined(files, config)
    return files


on_files = CombinedEvent(rename, add)


def on_env(env, config, files):
    env.globals["scripts_alone"] = assets.alone(config)
    env.globals["search_script"] = assets.theme_script(config)
    return env


@event_priority(-50)
def on_post_page(output, page, config):
    return markup.without_indentation(output)
