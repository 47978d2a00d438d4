"""What the site was told about itself: `extra.portal` in `mkdocs.yml`, and where it stands.

Nothing is invented: a setting that is not set is None, and what needs it is left out.

Problems reported: S01 a value that is not one of the choices, S02 a setting that is not
set, S03 a setting nobody knows, S04 a value that is no address, S05 no address of another
site to leave for, and those of `yamls.py`.
"""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urljoin

from portal import yamls
from portal.languages import CODES
from portal.problems import Problem, Severity
from portal.suggestions import nearest
from portal.texts import taken

FILE = "mkdocs.yml"

CHOICES = {
    "missing_translation": ("error", "fallback"),
    "logs": ("public", "private"),
    "facts_confirmed_within_days": ("180", "30", "60", "90", "365"),
}
"""The settings under `extra.portal`, each with its choices; the first is the default."""

FEEDBACK = "feedback"
"""Where readers tell of a mistake."""

SECURITY = "security"
"""Where whoever finds a hole in the site tells of it."""

ADDRESSES = (FEEDBACK, SECURITY)
"""The settings that are addresses."""

EXIT = "exit"
"""Where the quick way out leads, by language."""

KEYS = (*CHOICES, *ADDRESSES, EXIT)

_E_MAIL = re.compile(r"[^\s@:/?&]+@[^\s@:/?&]+\.[^\s@:/?&]+")


def is_e_mail(value: str) -> bool:
    """Whether a letter can be sent there."""
    return bool(_E_MAIL.fullmatch(value))


def is_page(value: str) -> bool:
    """Whether it is the full address of a page, read over a connection nobody listens to."""
    return bool(re.fullmatch(r"https://[^\s\"<>]+", value))


def is_address(value: str) -> bool:
    """Whether readers can be led there: an e-mail address or a page."""
    return is_e_mail(value) or is_page(value)


@dataclass(frozen=True)
class Settings:
    """Settings in our terms, whatever engine they came from."""

    site_address: str | None = None
    name: str | None = None
    owner: str | None = None
    repository: str | None = None
    edit_path: str = "edit/main/docs/"
    missing_translation: str = "error"
    logs: str = "public"
    facts_confirmed_within_days: str = "180"
    feedback: str | None = None
    security: str | None = None
    exits: Mapping[str, str] = field(default_factory=dict)

    def web_address(self, path: str) -> str:
        """Where `path` of the site stands on the web; the path itself where nobody said."""
        return urljoin(self.site_address.rstrip("/") + "/", path) if self.site_address else path

    def edit_address(self, path: str) -> str | None:
        """Where the file at `path` of the project can be corrected in a browser."""
        if not self.repository or (path.startswith("trainings/") and self.logs == "private"):
            return None
        return urljoin(self.repository.rstrip("/") + "/", f"{self.edit_path}../{path}")

    def with_choices(self, chosen: Mapping[str, object]) -> "Settings":
        """With the values of `extra.portal`, as far as they are among the choices."""
        fit = {k: str(chosen[k]) for k in CHOICES if str(chosen.get(k)) in CHOICES[k]}
        told = {key: str(chosen.get(key) or "").removeprefix("mailto:") for key in ADDRESSES}
        fit |= {key: address for key, address in told.items() if is_address(address)}
        exits = chosen.get(EXIT)
        ways = exits if isinstance(exits, Mapping) else {}
        known = {code: str(ways[code]) for code in CODES if is_page(str(ways.get(code)))}
        return replace(replace(self, exits=known or self.exits), **fit)  # type: ignore[arg-type]


def read(root: Path) -> tuple[Settings, list[Problem]]:
    """The settings of the project in `root`, read without the engine."""
    path = root / FILE
    if not path.exists():
        return Settings(), []
    content, problems = taken(path, FILE, yamls.MOST_BYTES)
    if problems:
        return Settings(), problems
    node, problems = yamls.parse(content, FILE, lenient=True)
    if not isinstance(node, yamls.Mapping):
        return Settings(), problems
    settings = Settings(
        site_address=_text(node, "site_url"),
        name=_text(node, "site_name"),
        owner=_text(node, "site_author"),
        repository=_text(node, "repo_url"),
        edit_path=_text(node, "edit_uri") or Settings.edit_path,
    )
    extra = node.get("extra")
    portal = extra.get("portal") if isinstance(extra, yamls.Mapping) else None
    if not isinstance(portal, yamls.Mapping):
        return settings, problems
    chosen = {key: yamls.plain(portal.get(key)) for key in KEYS}
    return settings.with_choices(chosen), [*problems, *_wrong(portal)]


def not_set(chosen: Settings) -> list[Problem]:
    """Notices about settings without which something is left out of the published site."""
    wanted = {
        "site_url": chosen.site_address,
        "site_author": chosen.owner,
        "repo_url": chosen.repository,
        f"extra.portal.{FEEDBACK}": chosen.feedback,
        f"extra.portal.{SECURITY}": chosen.security,
    }
    return [
        Problem(FILE, 1, 1, "S02", {"key": key}, Severity.NOTICE)
        for key, value in wanted.items()
        if not value
    ]


def _wrong(portal: yamls.Mapping) -> Iterator[Problem]:
    yield from _unknown(portal, KEYS)
    for key, choices in CHOICES.items():
        value = portal.get(key)
        if value is not None and yamls.plain(value) not in choices:
            about: dict[str, str | int] = {"key": key, "value": str(yamls.plain(value))}
            about["choices"] = ", ".join(choices)
            yield value.mark.problem(FILE, "S01", **about)
    for key in ADDRESSES:
        address = portal.get(key)
        told = str(yamls.plain(address) or "") if address is not None else ""
        if address is not None and told and not is_address(told.removeprefix("mailto:")):
            yield address.mark.problem(FILE, "S04", key=key, value=told)
    exits = portal.get(EXIT)
    if isinstance(exits, yamls.Mapping):
        yield from _unknown(exits, CODES)
        for _, way in exits.entries.values():
            if not is_page(str(yamls.plain(way))):
                yield way.mark.problem(FILE, "S05", value=str(yamls.plain(way) or ""))
    elif exits is not None and yamls.plain(exits) is not None:
        yield exits.mark.problem(FILE, "S05", value=str(yamls.plain(exits)))


def _unknown(settings: yamls.Mapping, known: tuple[str, ...]) -> Iterator[Problem]:
    for key in settings.entries.keys() - set(known):
        mark = yamls.key_mark(settings, (key,))
        yield mark.problem(FILE, "S03", key=key, nearest=nearest(key, known))


def _text(node: yamls.Mapping, key: str) -> str | None:
    """A setting as text; `!ENV [NAME, default]` is what the environment says, as in MkDocs."""
    value = node.get(key)
    if isinstance(value, yamls.Sequence):
        *names, default = [item.text for item in yamls.scalars(value)] or [""]
        return next((os.environ[name] for name in names if os.environ.get(name)), default) or None
    return value.text or None if isinstance(value, yamls.Scalar) else None
