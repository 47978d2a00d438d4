"""The whole portal as one value: read once, asked in any language.

    read(root)            everything, and every problem of all of it
    site.pages("uk")      the pages nobody typed
    site.assets("uk")     the files for machines
    site.filled(...)      a typed page with its markers and references replaced

What is wrong with all of it, `checking.py` finds.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from portal import checking, clock, languages, pieces, prose, registers, settings
from portal.acts import pages as act_pages
from portal.acts.pages import ActPages
from portal.addresses import published
from portal.addresses.published import Published
from portal.addresses.redirects import Redirects
from portal.changes import pages as change_pages
from portal.changes import recorded
from portal.changes.events import Event
from portal.changes.pages import ChangePages
from portal.changes.recorded import Recorded, Sections
from portal.components import examples
from portal.fields import HumanText
from portal.handouts.offered import Handouts
from portal.pages import Asset, Page, address
from portal.previews import told
from portal.problems import Problem, in_order
from portal.prose import ProsePage
from portal.reading.pages import Reading
from portal.registers import Registers, counting
from portal.registers.places import Place
from portal.rules.pages import RulePages
from portal.safety import contact, sensitive
from portal.settings import Settings
from portal.trainings import addresses as training_addresses
from portal.trainings import disclosure, ledger, logs, releases
from portal.trainings.downloads.files import Downloads
from portal.trainings.ledger import Earlier
from portal.trainings.logs import Trainings
from portal.trainings.pages import TrainingPages
from portal.translations import fallback, notices
from portal.translations.status import Translations


@dataclass(frozen=True)
class Site:
    """What is published, before any engine has seen it.

    `logged` are the trainings as people logged them, for checks alone; all that is told
    is made from `trainings`, which passed `trainings/disclosure.py`.
    """

    root: Path
    docs: Path
    settings: Settings
    registers: Registers
    logged: Trainings
    trainings: Trainings
    earlier: Earlier
    recorded: Recorded
    published: Published
    prose: list[ProsePage]
    today: date
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def translations(self) -> Translations:
        """How every translated section stands to its original."""
        return Translations(self.prose, self.registers)

    def pages(self, language: str) -> tuple[Page, ...]:
        """The generated pages of a language, less those somebody wrote instead."""
        return self._pages[language]

    @cached_property
    def _pages(self) -> dict[str, tuple[Page, ...]]:
        return {code: tuple(self._pages_in(code)) for code in languages.CODES}

    def _pages_in(self, language: str) -> Iterator[Page]:
        written = {page.uri for page in self.prose if page.language == language}
        for page in self._made(language):
            if not (page.default and page.uri in written):
                yield self._marked(page)

    def _made(self, language: str) -> Iterator[Page]:
        yield from (
            *self.training_pages[language].pages(),
            *self.acts[language].pages(),
            *self.changes[language].pages(),
            *RulePages(language).pages(),
            *self._in_original(language),
            *self.reading.beside(language),
            *self.handouts.pages(language),
        )

    def of_texts(self, language: str, uris: Collection[str]) -> Iterator[Page]:
        """The generated pages that show one of the typed pages at `uris`."""
        sources = self.reading.pairs | self.handouts.pairs
        made = (*self.reading.beside(language, uris), *self.handouts.pages(language))
        yield from (self._marked(page) for page in made if sources[page.uri] in uris)

    def of_changes(self, language: str) -> tuple[list[Page], list[Asset]]:
        """The generated pages and files that tell what changed."""
        told = self.changes[language]
        return [self._marked(page) for page in told.pages()], list(told.assets())

    def of_trainings(self, language: str) -> tuple[list[Page], list[Asset]]:
        """The generated pages and files that tell of trainings."""
        pages = self.training_pages[language].pages()
        return [self._marked(page) for page in pages], self.downloads.assets(language)

    def _marked(self, page: Page) -> Page:
        if page.uri not in self.sensitive:
            return page
        return replace(page, write=lambda: sensitive.marked(page.write()))

    @cached_property
    def sensitive(self) -> frozenset[str]:
        """The pages, inside any language, that may endanger who is seen reading them."""
        pairs = self.reading.pairs | self.handouts.pairs
        made_from = {shown: {uri} for shown, uri in pairs.items()}
        for name, course in self.trainings.courses.items():
            about = {*course.training.materials, *course.training.teaches}
            made_from[training_addresses.of_training(name)] = about
        return sensitive.of(self.prose, made_from)

    def assets(self, language: str) -> list[Asset]:
        """The generated files of a language that are not pages, redirects and pictures."""
        return self._assets[language]

    @cached_property
    def _assets(self) -> dict[str, list[Asset]]:
        moved, chosen = self.redirects, self.settings
        return {
            code: [*self._files(code), *moved.pages(code, chosen), *told.assets(chosen, code)]
            for code in languages.CODES
        }

    def _files(self, language: str) -> list[Asset]:
        shared = counting.assets(self.registers) if language == languages.DEFAULT else []
        if language == languages.DEFAULT:
            shared += contact.assets(self.settings, self.today)
        changes, taken = self.changes[language].assets(), self.handouts.assets(language)
        return [*self.downloads.assets(language), *changes, *shared, *taken]

    @cached_property
    def handouts(self) -> Handouts:
        """What readers take along: files, and leaflets to fold."""
        known = self.registers, self.settings, self.today
        return Handouts(self.prose, *known, self._noted, self.translations.is_behind)

    @cached_property
    def redirects(self) -> Redirects:
        """Where pages went that stood elsewhere."""
        return Redirects(self.registers.redirects, self.published, self._built(lasting=False))

    def _built(self, *, lasting: bool) -> frozenset[str]:
        """The addresses of all pages and files (`/uk/drepturi/`), or of those that stay."""
        built = {(page.language, page.uri) for page in self.prose}
        for language in languages.CODES:
            pages = (page for page in self.pages(language) if page.lasting or not lasting)
            built |= {(language, page.uri) for page in pages}
            built |= {(language, file.uri) for file in self._files(language)}
        return frozenset(f"/{address(uri, language)}" for language, uri in built)

    def filled(self, markdown: str, language: str, uri: str) -> str:
        """The Markdown of the page at `uri` with nothing left to fill, and what is added to it."""
        if languages.localized(uri, language) in self.fallbacks:
            place = Place(languages.DEFAULT, uri, self.today)
            return prose.filled(
                markdown,
                self.registers,
                place,
                lambda name: fallback.piece(self.piece(name, language, uri), language),
            )
        return self.reading.added(self._noted(markdown, language, uri), language, uri)

    def _noted(self, markdown: str, language: str, uri: str) -> str:
        """The page filled, with notices where the translation lags behind."""
        place = Place(language, uri, self.today)
        made = self._filled(markdown, place)
        status = self.translations.page(language, uri)
        return notices.noted(made, status, self.registers, place) if status else made

    def _filled(self, markdown: str, place: Place) -> str:
        return prose.filled(
            examples.shown(markdown, place.language),
            self.registers,
            place,
            lambda name: self.piece(name, place.language, place.uri),
        )

    @cached_property
    def fallbacks(self) -> frozenset[str]:
        """The pages below `docs/` whose text is in the original, because nobody translated them."""
        return frozenset(
            languages.localized(page.uri, language)
            for language in languages.CODES
            for page in self._in_original(language)
        )

    def _in_original(self, language: str) -> Iterator[Page]:
        if self.settings.missing_translation == "fallback":
            generated = (*self.training_pages[language].pages(), *self.acts[language].pages())
            made = {page.uri for page in generated}
            yield from (p for p in fallback.pages(self.prose, language) if p.uri not in made)

    def newly_published(self) -> str:
        """What publishing this adds to the ledger of published figures."""
        return ledger.additions(self.trainings, self.earlier, self.today)

    def newly_said(self) -> str:
        """What publishing this adds to the record of what pages said."""
        return recorded.additions(self.recorded, self.said, self.today)

    @cached_property
    def said(self) -> dict[str, Sections]:
        """What every section of the originals says now, by page."""
        return recorded.said(self.prose, self.translations)

    def addresses(self) -> str | None:
        """What `registers/addresses.txt` holds once this is published; None where it does already.

        An address is published where the site says where it stands, not on somebody's desk.
        """
        built = self._built(lasting=True)
        if not self.settings.site_address or built <= self.published.keys():
            return None
        return published.content(self.published, built)

    def piece(self, name: str, language: str, uri: str) -> str | None:
        """The Markdown of a marker on the page at `uri`; None for one that stands for nothing."""
        return pieces.piece(self, name, language, uri)

    @cached_property
    def reading(self) -> Reading:
        """Typed pages beside their originals, and the codes of their sections."""
        return Reading(self.prose)

    @cached_property
    def downloads(self) -> Downloads:
        """The attendance figures as files."""
        return Downloads(self.trainings, self.registers, self.settings, self.today)

    @cached_property
    def changes(self) -> dict[str, ChangePages]:
        """What changed, by language."""
        known = self.happened, self.registers, self.title_of_training, self.settings
        return {code: ChangePages(*known, self.prose, self.today, code) for code in languages.CODES}

    @cached_property
    def happened(self) -> list[Event]:
        """Everything that happened on pages, to acts and in trainings, the latest first."""
        states = recorded.with_now(self.recorded, self.said, self.today)
        return change_pages.happened(states, self.prose, self.registers, self.trainings)

    def title_of_training(self, name: str) -> HumanText:
        """What the training of that id is called."""
        return self.trainings.courses[name].training.title

    @cached_property
    def acts(self) -> dict[str, ActPages]:
        """The pages of acts, by language."""
        cited = {code: act_pages.cited(self.prose, code) for code in languages.CODES}
        return {
            code: ActPages(self.registers, self.settings, cited[code], self.today, code)
            for code in languages.CODES
        }

    @cached_property
    def training_pages(self) -> dict[str, TrainingPages]:
        """The pages of trainings and of attendance, by language."""
        return {code: self._training_pages_in(code) for code in languages.CODES}

    def _training_pages_in(self, language: str) -> TrainingPages:
        titles = {
            page.uri: page.title if page.language == language else fallback.title(page)
            for page in self.prose
            if page.language in (languages.DEFAULT, language)
        }
        return TrainingPages(
            self.trainings,
            self.registers,
            self.settings,
            lambda uri: titles.get(uri) or uri,
            self.today,
            language,
        )


def read(
    root: Path, docs: Path | None = None, told: Settings | None = None, *, checked: bool = True
) -> Site:
    """The portal in the project folder `root`, with all problems of all its files.

    An engine that knows better where the texts stand and what was set says so in
    `docs` and `told`; without one, `mkdocs.yml` is read. Where it is not `checked`, the problems
    are those of each file by itself.
    """
    docs = docs or root / "docs"
    chosen, problems = settings.read(root)
    chosen = told or chosen
    known, found = registers.read(root / "registers")
    problems += found
    logged, found = logs.read(root / "trainings", known)
    problems += found
    earlier, found = ledger.read(root)
    problems += found
    said, found = recorded.read(root)
    problems += found
    before, found = published.read(root)
    problems += found
    trainings, found = disclosure.published(logged, known, earlier)
    problems += [*found, *releases.check(logged, trainings, earlier)]
    pages, found = prose.read(docs, docs.name, languages.CODES)
    problems += found
    today = clock.today(root)
    site = Site(
        root, docs, chosen, known, logged, trainings, earlier, said, before, pages, today, problems
    )
    problems += checking.check(site, pieces.PIECES) if checked else ()
    problems[:] = in_order(problems)
    return site
