"""Generated pages and files, and pieces of typed ones.

Declared before static-i18n sorts files by language and filled after, because
that is the only order in which generated pages get addresses, alternates,
search entries and a place in the sitemap (docs/decisions/0003).
"""

from mkdocs.plugins import CombinedEvent, event_priority

from engine import beside, generated
from engine.session import language_of, site_of


@event_priority(-90)
def declare(files, config):
    for file in generated.declared(site_of(config), files, config):
        files.append(file)
    return files


@event_priority(-150)
def fill(files, config):
    generated.fill(site_of(config), files, language_of(config))
    generated.add_assets(site_of(config), files, config, language_of(config))
    return files


on_files = CombinedEvent(declare, fill)


def on_page_markdown(markdown, page, config, files):
    language, uri = generated.place_of(page.file, language_of(config))
    return site_of(config).filled(markdown, language, uri)


def on_env(env, config, files):
    beside.keep(files, config)
    return env


def on_page_context(context, page, config, nav):
    beside.show(page, config)
    return context
