"""What templates may ask for: our words, and a page for wrong addresses in each language."""

from functools import partial

from engine import errors, navigation
from engine.compiled import COMPILED
from engine.fragments import Fragments
from engine.session import language_of, site_of
from portal import feedback
from portal.languages import SITE
from portal.previews import told
from portal.safety import exits
from portal.strings import strings


def on_env(env, config, files):
    env.bytecode_cache = COMPILED
    Fragments(env)
    env.globals["words"] = strings(language_of(config))
    env.globals["words_in"] = strings
    env.globals["site_languages"] = SITE
    env.globals["feedback"] = lambda page: feedback.to(
        site_of(config).settings, page, language_of(config)
    )
    env.globals["exit"] = exits.to(site_of(config).settings, language_of(config))
    env.globals["preview"] = partial(told.of, site_of(config).settings, language_of(config))
    env.globals["handouts"] = site_of(config).handouts.of
    env.globals["fallbacks"] = site_of(config).fallbacks
    return env


def on_nav(nav, config, files):
    words = strings(language_of(config))
    for item in navigation.items(nav.items):
        if item.title and f"nav.{item.title}" in words:
            item.title = words.text(f"nav.{item.title}")
    nav.menu = navigation.Menu(nav)
    return nav


def on_post_template(output_content, template_name, config):
    return errors.placed(output_content, template_name, config, language_of(config))
