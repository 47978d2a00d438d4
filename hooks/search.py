"""Search: what it must know of each page, and an index for each language."""

from mkdocs.plugins import CombinedEvent, event_priority

from engine import search
from engine.session import language_of, site_of
from portal.search import box


@event_priority(-150)
def on_files(files, config):
    search.add_worker(files, config)
    return files


def on_env(env, config, files):
    env.globals["search"] = box.words(language_of(config))
    env.globals["search_lines"] = box.lines(site_of(config).registers, language_of(config))
    env.globals["search_worker"] = search.worker_address(config)
    return env


@event_priority(-100)
def on_page_content(html, page, config, files):
    search.read(html, page, config, language_of(config))
    return html


@event_priority(50)
def write(config):
    search.write(config, language_of(config))


@event_priority(-200)
def finish(config):
    if not config.plugins["i18n"].building:
        search.finish(config)


on_post_build = CombinedEvent(write, finish)
