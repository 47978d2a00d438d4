"""Reads the portal before MkDocs touches anything, and refuses to build on errors."""

import os

from mkdocs.exceptions import PluginError

from engine.session import site_of
from portal import clock, reports
from portal.commands.language import language_of_tools
from portal.problems import errors


def on_config(config):
    site = site_of(config)
    os.environ["SOURCE_DATE_EPOCH"] = str(clock.seconds(site.root))  # what was said, if a number
    wrong = errors(site.problems)
    if wrong:
        raise PluginError("\n" + reports.as_text(wrong, language_of_tools()))
    return config
