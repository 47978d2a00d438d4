"""The page of changes, a page for each topic somebody may follow, and a feed for each."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

from portal import feeds, wording
from portal.changes import events, topics
from portal.changes.events import Event
from portal.changes.recorded import Recorded
from portal.feeds import Item
from portal.fields import HumanText
from portal.pages import Asset, Page, link_from
from portal.prose import ProsePage
from portal.registers import Registers
from portal.registers.act_names import page_of, short
from portal.registers.topics import Topic
from portal.rendering import Markdown, encode, environment, link, plain, shown
from portal.settings import Settings
from portal.strings import strings
from portal.trainings import addresses
from portal.trainings.logs import Trainings

PIECES = ("changes", "changes topics")
"""The markers this room fills: the latest changes, and the topics one may follow."""

FOLDER = "noutati/"
LIST = f"{FOLDER}index.md"
MOST = 60
"""Changes on a page and in a feed."""


@dataclass(frozen=True)
class Told:
    """An event for readers: what it concerns, in which language that is, where it leads."""

    event: Event
    text: str
    language: str
    uri: str
    anchor: str = ""


class ChangePages:
    """What changed, for readers of `language`; `title_of` names a training by its id."""

    def __init__(
        self,
        happened: list[Event],
        registers: Registers,
        title_of: Callable[[str], HumanText],
        settings: Settings,
        prose: Iterable[ProsePage],
        today: date,
        language: str,
    ) -> None:
        self.happened = happened
        self.registers = registers
        self.title_of = title_of
        self.settings = settings
        self.typed = {page.uri: page for page in prose if page.language == language}
        self.today = today
        self.language = language
        self.words = strings(language)
        self.templates = environment(language)

    def pages(self) -> Iterator[Page]:
        """The list where nobody wrote it, and a page for each topic with something to tell."""
        if not self.happened:
            return
        yield Page(LIST, self.templates.get_template("noutati.md").render, default=True)
        for topic in self._topics():
            yield Page(_page_of(topic), partial(self._of_topic, topic))

    def assets(self) -> Iterator[Asset]:
        """The feed of all changes, and one for each topic."""
        if not self.happened:
            return
        yield self._feed(LIST, self.words.text("changes.feed"), self.happened)
        for topic in self._topics():
            name = topic.name.in_language(self.language)[0]
            title = self.words.text("changes.feed_of_topic", topic=name)
            yield self._feed(_page_of(topic), title, self._of(topic))

    def piece(self, name: str, place: str) -> str:
        """What a marker stands for on the page at `place`."""
        if name == "changes":
            return self._list(self.happened, place)
        rows = [
            (self._topic_link(topic, place), len(found))
            for topic in self._topics()
            if (found := self._of(topic))
        ]
        return self.templates.get_template("change-topics.md").render(topics=rows)

    def _topic_link(self, topic: Topic, place: str) -> Markdown:
        name = Markdown(shown(topic.name, self.language))
        return link(name, link_from(place, _page_of(topic)))

    def _topics(self) -> list[Topic]:
        return [topic for topic in self.registers.topics.values() if self._of(topic)]

    def _of(self, topic: Topic) -> list[Event]:
        return [event for event in self.happened if topic.id in event.topics]

    def _of_topic(self, topic: Topic) -> str:
        place = _page_of(topic)
        return self.templates.get_template("change-topic.md").render(
            name=topic.name,
            to_list=Markdown(link_from(place, LIST)),
            changes=Markdown(self._list(self._of(topic), place)),
        )

    def _list(self, happened: list[Event], place: str) -> str:
        told = self._told(happened)
        days = [
            (
                Markdown(day.isoformat()),
                wording.day(day, self.language),
                [self._row(one, place) for one in ones],
            )
            for day, ones in groupby(told, lambda one: one.event.on)
        ]
        return self.templates.get_template("changes.md").render(
            days=days, feed=self._feed_link(place)
        )

    def _row(self, told: Told, place: str) -> tuple[Markdown, str]:
        to = link_from(place, told.uri) + told.anchor
        text = encode(told.text)
        if told.language != self.language:
            text = f'<span lang="{told.language}">{text}</span>'
        return link(Markdown(text), to), self._what(told.event)

    def _what(self, event: Event) -> str:
        return self.words.text(f"changes.{event.kind}", count=event.count)

    def _told(self, happened: Iterable[Event]) -> list[Told]:
        """The latest of what there is a page for."""
        found = (told for event in happened if (told := self._about(event)))
        return [told for _, told in zip(range(MOST), found, strict=False)]

    def _about(self, event: Event) -> Told | None:
        match event.kind:
            case "act":
                name = short(self.registers.acts[event.of], self.registers, self.language)
                return Told(event, plain(name), self.language, page_of(event.of))
            case "sessions":
                title = self.title_of(event.of)
                return Told(event, *_in(title, self.language), addresses.of_training(event.of))
            case _:
                return self._section(event)

    def _section(self, event: Event) -> Told | None:
        page = self.typed.get(event.of)
        if page is None:
            return None
        title = page.title or page.uri
        words = next((h.words for h in page.headings if h.id == event.section), "")
        anchor = f"#{event.section}" if words else ""
        return Told(event, f"{title}: {words}" if words else title, self.language, page.uri, anchor)

    def _feed_link(self, place: str) -> Markdown:
        return link(self.words.text("changes.subscribe"), link_from(place, _feed_of(place)))

    def _feed(self, about: str, title: str, happened: list[Event]) -> Asset:
        uri = _feed_of(about)
        name = f"changes/{self.language}/{about}"
        items = (self._item(told) for told in self._told(happened))
        made = feeds.Feed(uri, about, name, title, self.language, items)
        return Asset(uri, lambda: made.content(self.settings, self.today))

    def _item(self, told: Told) -> Item:
        event = told.event
        names = ((key, self.registers.topics[key].name) for key in sorted(event.topics))
        return Item(
            name=f"{self.language}/{event.kind}/{event.of}/{event.section}/{event.on}",
            title=told.text,
            title_language=told.language,
            updated=event.on,
            uri=told.uri,
            anchor=told.anchor,
            summary=self._what(event),
            topics=tuple((key, _in(name, self.language)[0]) for key, name in names),
        )


def on_pages(states: Recorded, prose: list[ProsePage], pages: Collection[str]) -> list[Event]:
    """What happened on some of the pages."""
    about = topics.of_pages(page for page in prose if page.uri in pages)
    return list(events.of_pages(states, about, states.keys() & pages))


def happened(
    states: Recorded, prose: list[ProsePage], registers: Registers, trainings: Trainings
) -> list[Event]:
    """Everything that happened, the latest first; `states` are those of all pages until now."""
    about = topics.of_pages(prose)
    return events.in_order(
        [
            *events.of_pages(states, about),
            *events.of_acts(registers.acts.values(), topics.of_acts(prose, about)),
            *events.of_sessions(trainings, registers),
        ]
    )


def _page_of(topic: Topic) -> str:
    return f"noutati/{topic.id}/index.md"


def _feed_of(page: str) -> str:
    return page.replace("index.md", "atom.xml")


def _in(text: HumanText, language: str) -> tuple[str, str]:
    return text.in_language(language)
